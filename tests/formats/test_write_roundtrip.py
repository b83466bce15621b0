"""Text in, text out: whatever an author writes stands in the file, or is refused with its line."""

import pytest
from builder.making import META, heading, outline
from builder.written import build, invalid, names, part, words
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_templates.api import load_brand
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Outline,
    Paragraph,
    Quote,
    Run,
    Table,
)
from naravard_templates.model.snapshot import Format

AWKWARD = st.sampled_from(["&", "<", ">", '"', "'", "]]>", "😀", "שלום", "\u200f", "{x}", "%s", "\t", "  ", "\u2028"])
TEXT = st.lists(st.one_of(AWKWARD, st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)),
                min_size=1, max_size=4).map("".join).filter(lambda text: bool(text.strip()))
RUNS = st.lists(st.builds(Run, TEXT, st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=3).map(tuple)
PARAGRAPH = st.builds(Paragraph, st.just(3), RUNS)


def lists(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    children = st.lists(inner, max_size=2).map(tuple)
    items = st.lists(st.builds(ListItem, st.just(3), RUNS, children), min_size=1, max_size=3).map(tuple)
    return st.builds(ListBlock, st.just(3), items, st.booleans(), st.integers(0, 40_000))


FLOW: st.SearchStrategy[Block] = st.recursive(PARAGRAPH, lists, max_leaves=5)
BLOCK: st.SearchStrategy[Block] = st.one_of(
    FLOW,
    st.builds(CodeBlock, st.just(3), TEXT),
    st.builds(Quote, st.just(3), st.tuples(PARAGRAPH), TEXT),
    st.builds(FactBox, st.just(3), TEXT, st.tuples(FLOW)),
    st.builds(Table, st.just(3), st.tuples(RUNS, RUNS), st.lists(st.tuples(RUNS, RUNS), max_size=3).map(tuple)),
)


def said(block: Block) -> list[str]:
    """Every text that a block says."""
    match block:
        case Paragraph(runs=runs) | Heading(runs=runs):
            return ["".join(run.text for run in runs)]
        case ListItem(runs=runs, children=children):
            return ["".join(run.text for run in runs), *(text for child in children for text in said(child))]
        case ListBlock(items=items):
            return [text for one in items for text in said(one)]
        case Quote(blocks=blocks, source=source):
            return [*(text for one in blocks for text in said(one)), source]
        case FactBox(title=title, blocks=blocks):
            return [title, *(text for one in blocks for text in said(one))]
        case CodeBlock(text=text):
            return [text]
        case Table(header=header, rows=rows):
            return ["".join(run.text for run in cell) for row in (header, *rows) for cell in row]
    return []


def attempt(source: Outline, format: Format) -> tuple[bytes | None, list[int]]:
    """The file, or the lines of what stands in its way."""
    try:
        return build(source, load_brand(), format), []
    except OutlineError as error:
        return None, [problem.line for problem in error.problems]


def content(data: bytes) -> str:
    main = [name for name in names(data) if name.startswith("ppt/slides/slide") or name == "word/document.xml"]
    return "\n".join(text for name in main for text in words(part(data, name)))


@pytest.mark.parametrize("format", list(Format))
@settings(max_examples=15, deadline=None)
@given(blocks=st.lists(BLOCK, min_size=1, max_size=3))
def it_keeps_every_text(format: Format, blocks: list[Block]) -> None:
    source = outline(heading(2, "Bild", line=2), *blocks)
    data, lines = attempt(source, format)
    if data is None:
        assert format is Format.PPTX
        assert all(lines)
        return
    whole = content(data)
    for block in blocks:
        for text in said(block):
            assert text in whole
    assert invalid(data, format.value) == set()


@pytest.mark.parametrize("format", list(Format))
@given(text=st.text(st.characters(codec="utf-8"), max_size=8))
@settings(max_examples=40, deadline=None)
def it_refuses_with_its_line_what_no_file_can_hold(format: Format, text: str) -> None:
    source = outline(heading(2, "Bild", line=2), Paragraph(7, (Run(f"a{text}b"),)))
    data, lines = attempt(source, format)
    if data is None:
        assert lines == [7]
        assert any(ord(letter) < 32 or ord(letter) in (0xFFFE, 0xFFFF) for letter in text)
    else:
        assert f"a{text}b".replace("\r\n", "\n").replace("\r", "\n") in content(data)


def it_writes_a_title_of_ten_thousand_characters_into_a_document() -> None:
    long = "Ett & <två> " * 850
    data = build(outline(heading(1, long), meta=META), load_brand(), Format.DOCX)
    assert long in content(data)
