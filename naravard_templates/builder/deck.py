"""Outline and brand to the plan of a presentation."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from naravard_templates.brand.protected import Layout, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import check
from naravard_templates.builder.content_roles import captions_apart
from naravard_templates.builder.cut import Cut, Draft, cut, divisions
from naravard_templates.builder.deck_check import check_deck
from naravard_templates.builder.deck_text import resolved
from naravard_templates.builder.footnotes import numbered
from naravard_templates.builder.layouts import Choice, LayoutChooser, NoLayout
from naravard_templates.builder.papers import signed, with_papers
from naravard_templates.builder.plan import DeckPlan, SlidePlan, SlotFill
from naravard_templates.builder.room import TITLE_SLIDE_TOO_MUCH, overflows
from naravard_templates.builder.step_slides import spread
from naravard_templates.builder.title import title_slide
from naravard_templates.builder.titles import entitled
from naravard_templates.builder.usable import refuse_unusable
from naravard_templates.builder.words import words_for
from naravard_templates.errors import OutlineError, OutlineProblem
from naravard_templates.model.outline import Block, Outline, Paragraph


def plan_deck(outline: Outline, brand: Brand) -> DeckPlan:
    """Every block of the outline in a slot of a slide.

    Raises OutlineError with all that stands in the way, BrandError where the brand has no PowerPoint master, or one
    whose layouts are the reason.
    """
    outline = with_papers(outline)
    planner = _Planner(LayoutChooser(brand), brand.config.deck.flows, [*check(outline), *check_deck(outline.blocks)])
    words = words_for(outline.meta.language, brand.config.language)
    found = cut(signed(resolved(outline.blocks, words), words))
    planner.problems += found.problems
    slides = planner.slides(outline, found)
    if planner.problems:
        if any(draft.blocks and not draft.layout for draft in found.drafts):
            refuse_unusable(brand)  # what is wrong with the template comes before all that follows from it
        raise OutlineError(outline.source, planner.problems)
    return DeckPlan(outline.meta, tuple(entitled(slides)), outline.source)


class _Planner:
    """Gathers slides and problems, so that an author sees all faults at once.

    Where slides may `flow` on to the next, only the writer can tell what has no room: it knows the size of text.
    """

    def __init__(self, chooser: LayoutChooser, flows: bool, problems: list[OutlineProblem]) -> None:
        self.chooser = chooser
        self.flows = flows
        self.problems = problems

    def slides(self, outline: Outline, found: Cut) -> list[SlidePlan]:
        slides = self._title_slide(outline, tuple(found.opening_notes))
        for draft in found.drafts:
            slides += self._of(draft)
        return slides

    def _title_slide(self, outline: Outline, notes: tuple[Block, ...]) -> list[SlidePlan]:
        try:
            slide = title_slide(outline.meta, self.chooser, numbered(notes))
        except OutlineProblem as problem:
            self.problems.append(problem)
            return []
        self.problems += overflows(slide, TITLE_SLIDE_TOO_MUCH)
        return [slide]

    def _of(self, draft: Draft) -> list[SlidePlan]:
        try:
            slides = [slide for one in spread(draft, self.chooser, self.flows) for slide in self._parts(one)]
        except OutlineProblem as problem:
            self.problems.append(problem)
            return []
        for slide in () if self.flows else slides:
            self.problems += overflows(slide)
        return slides

    def _parts(self, draft: Draft) -> list[SlidePlan]:
        """The slide, or where no layout takes all of it and slides may flow on, the slides that it takes."""
        try:
            return [self._slide(draft)]
        except NoLayout as problem:
            first, rest = self._first_part(draft, problem)
            return [first, *self._parts(rest)]

    def _first_part(self, draft: Draft, problem: NoLayout) -> tuple[SlidePlan, Draft]:
        for first, rest in divisions(draft) if self.flows else ():
            with suppress(NoLayout):
                return self._slide(first), rest
        freed = captions_apart(draft.blocks)
        if self.flows and len(freed) > len(draft.blocks):
            return self._first_part(replace(draft, blocks=freed), problem)
        raise problem

    def _slide(self, draft: Draft) -> SlidePlan:
        content = numbered((*draft.blocks, *draft.notes))
        blocks, notes = content[:len(draft.blocks)], content[len(draft.blocks):]
        choice = self._choice(draft, blocks)
        fills = (_title_fill(choice.layout, draft), *choice.fills)
        return SlidePlan(choice.layout, draft.title, fills, notes, draft.line, draft.runs,
                         draft.title if draft.begins else "", bool(draft.layout))

    def _choice(self, draft: Draft, blocks: tuple[Block, ...]) -> Choice:
        if draft.section:
            return self.chooser.section(draft.title, blocks, draft.line)
        if draft.layout:
            return self.chooser.explicit(draft.layout, blocks, draft.line)
        return self.chooser.derived(blocks, draft.line)


def _title_fill(layout: Layout, draft: Draft) -> SlotFill:
    slots = layout.slots_for(SlotRole.TITLE)
    if not slots:
        raise OutlineProblem("The layout «{layout}» has no slot for the title «{title}». Choose another layout.",
                             line=draft.line, layout=layout.name, title=draft.title)
    return SlotFill(slots[0], (Paragraph(draft.line, draft.runs),))
