"""What every format tells alike: how many."""

from __future__ import annotations

from naravard_templates.model.finding import FileStatus, Report


def summary(report: Report) -> dict[str, int]:
    """The counts, by the names that they have in JSON."""
    statuses = [file.status for file in report.files]
    return {
        "files": len(statuses),
        "clean": statuses.count(FileStatus.CLEAN),
        "with_findings": statuses.count(FileStatus.FINDINGS),
        "unchecked": statuses.count(FileStatus.UNCHECKED),
        "findings": len(report.findings),
    }
