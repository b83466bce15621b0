"""Divides what is too much for a slot into portions, at the borders of paragraphs, items and rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from naravard_templates.builder.look import Look, Shrink, filled_by
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.table_room import table_room
from naravard_templates.model.outline import Block, FactBox, Heading, ListBlock, Table

STEP: Final = Shrink(92_500, 10_000)
"""How far text that is divided is shrunk at the most; it need not be small as well."""
TABLE_SIZE: Final = 14.0
_FINE: Final = 0.02

Portion = tuple[Block, ...]


def text_portions(blocks: Sequence[Block], look: Look, size: tuple[int, int], even: bool) -> list[Portion]:
    """Text in portions that fit a box; `even` ones are about alike, else the first are full."""
    units = list(_units(blocks))
    costs = [filled_by(text_lines(unit), look, size, STEP) for unit in units]
    return [_joined([block for unit in units[begin:end] for block in unit]) for begin, end in _bounds(costs, 1.0, even)]


def table_portions(table: Table, box: tuple[int, int], font: str, even: bool) -> list[Portion]:
    """A table in portions with the same header and the same columns."""
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
        case ListBlock(items=items):
            for number, item in enumerate(items):
                yield replace(block, items=(item,), start=block.start + number)
        case FactBox(title=title, blocks=blocks) if blocks:
            yield replace(block, title=title, blocks=blocks[:1])
            yield from blocks[1:]
        case _:
            yield block


def _joined(blocks: Sequence[Block]) -> Portion:
    """Neighbouring items of one list as a list again."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, ListBlock) and isinstance(last, ListBlock) and _goes_on(last, block):
            result[-1] = replace(last, items=last.items + block.items)
        else:
            result.append(block)
    return tuple(result)


def _goes_on(last: ListBlock, block: ListBlock) -> bool:
    return (last.line, last.ordered, last.start + len(last.items)) == (block.line, block.ordered, block.start)


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
