"""What the README says is so: its tables come from the code, and its commands and its program run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
import readme_tables

from naravard_templates.cli import run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def as_the_shell_does(word: str) -> list[str]:
    return sorted(str(path) for path in Path().glob(word)) or [word]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_tables_come_from_the_code() -> None:
    assert readme_tables.filled(README) == README


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_the_first_command_makes_the_examples_and_checks_them() -> None:
    steps = [shlex.split(step) for step in blocks("sh")[0].split("&&")]
    ours = [step[1:] for step in steps if step[0] == "naravard"]
    assert [run([path for word in step for path in as_the_shell_does(word)]) for step in ours] == [0, 0]
    assert {path.suffix for path in Path("out").iterdir()} == {".docx", ".pptx"}


@pytest.mark.slow
def test_the_library_example_runs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(here / "examples", here, dirs_exist_ok=True)
    for suffix in (".potx", ".dotx"):
        shutil.copy(ROOT / "brand" / f"framtidsbild{suffix}", f"ours{suffix}")
    exec(compile(blocks("python")[0], "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == ["True ()", "a.pptx unchecked", "b.docx unchecked"]


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    command = blocks("sh")[1].split("&&")[-1].strip()
    required = "NARAVARD_REQUIRE_LIBREOFFICE=1 NARAVARD_REQUIRE_CHROMIUM=1"
    assert f"{required} {command}\n" in (ROOT / ".ci" / "run").read_text("utf-8")
