"""A brand folder may come from anybody: whatever is in it, loading it ends soon, with a brand or with a sentence."""

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.places import BRAND

import naravard_templates as nt
from naravard_templates.cli import run
from naravard_templates.errors import BrandError

CONFIG, PROTECTED, DECK = "brand.yaml", "protected.json", "framtidsbild.potx"
YAML, JSON = (BRAND / CONFIG).read_text("utf-8"), (BRAND / PROTECTED).read_text("utf-8")

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the default brand's data that a test may spoil."""
    copy = tmp_path / "brand"
    copy.mkdir()
    for name in (CONFIG, PROTECTED, DECK, "framtidsbild.dotx"):
        shutil.copy(BRAND / name, copy)
    return copy


def refusal(folder: Path) -> str:
    with pytest.raises(BrandError) as caught:
        nt.load_brand(folder)
    return str(caught.value)


def told(folder: Path) -> str:
    """What the refusal says, which names the file."""
    said = refusal(folder)
    assert "\n" not in said
    assert len(said) < 2000
    return said


def aliases(first: str, grow: Callable[[str], str]) -> str:
    return f"a0: &a0 {first}\n" + "".join(f"a{level}: &a{level} {grow(f'*a{level - 1}')}\n" for level in range(1, 20))


@pytest.mark.parametrize("text", [
    "", "- a", "x", "1", "id: [1]\nname: {}\nversion: 2\n", "a: 'b", "\tx: 1", "%YAML 9\n---\n", "{", "&a [*a]",
    YAML + "\0", YAML.replace("version:", "version: 2030-99-99 #"),
    YAML + "x: " + "[" * 400_000, "{a: " * 200_000, "- " * 300_000,
    YAML + "x: !!python/object/apply:os.system ['id']\n",
    aliases("[x, x]", lambda last: f"[{last}, {last}, {last}]"),
    aliases("{k: 1}", lambda last: f"{{<<: [{last}, {last}]}}"),
    YAML + "styles:\n" + "".join(f"  s{number}: x\n" for number in range(60_000)),
    *(YAML + f"\ntolerances: {{position: {value}}}\n" for value in (
        ".nan", ".inf", "-1", "1e400", "9" * 4000, "9" * 9000)),
    *(YAML.replace(DECK, name) for name in ("../../etc/passwd", "/etc/passwd", "..", ".", "C:\\x", "a/b", "''")),
], ids=lambda text: text[-30:])
def test_settings_that_are_none_are_refused_in_a_sentence(folder: Path, text: str) -> None:
    (folder / CONFIG).write_text(text, "utf-8")

    assert CONFIG in told(folder)


@pytest.mark.parametrize("data", [
    random.Random(0).randbytes(5000), YAML.encode("utf-16"), YAML.encode() + b"#" * 2_000_000])
def test_settings_that_are_no_text_are_refused(folder: Path, data: bytes) -> None:
    (folder / CONFIG).write_bytes(data)

    assert CONFIG in told(folder)


@pytest.mark.parametrize("text", [
    "", "null", "[]", "1", "[" * 1_000_000, '{"a":' * 500_000, JSON[:50_000], '{"schema":' + "9" * 5000 + "}",
    '{"masters":[{"file":"../x"}]}', JSON.replace('"masters": [', '"masters": [[],', 1),
    re.sub(r'"file": ?"', '"file": "../', JSON),
    *(re.sub(r'(?<="[xy]":)-?\d+', value, JSON) for value in (
        "NaN", "Infinity", "1e400", '"x"', "null", "[]", "9" * 4000)),
], ids=lambda text: text[-30:])
def test_facts_that_are_none_are_refused_in_a_sentence(folder: Path, text: str) -> None:
    (folder / PROTECTED).write_text(text, "utf-8")

    assert PROTECTED in told(folder)


@needs_pipes
@pytest.mark.parametrize("name", [CONFIG, PROTECTED, DECK])
def test_pipes_devices_folders_and_loops_are_not_read(folder: Path, name: str) -> None:
    path = folder / name
    for make in (os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path)):
        path.rmdir() if path.is_dir() else path.unlink()
        make(path)

        assert name in told(folder)


@needs_pipes
def test_an_older_version_that_is_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "versions" / "0.1").mkdir(parents=True)
    os.mkfifo(folder / "versions" / "0.1" / CONFIG)

    nt.load_brand(folder)


@pytest.mark.parametrize("data", [b"", (BRAND / "framtidsbild.dotx").read_bytes()])
def test_a_master_that_was_exchanged_is_refused_with_the_remedy(folder: Path, data: bytes) -> None:
    (folder / DECK).write_bytes(data)

    assert "naravard brand adopt" in told(folder)


def test_the_command_says_so_and_shows_no_traceback(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / CONFIG).write_text("a: " + "[" * 100_000, "utf-8")

    assert run(["lint", str(BRAND / DECK), "--brand", str(folder), "--lang", "en"]) == 2
    assert "Traceback" not in capsys.readouterr().err
