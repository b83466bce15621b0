"""The `kinds` of brand.yaml: what is refused there, and what the default brand says."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml

from naravard_templates.brand.kinds import DiaryNumber, Kind
from naravard_templates.brand.load import default_folder, load_config
from naravard_templates.decoding import Unfit, decode
from naravard_templates.errors import BrandError
from naravard_templates.kinds.dates import day_meant
from naravard_templates.kinds.sections import missing_sections, section_named

KINDS = load_config(default_folder()).kinds


def it_has_the_six_kinds() -> None:
    assert list(KINDS) == ["presentation", "beslut", "tjänsteskrivelse", "överenskommelse", "rapport", "missiv"]


@pytest.mark.parametrize("key", list(KINDS))
def it_gives_no_name_to_two_sections(key: str) -> None:
    names = [name.casefold() for section in KINDS[key].sections for name in section.names]
    assert len(set(names)) == len(names)


def it_gives_no_name_to_two_kinds() -> None:
    names = [name.casefold() for key, kind in KINDS.items() for name in {key, kind.label.casefold(), *kind.synonyms}]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("pattern", [{"pattern": "[A-Z", "example": "A"}, {"pattern": "[A-Z]", "example": "1"}])
def it_refuses_patterns_that_their_example_does_not_fit(pattern: dict[str, str]) -> None:
    with pytest.raises(Unfit):
        decode(Kind, {"label": "Beslut", "diary_numbers": [pattern]})


@pytest.mark.parametrize("pattern", [
    "(a+)+$", "(a|a)*b", "(.*)*x", "(a|aa)+$", "(?:a?){60}a{60}", "((a{1,9}){1,9}){1,9}b", "(?i:(a*)*)b", "(?=(a+)+b)a",
    "(?>(a+)+)b|a", "(a)(?(1)(a+)+|b)", "(a*+)*b", "(?:a|(?:a|a))*?b", ".*.*.*.*.*b",
    r"\d*\d*\d*\d*\d*x", "(" * 60 + "a+" + ")+" * 60, "(a+)+" * 20_000], ids=lambda pattern: pattern[:30])
def it_refuses_patterns_that_some_texts_keep_busy(pattern: str) -> None:
    with pytest.raises(Unfit, match="for ever"):
        decode(DiaryNumber, {"pattern": pattern, "example": "a"})


@pytest.mark.parametrize(("pattern", "example"), [
    (r"[A-ZÅÄÖ]+ \d+-\d{4}", "RS 909-2023"), (r"(?:Dnr )?\w+[ /-]\d{4}(?:[/-]\d{1,6})?", "Dnr KS/2018-14"),
    (r"(?:[A-Z]{2}|[a-z]{2}) ?\d{4}(?:-\d{2}){0,3}", "KS 2018-14"), (r".*\d.*", "diarienummer 7"),
    (r"(?P<a>\d)(?P=a)", "77"), ("[ab]*[ab]*[ab]*c", "c")])
def it_takes_patterns_as_houses_have_them_and_no_text_takes_long(pattern: str, example: str) -> None:
    numbers = decode(DiaryNumber, {"pattern": pattern, "example": example})
    started = time.process_time()

    for sign in ("a", "A", "1", " ", "1-"):
        for times in (30, 63, 100_000):
            numbers.fits(sign * times + "!")
    assert time.process_time() - started < 5


def it_says_where_brand_yaml_is_wrong(tmp_path: Path) -> None:
    content = {"id": "b", "name": "B", "version": "1", "kinds": {"motion": {"label": "Motion", "requires": ["pengar"]}}}
    (tmp_path / "brand.yaml").write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(BrandError, match=r"kinds\.motion\.requires\.0"):
        load_config(tmp_path)


def it_knows_sections_by_words_alone() -> None:
    decision = KINDS["beslut"]
    found = section_named("4 Skickas till", decision)
    assert found is not None
    assert found.name == "Beslutet skickas till"
    assert section_named("Väder", decision) is None
    assert [section.name for section in missing_sections(["Beslut"], decision)] == ["Sammanfattning"]
    assert missing_sections([], Kind(label="Fri")) == []


def it_reads_no_day_out_of_nothing() -> None:
    assert day_meant("") is None
    assert day_meant("2025-02-30") is None
    assert str(day_meant("den 1 maj 2025")) == "2025-05-01"
