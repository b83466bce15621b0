"""Cuts a slide's content into pieces, each of which takes one slot, in the ways that it can be read.

Text runs together into one piece until a picture, a table or a column comes between. Where a layout has many slots,
each heading inside the content begins a new piece, and where it has slots for headings, the heading is one itself.
A caption is a piece of its own where there is a slot for it, else the end of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from naravard_templates.builder.footnotes import Footnotes, table_notes
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    Columns,
    Heading,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Steps,
    Table,
)

Shown = PictureBlock | Table | ChartBlock
"""What fills a slot by itself."""


class PieceKind(StrEnum):
    TEXT = "text"
    PICTURE = "picture"
    TABLE = "table"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Piece:
    """What goes into one slot; captions go into the lesser ones."""

    kind: PieceKind
    blocks: tuple[Block, ...]
    caption: bool = False

    @property
    def line(self) -> int:
        return self.blocks[0].line


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading inside a slide and the one piece under it; of steps, either may be missing."""

    heading: Piece | None
    body: Piece | None


def whole(blocks: Iterable[Block]) -> list[Piece]:
    """Read with headings as part of the text."""
    return [piece for column in _columns(blocks) for piece in _joined(column)]


def captions_joined(blocks: Iterable[Block]) -> list[Piece]:
    """Read as a whole, with captions at the end of the text; without any text, the captions are it."""
    found = whole(blocks)
    captions = tuple(block for piece in found if piece.caption for block in piece.blocks)
    rest = [piece for piece in found if not piece.caption]
    last = next((piece for piece in reversed(rest) if piece.kind is PieceKind.TEXT), None)
    if last is None:
        return rest + _text(list(captions))
    return [replace(piece, blocks=piece.blocks + captions) if piece is last else piece for piece in rest]


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


def headed_steps(steps: Steps) -> list[Headed]:
    """Steps as what stands in the pairs of slots of a road map or a 2 x 2 field."""
    return [Headed(_only(_text([Paragraph(step.line, step.heading)] if step.heading else [])),
                   _only(_text(list(step.blocks)))) for step in steps.steps]


def _only(pieces: list[Piece]) -> Piece | None:
    return pieces[0] if pieces else None


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
    """Neighbouring blocks of text as one piece; a caption comes after what it is the caption of."""
    pieces: list[Piece] = []
    text: list[Block] = []
    for block in blocks:
        if isinstance(block, Shown):
            pieces += [*_text(text), Piece(_kind(block), (block,)), *_caption(block)]
            text = []
        else:
            text.append(block)
    return pieces + _text(text)


def _kind(block: Shown) -> PieceKind:
    match block:
        case PictureBlock():
            return PieceKind.PICTURE
        case ChartBlock():
            return PieceKind.CHART
        case Table():
            return PieceKind.TABLE


def _text(blocks: list[Block]) -> list[Piece]:
    return [Piece(PieceKind.TEXT, tuple(blocks))] if blocks else []


def _caption(block: Shown) -> list[Piece]:
    """The caption, with the footnotes of a table, which has no place for them."""
    notes = table_notes(block) if isinstance(block, Table) else ()
    blocks: list[Block] = [Paragraph(block.line, (Run(block.caption),))] if block.caption else []
    if notes:
        blocks.append(Footnotes(block.line, notes))
    return [Piece(PieceKind.TEXT, tuple(blocks), caption=True)] if blocks else []


def _quotation(piece: Piece) -> list[Piece]:
    if len(piece.blocks) != 1 or not isinstance(piece.blocks[0], Quote) or not piece.blocks[0].source:
        return [piece]
    quote = piece.blocks[0]
    source = Paragraph(quote.line, (Run(quote.source),))
    return [Piece(PieceKind.TEXT, (Quote(quote.line, quote.blocks),)), Piece(PieceKind.TEXT, (source,))]
