"""The JSON shape is a contract: every key, its place and its type."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from naravard_templates import __version__
from naravard_templates.model.finding import FileReport, FileStatus, Report
from naravard_templates.reports.json_report import render
from naravard_templates.reports.options import ReportOptions

SWEDISH = ReportOptions("sv")


def test_the_whole_shape(report: Report) -> None:
    assert json.loads(render(report, SWEDISH)) == {
        "schema": 1,
        "tool": {"name": "naravard", "version": __version__},
        "brand": {"id": "framtidsbild", "version": "1.0.0"},
        "files": [
            {"path": "ren.pptx", "status": "clean", "error": None, "findings": []},
            {"path": "delad.pptx", "status": "findings", "error": None, "findings": [
                {
                    "code": "NV301", "name": "theme-colour-changed", "severity": "warning", "outcome": "failed",
                    "message": "Hela filen", "element": None,
                    "location": {"surface": "theme", "number": None, "part": "ppt/theme/theme1.xml", "object": None},
                    "expected": None, "actual": None, "fix": None, "fingerprint": "cc",
                },
                {
                    "code": "NV201", "name": "element-moved", "severity": "error", "outcome": "failed",
                    "message": "Bild 12,3 mm", "element": "mark",
                    "location": {"surface": "layout", "number": 3, "part": "ppt/slides/slide3.xml", "object": "Märke"},
                    "expected": {"x": 0, "y": 360000}, "actual": {"x": 442800.5, "stops": [1, 2]},
                    "fix": "safe", "fingerprint": "aa",
                },
            ]},
            {"path": "beslut.docx", "status": "findings", "error": None, "findings": [
                {
                    "code": "NV205", "name": "element-replaced", "severity": "info", "outcome": "unknown",
                    "message": "Filen är tom.", "element": None,
                    "location": {"surface": "header", "number": 1, "part": None, "object": None},
                    "expected": None, "actual": None, "fix": None, "fingerprint": "bb",
                },
            ]},
            {"path": "borta.docx", "status": "unchecked", "findings": [],
             "error": {"code": "NV001", "message": "Filen är tom."}},
        ],
        "summary": {"files": 4, "clean": 1, "with_findings": 2, "unchecked": 1, "findings": 3},
        "set_aside": {"exceptions": 0, "baseline": 0, "gone": 0},
        "warnings": [],
    }


def test_keys_stand_in_the_order_of_the_contract(report: Report) -> None:
    content = json.loads(render(report, SWEDISH))
    finding = content["files"][1]["findings"][0]
    assert list(content) == ["schema", "tool", "brand", "files", "summary", "set_aside", "warnings"]
    assert list(content["files"][0]) == ["path", "status", "error", "findings"]
    assert list(finding) == ["code", "name", "severity", "outcome", "message", "element", "location", "expected",
                             "actual", "fix", "fingerprint"]


def test_equal_reports_are_equal_bytes_and_text_stays_readable(report: Report) -> None:
    text = render(report, SWEDISH)
    assert text == render(replace(report), SWEDISH)
    assert '"object": "Märke"' in text
    assert text.endswith("}\n")


def test_messages_follow_the_language(report: Report) -> None:
    assert '"message": "Slide 12.3 mm"' in render(report, ReportOptions("en"))


def test_a_file_name_that_is_not_utf8_survives() -> None:
    report = Report((FileReport("a\udcff.pptx", FileStatus.CLEAN),), "b", "1")
    data = render(report, SWEDISH).encode("utf-8", "backslashreplace")
    assert json.loads(data)["files"][0]["path"] == "a\udcff.pptx"


def test_what_json_cannot_hold_is_refused(report: Report) -> None:
    finding = replace(report.files[1].findings[0], expected=float("nan"))
    with pytest.raises(ValueError, match="JSON"):
        render(Report((FileReport("a", FileStatus.FINDINGS, (finding,)),), "b", "1"), SWEDISH)
