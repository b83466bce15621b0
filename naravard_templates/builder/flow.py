"""Lets what is too long for a slide flow on to the next, "Syfte (2)".

A slide with one text or table goes on on slides of its own kind, evenly filled. Of a slide with more on it, the
rest goes on by itself. What stands in pairs, as in a four-field, stays as it is: it loses its meaning apart.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.look import STEPS, Look, fit
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.portions import TABLE_SIZE, Portion, table_portions, text_portions
from naravard_templates.builder.slots import fillable, slot_pairs
from naravard_templates.builder.table_room import table_room
from naravard_templates.builder.titles import entitled
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, ChartBlock, PictureBlock, Table

READABLE: Final = STEPS[:5]
"""Text shrinks this far before it flows on; text that cannot be divided shrinks further."""
_ON_THEIR_OWN: Final = ("section",)

Size = tuple[int, int]
Looks = Callable[[Layout, Slot], tuple[Look, Size]]
"""How text looks in a slot of a layout, and the slot's width and height in EMU."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What it takes to divide slides."""

    chooser: LayoutChooser
    looks: Looks

    def slides(self, slides: Iterable[SlidePlan]) -> list[SlidePlan]:
        """The slides with those after them that they go on on; all titles are different again."""
        opening, *rest = slides
        result, waiting = [opening], deque(rest)
        while waiting:
            first, *more = self._divided(waiting.popleft())
            result.append(first)
            waiting.extendleft(reversed(more))
        return entitled(result)

    def _divided(self, slide: SlidePlan) -> list[SlidePlan]:
        """The slide, and what is left of it; the rest may have to be divided again."""
        content = [fill for fill in slide.fills if fill.slot.role is not SlotRole.TITLE]
        alone = len(content) == 1 and slide.layout.role not in _ON_THEIR_OWN
        for fill in content:
            first, *others = self._portions(slide.layout, fill, even=alone)
            if others and alone:
                return [_with(slide, fill, first), *(_going_on(_with(slide, fill, other)) for other in others)]
            if others:
                rest = tuple(block for portion in others for block in portion)
                return [*self._divided(_with(slide, fill, first)), self._on_its_own(slide, fill, _whole(rest))]
        return [slide]

    def _portions(self, layout: Layout, fill: SlotFill, even: bool) -> list[Portion]:
        first = fill.blocks[0]
        if isinstance(first, PictureBlock | ChartBlock) or _in_pair(layout, fill.slot):
            return [fill.blocks]
        look, size = self.looks(layout, fill.slot)
        if isinstance(first, Table):
            font = look.level(0).font
            fitting = table_room(first, size, font=font).filled <= 1
            return [fill.blocks] if fitting else table_portions(first, size, font, even)
        if fit(text_lines(fill.blocks), look, size, READABLE).filled <= 1:
            return [fill.blocks]
        return text_portions(fill.blocks, look, size, even)

    def _on_its_own(self, slide: SlidePlan, fill: SlotFill, rest: Portion) -> SlidePlan:
        """What is left, on the layout that goes with it, else on the same one."""
        title = [other for other in slide.fills if other.slot.role is SlotRole.TITLE]
        try:
            choice = self.chooser.derived(rest, slide.line)
        except OutlineProblem:
            return _going_on(replace(slide, fills=(*title, SlotFill(fill.slot, rest))))
        slots = choice.layout.slots_for(SlotRole.TITLE)
        titles = [SlotFill(slot, other.blocks) for slot, other in zip(slots, title, strict=False)]
        return _going_on(replace(slide, layout=choice.layout, fills=(*titles, *choice.fills)))


def _in_pair(layout: Layout, slot: Slot) -> bool:
    return any(slot in pair for pair in slot_pairs(fillable(layout)))


def _with(slide: SlidePlan, fill: SlotFill, blocks: Portion) -> SlidePlan:
    portion = SlotFill(fill.slot, blocks, TABLE_SIZE if isinstance(blocks[0], Table) else 0.0)
    return replace(slide, fills=tuple(portion if other is fill else other for other in slide.fills))


def _going_on(slide: SlidePlan) -> SlidePlan:
    """Notes are said once, and a section begins once."""
    return replace(slide, notes=(), section="")


def _whole(rest: Portion) -> tuple[Block, ...]:
    """A table that was divided further is one again, for its next slide may have more room."""
    first = rest[0]
    if not isinstance(first, Table):
        return rest
    return (replace(first, rows=tuple(row for part in rest if isinstance(part, Table) for row in part.rows)),)
