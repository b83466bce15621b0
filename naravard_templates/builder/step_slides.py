"""Steps on slides: as many as a layout has pairs of slots for, the rest on slides that continue.

They are a list where no layout is made for them, where they stand among other text, and where the layout is made for
another number: the arrows of a process and the fields of a square that stay empty look forgotten.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import Final

from naravard_templates.builder.cut import Draft
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.steps import as_list
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, Columns, Steps, StepsKind

_ONLY_FULL: Final = frozenset({StepsKind.PROCESS, StepsKind.FIELDS})


def spread(draft: Draft, chooser: LayoutChooser, flows: bool) -> list[Draft]:
    """The slide, or the slides, that a draft becomes by its steps. Raises OutlineProblem."""
    match draft.blocks:
        case [Steps() as steps] if not draft.section:
            room = chooser.room_for_steps(steps.kind, draft.layout, draft.line)
            if room and (draft.layout or _fills(steps, room)):
                return _slides(draft, steps, room, flows)
    draft.blocks = [_plain(block) for block in draft.blocks]
    return [draft]


def _fills(steps: Steps, room: int) -> bool:
    """Whether steps of this kind look whole on slides with room for so many."""
    return steps.kind not in _ONLY_FULL or len(steps.steps) % room == 0


def _slides(draft: Draft, steps: Steps, room: int, flows: bool) -> list[Draft]:
    """Evenly spread, so that the last slide does not look forgotten."""
    count = len(steps.steps)
    if count > room and not flows:
        raise OutlineProblem("There are {count} steps here, and a slide has room for {room}. Divide them with a new "
                             "heading.", line=steps.line, count=count, room=room)
    slides = max(ceil(count / room), 1)
    bounds = [round(count * number / slides) for number in range(slides + 1)]
    parts = [replace(steps, steps=steps.steps[begin:end]) for begin, end in pairwise(bounds)]
    first, *others = parts
    return [replace(draft, blocks=[first]),
            *(Draft(draft.runs, draft.line, draft.layout, blocks=[part]) for part in others)]


def _plain(block: Block) -> Block:
    match block:
        case Steps():
            return as_list(block)
        case Columns():
            return replace(block, columns=tuple(tuple(map(_plain, column)) for column in block.columns))
        case _:
            return block
