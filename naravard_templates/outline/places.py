"""What may stand where, and how a block asks for the blocks inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    CodeBlock,
    Columns,
    Documents,
    FactBox,
    Heading,
    ListBlock,
    Notes,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Signatures,
    Steps,
    Table,
    TableOfContents,
)
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column(Block):
    """A column on its way into Columns; no outline holds one."""

    blocks: Blocks = ()


@dataclass(frozen=True, slots=True)
class Caption(Paragraph):
    """A paragraph that reads like the caption of a table, on its way there; without a table it is text."""

    attributes: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The kinds of block that a place takes, and what is said of any other, by its line."""

    takes: tuple[type[Block], ...]
    refuse: Callable[[int], OutlineProblem]


_TEXT: Final = (Paragraph, ListBlock)
_IN_BOX: Final = (*_TEXT, Heading, Table, PictureBlock, ChartBlock, Quote, CodeBlock)
_IN_COLUMN: Final = (*_IN_BOX, FactBox, Documents)
_OUTERMOST: Final = (Columns, Steps, TableOfContents, Signatures, Notes, PageBreak)

ROOT: Final = Place((*_IN_COLUMN, *_OUTERMOST), lambda line: OutlineProblem(
    "A column must stand inside the box columns.", line=line))
LIST: Final = Place(_TEXT, lambda line: OutlineProblem(
    "A list item holds text and lists only: move this out of the list.", line=line))
QUOTE: Final = Place(_TEXT, lambda line: OutlineProblem(
    "A quotation holds paragraphs and lists only: move this out of it.", line=line))
NOTES: Final = Place(_TEXT, lambda line: OutlineProblem(
    "Notes hold paragraphs and lists only: move this out of them.", line=line))
FACT_BOX: Final = Place(_IN_BOX, lambda line: OutlineProblem(
    "A fact box cannot hold this: move it out of the box.", line=line))
STEP: Final = Place((*_TEXT, Heading), lambda line: OutlineProblem(
    "A step holds paragraphs and lists only: move this out of it.", line=line))
COLUMN: Final = Place(_IN_COLUMN, lambda line: OutlineProblem(
    "A column cannot hold this: move it out of the column.", line=line))
CHART: Final = Place((Paragraph,), lambda line: OutlineProblem(
    "A chart holds its values and, below them, a caption that begins with a colon: move this out of it.", line=line))
DOCUMENTS: Final = Place((ListBlock,), lambda line: OutlineProblem(
    "Here stands a list with one document an item: move this out of the box.", line=line))
SIGNATURES: Final = Place((ListBlock,), lambda line: OutlineProblem(
    "Here stands a list with one party or role an item: move this out of the box.", line=line))
COLUMNS: Final = Place((Column,), lambda line: OutlineProblem(
    "Between the columns nothing can stand: put this inside a column.", line=line))
ANYWHERE: Final = Place((Block,), ROOT.refuse)
"""A box whose name means nothing: what stands in it is read for its other faults."""


def check_place(blocks: Blocks, place: Place, source: Source) -> Blocks:
    """The blocks; those that may not stand there are reported."""
    for block in blocks:
        if not isinstance(block, place.takes):
            source.problems.append(place.refuse(block.line))
        elif isinstance(block, Heading) and block.layout and place is not ROOT:
            source.fault("A layout belongs to a heading outside boxes and columns.", block.line)
    return blocks


def bare_title(heading: Heading, source: Source) -> None:
    """A heading that becomes a title of something else takes no label with it."""
    if heading.label:
        source.fault("This heading becomes the title of its box, to which nothing can refer: take the label {name} "
                     "away.", heading.line, name=heading.label)


class Reader(Protocol):
    """Reads the blocks of a place; those that may not stand there are reported."""

    @property
    def source(self) -> Source: ...

    def read(self, nodes: Sequence[Node], place: Place) -> Blocks: ...
