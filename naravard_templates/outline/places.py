"""What may stand where, and how a block asks for the blocks inside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    Notes,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Table,
)
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Column(Block):
    """A column on its way into Columns; no outline holds one."""

    blocks: Blocks = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The kinds of block that a place takes, and what is said of any other, by its line."""

    takes: tuple[type[Block], ...]
    refuse: Callable[[int], OutlineProblem]


_TEXT: Final = (Paragraph, ListBlock)
_IN_BOX: Final = (*_TEXT, Heading, Table, PictureBlock, Quote, CodeBlock)
_IN_COLUMN: Final = (*_IN_BOX, FactBox)

ROOT: Final = Place((*_IN_COLUMN, Columns, Notes, PageBreak), lambda line: OutlineProblem(
    "A column must stand inside the box columns.", line=line))
LIST: Final = Place(_TEXT, lambda line: OutlineProblem(
    "A list item holds text and lists only: move this out of the list.", line=line))
QUOTE: Final = Place(_TEXT, lambda line: OutlineProblem(
    "A quotation holds paragraphs and lists only: move this out of it.", line=line))
NOTES: Final = Place(_TEXT, lambda line: OutlineProblem(
    "Notes hold paragraphs and lists only: move this out of them.", line=line))
FACT_BOX: Final = Place(_IN_BOX, lambda line: OutlineProblem(
    "A fact box cannot hold this: move it out of the box.", line=line))
COLUMN: Final = Place(_IN_COLUMN, lambda line: OutlineProblem(
    "A column cannot hold this: move it out of the column.", line=line))
COLUMNS: Final = Place((Column,), lambda line: OutlineProblem(
    "Between the columns nothing can stand: put this inside a column.", line=line))
ANYWHERE: Final = Place((Block,), ROOT.refuse)
"""A box whose name means nothing: what stands in it is read for its other faults."""


class Reader(Protocol):
    """Reads the blocks of a place; those that may not stand there are reported."""

    @property
    def source(self) -> Source: ...

    def read(self, nodes: Sequence[Node], place: Place) -> Blocks: ...
