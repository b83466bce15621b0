"""Cuts a slide's content into pieces, each of which takes one slot, in the ways that it can be read.

Text runs together into one piece until a picture, a table or a column comes between. Where a layout has many slots,
each heading inside the content begins a new piece, and where it has slots for headings, the heading is one itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from naravard_templates.model.outline import Block, Columns, Heading, Paragraph, PictureBlock, Quote, Run, Table


class PieceKind(StrEnum):
    TEXT = "text"
    PICTURE = "picture"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Piece:
    """What goes into one slot."""

    kind: PieceKind
    blocks: tuple[Block, ...]

    @property
    def line(self) -> int:
        return self.blocks[0].line


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading inside a slide and the one piece under it."""

    heading: Piece
    body: Piece


def whole(blocks: Iterable[Block]) -> list[Piece]:
    """Read with headings as part of the text."""
    return [piece for column in _columns(blocks) for piece in _joined(column)]


def by_heading(blocks: Iterable[Block]) -> list[Piece]:
    """Read with every heading as the beginning of a new piece."""
    return [piece for part in _parts(blocks) for piece in _joined(part)]


def apart(blocks: Iterable[Block]) -> list[Piece]:
    """Read with every heading, and every quotation's source, as a piece of its own."""
    pieces: list[Piece] = []
    for part in _parts(blocks):
        head, body = _split_heading(part)
        pieces += _joined(head)
        for piece in _joined(body):
            pieces += _quotation(piece)
    return pieces


def headed(blocks: Iterable[Block]) -> list[Headed] | None:
    """Read as headings with one piece under each; None where it is not like that throughout."""
    result = []
    for part in _parts(blocks):
        head, body = _split_heading(part)
        pieces = _joined(body)
        if len(head) != 1 or len(pieces) != 1:
            return None
        result.append(Headed(_joined(head)[0], pieces[0]))
    return result or None


def _columns(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that no column's edge parts."""
    here: list[Block] = []
    for block in blocks:
        if isinstance(block, Columns):
            yield here
            here = []
            for column in block.columns:
                yield list(column)
        else:
            here.append(block)
    yield here


def _parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Runs of blocks that neither a column's edge nor a heading parts."""
    for column in _columns(blocks):
        here: list[Block] = []
        for block in column:
            if isinstance(block, Heading) and here:
                yield here
                here = []
            here.append(block)
        if here:
            yield here


def _split_heading(part: list[Block]) -> tuple[list[Block], list[Block]]:
    return (part[:1], part[1:]) if part and isinstance(part[0], Heading) else ([], part)


def _joined(blocks: Iterable[Block]) -> list[Piece]:
    """Neighbouring blocks of text as one piece; a caption is text after its picture or table."""
    pieces: list[Piece] = []
    text: list[Block] = []
    for block in blocks:
        if isinstance(block, PictureBlock | Table):
            pieces += _text(text)
            kind = PieceKind.PICTURE if isinstance(block, PictureBlock) else PieceKind.TABLE
            pieces.append(Piece(kind, (block,)))
            text = _caption(block)
        else:
            text.append(block)
    return pieces + _text(text)


def _text(blocks: list[Block]) -> list[Piece]:
    return [Piece(PieceKind.TEXT, tuple(blocks))] if blocks else []


def _caption(block: PictureBlock | Table) -> list[Block]:
    return [Paragraph(block.line, (Run(block.caption),))] if block.caption else []


def _quotation(piece: Piece) -> list[Piece]:
    if len(piece.blocks) != 1 or not isinstance(piece.blocks[0], Quote) or not piece.blocks[0].source:
        return [piece]
    quote = piece.blocks[0]
    source = Paragraph(quote.line, (Run(quote.source),))
    return [Piece(PieceKind.TEXT, (Quote(quote.line, quote.blocks),)), Piece(PieceKind.TEXT, (source,))]
