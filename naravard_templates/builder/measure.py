"""How much room text takes, from the widths of its letters; kerning is left out of account."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from naravard_templates.builder.fonts import Widths, average
from naravard_templates.builder.footnotes import notes_in
from naravard_templates.builder.walk import plain
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Run,
    Table,
)

LINE_HEIGHT: Final = 1.2
INSET: Final = 7.2
"""Points that a text frame keeps free left and right; half of it above and below (ECMA-376 part 1, 21.1.2.1.1)."""
CELL_MARGINS: Final = 7.2
_LONGEST_WISH: Final = 40
"""Ems; a longer text is content with this and breaks."""
_SHORT: Final = 16


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph to be measured: its text, how deep it is indented, whether it is a footnote's."""

    text: str
    level: int = 0
    small: bool = False


def text_lines(blocks: Iterable[Block]) -> Iterator[TextLine]:
    """The paragraphs that blocks of text become, their footnotes last."""
    every = tuple(blocks)
    yield from _block_lines(every, 0)
    yield from (TextLine(f"{number} {plain(runs)}", small=True) for number, runs in notes_in(every))


def _block_lines(blocks: Iterable[Block], level: int) -> Iterator[TextLine]:
    for block in blocks:
        match block:
            case Heading(runs=runs) | Paragraph(runs=runs):
                yield from _lines(runs, level)
            case ListBlock(items=items):
                for item in items:
                    yield from _item(item, level)
            case Quote(blocks=inner, source=source):
                yield from _block_lines(inner, level)
                yield from (TextLine(source, level),) if source else ()
            case FactBox(title=title, blocks=inner):
                yield from (TextLine(title, level),) if title else ()
                yield from _block_lines(inner, level)
            case CodeBlock(text=text):
                yield from (TextLine(line, level) for line in text.split("\n"))


def _item(item: ListItem, level: int) -> Iterator[TextLine]:
    yield from _lines(item.runs, level)
    for child in item.children:
        yield from _block_lines((child,), level + 1 if isinstance(child, ListBlock) else level)


def _lines(runs: Iterable[Run], level: int) -> Iterator[TextLine]:
    text = "".join(run.text for run in runs)
    return (TextLine(line, level) for line in text.split("\n"))


def text_width(text: str, size: float, widths: Widths = average) -> float:
    """Width in points at a size in points."""
    return size * sum(map(widths, text))


def rows_needed(text: str, width: float, size: float, widths: Widths = average) -> int:
    """Rows that a paragraph takes in a column of `width` points, broken between words where it can be."""
    rows, left, space = 1, width, size * widths(" ")
    for word in text.split():
        length = text_width(word, size, widths)
        if length > left and left < width:
            rows, left = rows + 1, width
        if length > width > 0:
            whole = int(length // width)
            rows, length = rows + whole, length - whole * width
        left -= length + space
    return rows


def text_height(lines: Iterable[TextLine], width: float, sizes: tuple[float, ...], spacing: float = 0.35,
                indent: float = 18.0) -> float:
    """Height in points of paragraphs whose size goes by level; `spacing` is the room before each, in ems."""
    total = 0.0
    for line in lines:
        size = sizes[min(line.level, len(sizes) - 1)]
        room = max(width - indent * (line.level + 1), size)
        total += rows_needed(line.text, room, size) * size * LINE_HEIGHT + size * spacing
    return total


def frame_room(cx: int, cy: int) -> tuple[float, float]:
    """Width and height in points that a text frame of a size in EMU leaves for text."""
    return max(cx / EMU_PER_POINT - 2 * INSET, 1.0), max(cy / EMU_PER_POINT - INSET, 1.0)


def column_widths(table: Table, width: float, size: float, letters: Widths = average) -> tuple[float, ...]:
    """Widths of a table's columns in points, for text of a size.

    As browsers do it: no column narrower than its longest word, and what is left shared by how much text there is.
    """
    columns = _columns(table)
    floors = [max((text_width(word, size, letters) for text in column for word in _words(text)), default=size)
              + 2 * CELL_MARGINS for column in columns]
    wishes = [max((min(text_width(text, size, letters), _LONGEST_WISH * size) for text in column), default=size)
              + 2 * CELL_MARGINS for column in columns]
    wishes = [max(wish, floor) for wish, floor in zip(wishes, floors, strict=True)]
    if sum(wishes) <= width:
        return tuple(wish * width / sum(wishes) for wish in wishes)
    if sum(floors) >= width:
        return tuple(floor * width / sum(floors) for floor in floors)
    share = (width - sum(floors)) / (sum(wishes) - sum(floors))
    return tuple(floor + (wish - floor) * share for wish, floor in zip(wishes, floors, strict=True))


def _columns(table: Table) -> list[list[str]]:
    """The texts of each column, header first; rows may be of different lengths."""
    rows = (table.header, *table.rows)
    count = max((len(row) for row in rows), default=0) or 1
    return [[plain(row[column]) for row in rows if column < len(row)] for column in range(count)]


def _words(text: str) -> list[str]:
    """What should not be broken: words, and figures such as "1 200 000 kr" as a whole."""
    return [text] if text[:1].isdigit() and len(text) <= _SHORT else text.split()


def row_heights(table: Table, widths: tuple[float, ...], size: float, letters: Widths = average) -> tuple[float, ...]:
    """Heights in points of a table's rows, header first, at a size of text."""
    return tuple(max((cell_height(plain(cell), widths[column], size, letters) for column, cell in enumerate(row)),
                     default=size * LINE_HEIGHT + CELL_MARGINS) for row in (table.header, *table.rows))


def cell_height(text: str, width: float, size: float, letters: Widths) -> float:
    """Points that a text in a cell of a width in points takes."""
    rows = rows_needed(text, max(width - 2 * CELL_MARGINS, size), size, letters)
    return rows * size * LINE_HEIGHT + CELL_MARGINS
