"""One line a finding, as GitHub's and Azure's build logs turn it into an annotation."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.model.finding import FileStatus, Report, Severity
from naravard_templates.printable import printable
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.places import posix, sentence, why_unchecked

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(report: Report, options: ReportOptions) -> str:
    """Workflow commands: `::error file=…,title=…::message`."""
    lines = (f"::{_GITHUB[severity]} file={_property(posix(path))},title={_property(title)}::{_data(text)}"
             for severity, path, title, text in _rows(report, options))
    return "".join(f"{line}\n" for line in lines)


def azure(report: Report, options: ReportOptions) -> str:
    """Logging commands: `##vso[task.logissue type=error;sourcepath=…;code=…]message`. There is no third type."""
    lines = (f"##vso[task.logissue type={'error' if severity is Severity.ERROR else 'warning'};"
             f"sourcepath={_azure(posix(path))};code={_azure(title.partition(' ')[0])}]{_azure_text(text)}"
             for severity, path, title, text in _rows(report, options))
    return "".join(f"{line}\n" for line in lines)


def _rows(report: Report, options: ReportOptions) -> Iterator[tuple[Severity, str, str, str]]:
    """How serious, which file, the title, the message."""
    for file in report.files:
        if file.status is FileStatus.UNCHECKED:
            code = file.error.code if file.error else "NV001"
            yield Severity.ERROR, file.path, code, why_unchecked(file, options.lang)
        for finding in file.findings:
            yield finding.severity, file.path, f"{finding.code} {finding.name}", sentence(finding, options.lang)


def _data(text: str) -> str:
    """GitHub's escapes: a line break would begin another command."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _azure(text: str) -> str:
    """Azure's escapes: a semicolon or bracket would end the property."""
    return _azure_text(text).replace(";", "%3B").replace("]", "%5D")


def _azure_text(text: str) -> str:
    return printable(text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A"))
