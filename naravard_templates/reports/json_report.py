"""JSON for machines. The shape is a contract, versioned by `schema`; the wording of messages is not."""

from __future__ import annotations

import json
from collections.abc import Mapping

from naravard_templates import __version__
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import FileReport, Finding, Report
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
    }
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False, default=_plain) + "\n"


def _file(file: FileReport, lang: Language) -> Object:
    error = file.error and {"code": file.error.code, "message": translate(file.error.message, lang)}
    return {
        "path": file.path,
        "status": file.status,
        "error": error,
        "findings": [_finding(finding, lang) for finding in file.findings],
    }


def _finding(finding: Finding, lang: Language) -> Object:
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
