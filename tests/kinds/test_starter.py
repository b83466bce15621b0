"""`naravard new`: every starter builds as it stands, whatever brand it is for."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from naravard_templates import api
from naravard_templates.brand.config import Parties
from naravard_templates.brand.kinds import DiaryNumber, Fact, Kind, Section
from naravard_templates.brand.load import default_folder, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.cli import run
from naravard_templates.errors import OutputError, UsageError
from naravard_templates.kinds import kinds_of
from naravard_templates.kinds.starter import starter

BRAND = load_brand(default_folder())
TODAY = datetime.date(2026, 3, 1)


def changed(**changes: object) -> Brand:
    return replace(BRAND, config=replace(BRAND.config, **changes))


@pytest.mark.parametrize("kind", list(kinds_of(BRAND)))
def it_builds_at_once_and_passes_lint(kind: str, tmp_path: Path) -> None:
    source = api.new(kind, tmp_path)
    assert source == tmp_path / f"{kind}.md"
    target = api.build(source, tmp_path)
    assert target.suffix == f".{kinds_of(BRAND)[kind].format}"
    assert {finding.code for finding in api.lint(target).findings} <= {"NV703", "NV903"}  # to be written, and notes


@pytest.mark.parametrize("kind", list(kinds_of(BRAND)))
def it_explains_itself(kind: str) -> None:
    _, text = starter(kind, BRAND, TODAY)
    assert "datum: 2026-03-01\n" in text
    assert f"naravard build {kind}.md" in text
    assert "$" not in text


@pytest.mark.parametrize(("asked", "name"), [
    ("tjansteskrivelse", "tjänsteskrivelse.md"), ("ÖVERENSKOMMELSE", "överenskommelse.md"),
    ("protokollsutdrag", "beslut.md"),
])
def it_knows_every_name_of_a_kind(asked: str, name: str, tmp_path: Path) -> None:
    assert api.new(asked, tmp_path).name == name


def it_names_the_nearest_kind() -> None:
    with pytest.raises(UsageError, match="Did you mean rapport"):
        starter("raport", BRAND, TODAY)


def it_never_writes_over_a_file_unasked(tmp_path: Path) -> None:
    target = tmp_path / "mitt.md"
    target.write_text("mitt", "utf-8")
    with pytest.raises(OutputError):
        api.new("missiv", target)
    assert target.read_text("utf-8") == "mitt"
    api.new("missiv", target, overwrite=True)
    assert target.read_text("utf-8") != "mitt"


@pytest.mark.parametrize("parties", [Parties(), Parties(region="Region Halland", municipalities=("Laholms kommun",))])
@pytest.mark.parametrize("kind", list(kinds_of(BRAND)))
def it_names_the_brands_own_parties(kind: str, parties: Parties, tmp_path: Path) -> None:
    brand = changed(parties=parties, kinds={})
    source = api.new(kind, tmp_path, brand=brand)
    assert "Västerbotten" not in source.read_text("utf-8")
    assert api.build(source, tmp_path, brand=brand).exists()


def it_makes_one_from_a_profile_of_the_brands_own(tmp_path: Path) -> None:
    motion = Kind(label="Motion", joint=True, requires=tuple(Fact),
                  diary_numbers=(DiaryNumber(pattern=r"\d+: \w+", example="12: A"),),
                  sections=(Section(name="Bakgrund", required=True, hint="Kosta $5 <b>"),
                            Section(name="Yrkande", required=True, points=True)))
    brand = changed(kinds={"motion": motion, "tom": Kind(label="Tom"), "beslut": motion})
    for kind in ("motion", "tom", "beslut"):
        source = api.new(kind, tmp_path, brand=brand)
        assert api.build(source, tmp_path, brand=brand).exists()
    assert "<!-- Kosta $5 <b> -->" in (tmp_path / "motion.md").read_text("utf-8")


def it_is_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert [run(["new", "rapport"]), run(["new", "rapport"]), run(["new", "rapport", "--force"])] == [0, 4, 0]
    assert run(["new", "raport", "--lang", "en"]) == 2
    assert capsys.readouterr().out == "rapport.md\nrapport.md\n"
