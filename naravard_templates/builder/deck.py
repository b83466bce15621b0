"""Outline and brand to the plan of a presentation."""

from __future__ import annotations

from naravard_templates.brand.protected import Layout, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import check
from naravard_templates.builder.cut import Draft, cut, unique_titles
from naravard_templates.builder.layouts import Choice, LayoutChooser
from naravard_templates.builder.plan import DeckPlan, SlidePlan, SlotFill
from naravard_templates.builder.room import TITLE_SLIDE_TOO_MUCH, overflows
from naravard_templates.builder.title import title_slide
from naravard_templates.builder.walk import plain
from naravard_templates.errors import OutlineError, OutlineProblem
from naravard_templates.model.outline import Block, Outline, Paragraph, Run, Runs


def plan_deck(outline: Outline, brand: Brand) -> DeckPlan:
    """Every block of the outline in a slot of a slide.

    Raises OutlineError with all that stands in the way, BrandError where the brand has no PowerPoint master.
    """
    planner = _Planner(LayoutChooser(brand), check(outline))
    drafts = cut(outline)
    planner.problems += drafts.problems
    slides = planner.slides(outline, drafts.drafts, tuple(drafts.opening_notes))
    if planner.problems:
        raise OutlineError(outline.source, planner.problems)
    return DeckPlan(outline.meta, tuple(slides), outline.source)


class _Planner:
    """Gathers slides and problems, so that an author sees all faults at once."""

    def __init__(self, chooser: LayoutChooser, problems: list[OutlineProblem]) -> None:
        self.chooser = chooser
        self.problems = problems

    def slides(self, outline: Outline, drafts: list[Draft], opening_notes: tuple[Block, ...]) -> list[SlidePlan]:
        titles = unique_titles([outline.meta.title, *(draft.title for draft in drafts)])
        slides = [*self._title_slide(outline, opening_notes)]
        for draft, title in zip(drafts, titles[1:], strict=True):
            try:
                slides.append(self._slide(draft, title))
                self.problems += overflows(slides[-1])
            except OutlineProblem as problem:
                self.problems.append(problem)
        return slides

    def _title_slide(self, outline: Outline, notes: tuple[Block, ...]) -> list[SlidePlan]:
        try:
            slide = title_slide(outline.meta, self.chooser, notes)
        except OutlineProblem as problem:
            self.problems.append(problem)
            return []
        self.problems += overflows(slide, TITLE_SLIDE_TOO_MUCH)
        return [slide]

    def _slide(self, draft: Draft, title: str) -> SlidePlan:
        choice = self._choice(draft)
        more = Run(title.removeprefix(draft.title))
        heading = _title_fill(choice.layout, (*draft.runs, more) if more.text else draft.runs, draft.line)
        return SlidePlan(choice.layout, title, (*heading, *choice.fills), tuple(draft.notes), draft.line)

    def _choice(self, draft: Draft) -> Choice:
        if draft.section:
            return self.chooser.section(draft.title, draft.blocks, draft.line)
        if draft.layout:
            return self.chooser.explicit(draft.layout, draft.blocks, draft.line)
        return self.chooser.derived(draft.blocks, draft.line)


def _title_fill(layout: Layout, title: Runs, line: int) -> tuple[SlotFill, ...]:
    slots = layout.slots_for(SlotRole.TITLE)
    if not slots:
        raise OutlineProblem("The layout «{layout}» has no slot for the title «{title}». Choose another layout.",
                             line=line, layout=layout.name, title=plain(title))
    return (SlotFill(slots[0], (Paragraph(line, title),)),)
