"""Text for people at a terminal: by file, then by slide or section, each finding with its place, then what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from naravard_templates.i18n import translate
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Message, Outcome, Report, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.printable import printable
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.places import page
from naravard_templates.reports.summary import summary
from naravard_templates.reports.values import measured

_COLOURS: dict[Severity, dict[str, Any]] = {
    Severity.ERROR: {"fg": "red", "bold": True}, Severity.WARNING: {"fg": "yellow", "bold": True},
    Severity.INFO: {"fg": "cyan"}}

# What concerns the file as such has no place in it.
_NOWHERE = Location(SurfaceKind.PACKAGE)


def render(report: Report, options: ReportOptions) -> str:
    """The whole report; files without findings are only counted."""
    return "".join(of_file(file, options) for file in report.files) + ending(report, options)


def of_file(file: FileReport, options: ReportOptions) -> str:
    """What is said of one file, which may be nothing."""
    return "".join(f"{line}\n" for line in _file(file, options))


def ending(report: Report, options: ReportOptions) -> str:
    """What is said after all files. Of findings it looks only at code, name, severity and outcome."""
    lines = [*(_statistics(report) if options.statistics else ()), *_summary(report, options)]
    return "".join(f"{line}\n" for line in lines)


def _styled(text: str, options: ReportOptions, **style: Any) -> str:
    """A line for a terminal, where colour only stresses what the words say."""
    return click.style(printable(text), **style) if options.coloured else printable(text)


def _file(file: FileReport, options: ReportOptions) -> Iterator[str]:
    if file.status is FileStatus.CLEAN:
        return
    yield _styled(file.path, options, bold=True)
    if file.error:
        reason = Message("{code} could not be checked: {reason}",
                         {"code": file.error.code, "reason": file.error.message})
        yield _styled(f"  {translate(reason, options.lang)}", options, fg="red")
    elif file.ok:
        notes = Message("Clean; only pointed out: {count}.", {"count": len(file.findings)})
        yield _styled(f"  {translate(notes, options.lang)}", options, fg="green")
    for place, findings in groupby(file.findings, key=page):
        yield _styled(f"  {translate(place, options.lang)}", options, underline=True)
        for finding in findings:
            yield from _finding(finding, options)
    yield from _remedies(file, options)
    yield ""


def _remedies(file: FileReport, options: ReportOptions) -> Iterator[str]:
    """Once a code and not once a finding: a header on ten pages is mended once."""
    for code in dict.fromkeys(finding.code for finding in file.findings):
        if remedy := options.remedy(file.path, code):
            line = Message("To do about {code}: {remedy}", {"code": code, "remedy": remedy})
            yield printable(f"  {translate(line, options.lang)}")


def _finding(finding: Finding, options: ReportOptions) -> Iterator[str]:
    head = Message("{code} {severity}: {message}", {
        "code": finding.code, "severity": finding.severity, "message": finding.message,
    })
    start, colon, rest = f"    {translate(head, options.lang)}".partition(":")
    yield _styled(start + colon, options, **_COLOURS[finding.severity]) + printable(rest)
    if finding.outcome is Outcome.UNKNOWN:
        yield _detail(Message("This could not be measured. Look at it yourself."), options)
    if finding.location != _NOWHERE:
        yield _detail(_place(finding.location), options)
    for sentence in measured(finding, options.colours):
        yield _detail(sentence, options)


def _detail(message: Message, options: ReportOptions) -> str:
    return printable(f"          {translate(message, options.lang)}")


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
    totals = Message("Files: {files}. Clean: {clean}. With findings: {with_findings}. Not checked: {unchecked}. "
                     "Findings: {findings}.", summary(report))
    yield _styled(translate(totals, options.lang), options, bold=True)
    yield from (translate(message, options.lang) for message in _remarks(report))


def _remarks(report: Report) -> Iterator[Message]:
    """What the totals do not tell."""
    notes = sum(file.ok and file.status is FileStatus.FINDINGS for file in report.files)
    if notes:
        yield Message("Of the files with findings, {count} have only notes and are clean otherwise.", {"count": notes})
    unknown = sum(finding.outcome is Outcome.UNKNOWN for finding in report.findings)
    if unknown:
        yield Message("Of these, {count} could not be measured.", {"count": unknown})
    if report.excepted or report.known:
        yield Message("Not shown: {excepted} by exceptions in the settings, {known} in the baseline.",
                      {"excepted": report.excepted, "known": report.known})
    if report.gone:
        yield Message("Findings in the baseline that are gone: {count}. Write it anew with --write-baseline.",
                      {"count": report.gone})
