"""The output formats by the name that the command line knows them by."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from naravard_templates.model.finding import Report
from naravard_templates.reports.options import ReportOptions

Renderer = Callable[[Report, ReportOptions], str]


def _by(module: str, function: str = "render") -> Renderer:
    """A function of a module in this folder, which is imported when it is called: a run wants one format."""
    def rendered(report: Report, options: ReportOptions) -> str:
        found: Renderer = getattr(import_module(f"naravard_templates.reports.{module}"), function)
        return found(report, options)
    return rendered


FORMATS: dict[str, Renderer] = {
    "text": _by("text_report"),
    "json": _by("json_report"),
    "sarif": _by("sarif"),
    "junit": _by("junit"),
    "github": _by("build_logs", "github"),
    "gitlab": _by("gitlab"),
    "azure": _by("build_logs", "azure"),
    "html": _by("html_report"),
}
