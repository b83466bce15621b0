"""Tells what clearly cannot fit its slot, before it is written too small to read.

Planning knows the slots but not the size of their text, so it takes a modest one and refuses only what is hopeless.
The deck writer, which knows the size, refuses what does not fit when shrunk as far as PowerPoint goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from naravard_templates.brand.protected import Slot, SlotRole
from naravard_templates.builder.measure import frame_room, text_height, text_lines
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.table_room import SIZES, table_room
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.geometry import Box
from naravard_templates.model.outline import Table

TOO_MUCH: Final = 1.6
"""How many times a slot's height text may need at the base size; up to here shrinking keeps it readable."""
TABLE_TOO_MUCH: Final = 1.15
"""A table is measured at its smallest size already."""
TITLE_SLIDE_TOO_MUCH: Final = 2.5
"""The title slide gathers subtitle, parties and date in the slots that a brand has for them, few or many."""
BASE_SIZES: Final = {SlotRole.TITLE: 28.0, SlotRole.CONTENT: 18.0}
"""Points; other slots for text are labels and captions as often as not."""
SMALL_SIZE: Final = 14.0


def overflows(slide: SlidePlan, allowed: float = TOO_MUCH) -> Iterator[OutlineProblem]:
    """One problem for each slot of a slide that holds clearly too much, more than `allowed` times its height."""
    for fill in slide.fills:
        if fill.slot.box is not None:
            times = _times(fill, fill.slot.box)
            if times > (TABLE_TOO_MUCH if isinstance(fill.blocks[0], Table) else allowed):
                yield too_much(fill.slot, slide.line, times)


def _times(fill: SlotFill, box: Box) -> float:
    """How many times the slot's height the content needs."""
    first = fill.blocks[0]
    if isinstance(first, Table):
        return table_room(first, (box.cx, box.cy), SIZES[-1:]).filled
    width, height = frame_room(box.cx, box.cy)
    size = BASE_SIZES.get(fill.slot.role, SMALL_SIZE)
    lines = list(text_lines(fill.blocks))
    if len(lines) == 1 and len(lines[0].text) <= 12:
        return 0.0  # a single short word always fits: a year over a road map, a key figure
    return text_height(lines, width, (size, size - 2, size - 4)) / height


def too_much(slot: Slot, line: int, times: float) -> OutlineProblem:
    """What an author is told of a slot that would be filled so many times."""
    percent = round(times * 100)
    if slot.role is SlotRole.TITLE:
        return OutlineProblem(
            "The title is far too long for a slide: it needs {percent} % of its place. Shorten it.",
            line=line, percent=percent)
    return OutlineProblem(
        "This is far too much for one slide: «{slot}» would be filled to {percent} %. Put --- where the slide may "
        "go on to a next one, or move part of it to the speaker notes.", line=line, slot=slot.name,
        percent=percent)
