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
from naravard_templates.model.outline import Heading, ListBlock, Paragraph, Runs, Table
from naravard_templates.outline import parse

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1)
WORDS = TEXT.filter(str.strip)

PIECES = st.sampled_from([
    "---\n", "titel: ", "parter: [", "]\n", "# ", "## A {", ".b}", "layout=", "- ", "1. ", "  ", "    ", "> ", "\n",
    "::: ", ":::\n", "kolumner\n", "kolumn\n", "faktaruta {titel=", "notes\n", "|a|b|\n", "|-|-|\n", "```", "~~~\n",
    "![a](", "b.png)", "{.dekorativ}", "[a]: b\n", "[a]", "(", ")", "<!--", "-->", "<b>", "*", "**", "_", "`",
    "\\", "\n\n", "&#12;", "— ", "-- ", "\t", "\r", "\x00", "\ud800", "&", "!", "{", "}", '"', "''",
    ": ", "#", "\N{LINE SEPARATOR}",
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
