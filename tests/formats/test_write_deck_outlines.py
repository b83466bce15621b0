"""Text in, text out, also of charts, steps, footnotes, references and columns: whatever comes together."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum

import pytest
from builder.making import heading
from builder.written import deck, invalid, names, part
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from naravard_templates.errors import OutlineError
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    ChartKind,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    PageBreak,
    Paragraph,
    Quote,
    Run,
    Series,
    Step,
    Steps,
    StepsKind,
    Table,
    TableOfContents,
)

MAY_BREAK = 60
"""Letters; a word that no line holds may be broken."""
WORDS = st.text(st.sampled_from("aåäö&<>\"'😀ש 1%"), min_size=1, max_size=9).filter(lambda text: bool(text.strip()))
PLAIN = st.builds(lambda text: (Run(text),), WORDS)
NOTED = st.builds(lambda text, note: (Run(text), Run("", note=(Run(note),))), WORDS, WORDS)
RUNS = st.one_of(PLAIN, NOTED)
PARAGRAPH: st.SearchStrategy[Block] = st.builds(Paragraph, st.just(3), RUNS)
ITEMS = st.lists(st.builds(ListItem, st.just(3), RUNS), min_size=1, max_size=30).map(tuple)
LIST: st.SearchStrategy[Block] = st.builds(ListBlock, st.just(3), ITEMS, st.booleans())
TABLE: st.SearchStrategy[Block] = st.builds(
    Table, st.just(3), st.tuples(PLAIN, PLAIN), st.lists(st.tuples(RUNS, PLAIN), max_size=20).map(tuple),
    caption=st.one_of(st.just(""), WORDS))
STEPS: st.SearchStrategy[Block] = st.builds(
    Steps, st.just(3), st.sampled_from(StepsKind),
    st.lists(st.builds(Step, st.just(3), PLAIN, st.tuples(PARAGRAPH)), min_size=1, max_size=9).map(tuple))
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda words: " ".join(words) + ". ")
LONG = st.builds(lambda text, times: (Run((text * times).strip()),), SENTENCES, st.integers(1, 400))
NESTED = st.recursive(
    st.builds(ListItem, st.just(3), st.one_of(RUNS, LONG)),
    lambda inner: st.builds(ListItem, st.just(3), st.one_of(RUNS, LONG), st.tuples(st.one_of(
        st.builds(ListBlock, st.just(3), st.lists(inner, min_size=1, max_size=12).map(tuple), st.booleans()),
        PARAGRAPH))), max_leaves=12)
LISTS: st.SearchStrategy[Block] = st.builds(ListBlock, st.just(3), st.lists(NESTED, max_size=5).map(tuple),
                                            st.booleans(), st.integers(1, 99))
LONG_PARAGRAPH: st.SearchStrategy[Block] = st.builds(Paragraph, st.just(3), LONG)
INSIDE = st.lists(st.one_of(PARAGRAPH, LIST, LONG_PARAGRAPH), max_size=3).map(tuple)
BOXES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Quote, st.just(3), INSIDE, st.one_of(st.just(""), WORDS)),
    st.builds(FactBox, st.just(3), st.one_of(st.just(""), WORDS), INSIDE), st.builds(Notes, st.just(3), INSIDE),
    st.builds(CodeBlock, st.just(3), st.lists(WORDS, min_size=1, max_size=60).map("\n".join)))
HIGH_TABLE: st.SearchStrategy[Block] = st.builds(
    Table, st.just(3), st.tuples(PLAIN, PLAIN),
    st.lists(st.tuples(st.one_of(RUNS, LONG), LONG), min_size=1, max_size=4).map(tuple))
TEXT = st.one_of(PARAGRAPH, LIST)
COLUMNS: st.SearchStrategy[Block] = st.builds(
    Columns, st.just(3), st.tuples(st.tuples(TEXT), st.tuples(st.one_of(TEXT, TABLE))))
OTHERS: st.SearchStrategy[Block] = st.sampled_from([PageBreak(3), TableOfContents(3), Heading(3, 2, (Run("Två"),)),
                                                    Heading(3, 1, (Run("Del"),)), Heading(3, 3, (Run("Under"),))])


@st.composite
def charts(draw: st.DrawFn) -> Block:
    categories = draw(st.lists(WORDS, min_size=1, max_size=12).map(tuple))
    value = st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False), st.integers(0, 10**6))
    values = draw(st.lists(value, min_size=len(categories), max_size=len(categories)).map(tuple))
    return ChartBlock(3, kind=draw(st.sampled_from(ChartKind)), title=draw(WORDS), categories=categories,
                      series=(Series(draw(WORDS), values),), alt=draw(WORDS), caption=draw(WORDS), unit=draw(WORDS))


BLOCKS = st.lists(st.one_of(TEXT, TABLE, STEPS, COLUMNS, charts(), OTHERS, LISTS, LONG_PARAGRAPH, BOXES, HIGH_TABLE),
                  min_size=1, max_size=4)
LAYOUTS = st.sampled_from(("", "", "", "Beslut", "Jämförelse", "Tabell", "Kontakt", "Citat", "Fyrfält"))


def strings(value: object) -> Iterator[str]:
    """Every string of a block that a reader is to see, or to hear read out; a unit is part of the figures."""
    if isinstance(value, StrEnum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "unit":
                yield from strings(getattr(value, field.name))


def content(data: bytes) -> str:
    """All text of slides, notes and charts, and what is read out of them."""
    folders = ("ppt/slides/slide", "ppt/charts/chart", "ppt/notesSlides/notesSlide")
    roots = [part(data, name) for folder in folders for name in names(data, folder)]
    return "\n".join(text for root in roots for text in _texts(root))


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        if element.tag in (qn("a:t"), qn("c:v")):
            yield element.text or ""
        yield str(element.get("descr", ""))


def attempt(layout: str, blocks: list[Block]) -> tuple[bytes | None, list[int]]:
    """The deck, or the lines of what stands in its way."""
    try:
        return deck(heading(2, "Bild", layout, line=2), *blocks), []
    except OutlineError as error:
        return None, [problem.line for problem in error.problems]


def letters(text: str) -> Counter[str]:
    """How often each letter is there; what is divided between slides loses its spaces, and nothing else."""
    return Counter(letter for letter in text if not letter.isspace())


@settings(max_examples=40, deadline=None)
@given(layout=LAYOUTS, blocks=BLOCKS)
def it_keeps_every_text_or_says_what_is_in_the_way(layout: str, blocks: list[Block]) -> None:
    data, lines = attempt(layout, blocks)
    assert all(lines)
    if data is None:
        return
    whole = content(data)
    texts = [text for block in blocks for text in strings(block)]
    assert [word for text in texts for word in text.split() if word not in whole and len(word) < MAY_BREAK] == []
    assert letters("".join(texts)) <= letters(whole)


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(layout=LAYOUTS, blocks=BLOCKS)
def it_is_always_valid(layout: str, blocks: list[Block]) -> None:
    data, _ = attempt(layout, blocks)
    assert data is None or invalid(data, "pptx") == set()
