"""What a slide cannot carry, each with its line, so that nothing is dropped on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from naravard_templates.builder.cut import SLIDE_LEVEL
from naravard_templates.builder.document_check import check_document
from naravard_templates.builder.walk import walk
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    Paragraph,
    Quote,
)

_TEXT: Final = (Heading, Paragraph, ListBlock, ListItem, Quote, FactBox, CodeBlock)


def check_deck(blocks: Sequence[Block]) -> list[OutlineProblem]:
    """All that stands in the way of slides, in the order of reading."""
    problems = check_document(tuple(blocks))
    for block in walk(blocks):
        problems += _nested(block)
        if isinstance(block, Heading) and block.level <= SLIDE_LEVEL and any(run.note for run in block.runs):
            problems.append(OutlineProblem("A slide's title has no room for a footnote. Put it in the text below.",
                                           line=block.line))
    return problems


def _nested(block: Block) -> Iterator[OutlineProblem]:
    """What takes up a slot of its own cannot stand inside a text, nor columns in columns."""
    inside: tuple[Block, ...] = ()
    match block:
        case ListItem(children=children):
            inside = children
        case Quote(blocks=blocks) | FactBox(blocks=blocks) | Notes(blocks=blocks):
            inside = blocks
        case Columns(columns=columns):
            for inner in (other for column in columns for other in column if isinstance(other, Columns)):
                yield OutlineProblem("Columns inside columns have no place on a slide. Use a table, or two slides.",
                                     line=inner.line)
    for other in inside:
        if not isinstance(other, _TEXT):
            yield OutlineProblem("This has no place inside a list, a quotation, a fact box or speaker notes on a "
                                 "slide. Move it out.", line=other.line or block.line)
