"""What is seen while many files are checked: findings as they come, and a bar where there is a terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from support.places import BRAND

from naravard_templates import linting
from naravard_templates.cli import run

Said = Callable[..., str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Clean files, files that cannot be checked, and one that is not on the template."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NARAVARD_CACHE_DIR", str(tmp_path / ".cache"))
    shutil.copy(BRAND / "framtidsbild.dotx", "a.dotx")
    for name in ("b.pptx", "c.docx", "d.docx"):
        Path(name).write_bytes(b"not a file of Office")
    shutil.copy(BRAND / "framtidsbild.potx", "e.potx")
    return tmp_path


@pytest.fixture
def said(here: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Said:
    def linted(*options: str) -> str:
        run(["lint", ".", "--lang", "en", *options])
        return capsysbinary.readouterr().out.decode()

    return linted


@pytest.mark.parametrize("options", [(), ("--jobs", "2"), ("--statistics",), ("--no-cache", "--color", "always"),
                                     ("--format", "github"), ("--format", "azure")])
def test_what_comes_piece_by_piece_is_the_report(said: Said, options: tuple[str, ...]) -> None:
    whole = said(*options, "--no-cache", "-o", "report")
    assert whole == ""
    assert said(*options) == Path("report").read_text("utf-8").replace("\r", "")
    assert said(*options) == Path("report").read_text("utf-8")  # also from the cache


def test_findings_are_shown_before_all_files_are_checked(here: Path, monkeypatch: pytest.MonkeyPatch,
                                                         capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    shown = b""

    def reports(*_: object) -> object:
        nonlocal shown
        yield linting.lint("b.pptx", (), frozenset(), frozenset())
        shown = capsysbinary.readouterr().out
        yield linting.lint("c.docx", (), frozenset(), frozenset())

    monkeypatch.setattr(linting.Run, "reports", reports)
    run(["lint", "b.pptx", "c.docx", "--lang", "en"])
    assert shown.startswith(b"b.pptx\n  NV001")
    assert capsysbinary.readouterr().out.startswith(b"c.docx\n")


def test_who_stops_reading_stops_it_quietly(here: Path) -> None:
    command = [sys.executable, "-m", "naravard_templates", "lint", ".", "--no-cache"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 4


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal on Windows")
@pytest.mark.parametrize(("gone", "bar"), [(0, True), (2, False)])
def test_a_terminal_shows_a_bar_for_many_files_and_nothing_else_does(here: Path, gone: int, bar: bool) -> None:
    import pty

    for name in ("b.pptx", "c.docx")[:gone]:
        Path(name).unlink()
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "naravard_templates", "lint", ".", "--no-cache", "--lang", "en"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=follower, check=False)
    os.close(follower)
    seen = b""
    with suppress(OSError):  # how Linux says that a terminal has ended
        while data := os.read(leader, 10_000):
            seen += data
    os.close(leader)
    assert (b"100%" in seen) is bar
    assert b"%" not in done.stdout
