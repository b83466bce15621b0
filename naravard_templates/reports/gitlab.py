"""GitLab's Code Quality report: a list of issues with fingerprints that are unique and stay the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from naravard_templates.model.finding import FileStatus, Report, Severity
from naravard_templates.printable import json_text
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.places import posix, sentence, why_unchecked

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}

Object = dict[str, object]


def render(report: Report, options: ReportOptions) -> str:
    """Files that could not be checked are blockers: nobody knows what is in them."""
    return json_text(list(_issues(report, options)))


def _issues(report: Report, options: ReportOptions) -> Iterator[Object]:
    seen: Counter[str] = Counter()
    for file in report.files:
        path = posix(file.path)
        if file.status is FileStatus.UNCHECKED:
            code = file.error.code if file.error else "NV001"
            yield _issue(path, code, why_unchecked(file, options.lang), "blocker", _digest(path, code, 0))
        for finding in file.findings:
            key = f"{path} {finding.fingerprint}"
            seen[key] += 1
            yield _issue(path, f"{finding.code} {finding.name}", sentence(finding, options.lang),
                         _SEVERITIES[finding.severity], _digest(path, finding.fingerprint, seen[key]))


def _issue(path: str, name: str, text: str, severity: str, fingerprint: str) -> Object:
    return {"description": text, "check_name": name, "fingerprint": fingerprint, "severity": severity,
            "location": {"path": path, "lines": {"begin": 1}}}


def _digest(path: str, fingerprint: str, number: int) -> str:
    """The same fault on several slides has one fingerprint of ours; GitLab wants one each."""
    whole = f"{path}\n{fingerprint}\n{number}".encode("utf-8", "surrogateescape")
    return hashlib.sha256(whole).hexdigest()[:32]
