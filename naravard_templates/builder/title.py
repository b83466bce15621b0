"""The title slide, from the metadata."""

from __future__ import annotations

from naravard_templates.brand.protected import Layout, SlotRole
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.slots import fillable
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, Metadata, Paragraph, Run

_TEXT = (SlotRole.SUBTITLE, SlotRole.TEXT, SlotRole.CONTENT)
TITLE_ROLES = ("title", "title-only", "content")
"""A brand without a title layout shows the title on a slide that holds a title at least."""


def title_slide(meta: Metadata, chooser: LayoutChooser, notes: tuple[Block, ...]) -> SlidePlan:
    """The first slide: title, subtitle, parties, and the date if it has a slot. Raises OutlineProblem."""
    problem = _no_title_slide(chooser)
    for layout in filter(None, map(chooser.for_role, TITLE_ROLES)):
        try:
            fills = (*_title(meta, layout), *_below(meta, layout))
        except OutlineProblem as found:
            problem = found if layout.role == TITLE_ROLES[0] else problem
            continue
        return SlidePlan(layout, meta.title, fills, notes, heading=(Run(meta.title),))
    raise problem


def _no_title_slide(chooser: LayoutChooser) -> OutlineProblem:
    if not any(layout.slots_for(SlotRole.TITLE) for layout in chooser.layouts):
        return OutlineProblem("No layout of the brand has a slot for a title, and slides need titles. Add a title to "
                              "its layouts (View > Slide Master > Insert Placeholder) and adopt the master anew.")
    return OutlineProblem("The brand has no layout for a title slide. Say in brand.yaml which one to use: "
                          "layouts: {{LAYOUT: title}}")


def _title(meta: Metadata, layout: Layout) -> tuple[SlotFill, ...]:
    slots = layout.slots_for(SlotRole.TITLE)
    if not slots:
        raise OutlineProblem("The layout «{layout}» has no slot for the title.", layout=layout.name)
    return (SlotFill(slots[0], (_line(meta.title),)),)


def _below(meta: Metadata, layout: Layout) -> tuple[SlotFill, ...]:
    """Each line in the next slot; with fewer slots than lines, the last slot takes those that are left."""
    slots = [slot for slot in fillable(layout) if slot.role in _TEXT]
    if not meta.subtitle and len(slots) > 1:
        slots = [slot for slot in slots if slot.role is not SlotRole.SUBTITLE]
    lines = [line for line in _lines(meta, layout) if line]
    if lines and not slots:
        raise OutlineProblem(
            "The title slide «{layout}» has no slot for «{words}». Take subtitle and parties away, or say in "
            "brand.yaml which layout to use: layouts: {{LAYOUT: title}}", layout=layout.name, words=lines[0])
    fills = [SlotFill(slot, (_line(line),)) for slot, line in zip(slots, lines, strict=False)]
    if len(lines) > len(slots):
        fills[-1] = SlotFill(slots[-1], tuple(map(_line, lines[len(slots) - 1:])))
    return tuple(fills)


def _lines(meta: Metadata, layout: Layout) -> tuple[str, ...]:
    """The date stands in the slot for dates, which the writer fills on every slide; without one it comes last."""
    date = "" if layout.slots_for(SlotRole.DATE) else meta.date
    return meta.subtitle, ", ".join(meta.parties), date


def _line(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text),))
