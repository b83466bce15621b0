"""Writes a planned presentation on the brand's master."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from naravard_templates.brand.protected import Layout, Slot
from naravard_templates.brand.types import Brand
from naravard_templates.builder.flow import Flow
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.look import Look
from naravard_templates.builder.plan import DeckPlan, SlidePlan
from naravard_templates.builder.words import words_for
from naravard_templates.errors import BrandError, OutlineError, OutlineProblem
from naravard_templates.formats.ooxml.chart import told_apart
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish_parts
from naravard_templates.formats.pptx.write_layout import LayoutSlots, looks_of
from naravard_templates.formats.pptx.write_look import MasterLooks
from naravard_templates.formats.pptx.write_master import (
    add_slide,
    enlist_notes_master,
    lock_graphics,
    open_master,
    table_styles,
)
from naravard_templates.formats.pptx.write_notes import NotesWriter
from naravard_templates.formats.pptx.write_package import parts_of
from naravard_templates.formats.pptx.write_sections import write_sections
from naravard_templates.formats.pptx.write_slide import Furniture, SlideWriter
from naravard_templates.formats.pptx.write_table import table_style
from naravard_templates.model.geometry import Box
from naravard_templates.model.outline import Metadata
from naravard_templates.model.snapshot import Format, Stamp

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def write_deck(plan: DeckPlan, brand: Brand) -> bytes:
    """The presentation as a .pptx file: every block in its slot, the brand's graphics locked, the brand's stamp on
    it. The same plan gives the same bytes.

    Raises BrandError where the master cannot be used, OutlineError where text has no room even when shrunk.
    """
    with Package(brand.master_path(Format.PPTX)) as package:
        presentation = open_master(package)
    lock_graphics(presentation, brand.master(Format.PPTX).elements)
    deck = _Deck(presentation, plan.meta, brand)
    if brand.config.deck.flows:
        flow = Flow(LayoutChooser(brand), deck.look, words_for(plan.meta.language, brand.config.language).continued)
        plan = replace(plan, slides=tuple(flow.slides(plan.slides)))
    problems = [problem for number, slide in enumerate(plan.slides, 1) for problem in deck.write(slide, number)]
    if problems:
        raise OutlineError(plan.source, problems)
    write_sections(presentation, plan)
    enlist_notes_master(presentation)
    stamp = Stamp(brand.id, brand.version, plan.meta.kind)
    return finish_parts(parts_of(presentation), stamp=stamp, facts=facts_of(plan.meta))


def facts_of(meta: Metadata) -> Facts:
    """What the file says of itself; a date that is not ISO 8601 is left out."""
    return Facts(meta.title, meta.language, meta.date if _ISO_DATE.fullmatch(meta.date) else "")


def _theme_colours(brand: Brand) -> Mapping[str, str]:
    themes = brand.master(Format.PPTX).themes
    return themes[0].colours if themes else {}


class _Deck:
    """The master that slides are written on."""

    def __init__(self, presentation: Any, meta: Metadata, brand: Brand) -> None:
        self._presentation = presentation
        self._layouts = {str(layout.part.partname).lstrip("/").lower(): layout
                         for master in presentation.slide_masters for layout in master.slide_layouts}
        self._notes = NotesWriter(meta.language)
        self._elements = brand.master(Format.PPTX).elements
        self._slots: dict[str, LayoutSlots] = {}
        self._looks: dict[str, MasterLooks] = {}
        self._furniture = Furniture(meta.language, meta.footer or brand.config.name, meta.date,
                                    table_style(table_styles(presentation), _theme_colours(brand)),
                                    told_apart(_theme_colours(brand)))

    def look(self, layout: Layout, slot: Slot) -> tuple[Look, tuple[int, int]]:
        """How text in a slot looks, and the slot's size."""
        slots = self._slots_of(layout)
        return slots.look(slot), slots.box(slot)[2:]

    def write(self, plan: SlidePlan, number: int) -> list[OutlineProblem]:
        """One more slide; what had no room on it."""
        slots = self._slots_of(plan.layout)
        slide = add_slide(self._presentation, slots.layout)
        writer = SlideWriter(slide, plan, number, self._furniture, slots)
        writer.write()
        if plan.notes:
            self._notes.write(slide, plan.notes)
        return writer.problems

    def _slots_of(self, layout: Layout) -> LayoutSlots:
        part = layout.part.lower()
        if part not in self._slots:
            if part not in self._layouts:
                raise BrandError("The master has no layout «{layout}» any more. Make the brand anew with: naravard "
                                 "brand adopt", layout=layout.name)
            found = self._layouts[part]
            self._slots[part] = LayoutSlots(found, self._looks_of(found.slide_master), self._pictures_on(layout))
        return self._slots[part]

    def _pictures_on(self, layout: Layout) -> tuple[Box, ...]:
        """Where the layout and its master show pictures."""
        return tuple(one.element.box for one in self._elements if one.part in (layout.part, layout.master)
                     and one.element.picture is not None and one.element.box is not None)

    def _looks_of(self, master: Any) -> MasterLooks:
        name = str(master.part.partname)
        if name not in self._looks:
            self._looks[name] = looks_of(master)
        return self._looks[name]
