"""How far the texts of a slide shrink: those in slots that are alike, as columns or key figures are, all as far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from naravard_templates.brand.protected import Slot
from naravard_templates.builder.look import UNCHANGED, Fit, fit
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.plan import SlotFill
from naravard_templates.formats.pptx.write_layout import LayoutSlots


def fits(fills: Iterable[SlotFill], slots: LayoutSlots) -> dict[Slot, Fit]:
    """The fit of each slot. Pictures, tables and charts have no lines, and fit."""
    found: dict[Slot, Fit] = {}
    alike: dict[tuple[float, int, int], list[Slot]] = defaultdict(list)
    for fill in fills:
        look, (_, _, *size) = slots.look(fill.slot), slots.box(fill.slot)
        found[fill.slot] = fit(text_lines(fill.blocks), look, (size[0], size[1]))
        alike[look.level(0).size, size[0], size[1]].append(fill.slot)
    for group in alike.values():
        least = min((found[slot].shrink or UNCHANGED for slot in group), key=lambda step: (step.font, -step.spacing))
        if least is not UNCHANGED:
            found.update({slot: replace(found[slot], shrink=least) for slot in group})
    return found
