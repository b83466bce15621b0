"""Lets what is too long for a slide flow on to the next, "Syfte (2)".

A slide with one text or table goes on on slides of its own kind, evenly filled. Of a slide with more on it, the
rest goes on by itself, or in its slot of a layout that the author asked for. What stands in pairs, as in a four-field,
stays as it is: it loses its meaning apart.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.builder.divide import Portion
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.look import STEPS, Look, fit
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.portions import TABLE_SIZE, first_portion, table_portions, text_portions
from naravard_templates.builder.slots import area, fillable, slot_pairs
from naravard_templates.builder.table_room import table_room
from naravard_templates.builder.titles import entitled
from naravard_templates.builder.words import ENGLISH
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import ChartBlock, Paragraph, PictureBlock, Table

READABLE: Final = STEPS[:5]
"""Text shrinks this far before it flows on."""
_FOR_A_FEW_WORDS: Final = ("section",)

Size = tuple[int, int]
Looks = Callable[[Layout, Slot], tuple[Look, Size]]
"""How text looks in a slot of a layout, and the slot's width and height in EMU."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What it takes to divide slides; `continued` is what an item or a row says that goes on."""

    chooser: LayoutChooser
    looks: Looks
    continued: str = ENGLISH.continued

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
        section = slide.layout.role in _FOR_A_FEW_WORDS
        alone = len(content) == 1 and not section
        for fill in content:
            first, *others = self._portions(slide.layout, fill, even=alone)
            if others and alone:
                return [_with(slide, fill, first), *(_going_on(_with(slide, fill, other)) for other in others)]
            if others:
                return self._apart(slide, fill, first, _whole(others), section)
        return [slide]

    def _apart(self, slide: SlidePlan, fill: SlotFill, first: Portion, rest: Portion, section: bool) -> list[SlidePlan]:
        """The slide with the first portion of one of its texts, and the rest on a slide of its own."""
        kept, more = _introduction(fill, first, rest) if section else (first, rest)
        alone = None if _asked_for(slide, fill) else self._on_its_own(slide, more)
        if alone is None:
            title = tuple(other for other in slide.fills if other.slot.role is SlotRole.TITLE)
            kept, alone = first, replace(slide, fills=(*title, SlotFill(fill.slot, rest)))
        return [*self._divided(_with(slide, fill, kept)), _going_on(alone)]

    def _portions(self, layout: Layout, fill: SlotFill, even: bool) -> list[Portion]:
        first = fill.blocks[0]
        if isinstance(first, PictureBlock | ChartBlock) or _in_pair(layout, fill.slot):
            return [fill.blocks]
        look, size = self.looks(layout, fill.slot)
        if isinstance(first, Table):
            font = look.level(0).font
            fitting = table_room(first, size, font=font).filled <= 1
            return [fill.blocks] if fitting else table_portions(first, size, font, even, self.continued)
        if fit(text_lines(fill.blocks), look, size, READABLE).filled <= 1:
            return [fill.blocks]
        portions = text_portions if even else first_portion
        return portions(fill.blocks, look, size, self.continued)

    def _on_its_own(self, slide: SlidePlan, rest: Portion) -> SlidePlan | None:
        """What is left, on the layout that goes with it; None where the brand has none."""
        try:
            choice = self.chooser.derived(rest, slide.line)
        except OutlineProblem:
            return None
        title = [other.blocks for other in slide.fills if other.slot.role is SlotRole.TITLE]
        slots = choice.layout.slots_for(SlotRole.TITLE)
        titles = [SlotFill(slot, blocks) for slot, blocks in zip(slots, title, strict=False)]
        return replace(slide, layout=choice.layout, fills=(*titles, *choice.fills))


def _asked_for(slide: SlidePlan, fill: SlotFill) -> bool:
    """Whether the text stands in the main slot of a layout that the author named: then it goes on there."""
    return slide.named and area(fill.slot) == max(map(area, fillable(slide.layout)))


def _in_pair(layout: Layout, slot: Slot) -> bool:
    return any(slot in pair for pair in slot_pairs(fillable(layout)))


def _with(slide: SlidePlan, fill: SlotFill, blocks: Portion) -> SlidePlan:
    """The slide with these blocks in place of those in the slot; without any, the slot stays empty."""
    portion = SlotFill(fill.slot, blocks, TABLE_SIZE if _is_table(blocks) else 0.0)
    fills = (portion if other is fill else other for other in slide.fills)
    return replace(slide, fills=tuple(one for one in fills if one.blocks))


def _going_on(slide: SlidePlan) -> SlidePlan:
    """Notes are said once, and a section begins once."""
    return replace(slide, notes=(), section="")


def _introduction(fill: SlotFill, first: Portion, rest: Portion) -> tuple[Portion, Portion]:
    """What of a text may stand on the slide of a section: paragraphs at its beginning, no half list."""
    count = sum(1 for _ in takewhile(lambda block: isinstance(block, Paragraph), first))
    return (first, rest) if count == len(first) else (fill.blocks[:count], fill.blocks[count:])


def _whole(portions: Sequence[Portion]) -> Portion:
    """Portions as one again, for the next slide may have more room."""
    blocks = tuple(block for portion in portions for block in portion)
    if not _is_table(blocks):
        return blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    return (replace(tables[0], rows=tuple(row for table in tables for row in table.rows)),)


def _is_table(blocks: Portion) -> bool:
    return isinstance(blocks[0], Table) if blocks else False
