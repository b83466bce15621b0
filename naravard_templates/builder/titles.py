"""The titles of slides, each different from all others, for those who find their way by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from naravard_templates.brand.protected import SlotRole
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.walk import plain
from naravard_templates.model.outline import Paragraph, Run


def entitled(slides: Sequence[SlidePlan]) -> list[SlidePlan]:
    """The slides with titles that are all different: the author's words, then a number where they come again."""
    titles = unique_titles(plain(slide.heading) or slide.title for slide in slides)
    return [_entitled(slide, title) for slide, title in zip(slides, titles, strict=True)]


def _entitled(slide: SlidePlan, title: str) -> SlidePlan:
    if not slide.heading:
        return slide
    number = title.removeprefix(plain(slide.heading))
    runs = (*slide.heading, Run(number)) if number else slide.heading
    fills = tuple(SlotFill(fill.slot, (Paragraph(slide.line, runs),)) if fill.slot.role is SlotRole.TITLE else fill
                  for fill in slide.fills)
    return replace(slide, title=title, fills=fills)


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
