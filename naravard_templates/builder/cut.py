"""Cuts an outline into slides: at its headings and page breaks.

The conventions that the manual states: a level 1 heading is a section slide, a level 2 heading is a slide, deeper
headings stand in bold in the content. A page break goes on with the same title and a number, "Syfte (2)". A deck
has no table of contents: its sections are what one finds one's way by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from naravard_templates.builder.walk import plain
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    Columns,
    Heading,
    Notes,
    PageBreak,
    PictureBlock,
    Runs,
    Table,
    TableOfContents,
)

SLIDE_LEVEL: Final = 2
_OWN_SLOT: Final = (PictureBlock, Table, ChartBlock, Columns)


@dataclass(slots=True)
class Draft:
    """A slide in the making. `runs` is its title, not yet unique; a section slide has no layout of its own choosing.

    `begins` a section: in Office's own sense, by which slides are sorted and folded.
    """

    runs: Runs
    line: int
    layout: str = ""
    section: bool = False
    begins: bool = False
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)

    @property
    def title(self) -> str:
        return plain(self.runs)


@dataclass(slots=True)
class Cut:
    """The slides of an outline, what is said on its title slide, and what could not be cut."""

    drafts: list[Draft]
    opening_notes: list[Block]
    problems: list[OutlineProblem]


def cut(blocks: Iterable[Block]) -> Cut:
    """The slides of an outline in order."""
    result = Cut([], [], [])
    after_break = False
    for block in blocks:
        match block:
            case Heading(level=level) if level <= SLIDE_LEVEL:
                _begin(result, block)
            case PageBreak():
                after_break = bool(result.drafts and result.drafts[-1].blocks)
                continue
            case TableOfContents():
                continue
            case Notes(blocks=blocks):
                (result.drafts[-1].notes if result.drafts else result.opening_notes).extend(blocks)
                continue
            case _:
                _add(result, block, after_break)
        after_break = False
    return result


def _begin(result: Cut, heading: Heading) -> None:
    section = heading.level < SLIDE_LEVEL and not heading.layout
    begins = heading.level < SLIDE_LEVEL
    result.drafts.append(Draft(heading.runs, heading.line, heading.layout, section, begins))


def _add(result: Cut, block: Block, after_break: bool) -> None:
    if not result.drafts:
        result.problems.append(OutlineProblem(
            "This text stands before the first heading and so belongs to no slide. Write a heading above it: ## …",
            line=block.line))
        return
    if isinstance(block, Heading) and block.layout:
        result.problems.append(OutlineProblem(
            "A layout is chosen on the heading of a slide (# or ##), not on a heading inside it.", line=block.line))
    if after_break:
        last = result.drafts[-1]
        result.drafts.append(Draft(last.runs, block.line, last.layout))
    result.drafts[-1].blocks.append(block)


def divisions(draft: Draft) -> Iterator[tuple[Draft, Draft]]:
    """The ways to make two slides of one, the first as full as can be: before or after what takes a slot of its own,
    and never between a heading and what it is the heading of. A section slide may stay empty."""
    for place in range(len(draft.blocks) - 1, -1 if draft.section else 0, -1):
        if _may_part(draft.blocks, place):
            rest = Draft(draft.runs, draft.line, draft.layout, blocks=draft.blocks[place:])
            yield replace(draft, blocks=draft.blocks[:place]), rest


def _may_part(blocks: list[Block], place: int) -> bool:
    if not place:
        return True
    before, after = blocks[place - 1], blocks[place]
    return not isinstance(before, Heading) and (isinstance(before, _OWN_SLOT) or isinstance(after, _OWN_SLOT))
