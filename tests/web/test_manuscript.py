"""Skapa: a form becomes an outline and an outline a form, and nothing that somebody wrote is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from naravard_templates import api
from naravard_templates.brand.types import Brand
from naravard_templates.kinds import kinds_of
from naravard_templates.outline import parse
from naravard_templates.web import work
from naravard_templates.web.making_form import begun
from naravard_templates.web.making_work import Material, look_at
from naravard_templates.web.manuscript import FACTS, Manuscript, Place, read_outline, write_outline

EXAMPLES = Path(__file__).parents[2] / "examples"
VALUES = ["Plan # 2", "a: b", "null", "1.10", "065", "§ 130", '"citat"', "- punkt", "{{kommun}}", "[a, b]", "&a", "*a",
          "!a", "C:\\mapp", "Å ä ö – é", "2025-11-04", "våren 2026", "''", "yes", "a\tb", "%a", "@a", "`a`", "---"]


@pytest.fixture(scope="module")
def brand() -> Brand:
    return api.load_brand()


@pytest.fixture
def working(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> Brand:
    """Here is as in a worker process."""
    monkeypatch.setattr(work, "_told", [brand])
    return brand


@pytest.mark.parametrize("name", ["beslut", "fardplan", "overenskommelse", "rapport", "strategi", "tjansteskrivelse"])
def test_an_outline_is_the_same_after_it_was_a_form(name: str, brand: Brand) -> None:
    text = (EXAMPLES / f"{name}.md").read_text("utf-8")
    before, after = (parse(one, folder=EXAMPLES) for one in (text, write_outline(read_outline(text, brand), "sv").text))
    assert after.meta == before.meta
    assert [str(block)[:20] for block in after.blocks] == [str(block)[:20] for block in before.blocks]


@pytest.mark.parametrize("language", ["sv-SE", "en"])
@pytest.mark.parametrize("value", VALUES)
def test_any_value_of_a_field_stands_in_the_outline_as_it_was_typed(value: str, language: str) -> None:
    written = write_outline(Manuscript(facts={"title": value, "organ": value}, parties=(value, "b")), language)
    meta = parse(written.text).meta
    said = " ".join(value.split())
    assert (meta.title, meta.organ, meta.parties) == (said, said, (said, "b"))


def test_what_has_no_field_is_kept_as_it_was_written(brand: Brand) -> None:
    text = "---\ntitel: A\nsidfot: >\n  två\n  rader\nokänd: [1, 2]\nspråk: en-GB\n---\n\nText.\n"
    manuscript = read_outline(text, brand)
    assert manuscript.facts == {"title": "A"}
    assert manuscript.more == "sidfot: >\n  två\n  rader\nokänd: [1, 2]\nspråk: en-GB"
    assert write_outline(manuscript, "sv").text == text


def test_front_matter_that_cannot_be_read_is_kept_whole(brand: Brand) -> None:
    manuscript = read_outline("---\ntitel: [a\nparter: b: c\n---\nText.\n", brand)
    assert (manuscript.facts, manuscript.more, manuscript.body) == ({}, "titel: [a\nparter: b: c", "Text.\n")


def test_parties_are_ticked_however_they_were_spelt(brand: Brand) -> None:
    manuscript = read_outline("---\nparter: Umeå, region västerbotten; Någon annan\n---\n", brand)
    assert manuscript.parties == ("Umeå kommun", "Region Västerbotten", "Någon annan")


def test_a_line_of_the_outline_is_found_in_the_form() -> None:
    manuscript = Manuscript("beslut", {"title": "A", "date": "i går"}, ("B", "C"), "sidfot: x\nx: y", "# D\n\nE\n")
    written = write_outline(manuscript, "sv")
    lines = written.text.split("\n")
    places = {line: written.place(number) for number, line in enumerate(lines, 1)}
    assert places["titel: A"] == Place("title")
    assert places["datum: i går"] == Place("date")
    assert places["typ: beslut"] == Place("kind")
    assert places["  - C"] == Place("parties")
    assert places["x: y"] == Place("more", 2)
    assert places["E"] == Place("body", 3)
    assert written.place(0) == Place("")


def test_a_draft_comes_back_from_where_it_is_kept() -> None:
    manuscript = Manuscript("beslut", {"title": "Å"}, ("B",), "a: b", "text\n", {"a.png": "x"})
    assert Manuscript.from_bytes(manuscript.to_bytes()) == manuscript


KINDS = list(kinds_of(api.load_brand()))
FILLED: Mapping[str, str] = {"title": "A", "organ": "B", "diary_number": "RS 1-2026", "paragraph": "§ 1"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_says_only_what_is_left_to_fill_in(kind: str, working: Brand) -> None:
    """No example of a diary number or a title may pass for a real one, and no word is for a terminal."""
    parties = ("Region Västerbotten", "Umeå kommun")
    manuscript = begun(kind, "", parties, working)
    assert set(manuscript.facts) <= {"date", "version"}
    assert "naravard" not in manuscript.body
    assert manuscript.body[0] not in "\n<"
    filled = replace(manuscript, facts={**manuscript.facts, **{name: FILLED.get(name, "1") for name in FACTS
                                                              if name not in manuscript.facts}})
    seen = look_at(Material(write_outline(filled, "sv").text))
    assert (seen.problems, seen.lacks) == ((), ())
    assert seen.pages
    bare = look_at(Material(write_outline(manuscript, "sv").text))
    assert bare.lacks
    assert (bare.problems, bool(bare.pages)) == ((), True)
