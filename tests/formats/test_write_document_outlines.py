"""Any outline: a valid Word file with every word in it, or an error with its line."""

from dataclasses import replace

from builder.making import META, outline
from builder.written import invalid, names, part, words
from formats.test_write_roundtrip import FLOW, RUNS, TEXT, attempt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from naravard_templates.builder.walk import runs_of, strings_of, walk
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    ChartKind,
    Columns,
    Documents,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Series,
    Signatures,
    Step,
    Steps,
    StepsKind,
    Table,
    TableOfContents,
)
from naravard_templates.model.snapshot import Format

LINE = st.integers(1, 99)
LABEL = st.sampled_from(["", "", "", "a", "b", "c"])
MARK = st.one_of(st.builds(lambda name: Run("", reference=name), st.sampled_from("abc")),
                 st.builds(lambda text: Run("", note=(Run(text),)), TEXT),
                 st.builds(lambda text: Run(text, link="#a"), TEXT))
SAID = st.lists(st.one_of(RUNS, MARK.map(lambda run: (run,))), min_size=1, max_size=3).map(
    lambda parts: tuple(run for runs in parts for run in runs))
NUMBERS = st.one_of(st.none(), st.floats(-1e12, 1e12, allow_nan=False), st.just(float("inf")))
ITEM = st.builds(ListItem, LINE, SAID, label=LABEL)


def charts(size: int) -> st.SearchStrategy[Block]:
    values = st.lists(NUMBERS, min_size=size, max_size=size).map(tuple)
    series = st.lists(st.builds(Series, TEXT, values), min_size=1, max_size=3).map(tuple)
    names = st.lists(TEXT, min_size=size, max_size=size).map(tuple)
    return st.builds(ChartBlock, LINE, st.sampled_from(ChartKind), TEXT, names, series, TEXT, st.just("") | TEXT,
                     st.just("") | TEXT, label=LABEL)


def tables(columns: int) -> st.SearchStrategy[Block]:
    row = st.lists(st.just(()) | SAID, min_size=columns, max_size=columns).map(tuple)
    return st.builds(Table, LINE, row, st.lists(row, max_size=12).map(tuple), caption=st.just("") | TEXT, label=LABEL)


FLAT: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, LINE, st.integers(1, 6), SAID, label=LABEL), st.builds(Paragraph, LINE, SAID), FLOW,
    st.integers(1, 4).flatmap(charts), st.integers(1, 4).flatmap(tables),
    st.builds(Documents, LINE, st.lists(ITEM, min_size=1, max_size=3).map(tuple)))
BLOCK: st.SearchStrategy[Block] = st.one_of(
    FLAT, st.builds(TableOfContents, LINE, st.integers(1, 6)), st.builds(PageBreak, LINE),
    st.builds(Steps, LINE, st.sampled_from(StepsKind),
              st.lists(st.builds(Step, LINE, SAID, st.lists(FLOW, max_size=2).map(tuple)), min_size=1,
                       max_size=4).map(tuple)),
    st.builds(Columns, LINE, st.lists(st.lists(FLAT, max_size=2).map(tuple), min_size=1, max_size=2).map(tuple)),
    st.builds(Signatures, LINE, st.lists(st.builds(ListItem, LINE, RUNS), max_size=3).map(tuple)))


def texts(blocks: list[Block]) -> list[str]:
    """Every text that is to be read in the document, footnotes among them."""
    found = []
    for block in walk(replace(one, columns=()) if isinstance(one, Columns) else one for one in flat(blocks)):
        found += [run.text for runs in runs_of(block) for run in with_notes(runs)]
        if isinstance(block, ChartBlock):
            found += strings_of(block)
        if isinstance(block, Table):
            found.append(block.caption)
    return [text for text in found if text.strip()]


def flat(blocks: list[Block]) -> list[Block]:
    return [inner for block in blocks
            for inner in ([block, *(one for column in block.columns for one in flat(list(column)))]
                          if isinstance(block, Columns) else block.items if isinstance(block, Documents) else [block])]


def with_notes(runs: Runs) -> Runs:
    return tuple(inner for run in runs for inner in (run, *with_notes(run.note)))


def bookmarks(root: etree._Element) -> list[str]:
    return [mark.get(qn("w:name"), "") for mark in root.iter(qn("w:bookmarkStart"))]


@settings(max_examples=25, deadline=None)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=7))
def it_writes_every_word_or_says_on_which_line_it_cannot(blocks: list[Block]) -> None:
    data, lines = attempt(outline(*blocks, meta=META), Format.DOCX)
    if data is None:
        assert lines
        assert all(lines)
        return
    root = part(data, "word/document.xml")
    assert invalid(data, "docx") == set()
    whole = "\n".join(said_in(data, root))
    for text in texts(blocks):
        assert text.replace("\r", "\n") in whole
    marked = bookmarks(root)
    assert len(marked) == len(set(marked))
    asked = {link.get(qn("w:anchor")) for link in root.iter(qn("w:hyperlink"))} - {None}
    asked |= {field.get(qn("w:instr"), "").split()[1] for field in root.iter(qn("w:fldSimple"))
              if "REF" in field.get(qn("w:instr"), "")}
    assert asked <= set(marked)


def said_in(data: bytes, root: etree._Element) -> list[str]:
    """Text, descriptions of drawings, footnotes, charts."""
    found = [*words(root), *(str(value) for node in root.iter() for value in node.attrib.values())]
    for name in names(data):
        if name == "word/footnotes.xml":
            found += words(part(data, name))
        if name.startswith("word/charts/chart"):
            found += [node.text or "" for node in part(data, name).iter()]
    return found
