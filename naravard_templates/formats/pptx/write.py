"""Writes a planned presentation on the brand's master."""

from __future__ import annotations

import io
import re
from typing import Any

from naravard_templates.brand.types import Brand
from naravard_templates.builder.plan import DeckPlan, SlidePlan
from naravard_templates.errors import BrandError, OutlineError, OutlineProblem
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish
from naravard_templates.formats.pptx.write_master import (
    enlist_notes_master,
    lock_graphics,
    open_master,
    table_style,
)
from naravard_templates.formats.pptx.write_slide import Furniture, SlideWriter, write_notes
from naravard_templates.formats.pptx.write_table import PLAIN_STYLE
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
    furniture = Furniture(plan.meta.language, plan.meta.footer or brand.config.name, plan.meta.date,
                          table_style(presentation, PLAIN_STYLE))
    layouts = {str(layout.part.partname).lstrip("/").lower(): layout
               for master in presentation.slide_masters for layout in master.slide_layouts}
    problems = [problem for number, slide in enumerate(plan.slides, 1)
                for problem in _write_slide(presentation, layouts, slide, number, furniture)]
    if problems:
        raise OutlineError(plan.source, problems)
    enlist_notes_master(presentation)
    stream = io.BytesIO()
    presentation.save(stream)
    return finish(stream.getvalue(), stamp=Stamp(brand.id, brand.version), facts=facts_of(plan.meta))


def facts_of(meta: Metadata) -> Facts:
    """What the file says of itself; a date that is not ISO 8601 is left out."""
    return Facts(meta.title, meta.language, meta.date if _ISO_DATE.fullmatch(meta.date) else "")


def _write_slide(presentation: Any, layouts: dict[str, Any], plan: SlidePlan, number: int,
                 furniture: Furniture) -> list[OutlineProblem]:
    """One more slide; what had no room on it."""
    layout = layouts.get(plan.layout.part.lower())
    if layout is None:
        raise BrandError("The master has no layout «{layout}» any more. Make the brand anew with: naravard brand adopt",
                         layout=plan.layout.name)
    slide = presentation.slides.add_slide(layout)
    writer = SlideWriter(slide, plan, number, furniture)
    writer.write()
    if plan.notes:
        write_notes(slide, plan.notes, furniture.language)
    return writer.problems
