"""Formats that can be written file by file, as reports come: the pieces together are the report, byte for byte."""

from __future__ import annotations

from naravard_templates.model.finding import FileReport, Report
from naravard_templates.model.record import record
from naravard_templates.reports import text_report
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.registry import FORMATS


@record
class Piecewise:
    """One of text, github and azure."""

    format_name: str
    options: ReportOptions

    def of_file(self, file: FileReport) -> bytes:
        """What is said of one file, which may be nothing."""
        if self.format_name == "text":
            return _encoded(text_report.of_file(file, self.options))
        return _encoded(FORMATS[self.format_name](Report((file,), "", ""), self.options))

    def ending(self, report: Report) -> bytes:
        """What is said after all files. Of findings it looks only at code, name, severity and outcome."""
        return _encoded(text_report.ending(report, self.options) if self.format_name == "text" else "")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
