"""The front matter: keys in two languages, values as text, faults with their line."""

from __future__ import annotations

import pytest

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Metadata
from naravard_templates.outline import parse


def meta(*lines: str) -> Metadata:
    return parse("\n".join(["---", *lines, "---", ""])).meta


SWEDISH = (
    "titel: Samverkan", "underrubrik: Nära vård", "typ: beslut", "parter: [Region Västerbotten, Umeå kommun]",
    "datum: 2025-03-14", "diarienummer: RS 412-2025", "paragraf: § 65", "version: 1.10", "språk: sv-FI",
    "organ: Regionstyrelsen", "sidfot: Utkast",
)
ENGLISH = (
    "title: Samverkan", "subtitle: Nära vård", "kind: beslut", "parties: Region Västerbotten, Umeå kommun",
    "date: 2025-03-14", "diary_number: RS 412-2025", "paragraph: § 65", "version: 1.10", "language: sv-FI",
    "organ: Regionstyrelsen", "footer: Utkast",
)


@pytest.mark.parametrize("lines", [SWEDISH, ENGLISH])
def it_knows_every_key_in_swedish_and_in_english(lines: tuple[str, ...]) -> None:
    assert meta(*lines) == Metadata(
        title="Samverkan", subtitle="Nära vård", kind="beslut", parties=("Region Västerbotten", "Umeå kommun"),
        date="2025-03-14", diary_number="RS 412-2025", paragraph="§ 65", version="1.10", language="sv-FI",
        organ="Regionstyrelsen", footer="Utkast",
    )


def it_has_defaults_where_nothing_is_said() -> None:
    assert parse("Text").meta == Metadata(language="sv-SE")
    assert meta("titel:", "språk:") == Metadata(language="sv-SE")
    assert meta() == Metadata()


@pytest.mark.parametrize("value", ["065", "1e3", "no", "2030", "09:30", "0x1F", "null", "~", "true", "1_000"])
def it_leaves_values_as_the_text_they_are(value: str) -> None:
    assert meta(f"paragraf: {value}").paragraph == value


@pytest.mark.parametrize("title", [
    "A & B <c>", "😀 e\u0301", "שלום", "å" * 10_000, "Vård: nära", "Plan # 2", "{{ 7*7 }}",
])
def it_keeps_any_text_in_quotation_marks(title: str) -> None:
    assert meta(f'titel: "{title}"').title == title


def it_takes_keys_in_any_case_and_either_way_of_writing_dots_and_rings() -> None:
    assert meta("Titel: A", "spra\N{COMBINING RING ABOVE}k: en-GB") == Metadata(title="A", language="en-GB")


@pytest.mark.parametrize("value", ["Region Västerbotten; Umeå kommun", "\n- Region Västerbotten\n- Umeå kommun"])
def it_takes_parties_on_one_line_or_in_a_list(value: str) -> None:
    assert meta(f"parter: {value}").parties == ("Region Västerbotten", "Umeå kommun")


def it_lets_a_date_be_words() -> None:
    assert meta("datum: våren 2026").date == "våren 2026"


def it_takes_several_lines_of_text_and_comments_of_their_own() -> None:
    assert meta("# intern anmärkning", "sidfot: >-", "  Region", "  Västerbotten").footer == "Region Västerbotten"


def it_may_end_with_three_dots_and_lines_may_end_as_in_windows() -> None:
    outline = parse("\ufeff---\r\ntitel: A\r\n...\r\n# B\r\n")
    assert outline.meta.title == "A"
    assert outline.blocks[0].line == 4


def it_is_not_fooled_by_a_page_break_later_on() -> None:
    assert parse("Text\n\n---\ntitel: A\n\n---\n").meta == Metadata()


@pytest.mark.parametrize(("lines", "line", "column", "sentence"), [
    (["titl: A"], 2, 1, "Unknown key titl. Did you mean title?"),
    (["titel: A", "diarinummer: B"], 3, 1, "Unknown key diarinummer. Did you mean diarienummer?"),
    (["xyzzy: A"], 2, 1, "Unknown key xyzzy. The keys are titel, title, underrubrik, subtitle, typ, kind, parter, "
     "parties, datum, date, diarienummer, diary_number, paragraf, paragraph, version, språk, language, organ, "
     "sidfot, footer."),
    (["titel: A", "title: B"], 3, 1, "The key title says the same as titel on line 2: keep one of them."),
    (["titel: A", "titel: A"], 3, 1, "The key titel says the same as titel on line 2: keep one of them."),
    (["titel: [A]"], 2, 1, "The value of titel must be a text."),
    (["titel: {a: b}"], 2, 1, "The value of titel must be a text."),
    (["parter: {a: b}"], 2, 1, "The value of parter must be a text or a list of texts."),
    (["parter: [[a], b]"], 2, 1, "The value of parter must be a text or a list of texts."),
    (["", "datum: 2025-02-30"], 3, 1, "2025-02-30 is not a day in the calendar: write for example 2025-03-14."),
    (["språk: svenska"], 2, 1, "svenska is not a language code: write for example sv-SE."),
    (["titel: Vård: nära"], 2, 12, "A value that holds a colon must stand in quotation marks."),
    (["titel: &Co"], 2, 8, "A value that begins with &, * or ! must stand in quotation marks."),
    (["titel: *Co"], 2, 8, "A value that begins with &, * or ! must stand in quotation marks."),
    (["titel: !!python/name:os.system"], 2, 8,
     "A value that begins with &, * or ! must stand in quotation marks."),
    (["titel: Plan # 2"], 2, 12, "What stands after # would be lost here: put the whole value in quotation marks."),
    (["titel: # 2"], 2, 7, "What stands after # would be lost here: put the whole value in quotation marks."),
    (["titel: " + "[" * 20_000], 2, 48, "This is nested too deep: use fewer levels."),
    (["titel: {{kommun}} nu"], 2, 19, "A value that begins with a field must stand in quotation marks: "
     "\"{{kommun}}\"."),
    (["titel"], 2, 0, "The front matter cannot be read here: write a key, a colon, a space and a value."),
    (["titel: A", "? [b]", ": c"], 3, 3, "The front matter cannot be read here: write a key, a colon, a space and a "
     "value."),
    (["titel: A", "\tb: c"], 3, 1, "The front matter cannot be read here: write a key, a colon, a space and a value."),
    (['titel: "\\U00110000"'], 2, 0, "The front matter cannot be read here: write a key, a colon, a space and a "
     "value."),
    (["titel: {{kommun}} plan"], 2, 19, "A value that begins with a field must stand in quotation marks: "
     '"{{kommun}}".'),
    (["# bara en kommentar"], 2, 0, "The front matter cannot be read here: write a key, a colon, a space and a value."),
    (['titel: "\\x07"'], 2, 0, "The invisible character U+0007 cannot stand in a document: delete it."),
])
def it_says_what_is_wrong_and_where(lines: list[str], line: int, column: int, sentence: str) -> None:
    with pytest.raises(OutlineError) as caught:
        meta(*lines)
    assert [(fault.line, fault.column, str(fault)) for fault in caught.value.problems] == [(line, column, sentence)]


def it_says_where_a_front_matter_begins_that_never_ends() -> None:
    with pytest.raises(OutlineError, match=":1: The front matter is never closed: end it with a line of three hyphens"):
        parse("---\ntitel: A\n\n# B\n")


def it_gives_all_faults_at_once() -> None:
    with pytest.raises(OutlineError) as caught:
        meta("titl: A", "datum: 2025-13-01", "språk: svensk")
    assert [fault.line for fault in caught.value.problems] == [2, 3, 4]
