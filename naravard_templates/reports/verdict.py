"""A run's result as an exit code. The numbers are a contract with other people's scripts."""

from __future__ import annotations

from naravard_templates.model.finding import FileStatus, Message, Report, Severity

CLEAN = 0
FINDINGS = 1
USAGE = 2
UNCHECKED = 3
OUTPUT = 4
INTERNAL = 5

EXIT_CODES: dict[int, Message] = {
    CLEAN: Message("Clean: nothing at or above the threshold was found."),
    FINDINGS: Message("Findings at or above the threshold (warning)."),
    USAGE: Message("Usage, brand or outline error."),
    UNCHECKED: Message("Some file could not be checked, and there were no findings."),
    OUTPUT: Message("Output could not be written."),
    INTERNAL: Message("Internal error: a mistake of ours."),
}


def exit_code(report: Report, threshold: Severity = Severity.WARNING) -> int:
    """Findings outweigh files that could not be checked; those outweigh a clean rest."""
    if any(finding.severity.rank >= threshold.rank for finding in report.findings):
        return FINDINGS
    if any(file.status is FileStatus.UNCHECKED for file in report.files):
        return UNCHECKED
    return CLEAN
