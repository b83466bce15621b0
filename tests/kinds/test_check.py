"""What a kind of document asks for: every fault is found, with its line and with what to write instead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from naravard_templates import api
from naravard_templates.brand.kinds import Kind, Section
from naravard_templates.brand.load import default_folder, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineError
from naravard_templates.kinds import check_kind, completed
from naravard_templates.outline import parse

BRAND = load_brand(default_folder())
FRONT = {"titel": "Plan", "typ": "beslut", "organ": "Regionstyrelsen", "parter": "Region Västerbotten, Umeå kommun",
         "datum": "2025-11-04", "diarienummer": "RS 909-2023", "paragraf": "§ 130"}
BODY = "# Sammanfattning\n\nKort.\n\n# Beslut\n\n1. Ja.\n"


def text(body: str = BODY, **changes: str) -> str:
    front = {key: value for key, value in {**FRONT, **changes}.items() if value}
    return "---\n" + "".join(f'{key}: "{value}"\n' for key, value in front.items()) + "---\n\n" + body


def said(source: str, brand: Brand = BRAND) -> list[tuple[int, str]]:
    return [(problem.line, str(problem)) for problem in check_kind(parse(source), brand)]


def with_config(**changes: object) -> Brand:
    return replace(BRAND, config=replace(BRAND.config, **changes))


def it_has_nothing_to_say_about_a_whole_decision() -> None:
    assert said(text()) == []


@pytest.mark.parametrize("kind", ["beslut", "Protokollsutdrag", "BESLUT", " decision "])
def it_knows_a_kind_by_any_of_its_names(kind: str) -> None:
    assert said(text(typ=kind)) == []
    assert completed(parse(text(typ=kind)), BRAND).meta.kind == "beslut"


def it_takes_a_and_o_for_letters_that_a_keyboard_lacks() -> None:
    assert completed(parse(text(typ="tjansteskrivelse")), BRAND).meta.kind == "tjänsteskrivelse"


def it_names_the_kind_that_is_nearest() -> None:
    ((line, message),) = said(text(typ="beslt"))
    assert line == 3
    assert message.startswith("There is no kind «beslt». Did you mean beslut? The kinds are")


def it_leaves_an_outline_without_a_kind_alone() -> None:
    assert said(text(typ="", datum="", diarienummer="x", parter="Någon")) == []


@pytest.mark.parametrize(("key", "word"), [
    ("organ", "the body"), ("datum", "a date"), ("diarienummer", "a diary number"), ("paragraf", "a paragraph"),
    ("parter", "its parties"),
])
def it_misses_what_the_kind_requires(key: str, word: str) -> None:
    ((_, message),) = said(text(**{key: ""}))
    assert message.startswith(f"A document of the kind Beslut needs {word}")


@pytest.mark.parametrize("number", ["RS 909-2023", "HSN 875-2020", "KS 2018/14", "2023KS133", "SN-2024/88"])
def it_takes_the_diary_numbers_of_every_house(number: str) -> None:
    assert said(text(diarienummer=number)) == []


@pytest.mark.parametrize("number", ["909-2023", "RS909", "rs 909-2023", "RS 909-23", "RS 909-2023 (kopia)"])
def it_refuses_other_diary_numbers(number: str) -> None:
    ((line, message),) = said(text(diarienummer=number))
    assert line == 7
    assert "RS 909-2023" in message


@pytest.mark.parametrize("paragraph", ["§ 130", "§130", "130", "§ 12 a", "§§ 130–132", "214a"])
def it_takes_paragraphs(paragraph: str) -> None:
    assert said(text(paragraf=paragraph)) == []


@pytest.mark.parametrize("paragraph", ["paragraf 130", "§", "1 300 000", "§ IV"])
def it_refuses_what_is_no_paragraph(paragraph: str) -> None:
    ((line, message),) = said(text(paragraf=paragraph))
    assert (line, "Write § 130" in message) == (8, True)


@pytest.mark.parametrize("date", [
    "2025-11-04", "4 november 2025", "den 4 november 2025", "4 November 2025", "4 maj 2025",
])
def it_takes_dates_in_figures_and_in_words(date: str) -> None:
    assert said(text(datum=date)) == []


@pytest.mark.parametrize("date", ["våren 2026", "31 november 2025", "4 nov 2025", "2025-11", "november 2025"])
def it_refuses_what_is_no_day(date: str) -> None:
    ((line, message),) = said(text(datum=date))
    assert (line, date in message) == (6, True)


def it_leaves_dates_free_where_none_is_required() -> None:
    assert said(text(typ="presentation", datum="våren 2026")) == []


@pytest.mark.parametrize(("name", "spelt"), [
    ("Umeå", "Umeå kommun"), ("umeå  KOMMUN", "Umeå kommun"), ("Vindeln", "Vindelns kommun"),
    ("Vindelns", "Vindelns kommun"), ("Malå", "Malå kommun"), ("Bjurholm", "Bjurholms kommun"),
])
def it_completes_the_name_of_a_place(name: str, spelt: str) -> None:
    source = text(parter=f"Region Västerbotten, {name}")
    assert said(source) == []
    assert completed(parse(source), BRAND).meta.parties == ("Region Västerbotten", spelt)


@pytest.mark.parametrize(("name", "nearest"), [
    ("Umea kommun", "Umeå kommun"), ("Skelleftå kommun", "Skellefteå kommun"), ("Region Vasterbotten", "Region Väst"),
    ("Vilhelmena", "Vilhelmina kommun"),
])
def it_suggests_the_party_that_was_meant(name: str, nearest: str) -> None:
    ((line, message),) = said(text(parter=f"Region Västerbotten, Umeå kommun, {name}"))
    assert line == 5
    assert f"«{name}» is not one of the parties in brand.yaml. Did you mean {nearest}" in message


@pytest.mark.parametrize(("parties", "missing"), [
    ("Umeå kommun, Malå kommun", "Region Västerbotten"), ("Region Västerbotten", "Bjurholms kommun"),
])
def it_wants_the_region_and_a_municipality_behind_a_joint_document(parties: str, missing: str) -> None:
    ((line, message),) = said(text(parter=parties))
    assert (line, f" {missing} to the parties" in message) == (5, True)


def it_lets_a_presentation_be_by_one_party() -> None:
    assert said(text(typ="presentation", parter="Umeå kommun")) == []


def it_takes_any_party_where_the_brand_names_none() -> None:
    parties = type(BRAND.config.parties)()
    source = text(parter="Landstinget Längesen")
    assert said(source, with_config(parties=parties)) == []
    assert completed(parse(source), with_config(parties=parties)).meta.parties == ("Landstinget Längesen",)


@pytest.mark.parametrize("heading", [
    "Beslut", "BESLUT:", "3. Beslut", "3.1 Beslut", "Regionstyrelsens beslut", "Kommunfullmäktiges  beslut",
])
def it_knows_a_section_by_any_of_its_names(heading: str) -> None:
    assert said(text(BODY.replace("# Beslut", f"# {heading}"))) == []


def it_says_which_names_would_do_for_a_section_that_is_missing() -> None:
    ((line, message),) = said(text("# Sammanfattning\n\nKort.\n"))
    assert line == 0
    assert message.startswith("The section «Beslut» is missing, which a Beslut must have.")
    assert "Regionstyrelsens beslut" in message


def it_shows_the_heading_that_was_perhaps_meant() -> None:
    ((line, message),) = said(text(BODY.replace("# Beslut", "# Beslutt")))
    assert line == 15
    assert "Did you mean «Beslut»" in message


@pytest.mark.parametrize("body", ["Ja.", "- Ja.\n- Nej.", "**1** Ja."])
def it_wants_decision_points_numbered(body: str) -> None:
    ((line, message),) = said(text(BODY.replace("1. Ja.", body)))
    assert (line, message) == (15, "Number the points of «Beslut», even if there is only one: 1. …")


def it_takes_words_before_and_after_the_points_and_headings_among_them() -> None:
    points = "Styrelsen beslutar\n\n## Om planen\n\n1. Ja.\n\nParagrafen justeras."
    assert said(text(BODY.replace("1. Ja.", points))) == []


def it_does_not_borrow_the_points_of_the_next_section() -> None:
    body = "# Sammanfattning\n\nKort.\n\n# Förslag till beslut\n\nJa.\n\n# Beslut\n\n1. Ja.\n"
    assert [line for line, _ in said(text(body))] == [15]


def it_finds_a_required_section_empty() -> None:
    ((line, message),) = said(text("# Sammanfattning\n\n# Beslut\n\n1. Ja.\n"))
    assert (line, message) == (11, "The section «Sammanfattning» is empty. Write its text below the heading.")


def it_tells_everything_at_once() -> None:
    assert len(said(text("Hej.", datum="", diarienummer="1", paragraf="x", parter="Umea"))) == 6


def it_goes_by_the_brands_own_kinds() -> None:
    kinds = {"motion": Kind(label="Motion", sections=(Section(name="Yrkande", required=True, points=True),))}
    brand = with_config(kinds=kinds)
    assert said(text("# Yrkande\n\n1. Ja.\n", typ="motion"), brand) == []
    assert "The section «Yrkande» is missing" in said(text(typ="motion"), brand)[0][1]
    assert "There is no kind «beslut»" in said(text(), brand)[0][1]


def it_falls_back_on_the_profiles_that_come_with_the_package() -> None:
    assert said(text(), with_config(kinds={})) == []
    assert said(text("Hej."), with_config(kinds={})) == said(text("Hej."))


# --- The documents that it rests on -----------------------------------------------------------------

def resting_on(*documents: str) -> str:
    return text(BODY + "\n# Underlag\n\n::: underlag\n" + "".join(f"- {one}\n" for one in documents) + ":::\n")


@pytest.mark.parametrize("document", [
    "Tjänsteskrivelse, 2025-10-14, RS 909-2023", "Skrivelse, daterad den 14 oktober 2025, dnr KS 2018/14",
    "Protokollsutdrag, 2025-10-21, § 187", "Lag (2017:30), SFS 2017:30, ISO 9001, punkt 4", "Avtal 2023-99-99999",
    "Förslag till *plan*",
])
def it_takes_documents_as_people_write_them(document: str) -> None:
    assert said(resting_on(document)) == []


@pytest.mark.parametrize(("document", "message"), [
    ("Skrivelse, 2025-13-14", "«2025-13-14» is not a day in the calendar."),
    ("Skrivelse den 31 februari 2025", "«31 februari 2025» is not a day in the calendar."),
    ("Skrivelse, RS 909/2023", "The diary number «RS 909/2023» is not written as any of these"),
    ("Skrivelse, dnr 909", "The diary number «909» is not written as any of these"),
])
def it_finds_days_and_numbers_that_no_document_has(document: str, message: str) -> None:
    ((line, words),) = said(resting_on("Skrivelse", document))
    assert line == text(BODY).count("\n") + 6
    assert words.startswith(message)


# --- Where it is said -------------------------------------------------------------------------------

def it_points_at_the_party_that_is_misspelt() -> None:
    source = text().replace('parter: "Region Västerbotten, Umeå kommun"',
                            "parter:\n  - Region Västerbotten\n  - Umea komun")
    (problem,) = check_kind(parse(source), BRAND)
    assert (problem.line, problem.column) == (7, 5)
    assert "Did you mean Umeå kommun?" in str(problem)


def it_tells_of_the_first_lines_even_where_the_text_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(text("::: underlg\n:::\n", datum="2025-02-30", paragraf="ett", organ=""), "utf-8")
    with pytest.raises(OutlineError) as caught:
        api.build(source, tmp_path)
    found = str(caught.value)
    for wanted in ("a.md:1: A document of the kind Beslut needs the body", "a.md:5:1: 2025-02-30 is not a day",
                   "a.md:7:11: «ett» is not the number", "Unknown box underlg. Did you mean underlag?"):
        assert wanted in found
    assert len(caught.value.problems) == 4
