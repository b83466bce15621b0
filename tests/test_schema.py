"""`naravard schema`: what the JSON Schema accepts is read, and what it refuses has a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

import naravard_templates as nt
from naravard_templates.cli import run
from naravard_templates.errors import OutlineError
from naravard_templates.outline.yaml_outline import parse_yaml

SCHEMA = Draft202012Validator(nt.schema())
FRONT = Draft202012Validator(nt.schema(front_matter=True))

GOOD = [
    "titel: Plan\nparter: [A, B]\nversion: 1.10\nparagraf: 65\nsidfot:\n",
    "title: Plan\nparties: A, B\nkind: rapport\nlanguage: en-GB\ncontent:\n  - heading: Aim\n  - Text\n  - 2030\n",
    "innehåll:\n  - rubrik: {text: A, nivå: 2, layout: Citat, etikett: a}\n  - lista: [a, {text: b, punkter: [c]}]\n",
    "innehåll:\n  - numrerad: {start: 3, punkter: [a]}\n  - sidbrytning:\n  - innehållsförteckning:\n  - contents: 2\n",
    "innehåll:\n  - tabell: {rubriker: [A], rader: [[1], [b]], bredder: [1], justering: [höger], tabelltext: T}\n",
    "innehåll:\n  - bild: {fil: b.png, alt: x, bredd: 60%}\n  - picture: {file: b.png, decorative: true}\n",
    "innehåll:\n  - citat: Hemma.\n  - citat: {text: [Hemma., {lista: [a]}], källa: En patient}\n  - faktaruta: Text\n",
    "innehåll:\n  - kolumner: [Ja, [Nej, {rubrik: A}]]\n  - anteckningar: [a, b]\n  - kod: {text: x, språk: python}\n",
    "innehåll:\n  - diagram: {typ: stapel, alt: x, värden: {kategorier: [2024], Region: [1.5]}}\n",
    "innehåll:\n  - diagram: {alt: x, värden: [[År, Region], [2024, 1]]}\n  - chart: {alt: x, values: {A: 1, B: 2}}\n",
    "innehåll:\n  - chart: {alt: x, type: pie, fil: tal.csv}\n",
    "innehåll:\n  - tidslinje: {2026: a, 2027: }\n  - process: [a, {rubrik: b, text: c}]\n  - fyrfält: [a, b, c, d]\n",
    "innehåll:\n  - bildsida: {rubrik: A, layout: Citat, innehåll: [{lista: [a]}], anteckningar: b}\n",
]
BAD = [
    "titl: A", "titel: A\ntitle: B", "titel: [A]", "parter: {a: b}", "språk: svenska", "innehåll: a", "innehåll: []",
    "innehåll:\n  - rubrk: a", "innehåll:\n  - rubrik:", "innehåll:\n  - rubrik: {nivå: 2}", "innehåll:\n  - rubrik: "
    "[a]",
    "innehåll:\n  - rubrik: {text: a, nivå: 7}", "innehåll:\n  - {rubrik: a, stycke: b}", "innehåll:\n  - {}",
    "innehåll:\n  - lista: a", "innehåll:\n  - lista: []", "innehåll:\n  - tabell: {rubriker: [a]}",
    "innehåll:\n  - tabell: {rubriker: [a], rader: [[b]], justering: [mitt]}", "innehåll:\n  - bild: {fil: b.png}",
    "innehåll:\n  - bild: {fil: b.png, alt: x, dekorativ: ja}", "innehåll:\n  - diagram: {alt: x}",
    "innehåll:\n  - diagram: {värden: {A: 1}}", "innehåll:\n  - diagram: {alt: x, fil: tal.csv, värden: {A: 1}}",
    "innehåll:\n  - diagram: {alt: x, typ: xyz, fil: tal.csv}", "innehåll:\n  - sidbrytning: nu",
    "innehåll:\n  - tidslinje:", "innehåll:\n  - contents: 9", "innehåll:\n  - citat: {text: a, källa: b, source: c}",
    "innehåll: [a]\ncontent: [b]", "innehåll:\n  -",
]


def json_of(text: str) -> Any:
    """The YAML as an editor sees it: numbers are numbers, keys are texts."""
    return json.loads(json.dumps(yaml.safe_load(text)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "tal.csv").write_text("x;S\na;1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("text", GOOD)
def it_accepts_what_is_read(text: str, folder: Path) -> None:
    assert [error.message for error in SCHEMA.iter_errors(json_of(text))] == []
    parse_yaml(text, folder=folder)


@pytest.mark.parametrize("text", BAD)
def it_refuses_what_is_not_read(text: str, folder: Path) -> None:
    assert not SCHEMA.is_valid(json_of(text))
    with pytest.raises(OutlineError):
        parse_yaml(text, folder=folder)


@pytest.mark.parametrize("front_matter", [False, True])
def it_prints_a_schema_of_the_newest_draft(front_matter: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", *(["--front-matter"] if front_matter else [])]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == nt.schema(front_matter=front_matter)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def it_knows_the_front_matter_of_the_examples() -> None:
    for path in (Path(__file__).parents[1] / "examples").glob("*.md"):
        front = path.read_text(encoding="utf-8").split("---\n")[1]
        value = {key: str(item) if not isinstance(item, list) else item for key, item in yaml.safe_load(front).items()}
        assert [error.message for error in FRONT.iter_errors(value)] == []
    assert not FRONT.is_valid({"innehåll": ["a"]})
