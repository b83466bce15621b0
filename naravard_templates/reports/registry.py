"""The output formats by the name that the command line knows them by."""

from __future__ import annotations

from collections.abc import Callable

from naravard_templates.model.finding import Report
from naravard_templates.reports import json_report, text_report
from naravard_templates.reports.options import ReportOptions

Renderer = Callable[[Report, ReportOptions], str]

FORMATS: dict[str, Renderer] = {
    "text": text_report.render,
    "json": json_report.render,
}
