"""JSON for machines. The shape is a contract, versioned by `schema`; the wording of messages is not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naravard_templates import __version__
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import FileReport, Finding, Report
from naravard_templates.printable import json_text
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.summary import summary

SCHEMA = 1

Object = dict[str, object]


def render(report: Report, options: ReportOptions) -> str:
    """The whole report. Keys stand in this order and findings in the linter's: equal results, equal bytes."""
    content = {
        "schema": SCHEMA,
        "tool": {"name": "naravard", "version": __version__},
        "brand": {"id": report.brand_id, "version": report.brand_version},
        "files": [_file(file, options.lang) for file in report.files],
        "summary": summary(report),
        "set_aside": {"exceptions": report.excepted, "baseline": report.known, "gone": report.gone},
        "warnings": [translate(warning, options.lang) for warning in report.warnings],
    }
    return json_text(content, _plain)


def report_schema() -> dict[str, Any]:
    """The JSON Schema of what `render` writes."""
    content: dict[str, Any] = json.loads(Path(__file__).with_name("report.schema.json").read_text("utf-8"))
    return content


def _file(file: FileReport, lang: Language) -> Object:
    error = file.error and {"code": file.error.code, "message": translate(file.error.message, lang)}
    brand = {"brand": {"id": file.brand[0], "version": file.brand[1]}} if file.brand else {}
    return {
        "path": file.path,
        "status": file.status,
        "error": error,
        **brand,
        "findings": [finding_json(finding, lang) for finding in file.findings],
    }


def finding_json(finding: Finding, lang: Language) -> Object:
    location = finding.location
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "outcome": finding.outcome,
        "message": translate(finding.message, lang),
        "element": finding.element,
        "location": {"surface": location.surface, "number": location.number, "part": location.part,
                     "object": location.object},
        "expected": finding.expected,
        "actual": finding.actual,
        "fix": finding.fix,
        "fingerprint": finding.fingerprint,
    }


def _plain(value: object) -> object:
    """Mappings that are not dicts, such as read-only ones."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"not a JSON value: {value!r}")
