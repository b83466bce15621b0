"""Divides what is too much for a slot into portions, at the borders of paragraphs, items and rows where it can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from naravard_templates.builder.divide import Divider, Portion, fitting, joined, parted_list
from naravard_templates.builder.divide_rows import with_rows_that_fit
from naravard_templates.builder.look import UNCHANGED, Look, Shrink, filled_by, readable
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.table_room import table_room
from naravard_templates.model.outline import Block, FactBox, Heading, ListBlock, Table

STEP: Final = Shrink(92_500, 10_000)
"""How far text that is divided is shrunk at the most; it need not be small as well."""
TABLE_SIZE: Final = 14.0
_FINE: Final = 0.02


def text_portions(blocks: Sequence[Block], look: Look, size: tuple[int, int], continued: str) -> list[Portion]:
    """Text in portions that fit a box, all about alike. `continued` is what an item says that goes on."""
    cost = _cost(blocks, look, size)
    units = [piece for unit in _units(blocks) for piece in fitting(unit, lambda part: cost(part) <= 1, continued)]
    return [_whole(units[begin:end]) for begin, end in _bounds(list(map(cost, units)), 1.0, even=True)]


def first_portion(blocks: Sequence[Block], look: Look, size: tuple[int, int], continued: str) -> list[Portion]:
    """As much of a text as fits a box, and the rest if there is any, for a box that may be larger."""
    cost = _cost(blocks, look, size)
    units = list(_units(blocks))
    end = _greedy(list(map(cost, units)), 1.0)[0][1]
    first, rest = _whole(units[:end]), _whole(units[end:])
    halves = Divider(continued).halves(first, lambda part: cost(part) <= 1) if cost(first) > 1 else None
    if halves:
        first, rest = halves[0], joined((*halves[1], *rest))
    return [first, rest] if rest else [first]


def _cost(blocks: Sequence[Block], look: Look, size: tuple[int, int]) -> Callable[[Portion], float]:
    """How much of a box a part of the text fills."""
    step = next(readable((STEP,), look, text_lines(blocks)), UNCHANGED)
    return lambda unit: filled_by(text_lines(unit), look, size, step)


def _whole(units: Sequence[Portion]) -> Portion:
    return joined([block for unit in units for block in unit])


def table_portions(table: Table, box: tuple[int, int], font: str, even: bool, continued: str) -> list[Portion]:
    """A table in portions with the same header and the same columns. A row that goes on says `continued`."""
    room = table_room(table, box, (TABLE_SIZE,), font)
    table = with_rows_that_fit(table, room, box[1], font, continued)
    room = table_room(table, box, (TABLE_SIZE,), font)
    header, *rows = (height / box[1] for height in room.heights)
    widths = tuple(width / box[0] for width in room.widths)
    return [(replace(table, rows=table.rows[begin:end], widths=widths, caption="" if begin else table.caption),)
            for begin, end in _bounds(rows, max(1 - header, _FINE), even)]


def _units(blocks: Sequence[Block]) -> Iterator[Portion]:
    """What must not be parted: a paragraph, an item with all that is in it, a heading with what comes after it."""
    waiting: Portion = ()
    for block in (piece for whole in blocks for piece in _parted(whole)):
        waiting = (*waiting, block)
        if not isinstance(block, Heading):
            yield waiting
            waiting = ()
    if waiting:
        yield waiting


def _parted(block: Block) -> Iterator[Block]:
    match block:
        case ListBlock():
            yield from parted_list(block)
        case FactBox(title=title, blocks=blocks) if blocks:
            yield replace(block, title=title, blocks=blocks[:1])
            yield from blocks[1:]
        case _:
            yield block


def _bounds(costs: Sequence[float], room: float, even: bool) -> list[tuple[int, int]]:
    """Where portions begin and end, none costing more than `room` unless one thing alone does."""
    found = _greedy(costs, room)
    least = sum(costs) / len(found) if found else room
    while even and least < room:
        tried = _greedy(costs, least)
        if len(tried) <= len(found):
            return tried
        least += _FINE * room
    return found


def _greedy(costs: Sequence[float], room: float) -> list[tuple[int, int]]:
    bounds, begin, used = [], 0, 0.0
    for number, cost in enumerate(costs):
        if number > begin and used + cost > room:
            bounds.append((begin, number))
            begin, used = number, 0.0
        used += cost
    return [*bounds, (begin, len(costs))]
