"""Every example is built, passes lint and the schema, and comes out the same twice; the script among them runs."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from jsonschema import Draft202012Validator
from openxml_audit import OpenXmlValidator
from support.places import EXAMPLES

from naravard_templates import api
from naravard_templates.model.snapshot import Format

OUTLINES = sorted(path for path in EXAMPLES.rglob("*")
                  if path.suffix in {".md", ".yaml", ".yml"} and path.parent.name != "ci")
TABLES = {path.parent: path for path in EXAMPLES.glob("*/*.csv")}
MERGED = [path for path in OUTLINES if path.parent in TABLES]
SINGLE = [path for path in OUTLINES if path.parent == EXAMPLES]

pytestmark = pytest.mark.slow


def name(path: Path) -> str:
    return path.relative_to(EXAMPLES).as_posix()


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bygg", EXAMPLES / "bygg.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check(path: Path) -> None:
    report = api.lint(path)
    assert report.ok, report
    audit = OpenXmlValidator().validate(path)
    assert audit.is_valid, [str(error) for error in audit.errors][:5]


def test_every_outline_is_looked_at() -> None:
    assert sorted([*MERGED, *SINGLE]) == OUTLINES


@pytest.mark.parametrize("source", SINGLE, ids=name)
def it_builds_the_same_sound_file_twice(source: Path, tmp_path: Path) -> None:
    first = api.build(source, tmp_path)
    check(first)
    assert api.build(source, tmp_path / f"again{first.suffix}").read_bytes() == first.read_bytes()


@pytest.mark.parametrize("source", MERGED, ids=name)
def it_merges_the_same_sound_files_twice(source: Path, tmp_path: Path) -> None:
    one, two = (api.merge(source, TABLES[source.parent], tmp_path / folder) for folder in ("one", "two"))
    assert one.ok
    assert one.unused == ()
    check(one.files[0])
    assert all(report.ok for report in api.lint_many(one.files))
    assert [path.read_bytes() for path in one.files] == [path.read_bytes() for path in two.files]


def it_sends_the_same_matter_to_every_municipality(tmp_path: Path) -> None:
    folder = EXAMPLES / "utskick"
    files = api.merge(folder / "remiss.md", TABLES[folder], tmp_path).files
    assert {path.stem for path in files} == set(api.load_brand().config.parties.municipalities)


@pytest.mark.parametrize("source", [path for path in SINGLE if path.suffix == ".yaml"], ids=name)
def it_writes_yaml_that_the_schema_accepts(source: Path) -> None:
    content = json.loads(json.dumps(yaml.safe_load(source.read_text("utf-8")), default=str))
    errors = Draft202012Validator(api.schema()).iter_errors(content)
    assert [error.message for error in errors] == []


@pytest.mark.parametrize("source", MERGED, ids=name)
def it_shows_the_command_that_builds_it(source: Path) -> None:
    (command,) = re.findall(r"naravard build (\S+) --data (\S+)", source.read_text("utf-8"))
    assert [EXAMPLES.parent / word for word in command] == [source, TABLES[source.parent]]


def it_uses_every_layout_of_the_brand(tmp_path: Path) -> None:
    from pptx import Presentation

    deck = Presentation(str(api.build(EXAMPLES / "strategi.md", tmp_path)))
    assert {slide.slide_layout.name for slide in deck.slides} == {layout.name for layout in api.layouts()}
    assert 20 <= len(deck.slides) <= 25


def it_shows_every_kind_of_document() -> None:
    from naravard_templates.kinds import find_kind, kinds_of
    from naravard_templates.outline import load

    brand = api.load_brand()
    found = dict(kind for path in OUTLINES if (kind := find_kind(load(path).meta.kind, kinds_of(brand))))
    assert set(found) == set(kinds_of(brand))
    assert {kind.format for kind in found.values()} == set(Format)


def it_has_a_script_that_makes_them_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert script().main(tmp_path) == 0
    assert capsys.readouterr().out.endswith(", 0 med anmärkning.\n")
