"""The output formats by the name that the command line knows them by."""

from __future__ import annotations

from collections.abc import Callable

from naravard_templates.model.finding import Report
from naravard_templates.reports import build_logs, gitlab, html_report, json_report, junit, sarif, text_report
from naravard_templates.reports.options import ReportOptions

Renderer = Callable[[Report, ReportOptions], str]

FORMATS: dict[str, Renderer] = {
    "text": text_report.render,
    "json": json_report.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": build_logs.github,
    "gitlab": gitlab.render,
    "azure": build_logs.azure,
    "html": html_report.render,
}
