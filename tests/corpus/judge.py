"""What lint says of a case against what it must say."""

from __future__ import annotations

from corpus.case import Case
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Outcome, Severity


def wanted(case: Case) -> list[tuple[str, ...]]:
    """All that lint must say, in a fixed order; the last field of each is "" where the place is left open."""
    if case.error:
        return [("unchecked", case.error)]
    outcome = "unknown" if case.outcome == "unknown" else "failed"
    above = [_line(found.code, found.element, found.surface, found.place, outcome)
             for found in case.expected]
    return sorted([*above, *(_line(found.code, found.element, found.surface, found.place, "info")
                             for found in case.info)])


def found(case: Case, report: FileReport) -> list[tuple[str, ...]]:
    """What lint said, in the same form. Of what is only info, just the codes that the case is about."""
    if report.status is FileStatus.UNCHECKED:
        return [("unchecked", report.error.code if report.error else "")]
    told = {found.code for found in case.info}
    lines = []
    for finding in report.findings:
        outcome = _outcome(finding)
        if outcome == "failed" or finding.code in told or (outcome == "unknown" and finding.code < "NV5"):
            lines.append(_line(finding.code, finding.element, finding.location.surface.value,
                               _place(case, finding), outcome))
    return sorted(lines)


def _outcome(finding: Finding) -> str:
    if finding.outcome is Outcome.UNKNOWN:
        return "unknown"
    return "info" if finding.severity is Severity.INFO else "failed"


def _place(case: Case, finding: Finding) -> int | str | None:
    """The place in the form that the case gives it in: number or part, or none where it gives none."""
    location = finding.location
    forms = {type(found.place) for found in (*case.expected, *case.info)
             if (found.code, found.surface) == (finding.code, location.surface.value)}
    return location.number if int in forms else location.part if str in forms else None


def _line(code: str, element: str | None, surface: str, place: int | str | None, outcome: str) -> tuple[str, ...]:
    return code, element or "", surface, str(place or ""), outcome
