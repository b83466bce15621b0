"""Every layout of a brand filled with text: as much as it is made for, as much as is accepted, and too much."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from itertools import cycle, islice

from naravard_templates.brand.protected import Slot, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.builder.look import fit
from naravard_templates.builder.measure import TextLine
from naravard_templates.builder.plan import DeckPlan, SlidePlan, SlotFill
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.pptx.write_layout import LayoutSlots
from naravard_templates.formats.pptx.write_master import open_master
from naravard_templates.formats.pptx.write_slide import OVERFULL
from naravard_templates.model.outline import Metadata, Paragraph, Run
from naravard_templates.model.snapshot import Format

WORDS = ("Tillsammans gör vi vården närmare, tryggare och mer tillgänglig för alla som bor i länet, med kommunerna, "
         "regionen, civilsamhället och invånarna själva").split()
TEXT = (SlotRole.TITLE, SlotRole.SUBTITLE, SlotRole.TEXT, SlotRole.CONTENT)
_MOST = 4_000


class Measure(Enum):
    """How much text goes into each slot, as a share of what it holds."""

    NONE = 0.0
    GENEROUS = 0.95
    ACCEPTED = OVERFULL
    TOO_MUCH = 3.0


def filled(brand: Brand, measure: Measure) -> DeckPlan:
    """A plan with every layout; the first is there twice, as a title slide is let off the limit."""
    with Package(brand.master_path(Format.PPTX)) as package:
        presentation = open_master(package)
    parts = {str(layout.part.partname).lstrip("/"): LayoutSlots(layout) for master in presentation.slide_masters
             for layout in master.slide_layouts}
    layouts = brand.master(Format.PPTX).layouts
    slides = []
    for number, layout in enumerate((layouts[0], *layouts)):
        fills = (SlotFill(slot, (Paragraph(runs=(Run(_text(slot, parts[layout.part], measure)),)),))
                 for slot in layout.slots_for(*TEXT) if measure is not Measure.NONE)
        slides.append(SlidePlan(layout, f"{number}", tuple(fills), line=1))
    meta = Metadata(title="Prov", footer="Region Västerbotten och kommunerna", date="2026-03-12")
    return DeckPlan(meta, tuple(slides), "prov.md")


def _text(slot: Slot, slots: LayoutSlots, measure: Measure) -> str:
    """The longest text that fills the slot no further than the measure; at least one short word."""
    look, size = slots.look(slot), slots.box(slot)[2:]

    def full(words: int) -> float:
        found = fit([TextLine(_said(words))], look, size)
        return _MOST if measure is Measure.GENEROUS and found.shrink is not None else found.filled

    words = bisect_right(range(1, _MOST), measure.value, key=full)
    return _said(words + (measure is Measure.TOO_MUCH)) or "Ja"


def _said(words: int) -> str:
    return " ".join(islice(cycle(WORDS), words))
