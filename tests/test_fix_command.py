"""The fix command: what it writes and where, what it says, how it ends, and that a file is never left half done."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import random
import stat
import time
from pathlib import Path

import pytest
from lxml import etree
from support.colours import deck, document
from support.edit import edit, find, parts

from naravard_templates import api
from naravard_templates.cli import run
from naravard_templates.fixing import fix_in_place

THEMES = {"pptx": "ppt/theme/theme1.xml", "docx": "word/theme/theme1.xml"}
FORMATS = pytest.mark.parametrize("format", ["pptx", "docx"])


def repainted(format: str) -> bytes:
    def paint(root: etree._Element) -> None:
        find(root, ".//a:accent1/a:srgbClr").set("val", "FF0000")

    return edit(deck() if format == "pptx" else document(), THEMES[format], paint)


@pytest.fixture
def tampered(tmp_path: Path) -> Path:
    path = tmp_path / "Färdplan åäö.pptx"
    path.write_bytes(repainted("pptx"))
    return path


def fix(*arguments: str | Path) -> int:
    return run(["fix", *map(str, arguments), "--lang", "en"])


def is_mended(path: Path) -> bool:
    return not any(finding.code == "NV301" for finding in api.lint(path).findings)


@FORMATS
def test_a_new_file_is_written_beside_the_old_one(format: str, tmp_path: Path) -> None:
    source = tmp_path / f"prov.{format}"
    source.write_bytes(repainted(format))

    assert fix(source, "--ignore", "NV703,NV6,NV7") in {0, 1}
    assert is_mended(tmp_path / f"prov-fixed.{format}")
    assert source.read_bytes() == repainted(format)


def test_a_dry_run_writes_nothing_and_says_what_it_would_do(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix(tampered, "--dry-run")
    said = capsys.readouterr().out

    assert "Gives the theme its own colours and fonts back. (NV301)" in said
    assert "Nothing was written." in said
    assert list(tampered.parent.iterdir()) == [tampered]


def test_what_would_be_done_as_json(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fix(tampered, "--dry-run", "--format", "json")
    said = json.loads(capsys.readouterr().out)

    assert (said["dry_run"], said["summary"]["fixed"]) == (True, 1)
    edit, = said["files"][0]["edits"]
    assert (edit["action"], edit["part"], edit["codes"], edit["safety"], edit["details"]["slots"]) == (
        "restore-theme", THEMES["pptx"], ["NV301"], "safe", ["accent1"])


def test_to_a_name_and_to_a_folder(tampered: Path) -> None:
    fix(tampered, "-o", tampered.with_name("ny.pptx"))
    fix(tampered, "-o", f"{tampered.with_name('ut')}/")

    assert is_mended(tampered.with_name("ny.pptx"))
    assert is_mended(tampered.parent / "ut" / tampered.name)


def test_what_is_there_is_not_written_over_unasked(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tampered.with_name("ny.pptx")
    target.write_bytes(b"annat")

    assert fix(tampered, "-o", target) == 4
    assert target.read_bytes() == b"annat"
    assert "--force" in capsys.readouterr().err
    fix(tampered, "-o", target, "--force")
    assert is_mended(target)


def test_in_place_keeps_what_it_was_and_its_rights(tampered: Path) -> None:
    old = tampered.read_bytes()
    tampered.chmod(0o600)
    fix(tampered, "--in-place")
    backup = tampered.with_name(f"{tampered.name}.bak")

    assert is_mended(tampered)
    assert backup.read_bytes() == old
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tampered, backup)] == [0o600, 0o600]
    assert sorted(tampered.parent.iterdir()) == sorted([tampered, backup])


def test_fixing_in_place_twice_changes_nothing_more(tampered: Path) -> None:
    fix(tampered, "--in-place")
    data = tampered.read_bytes()
    fix(tampered, "--in-place")

    assert tampered.read_bytes() == data
    assert len(list(tampered.parent.iterdir())) == 2


def test_a_link_stays_a_link(tampered: Path) -> None:
    link = tampered.with_name("länk.pptx")
    link.symlink_to(tampered)
    fix(link, "--in-place")

    assert link.is_symlink()
    assert is_mended(tampered)


def test_a_folder_with_files_of_all_sorts(tampered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tampered.parent / "ren.pptx").write_bytes(deck())
    (tampered.parent / "trasig.docx").write_bytes(b"PK")
    target = tampered.parent / "ut"

    fix(tampered.parent, "-o", f"{target}/")
    assert "Files: 3. Fixed: 1. Nothing to fix: 1. Refused: 0. Not checked: 1." in capsys.readouterr().out
    assert sorted(path.name for path in target.iterdir()) == [tampered.name, "ren.pptx"]
    assert (target / "ren.pptx").read_bytes() == deck()


def test_a_clean_file_gets_no_copy_that_nobody_asked_for(tmp_path: Path) -> None:
    (tmp_path / "ren.pptx").write_bytes(deck())
    fix(tmp_path / "ren.pptx")

    assert [path.name for path in tmp_path.iterdir()] == ["ren.pptx"]


def test_how_it_ends(tampered: Path) -> None:
    (tampered.parent / "trasig.docx").write_bytes(b"PK")

    assert fix(tampered.parent / "trasig.docx") == 3
    assert fix(tampered, "--in-place", "-o", "annan.pptx") == 2
    assert fix(tampered, "--select", "NV999") == 2


def test_a_finding_that_is_left_aside_stays(tampered: Path) -> None:
    fix(tampered, "--in-place", "--ignore", "theme-colour-changed")

    assert not is_mended(tampered)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_file_as_it_was(step: str, tampered: Path, monkeypatch: pytest.MonkeyPatch,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    old = tampered.read_bytes()
    monkeypatch.setattr(os, step, full)

    assert fix(tampered, "--in-place") == 4
    assert tampered.read_bytes() == old
    assert "No space left on device" in capsys.readouterr().err
    assert list(tampered.parent.iterdir()) == [tampered]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tampered: Path) -> None:
    brand, old = api.load_brand(), tampered.read_bytes()
    start = time.monotonic()
    fix_in_place(tampered, brand)
    length, new = time.monotonic() - start, tampered.read_bytes()
    seen = set()
    for number in range(30):
        tampered.write_bytes(old)
        # Half of the moments in the last tenth, when it is written.
        moment = random.Random(number).uniform(0.9 * (number % 2), 1.1) * length
        process = multiprocessing.get_context("fork").Process(target=fix_in_place, args=(tampered, brand))
        process.start()
        process.join(moment)
        process.kill()
        process.join()
        seen.add(tampered.read_bytes())
        backups = tampered.parent.glob("*.bak*")
        assert {backup.read_bytes() for backup in backups} <= {old}

    assert seen <= {old, new}
    names = {path.name.partition("-")[0] for path in tampered.parent.iterdir() if path.name.startswith(".")}
    assert names <= {".naravard"}


def test_only_what_has_to_is_unpacked_anew(tampered: Path) -> None:
    fix(tampered, "--in-place")
    backup = tampered.with_name(f"{tampered.name}.bak").read_bytes()

    assert list(parts(tampered.read_bytes())) == list(parts(backup))
