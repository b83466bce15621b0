"""How a table fits a slot: the size of its text, its columns and its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from naravard_templates.builder.fonts import Widths, widths_of
from naravard_templates.builder.measure import column_widths, row_heights
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import Table

SIZES: Final = (18.0, 16.0, 14.0, 12.0)
AIR: Final = 2.0
"""Least height of a row, in sizes of its text."""
_SLACK: Final = 1.03


@dataclass(frozen=True, slots=True)
class TableRoom:
    """Size in points; widths and heights in EMU, the header's height first; how much of the slot's height it takes."""

    size: float
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    filled: float


def sizes_to(largest: float) -> tuple[float, ...]:
    """The sizes that a table's text may have, the smallest at least; 0 is no limit."""
    return tuple(size for size in SIZES if not largest or size <= largest) or SIZES[-1:]


def table_room(table: Table, box: tuple[int, int], sizes: tuple[float, ...] = SIZES, font: str = "") -> TableRoom:
    """The table at the largest of the sizes at which it fits a box of that width and height in EMU."""
    letters = generous(font)
    for size in sizes:
        found = _at(table, box, size, letters)
        if found.filled <= 1:
            break
    return found


def generous(font: str) -> Widths:
    """As in the header, which is bold, and a little more: a word that breaks for a hair's breadth is ugly."""
    own = widths_of(font, bold=True)
    return lambda letter: own(letter) * _SLACK


def _at(table: Table, box: tuple[int, int], size: float, letters: Widths) -> TableRoom:
    columns = _columns(table, box[0] / EMU_PER_POINT, size, letters)
    heights = tuple(round(max(row, size * AIR) * EMU_PER_POINT) for row in row_heights(table, columns, size, letters))
    widths = [round(column * EMU_PER_POINT) for column in columns]
    widths[-1] += box[0] - sum(widths)
    return TableRoom(size, tuple(widths), heights, sum(heights) / max(box[1], 1))


def _columns(table: Table, width: float, size: float, letters: Widths) -> tuple[float, ...]:
    """The author's widths, else what the content needs."""
    wished = sum(table.widths)
    if wished <= 0:
        return column_widths(table, width, size, letters)
    return tuple(width * share / wished for share in table.widths)
