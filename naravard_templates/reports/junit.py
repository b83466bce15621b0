"""JUnit XML, as build servers show it: a test suite a file, a failed test a finding.

XML 1.0 has no control characters, not even as references (2.2): they are written out.
"""

from __future__ import annotations

from xml.etree import ElementTree

from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Outcome, Report, Severity
from naravard_templates.printable import printable
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.places import sentence, why_unchecked


def render(report: Report, options: ReportOptions) -> str:
    """A clean file is one passed test, one that could not be checked an error; what fails no run is skipped."""
    root = ElementTree.Element("testsuites", name="naravard")
    for file in report.files:
        root.append(_suite(file, options))
    for name in ("tests", "failures", "errors", "skipped"):
        if name != "skipped":
            root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(file: FileReport, options: ReportOptions) -> ElementTree.Element:
    path = printable(file.path)
    suite = ElementTree.Element("testsuite", name=path)
    cases = [_case(path, finding, file, options) for finding in file.findings] or [_whole(path, file, options.lang)]
    suite.extend(cases)
    counts = {"tests": len(cases), "failures": len(suite.findall("*/failure")), "errors": len(suite.findall("*/error")),
              "skipped": len(suite.findall("*/skipped"))}
    for name, count in counts.items():
        suite.set(name, str(count))
    return suite


def _case(path: str, finding: Finding, file: FileReport, options: ReportOptions) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=path, name=f"{finding.code} {finding.name} {finding.fingerprint}")
    text = printable(sentence(finding, options.lang))
    if finding.outcome is Outcome.UNKNOWN or finding.severity is Severity.INFO:
        ElementTree.SubElement(case, "skipped", message=text)
        return case
    remedy = options.remedy(file.path, finding.code)
    failure = ElementTree.SubElement(case, "failure", message=text, type=finding.severity.value)
    failure.text = translate(remedy, options.lang) if remedy else text
    return case


def _whole(path: str, file: FileReport, lang: Language) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=path, name="naravard")
    if file.status is FileStatus.UNCHECKED:
        reason = printable(why_unchecked(file, lang))
        ElementTree.SubElement(case, "error", message=reason, type=file.error.code if file.error else "NV001")
    return case
