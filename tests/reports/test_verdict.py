"""The exit codes are a contract."""

from __future__ import annotations

import pytest

from naravard_templates import errors
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Message, Outcome, Report, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.verdict import EXIT_CODES, exit_code


def of(*severities: Severity, outcome: Outcome = Outcome.FAILED) -> FileReport:
    findings = tuple(Finding("NV201", "element-moved", severity, Message("x"), Location(SurfaceKind.SLIDE), outcome)
                     for severity in severities)
    return FileReport("a", FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings)


CLEAN, INFO, WARNING, ERROR = of(), of(Severity.INFO), of(Severity.WARNING), of(Severity.INFO, Severity.ERROR)
UNCHECKED = FileReport("a", FileStatus.UNCHECKED)


@pytest.mark.parametrize(("files", "threshold", "expected"), [
    ((), Severity.WARNING, 0),
    ((CLEAN,), Severity.WARNING, 0),
    ((INFO,), Severity.WARNING, 0),
    ((INFO,), Severity.INFO, 1),
    ((CLEAN, WARNING), Severity.WARNING, 1),
    ((WARNING,), Severity.ERROR, 0),
    ((ERROR,), Severity.ERROR, 1),
    ((CLEAN, UNCHECKED), Severity.WARNING, 3),
    ((INFO, UNCHECKED), Severity.WARNING, 3),
    ((UNCHECKED, WARNING), Severity.WARNING, 1),
])
def test_exit_code(files: tuple[FileReport, ...], threshold: Severity, expected: int) -> None:
    assert exit_code(Report(files, "b", "1"), threshold) == expected


def test_every_error_of_ours_has_a_code_that_is_explained() -> None:
    classes = [value for value in vars(errors).values() if isinstance(value, type)]
    assert {kind.exit_code for kind in classes if issubclass(kind, errors.NaravardError)} <= EXIT_CODES.keys()
    assert list(EXIT_CODES) == [0, 1, 2, 3, 4, 5]
