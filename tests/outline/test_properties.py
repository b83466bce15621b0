"""Text in is text out, and nothing but an OutlineError comes of a bad text."""

from __future__ import annotations

import contextlib
import re
import string
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import (
    ChartBlock,
    FactBox,
    Heading,
    ListBlock,
    Paragraph,
    Runs,
    Series,
    Steps,
    Table,
)
from naravard_templates.outline import parse
from naravard_templates.outline.yaml_outline import parse_yaml

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1)
WORDS = TEXT.filter(str.strip)

PIECES = st.sampled_from([
    "---\n", "titel: ", "parter: [", "]\n", "# ", "## A {", ".b}", "layout=", "- ", "1. ", "  ", "    ", "> ", "\n",
    "::: ", ":::\n", "kolumner\n", "kolumn\n", "faktaruta {titel=", "notes\n", "|a|b|\n", "|-|-|\n", "```", "~~~\n",
    "![a](", "b.png)", "{.dekorativ}", "[a]: b\n", "[a]", "(", ")", "<!--", "-->", "<b>", "*", "**", "_", "`",
    "\\", "\n\n", "&#12;", "— ", "-- ", "\t", "\r", "\x00", "\ud800", "&", "!", "{", "}", '"', "''",
    ": ", "#", "\N{LINE SEPARATOR}",
    "[^1]", "[^1]: ", "^[", "]", "@a", "{#a}", "Tabell: ", "{#a bredder=1}", "diagram {alt=a}\n", "```csv\n",
    "```yaml\n",
    "a;b\n", "c;1\n", "kategorier: [a]\n", "b: [1]\n", "process\n", "fyrfält\n", "### ", "- **", "** – ", "innehåll\n",
    "[[innehåll]]",
])


def escaped(text: str) -> str:
    """Text written so that Markdown reads it as nothing but text; spaces at the ends would be cut off."""
    text = "".join("\\" + sign if sign in string.punctuation else sign for sign in text)
    return re.sub(r"^\s+|\s+$", lambda match: "".join(f"&#{ord(sign)};" for sign in match[0]), text)


def text_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@given(WORDS)
@example("1. a")
@example("a\\")
def it_keeps_the_text_of_a_paragraph(text: str) -> None:
    (paragraph,) = parse(escaped(text)).blocks
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.runs) == text


@given(WORDS)
def it_keeps_the_text_of_a_heading(text: str) -> None:
    (heading,) = parse(f"## {escaped(text)}").blocks
    assert isinstance(heading, Heading)
    assert text_of(heading.runs) == text


@given(st.lists(WORDS, min_size=1, max_size=5))
def it_keeps_the_text_of_list_items(texts: list[str]) -> None:
    (items,) = parse("\n".join(f"- {escaped(text)}" for text in texts)).blocks
    assert isinstance(items, ListBlock)
    assert [text_of(item.runs) for item in items.items] == texts


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def it_keeps_the_text_of_table_cells(rows: list[tuple[str, str]]) -> None:
    lines = [f"| {escaped(one)} | {escaped(other)} |" for one, other in rows]
    (table,) = parse("\n".join([lines[0], "|---|---|", *lines[1:]])).blocks
    assert isinstance(table, Table)
    assert [tuple(map(text_of, row)) for row in (table.header, *table.rows)] == rows


@given(WORDS)
def it_keeps_the_text_of_a_value(text: str) -> None:
    value = text.replace("\\", "\\\\").replace('"', '\\"')
    value = "".join(sign if sign.isprintable() else f"\\U{ord(sign):08X}" for sign in value)
    assert parse(f'---\ntitel: "{value}"\n---\n').meta.title == text.strip()


@settings(deadline=None)
@given(WORDS)
def it_keeps_the_text_of_a_footnote(text: str) -> None:
    for written in (f"a[^1]\n\n[^1]: {escaped(text)}", f"a^[{escaped(text)}]"):
        paragraph = parse(written).blocks[0]
        assert isinstance(paragraph, Paragraph)
        assert text_of(paragraph.runs[1].note) == text


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def it_keeps_the_text_of_steps(steps: list[tuple[str, str]]) -> None:
    text = "\n".join(f"### {escaped(heading)}\n\n{escaped(below)}\n" for heading, below in steps)
    (found,) = parse(f"::: process\n{text}\n:::").blocks
    assert isinstance(found, Steps)
    pairs = [(text_of(step.heading), step.blocks[0]) for step in found.steps]
    assert [(heading, isinstance(below, Paragraph) and text_of(below.runs)) for heading, below in pairs] == steps


NAMES = WORDS.map(str.strip).filter(lambda name: name and len(name.splitlines()) == 1)


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=5, unique=True), st.data())
def it_keeps_the_values_of_a_chart(names: list[str], data: st.DataObject) -> None:
    numbers = st.floats(-1e12, 1e12).map(lambda number: round(number, 3))
    values = [data.draw(numbers) for _ in names]
    quoted = [name.replace('"', '""') for name in names]
    rows = [f'"{name}";{value:.3f}'.replace(".", ",") if "." not in name else f'"{name}";{value:.3f}'
            for name, value in zip(quoted, values, strict=True)]
    fence = "`" * 3 if not any("```" in row for row in rows) else "~" * 30
    (chart,) = parse("\n".join(["::: diagram {alt=a}", f"{fence}csv", "x;S", *rows, fence, ":::"])).blocks
    assert isinstance(chart, ChartBlock)
    assert (chart.categories, chart.series) == (tuple(names), (Series("S", tuple(values)),))


def quoted(text: str) -> str:
    """Text as YAML writes it between quotation marks."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08X}" for sign in text) + '"'


@settings(deadline=None)
@given(WORDS)
def it_keeps_the_text_of_yaml(text: str) -> None:
    written = quoted(escaped(text))
    heading, box = parse_yaml(f"innehåll:\n  - rubrik: {written}\n  - faktaruta: {written}\n").blocks
    assert isinstance(heading, Heading)
    assert isinstance(box, FactBox)
    (paragraph,) = box.blocks
    assert isinstance(paragraph, Paragraph)
    assert text_of(heading.runs) == text_of(paragraph.runs) == text


YAML_PIECES = st.sampled_from([
    "titel: a\n", "innehåll:\n", "  - ", "    ", "rubrik: ", "stycke: ", "lista: ", "tabell:\n", "rubriker: ",
    "rader: ", "diagram:\n", "typ: ", "stapel", "alt: a\n", "värden:\n", "kategorier: ", "tidslinje:\n", "2026: ",
    "text: ", "[a, b]", "[[a], [b]]", "{", "}", "nivå: ", "1", "bild: ", "fil: b.png\n", "kolumner:\n",
    "sidbrytning:\n", "\n", "a", "@b", "[^1]", "^[c]", "|\n", ">-\n", '"', "'", "&", "*", "!", "#", ": ", "- ", "? ",
    "\t", "bildsida:\n", "anteckningar: ", "---\n",
])


@settings(max_examples=500, deadline=None)
@given(st.lists(YAML_PIECES | st.text(max_size=3), max_size=40).map("".join))
@example("innehåll:\n  - rubrik:\n")
@example("innehåll:\n  - []\n")
@example("innehåll: " + "[" * 100)
def it_raises_nothing_but_an_outline_error_for_yaml(text: str) -> None:
    with contextlib.suppress(OutlineError):
        parse_yaml(text, folder=Path("/nowhere"))


@settings(max_examples=500)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def it_raises_nothing_but_an_outline_error(text: str) -> None:
    with contextlib.suppress(OutlineError):
        parse(text, folder=Path("/nowhere"))


@settings(max_examples=500)
@given(st.lists(PIECES | st.just("WORD"), max_size=40))
@example(["WORD", "\n", "**", "WORD", "**"])
@example(["WORD", "*", "*"])
def it_loses_no_word(pieces: list[str]) -> None:
    words = iter(f"W{number}x" for number in range(len(pieces)))
    text = "".join(next(words) if piece == "WORD" else piece for piece in pieces)
    try:
        found = repr(parse(text, folder=Path("/nowhere")))
    except OutlineError:
        return
    shown = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    assert [word for word in re.findall(r"W\d+x", shown) if word not in found] == []


@given(st.text())
def it_names_a_line_of_the_text_for_every_fault(text: str) -> None:
    with pytest.raises(OutlineError) as caught:
        parse(f"#\n{text}")
    lines = text.count("\n") + text.count("\r") + 2
    assert all(1 <= fault.line <= lines for fault in caught.value.problems)
