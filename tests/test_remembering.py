"""What was found is told again for as long as it holds, without a brand being loaded; and no longer."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from support.edit import edit, find
from support.places import BRAND

from naravard_templates import api
from naravard_templates.brand.folder import stated_digest
from naravard_templates.cli import run
from naravard_templates.model.finding import Severity

Lint = Callable[..., tuple[int, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a brand and a deck whose logo stands in another place."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NARAVARD_CACHE_DIR", str(tmp_path / "cache"))
    Path("brand").mkdir()
    for name in ("brand.yaml", "protected.json", "framtidsbild.potx", "framtidsbild.dotx"):
        shutil.copy(BRAND / name, "brand")
    Path("deck.potx").write_bytes(
        edit((BRAND / "framtidsbild.potx").read_bytes(), "ppt/slideMasters/slideMaster1.xml", moved))
    return tmp_path


def moved(root: etree._Element) -> None:
    find(root, ".//p:pic/p:spPr/a:xfrm/a:off").set("x", "7200000")


@pytest.fixture
def lint(here: Path, capsys: pytest.CaptureFixture[str]) -> Lint:
    def linted(*options: str) -> tuple[int, str]:
        code = run(["lint", "deck.potx", "--brand", "brand", "--format", "json", "--lang", "en", *options])
        return code, capsys.readouterr().out

    return linted


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The brands that are loaded."""
    folders: list[object] = []
    real = api.load_brand
    monkeypatch.setattr(api, "load_brand", lambda folder: (folders.append(folder), real(folder))[1])
    return folders


def entries(here: Path) -> list[Path]:
    return sorted((here / "cache").glob("??/*"))


def test_the_second_time_no_brand_is_loaded_and_the_same_is_said(lint: Lint, loads: list[object]) -> None:
    first = lint()
    assert "NV201" in first[1]
    assert lint() == first
    assert len(loads) == 1


@pytest.mark.parametrize("format_name", ["text", "sarif", "junit", "github"])
def test_every_format_says_the_same_from_memory(
    format_name: str, here: Path, capsys: pytest.CaptureFixture[str], loads: list[object]
) -> None:
    Path("naravard.toml").write_text('severity = {NV201 = "info"}', "utf-8")

    def said() -> str:
        run(["lint", "deck.potx", "--format", format_name])
        return capsys.readouterr().out

    assert said() == said()
    assert len(loads) == 1


@pytest.mark.parametrize("change", [
    lambda: Path("brand/brand.yaml").write_text(Path("brand/brand.yaml").read_text("utf-8") + "\n# x\n", "utf-8"),
    lambda: Path("naravard.toml").write_text('severity = {NV2 = "info"}', "utf-8"),
    lambda: Path("naravard.toml").write_text('ignore = ["NV2"]', "utf-8"),
    lambda: Path("naravard.toml").write_text('[limits]\nparts = 5000', "utf-8"),
    lambda: shutil.copy("brand/framtidsbild.dotx", "deck.potx"),
], ids=["brand", "severity", "ignored", "limits", "file"])
def test_what_it_depends_on_makes_it_look_anew(lint: Lint, loads: list[object], change: Callable[[], Any]) -> None:
    lint()
    change()
    lint()
    assert len(loads) == 2


def test_a_master_that_was_changed_is_refused_though_the_file_is_known(lint: Lint) -> None:
    lint()
    master = Path("brand/framtidsbild.dotx")
    master.write_bytes(master.read_bytes() + b" ")
    assert lint() == (2, "")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"7", b'[{"id": 1}]', b'{"NV201": [1]}', b"[" * 100_000,
                                     b'{"status": "clean", "brand": null, "findings": [[]]}'])
def test_what_somebody_else_put_there_is_not_believed(lint: Lint, here: Path, content: bytes) -> None:
    first = lint("--format", "text")
    assert entries(here)
    for entry in entries(here):
        entry.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    assert lint("--format", "text") == first


def test_a_message_whose_gaps_do_not_fit_is_not_believed(lint: Lint, here: Path) -> None:
    first = lint()
    row = ["NV201", "x", "error", {"message": ["{a.b}", {}]}, ["slide", 1, None, None], "failed", None, None, None,
           None, ""]
    content = json.dumps({"status": "findings", "brand": None, "findings": [row]}).encode()
    for entry in entries(here):
        if b'"findings"' in entry.read_bytes():
            entry.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
    assert lint() == first


def test_the_digest_of_a_folder_is_that_of_the_brand_in_it(here: Path) -> None:
    brand = api.load_brand("brand")
    assert brand.digest == stated_digest(Path("brand"), {})
    stricter = {"NV304": Severity.ERROR}
    assert brand.with_severities(stricter).digest == stated_digest(Path("brand"), stricter)
    assert brand.with_severities(stricter).digest != brand.digest
