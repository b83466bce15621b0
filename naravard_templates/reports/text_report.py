"""Text for people at a terminal: by file, then by slide or section, each finding with its place, then what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from naravard_templates.i18n import translate
from naravard_templates.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    JsonValue,
    Length,
    Message,
    Outcome,
    Report,
)
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.summary import summary

# Word counts sections where PowerPoint counts slides.
_IN_SECTIONS = {SurfaceKind.HEADER, SurfaceKind.FOOTER, SurfaceKind.BODY}

# What concerns the file as such has no place in it.
_NOWHERE = Location(SurfaceKind.PACKAGE)


def render(report: Report, options: ReportOptions) -> str:
    """The whole report; files without findings are only counted."""
    lines = [line for file in report.files for line in _file(file, options)]
    if options.statistics:
        lines += _statistics(report)
    lines += _summary(report, options)
    return "\n".join(_printable(line) for line in lines) + "\n"


def _printable(line: str) -> str:
    """Names come from files that anybody may have made: they are not to steer the terminal or fake a line."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def _file(file: FileReport, options: ReportOptions) -> Iterator[str]:
    if file.status is FileStatus.CLEAN:
        return
    yield file.path
    if file.error:
        reason = Message("{code} could not be checked: {reason}",
                         {"code": file.error.code, "reason": file.error.message})
        yield f"  {translate(reason, options.lang)}"
    for place, findings in groupby(file.findings, key=lambda finding: _page(finding.location)):
        yield f"  {translate(place, options.lang)}"
        for finding in findings:
            yield from _finding(finding, options)
    yield from _remedies(file, options)
    yield ""


def _remedies(file: FileReport, options: ReportOptions) -> Iterator[str]:
    """Once a code and not once a finding: a header on ten pages is mended once."""
    for code in dict.fromkeys(finding.code for finding in file.findings):
        if remedy := options.remedy(file.path, code):
            line = Message("To do about {code}: {remedy}", {"code": code, "remedy": remedy})
            yield f"  {translate(line, options.lang)}"


def _page(location: Location) -> Message:
    if location.number is None:
        return Message("The whole file")
    if location.surface in _IN_SECTIONS:
        return Message("Section {number}", {"number": location.number})
    return Message("Slide {number}", {"number": location.number})


def _finding(finding: Finding, options: ReportOptions) -> Iterator[str]:
    head = Message("{code} {severity}: {message}", {
        "code": finding.code, "severity": finding.severity, "message": finding.message,
    })
    yield f"    {translate(head, options.lang)}"
    if finding.outcome is Outcome.UNKNOWN:
        yield _detail(Message("This could not be measured. Look at it yourself."), options)
    if finding.location != _NOWHERE:
        yield _detail(_place(finding.location), options)
    if isinstance(finding.expected, Mapping) and finding.expected.keys() == {"x", "y"}:
        yield _detail(_home(finding.expected), options)


def _home(position: Mapping[str, JsonValue]) -> Message:
    """Where a graphic belongs, as the two programs ask for it."""
    return Message("It belongs {x} from the left edge and {y} from the top edge of the page.",
                   {axis: Length(emu) for axis, emu in position.items() if isinstance(emu, int | float)})


def _detail(message: Message, options: ReportOptions) -> str:
    return f"          {translate(message, options.lang)}"


def _place(location: Location) -> Message:
    name = Message("“{name}”", {"name": location.object}) if location.object else None
    where = tuple(part for part in (location.surface, name, location.part) if part)
    return Message("Where: {where}", {"where": where})


def _statistics(report: Report) -> list[str]:
    """How often each code was found, the most frequent first."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return [f"{count:>6}  {code}  {name}" for (code, name), count in rows] + ([""] if rows else [])


def _summary(report: Report, options: ReportOptions) -> Iterator[str]:
    yield translate(Message(
        "Files: {files}. Clean: {clean}. With findings: {with_findings}. Not checked: {unchecked}. "
        "Findings: {findings}.", summary(report)), options.lang)
    unknown = sum(finding.outcome is Outcome.UNKNOWN for finding in report.findings)
    if unknown:
        yield translate(Message("Of these, {count} could not be measured.", {"count": unknown}), options.lang)
