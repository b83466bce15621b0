"""Cuts an outline into slides: at its headings and page breaks.

The conventions that the manual states: a level 1 heading is a section slide, a level 2 heading is a slide, deeper
headings stand in bold in the content. A page break goes on with the same title and a number, "Syfte (2)".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from naravard_templates.builder.walk import plain
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, Heading, Notes, Outline, PageBreak, Runs

SLIDE_LEVEL = 2


@dataclass(slots=True)
class Draft:
    """A slide in the making. `runs` is its title, not yet unique; a section slide has no layout of its own choosing."""

    runs: Runs
    line: int
    layout: str = ""
    section: bool = False
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


def cut(outline: Outline) -> Cut:
    """The slides of an outline in order."""
    result = Cut([], [], [])
    after_break = False
    for block in outline.blocks:
        match block:
            case Heading(level=level) if level <= SLIDE_LEVEL:
                _begin(result, block)
            case PageBreak():
                after_break = bool(result.drafts and result.drafts[-1].blocks)
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
    result.drafts.append(Draft(heading.runs, heading.line, heading.layout, section))


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


def unique_titles(titles: Iterable[str]) -> list[str]:
    """Each title as it is, or with the next number that is free: "Syfte (2)"."""
    used: set[str] = set()
    result = []
    for title in titles:
        name, number = title, 1
        while name.casefold() in used:
            number += 1
            name = f"{title} ({number})"
        used.add(name.casefold())
        result.append(name)
    return result
