"""SARIF 2.1.0 (OASIS), for code scanning: results with rules, logical locations and partial fingerprints."""

from __future__ import annotations

from typing import Final

from naravard_templates import __version__
from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Message, Outcome, Report, Severity
from naravard_templates.printable import json_text
from naravard_templates.reports.options import ReportOptions, RuleWords
from naravard_templates.reports.places import sentence, uri, why_unchecked

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Object = dict[str, object]


def render(report: Report, options: ReportOptions) -> str:
    """One run. A file that could not be checked is told of as a notification: it is no result, and not clean."""
    findings = [(file, finding) for file in report.files for finding in file.findings]
    codes = sorted({finding.code for _, finding in findings})
    run: Object = {
        "tool": {"driver": {
            "name": "naravard", "version": __version__, "semanticVersion": __version__,
            "rules": [_rule(code, options) for code in codes]}},
        "invocations": [_invocation(report, options.lang)],
        "results": [_result(file, finding, codes.index(finding.code), options.lang) for file, finding in findings],
        "columnKind": "unicodeCodePoints",
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, options: ReportOptions) -> Object:
    words = options.rules.get(code)
    if words is None:
        return {"id": code}
    summary, why = translate(words.summary, options.lang), translate(words.why, options.lang)
    return {"id": code, "name": words.name, "shortDescription": {"text": summary},
            "fullDescription": {"text": f"{summary} {why}"}, "help": {"text": _help(words, options.lang)},
            "defaultConfiguration": {"level": _LEVELS[words.severity]}}


def _help(words: RuleWords, lang: Language) -> str:
    return f"PowerPoint: {translate(words.powerpoint, lang)}\nWord: {translate(words.word, lang)}"


def _invocation(report: Report, lang: Language) -> Object:
    unchecked = [file for file in report.files if file.status is FileStatus.UNCHECKED]
    notes = [{"level": "error", "message": {"text": why_unchecked(file, lang)},
              "descriptor": {"id": file.error.code if file.error else "NV001"}, "locations": [_physical(file.path)]}
             for file in unchecked]
    return {"executionSuccessful": not unchecked, "toolExecutionNotifications": notes}


def _result(file: FileReport, finding: Finding, index: int, lang: Language) -> Object:
    failed = finding.outcome is Outcome.FAILED
    return {
        "ruleId": finding.code, "ruleIndex": index,
        # What could not be measured is open, which SARIF gives no level (3.27.10).
        "kind": "fail" if failed else "open", "level": _LEVELS[finding.severity] if failed else "none",
        "message": {"text": sentence(finding, lang)},
        "locations": [{**_physical(file.path), "logicalLocations": [_logical(finding, lang)]}],
        "partialFingerprints": {"naravard/v1": finding.fingerprint},
        "properties": {"element": finding.element, "fix": finding.fix},
    }


def _physical(path: str) -> Object:
    """An Office file has no lines; viewers that insist on one are shown the first."""
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": {"startLine": 1}}}


def _logical(finding: Finding, lang: Language) -> Object:
    location = finding.location
    steps = (location.part, location.object)
    name = location.object or translate(Message("{surface}", {"surface": location.surface}), lang)
    return {"name": name, "kind": "object" if location.object else "resource",
            "fullyQualifiedName": "/".join(step for step in steps if step) or location.surface.value}
