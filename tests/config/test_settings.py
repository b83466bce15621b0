"""Settings: where they are found, what may stand in them, and what they set aside."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from naravard_templates.config.baseline import baseline_bytes, load_baseline
from naravard_templates.config.find import find_settings, load_settings
from naravard_templates.config.patterns import matches
from naravard_templates.config.project import Project
from naravard_templates.config.settings import Settings
from naravard_templates.decoding import decode
from naravard_templates.errors import ConfigError
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Finding, Message, Report, Severity
from naravard_templates.model.location import Location, SurfaceKind

MOVED = Finding("NV201", "element-moved", Severity.ERROR, Message("x"), Location(SurfaceKind.SLIDE, 1, object="Logo"),
                element="mark", fingerprint="aa")
COLOUR = Finding("NV304", "off-palette-colour", Severity.WARNING, Message("y"), Location(SurfaceKind.SLIDE, 2),
                 fingerprint="bb")
TODAY = date(2026, 11, 22)
CODES = ("NV201", "NV202", "NV304")


def codes(word: str) -> frozenset[str]:
    return frozenset(code for code in CODES if code.startswith(word))


def project(folder: Path, **settings: object) -> Project:
    return Project(decode(Settings, settings), folder, codes)


def one(path: Path | str, *findings: Finding) -> FileReport:
    return FileReport(str(path), FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings)


class DescribeFinding:
    @pytest.mark.parametrize(("name", "text"), [
        ("naravard.toml", 'threshold = "error"'), ("pyproject.toml", '[tool.naravard]\nthreshold = "error"')])
    def it_finds_the_nearest_upwards(self, tmp_path: Path, name: str, text: str) -> None:
        (tmp_path / name).write_text(text, "utf-8")
        below = tmp_path / "a" / "b"
        below.mkdir(parents=True)
        (tmp_path / "a" / "pyproject.toml").write_text('[project]\nname = "x"', "utf-8")  # which says nothing of us
        found = find_settings(below)
        assert found == tmp_path / name
        assert load_settings(found).threshold is Severity.ERROR

    def it_takes_its_own_file_before_the_common_one(self, tmp_path: Path) -> None:
        for name in ("naravard.toml", "pyproject.toml"):
            (tmp_path / name).write_text("[tool.naravard]", "utf-8")
        assert find_settings(tmp_path) == tmp_path / "naravard.toml"

    @pytest.mark.parametrize(("text", "said"), [
        ('selekt = ["NV2"]', "selekt"),
        ('severity = {NV304 = "grave"}', "severity.NV304"),
        ('[[exceptions]]\ncode = "NV2"\npath = "a"', "exceptions.0.reason"),
        ('[[exceptions]]\ncode = "NV2"\npath = "a"\nreason = " "', "exceptions.0.reason"),
        ('[[exceptions]]\ncode = "NV2"\npath = "a"\nreason = "x"\nexpires = "soon"', "exceptions.0.expires"),
        ('[[per-path]]\npath = "a"', "per-path.0.ignore"),
        ("threshold = ", "cannot be read"),
        ("select = " + "[" * 5_000, "cannot be read"),
    ])
    def it_names_file_and_key_of_what_is_wrong(self, tmp_path: Path, text: str, said: str) -> None:
        file = tmp_path / "naravard.toml"
        file.write_text(text, "utf-8")
        with pytest.raises(ConfigError) as caught:
            load_settings(file)
        assert str(file) in str(caught.value)
        assert said in str(caught.value)


@pytest.mark.parametrize(("pattern", "path", "fits"), [
    ("arkiv/**", "arkiv/2020/a.docx", True), ("arkiv/**", "nytt/arkiv/a.docx", False), ("arkiv", "arkiv/a.docx", True),
    ("*.docx", "a.docx", True), ("*.docx", "b/a.docx", False), ("**/*.docx", "b/c/a.docx", True),
    ("**/*.docx", "a.docx", True), ("a?.docx", "a1.docx", True), ("./b/", "b/a.docx", True),
    ("[a].docx", "a.docx", False),
    ("b\\*.docx", "b/a.docx", True), ("arkiv/**", "arkivet/a.docx", False),
])
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert matches(pattern, path) is fits


@pytest.mark.parametrize(("pattern", "path"), [
    ("*a" * 40 + "b", "a" * 250), ("**/" * 40 + "b", "a/" * 100 + "c"), ("**" * 40 + "b", "a" * 250),
    ("**/*a*/" * 30 + "b", "aaaaa/" * 200), ("?*" * 60 + "b", "a" * 250)])
def test_no_pattern_takes_long(pattern: str, path: str) -> None:
    started = time.process_time()

    assert not matches(pattern, path)
    assert time.process_time() - started < 5


class DescribeProject:
    def it_knows_what_is_not_for_a_file(self, tmp_path: Path) -> None:
        settings = project(tmp_path, **{"per-path": [{"path": "arkiv/**", "ignore": ["NV2"]}]})
        assert settings.ignored_in(tmp_path / "arkiv" / "a.docx") == {"NV201", "NV202"}
        assert settings.ignored_in(tmp_path / "a.docx") == set()

    def it_lets_the_more_exact_word_decide_how_serious_a_rule_is(self, tmp_path: Path) -> None:
        settings = project(tmp_path, severity={"NV201": "info", "NV2": "error"})
        assert settings.severities() == {"NV201": Severity.INFO, "NV202": Severity.ERROR}

    def it_takes_paths_from_its_own_folder(self, tmp_path: Path) -> None:
        settings = project(tmp_path, brand="our", baseline="b.json")
        assert (settings.brands(), settings.baseline()) == ((tmp_path / "our",), tmp_path / "b.json")


class DescribeExceptions:
    def settled(self, folder: Path, *waivers: dict[str, object], files: tuple[FileReport, ...] = ()) -> Report:
        waivers = tuple({"code": "NV201", "path": "a.pptx", "reason": "avtalat", **waiver} for waiver in waivers)
        found = files or (one(folder / "a.pptx", MOVED, COLOUR),)
        return project(folder, exceptions=waivers).settled(Report(found, "b", "1"), None, frozenset(CODES), TODAY)

    @pytest.mark.parametrize("waiver", [{}, {"element": "mark"}, {"element": "Logo"}, {"path": "*.pptx"},
                                        {"code": "NV2"}, {"expires": "2026-11-22"}])
    def it_sets_aside_what_it_covers(self, tmp_path: Path, waiver: dict[str, object]) -> None:
        report = self.settled(tmp_path, waiver)
        assert (report.findings, report.excepted, report.warnings) == ((COLOUR,), 1, ())

    def it_leaves_a_file_without_other_findings_clean(self, tmp_path: Path) -> None:
        report = self.settled(tmp_path, {}, files=(one(tmp_path / "a.pptx", MOVED),))
        assert report.files[0].status is FileStatus.CLEAN

    def it_counts_no_longer_once_it_has_expired(self, tmp_path: Path) -> None:
        report = self.settled(tmp_path, {"expires": "2026-11-21"})
        assert len(report.findings) == 2
        (warning,) = report.warnings
        assert "expired on 2026-11-21" in str(warning)
        assert "avtalat" in str(warning)

    @pytest.mark.parametrize("waiver", [{"element": "other"}, {"code": "NV202"}, {"path": "gone.pptx"}])
    def it_is_told_of_when_it_is_of_no_use(self, tmp_path: Path, waiver: dict[str, object]) -> None:
        report = self.settled(tmp_path, waiver)
        assert len(report.findings) == 2
        assert "is not needed any more" in str(report.warnings[0])

    def it_is_not_told_of_when_its_files_were_not_looked_at(self, tmp_path: Path) -> None:
        (tmp_path / "other.pptx").touch()
        unchecked = FileReport(str(tmp_path / "a.pptx"), FileStatus.UNCHECKED, error=FileError("NV001", Message("x")))
        assert self.settled(tmp_path, {"path": "other.pptx"}).warnings == ()
        assert self.settled(tmp_path, {"path": "*.pptx"}, files=(unchecked,)).warnings == ()

    def it_is_not_told_of_when_its_rule_did_not_run(self, tmp_path: Path) -> None:
        settings = project(tmp_path, exceptions=[{"code": "NV202", "path": "*", "reason": "x"}])
        report = Report((one(tmp_path / "a.pptx"),), "b", "1")
        assert settings.settled(report, None, frozenset({"NV201"}), TODAY).warnings == ()


class DescribeBaseline:
    def it_passes_over_what_was_there_as_often_as_it_was(self, tmp_path: Path) -> None:
        file = tmp_path / "base.json"
        file.write_bytes(baseline_bytes([one(tmp_path / "sub" / "a.pptx", MOVED, COLOUR)], file))
        now = Report((one(tmp_path / "sub" / "a.pptx", MOVED, MOVED),), "b", "1")
        report = project(tmp_path).settled(now, load_baseline(file), frozenset(CODES), TODAY)
        assert (report.findings, report.known, report.gone) == ((MOVED,), 1, 1)

    def it_is_sorted_and_the_same_for_the_same_findings(self, tmp_path: Path) -> None:
        file = tmp_path / "base.json"
        files = [one(tmp_path / "b.pptx", MOVED), one(tmp_path / "a.pptx", COLOUR, MOVED, MOVED), one(tmp_path / "c")]
        first = baseline_bytes(files, file)
        assert json.loads(first) == {"schema": 1, "files": {"a.pptx": {"NV201 aa": 2, "NV304 bb": 1},
                                                            "b.pptx": {"NV201 aa": 1}}}
        assert first == baseline_bytes(files[::-1], file)

    def it_keeps_what_it_says_of_files_that_were_not_looked_at(self, tmp_path: Path) -> None:
        file, kept = tmp_path / "base.json", tmp_path / "kept.pptx"
        kept.touch()
        file.write_bytes(baseline_bytes([one(kept, MOVED), one(tmp_path / "gone.pptx", MOVED)], file))
        again = json.loads(baseline_bytes([one(tmp_path / "a.pptx", COLOUR)], file))
        assert set(again["files"]) == {"kept.pptx", "a.pptx"}

    def it_hides_no_file_that_could_not_be_checked(self, tmp_path: Path) -> None:
        file = tmp_path / "base.json"
        unchecked = FileReport("a.pptx", FileStatus.UNCHECKED, error=FileError("NV001", Message("x")))
        file.write_bytes(baseline_bytes([unchecked], file))
        report = project(tmp_path).settled(Report((unchecked,), "b", "1"), load_baseline(file), frozenset(CODES), TODAY)
        assert report.files == (unchecked,)

    @pytest.mark.parametrize("content", ["", "[]", '{"schema": 2, "files": {}}',
                                         '{"schema": 1, "files": {"a": {"b": 0}}}'])
    def it_is_refused_when_it_is_none(self, tmp_path: Path, content: str) -> None:
        file = tmp_path / "base.json"
        file.write_text(content, "utf-8")
        with pytest.raises(ConfigError, match="not a baseline"):
            load_baseline(file)
        with pytest.raises(ConfigError, match="no baseline"):
            load_baseline(tmp_path / "none.json")

    def it_comes_after_the_exceptions(self, tmp_path: Path) -> None:
        file = tmp_path / "base.json"
        file.write_bytes(baseline_bytes([one(tmp_path / "a.pptx", MOVED)], file))
        settings = project(tmp_path, exceptions=[{"code": "NV201", "path": "*", "reason": "x"}])
        report = settings.settled(Report((one(tmp_path / "a.pptx", MOVED),), "b", "1"), load_baseline(file),
                                  frozenset(CODES), TODAY)
        assert (report.excepted, report.known, report.gone) == (1, 0, 1)
        assert replace(report, warnings=()).findings == ()
