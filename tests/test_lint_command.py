"""`naravard lint` with settings, exceptions, a baseline, a cache and files that it cannot check."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.edit import edit, find
from support.places import BRAND

from naravard_templates import api, linting
from naravard_templates.cli import run
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.snapshot import Snapshot
from naravard_templates.testing import assert_on_brand

Lint = Callable[..., dict[str, Any]]


def moved(root: etree._Element) -> None:
    offset = find(root, ".//p:pic/p:spPr/a:xfrm/a:off")
    offset.set("x", str(int(offset.get("x", "0")) + 720_000))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a clean file, and one whose logo stands in another place."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("NARAVARD_CACHE_DIR", str(tmp_path / "cache"))
    shutil.copy(BRAND / "framtidsbild.dotx", work / "clean.dotx")
    master = (BRAND / "framtidsbild.potx").read_bytes()
    (work / "moved.potx").write_bytes(edit(master, "ppt/slideMasters/slideMaster1.xml", moved))
    return work


@pytest.fixture
def lint(here: Path, capsys: pytest.CaptureFixture[str]) -> Lint:
    """Runs lint; its JSON, its exit code as `code`, and what it said on stderr as `err`."""
    def linted(*arguments: str) -> dict[str, Any]:
        code = run(["lint", *arguments, "--format", "json", "--lang", "en"])
        said = capsys.readouterr()
        content = json.loads(said.out) if said.out else {}
        return {**content, "code": code, "err": said.err,
                "codes": [finding["code"] for file in content.get("files", ()) for finding in file["findings"]]}

    return linted


def settings(text: str) -> None:
    Path("naravard.toml").write_text(text, "utf-8")


class DescribeSettings:
    @pytest.mark.parametrize(("text", "code", "codes"), [
        ("", 1, {"NV201"}),
        ('ignore = ["NV201"]', 0, set()),
        ('select = ["NV3"]', 0, set()),
        ('severity = {element-moved = "info"}', 0, {"NV201"}),
        ('threshold = "info"\nseverity = {NV2 = "info"}', 1, {"NV201"}),
        ('[[per-path]]\npath = "*.potx"\nignore = ["NV2"]', 0, set()),
        ('[[per-path]]\npath = "other/**"\nignore = ["NV2"]', 1, {"NV201"}),
        ('[[exceptions]]\ncode = "NV201"\npath = "*.potx"\nreason = "agreed"', 0, set()),
        ('[[exceptions]]\ncode = "NV201"\npath = "*.potx"\nreason = "agreed"\nexpires = 2020-01-01', 1, {"NV201"}),
    ])
    def it_does_as_they_say(self, lint: Lint, text: str, code: int, codes: set[str]) -> None:
        settings(text)
        said = lint(".")
        assert (said["code"], set(said["codes"])) == (code, codes)

    def it_warns_of_exceptions_that_have_expired_in_json_and_aside(self, lint: Lint) -> None:
        settings('[[exceptions]]\ncode = "NV201"\npath = "*"\nreason = "agreed"\nexpires = 2020-01-01')
        said = lint(".")
        assert said["warnings"] == [said["err"].strip()]
        assert "expired on 2020-01-01" in said["err"]

    def it_lets_the_command_line_decide(self, lint: Lint) -> None:
        settings('ignore = ["NV2"]\nthreshold = "info"\nbrand = "no-such-folder"')
        assert lint(".", "--brand", str(BRAND))["codes"] == []
        assert lint(".", "--brand", str(BRAND), "--ignore", "NV3")["code"] == 1
        assert lint(".", "--no-config", "--threshold", "error")["code"] == 1
        assert lint(".")["code"] == 2

    def it_takes_settings_of_any_name_and_from_any_place(self, lint: Lint, tmp_path: Path) -> None:
        file = tmp_path / "other.toml"
        file.write_text('ignore = ["NV2"]', "utf-8")
        assert lint(".", "--config", str(file))["code"] == 0

    def it_finds_those_of_the_files_from_elsewhere(self, lint: Lint, here: Path, monkeypatch: pytest.MonkeyPatch,
                                                   tmp_path: Path) -> None:
        settings('ignore = ["NV2"]')
        monkeypatch.chdir(tmp_path)
        assert lint(str(here / "moved.potx"))["code"] == 0

    @pytest.mark.parametrize("text", ['ignore = ["NV999"]', '[severity]\nnonsense = "info"', 'colour = "red"',
                                      '[[exceptions]]\ncode = "NV9999"\npath = "a"\nreason = "x"'])
    def it_refuses_what_makes_no_sense(self, lint: Lint, text: str) -> None:
        settings(text)
        assert lint(".")["code"] == 2

    def it_can_use_the_example(self, lint: Lint) -> None:
        example = Path(__file__).parents[1] / "examples" / "ci" / "naravard.toml"
        assert lint(".", "--config", str(example))["code"] == 1


class DescribeBaseline:
    def it_passes_over_what_was_there(self, lint: Lint, here: Path) -> None:
        written = lint(".", "--write-baseline", "base.json")
        assert (written["code"], written.get("files")) == (0, None)
        said = lint(".", "--baseline", "base.json")
        assert (said["code"], said["codes"], said["set_aside"]["baseline"] > 0) == (0, [], True)
        shutil.copy(here / "moved.potx", here / "new.potx")
        assert lint(".", "--baseline", "base.json")["code"] == 1

    def it_says_when_something_is_mended(self, lint: Lint) -> None:
        lint(".", "--write-baseline", "base.json")
        shutil.copy(BRAND / "framtidsbild.potx", "moved.potx")
        assert lint(".", "--baseline", "base.json")["set_aside"]["gone"] > 0

    def it_does_not_hide_what_could_not_be_checked(self, lint: Lint) -> None:
        assert lint("gone.docx", "clean.dotx", "--write-baseline", "base.json")["code"] == 3

    def it_says_that_there_is_none(self, lint: Lint) -> None:
        said = lint(".", "--baseline", "none.json")
        assert said["code"] == 2
        assert "--write-baseline" in said["err"]


class DescribeUncheckable:
    KINDS = ("a.pdf", "b.doc", "c.ODT", "d.rtf", "e.ppt", "f.odp")

    def it_lists_what_it_cannot_check_in_folders(self, lint: Lint, here: Path) -> None:
        for name in (*self.KINDS, "notes.txt", "picture.png"):
            (here / name).write_bytes(b"%PDF-1.7")
        said = lint(".", "--ignore", "NV2")
        unchecked = [Path(file["path"]).name for file in said["files"] if file["status"] == "unchecked"]
        assert sorted(unchecked) == sorted(self.KINDS)
        assert {file["error"]["code"] for file in said["files"] if file["error"]} == {"NV003"}
        assert said["code"] == 3
        assert lint(".")["code"] == 1  # findings outweigh them

    def it_can_be_told_to_pass_over_them(self, lint: Lint, here: Path) -> None:
        (here / "a.pdf").write_bytes(b"%PDF-1.7")
        settings('unchecked = "ignore"\nignore = ["NV2"]')
        assert lint(".")["code"] == 0
        assert lint("a.pdf")["code"] == 3  # as it was asked for by name

    def it_never_calls_a_folder_of_them_clean(self, lint: Lint, here: Path) -> None:
        folder = here / "only"
        folder.mkdir()
        (folder / "a.pdf").write_bytes(b"%PDF-1.7")
        assert lint("only")["code"] == 3


class DescribeCache:
    @pytest.fixture
    def checked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
        """How many files have really been looked into, in whichever process."""
        log = tmp_path / "log"
        log.touch()

        real = linting.read_package

        def read(package: Package, own: Collection[str]) -> Snapshot:
            with log.open("a", encoding="utf-8") as file:
                file.write("one\n")
            return real(package, own)

        monkeypatch.setattr(linting, "read_package", read)
        return lambda: len(log.read_text("utf-8").splitlines())

    def it_looks_into_nothing_twice_and_says_the_same(self, lint: Lint, checked: Callable[[], int]) -> None:
        first, again = lint("."), lint(".")
        assert (first, checked()) == (again, 2)
        lint(".", "--no-cache")
        assert checked() == 4

    @pytest.mark.parametrize("other", [["--ignore", "NV3"], ["--select", "NV201"]])
    def it_looks_anew_when_something_else_is_asked(self, lint: Lint, checked: Callable[[], int],
                                                   other: list[str]) -> None:
        lint(".")
        lint(".", *other)
        assert checked() == 4

    def it_looks_anew_at_what_has_changed(self, lint: Lint, checked: Callable[[], int]) -> None:
        lint(".")
        shutil.copy(BRAND / "framtidsbild.potx", "moved.potx")
        assert (lint(".")["code"], checked()) == (0, 3)


class DescribeColour:
    @pytest.mark.usefixtures("here")
    @pytest.mark.parametrize(("option", "coloured"), [("auto", False), ("always", True), ("never", False)])
    def it_is_for_terminals(self, capfd: pytest.CaptureFixture[str], option: str, coloured: bool) -> None:
        run(["lint", "moved.potx", "--color", option])
        assert ("\x1b[" in capfd.readouterr().out) is coloured


@pytest.mark.usefixtures("here")
class DescribeAssertOnBrand:
    def it_passes_what_is_on_brand(self) -> None:
        assert_on_brand("clean.dotx", brand=BRAND)
        assert_on_brand("moved.potx", ignore=["NV2"])
        assert_on_brand("moved.potx", brand=api.load_brand(), select=["NV3"])

    def it_fails_with_what_is_wrong_and_what_to_do(self) -> None:
        with pytest.raises(AssertionError) as caught:
            assert_on_brand("moved.potx", lang="en")
        assert "moved.potx\n" in str(caught.value)
        assert "NV201 error: " in str(caught.value)
        assert "To do about NV201: View > Slide Master." in str(caught.value)

    def it_fails_for_what_cannot_be_checked(self) -> None:
        with pytest.raises(AssertionError, match="NV001"):
            assert_on_brand("gone.docx")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split off on Linux only")
@pytest.mark.parametrize("files", [1, 2])
@pytest.mark.parametrize("ends", ["os._exit(0)", "os._exit(1)", "sys.exit()", "sys.exit(1)"])
def test_a_library_that_ends_the_program_leaves_an_unchecked_file(ends: str, files: int, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pptx" for number in range(files)]
    for path in paths:
        path.write_bytes((BRAND / "framtidsbild.potx").read_bytes())
    script = ("import os, sys\nfrom naravard_templates import __main__, linting\n"
              f"linting.read_package = lambda *_: {ends}\n__main__.main()")
    done = subprocess.run([sys.executable, "-c", script, "lint", "--no-cache", "--no-config", "--lang", "en", *paths],
                          capture_output=True, text=True)
    assert done.returncode == 3
    assert f"Not checked: {files}." in done.stdout


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
def test_a_report_never_takes_the_place_of_a_document(option: str, lint: Lint) -> None:
    before = Path("moved.potx").read_bytes()
    said = lint("moved.potx", option, "moved.potx")
    assert said["code"] == 2
    assert "--annotate" in said["err"]
    assert Path("moved.potx").read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot be told how much memory")
def test_no_memory_at_all_is_a_limit_like_any_other(here: Path) -> None:
    settings("[limits]\nmemory = 0\n")
    command = [sys.executable, "-m", "naravard_templates", "lint", "clean.dotx", "--no-cache", "--lang", "en"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 3
    assert "the limit is 0 bytes" in done.stdout
