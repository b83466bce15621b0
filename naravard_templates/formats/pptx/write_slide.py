"""Writes one slide: every shape is one of the layout's placeholders, filled; those that stay empty are left out."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree

from naravard_templates.brand.protected import SlotRole
from naravard_templates.builder.look import SMALLEST, UNCHANGED, Look, Shrink
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.room import TABLE_TOO_MUCH, too_much
from naravard_templates.builder.table_room import sizes_to, table_room
from naravard_templates.errors import OutlineProblem
from naravard_templates.formats.ooxml.chart import ACCENTS
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.pptx.write_chart import write_chart
from naravard_templates.formats.pptx.write_fit import fits
from naravard_templates.formats.pptx.write_layout import LayoutSlots
from naravard_templates.formats.pptx.write_look import placeholder
from naravard_templates.formats.pptx.write_picture import write_picture
from naravard_templates.formats.pptx.write_table import write_table
from naravard_templates.formats.pptx.write_text import Setting, TextWriter
from naravard_templates.formats.pptx.write_xml import add, add_decorative
from naravard_templates.model.outline import ChartBlock, PictureBlock, Table

_FIELDS: Final = uuid.UUID("5b1f0b52-3f51-4f6e-9d0c-4d6f2c1a2030")
"""Names the fields of our slides; a field's id has to be a GUID, and the same each time."""
OVERFULL: Final = 1.1
"""How full a slot may be when shrunk, before it is refused; less could be the estimate's own error."""
_FAR: Final = 70_000
_HYPERLINK: Final = f"{NS['r']}/hyperlink"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every slide whose layout has a place for it, and what all slides share."""

    language: str
    footer: str
    date: str
    table_style: str
    chart_colours: tuple[str, ...] = ACCENTS


class SlideWriter:
    """Fills one slide of python-pptx's, which is empty but for its shape tree.

    `problems` tells afterwards what had no room. The title slide is let off: it takes what the metadata holds, in
    the slots that a brand happens to have for it.
    """

    def __init__(self, slide: Any, plan: SlidePlan, number: int, furniture: Furniture,
                 slots: LayoutSlots | None = None) -> None:
        self._part = slide.part
        self._tree: etree._Element = slide.shapes._spTree
        self._plan = plan
        self._number = number
        self._furniture = furniture
        self._slots = slots or LayoutSlots(slide.slide_layout)
        self._fits = fits(plan.fills, self._slots)
        self.problems: list[OutlineProblem] = []

    def write(self) -> None:
        for shape in [child for child in self._tree if placeholder(child) is not None]:
            self._tree.remove(shape)
        for fill in self._in_layout_order():
            self._fill(fill)
        for slot in self._slots.shapes:
            self._furnish(slot)

    def _in_layout_order(self) -> list[SlotFill]:
        """Reading order is the order of shapes; the plan has it, the title first."""
        return sorted(self._plan.fills, key=lambda fill: fill.slot.role is not SlotRole.TITLE)

    def _fill(self, fill: SlotFill) -> None:
        slot, box = self._slots.shape(fill.slot), self._slots.box(fill.slot)
        match fill.blocks[0]:
            case PictureBlock() as picture:
                shape = self._shape(slot, "p:pic", "p:nvPicPr", "p:cNvPicPr", "a:picLocks", picture)
                write_picture(shape, picture, box, fill.slot.role is SlotRole.PICTURE, self._part)
            case ChartBlock() as chart:
                write_chart(self._frame(slot, chart), chart, box, self._part, self._furniture.language,
                            self._slots.named_font(fill.slot), self._furniture.chart_colours)
            case Table() as table:
                text = self._slots.look(fill.slot).level(0)  # a table speaks no louder than other slides' text
                sizes = sizes_to(min(fill.largest or text.size, text.size))
                room = table_room(table, (box[2], box[3]), sizes, text.font)
                setting = replace(self._setting(room.size), font=self._slots.named_font(fill.slot))
                write_table(self._frame(slot), table, room, box, self._furniture.table_style, setting)
                self._refuse(fill, room.filled, TABLE_TOO_MUCH)
            case _:
                self._write_text(slot, fill)

    def _frame(self, slot: etree._Element, chart: ChartBlock | None = None) -> etree._Element:
        return self._shape(slot, "p:graphicFrame", "p:nvGraphicFramePr", "p:cNvGraphicFramePr", "a:graphicFrameLocks",
                           chart)

    def _write_text(self, slot: etree._Element, fill: SlotFill) -> None:
        body, found = self._text_body(slot), self._fits[fill.slot]
        shrink, look = found.shrink or UNCHANGED, self._slots.look(fill.slot)
        size = _said_size(fill, look, shrink)
        if size is not None:
            add(body[0], "a:noAutofit")
        elif found.shrink is not None:
            add(body[0], "a:normAutofit", fontScale=shrink.font, lnSpcReduction=shrink.spacing or None)
        for name, inset in self._slots.clearance(fill.slot).items():
            body[0].set(name, str(inset))
        self._refuse(fill, found.filled, OVERFULL)
        setting = replace(self._setting(size), shrink=UNCHANGED if size else shrink)
        TextWriter(body, look, setting).write(fill.blocks)

    def _setting(self, size: float | None = None) -> Setting:
        return Setting(self._furniture.language, self._relate, size)

    def _refuse(self, fill: SlotFill, filled: float, allowed: float) -> None:
        if filled > allowed and self._number > 1:
            self.problems.append(too_much(fill.slot, self._plan.line, filled))

    def _furnish(self, slot: etree._Element) -> None:
        """Footer, date and slide number stand on a slide itself, as PowerPoint puts them there."""
        found = placeholder(slot)
        kind = "" if found is None else str(found.get("type", ""))
        text = {"ftr": self._furniture.footer, "dt": self._furniture.date, "sldNum": str(self._number)}.get(kind)
        if not text:
            return
        paragraph = add(self._text_body(slot), "a:p")
        name = f"{{{str(uuid.uuid5(_FIELDS, f'{kind} {self._number}')).upper()}}}"
        run = (add(paragraph, "a:fld", id=name, type="slidenum") if kind == "sldNum" else add(paragraph, "a:r"))
        add(run, "a:rPr", lang=self._furniture.language)
        add(run, "a:t").text = text

    def _text_body(self, slot: etree._Element) -> etree._Element:
        shape = self._shape(slot, "p:sp", "p:nvSpPr", "p:cNvSpPr", "a:spLocks")
        add(shape, "p:spPr")
        body = add(shape, "p:txBody")
        add(body, "a:bodyPr")
        add(body, "a:lstStyle")
        return body

    def _shape(self, slot: etree._Element, tag: str, own: str, holder: str, locks: str,
               shown: PictureBlock | ChartBlock | None = None) -> etree._Element:
        """A shape that stands in the slot: its name, its text for screen readers and its placeholder."""
        picture = isinstance(shown, PictureBlock)
        decorative = isinstance(shown, PictureBlock) and shown.decorative
        shape = add(self._tree, tag)
        properties = add(shape, own)
        common = add(properties, "p:cNvPr", id=len(self._tree), name=_name(slot),
                     descr=None if shown is None or decorative else shown.alt)
        if decorative:
            add_decorative(common)
        add(add(properties, holder), locks, noGrp=1, noChangeAspect=1 if picture else None)
        placed = add(properties, "p:nvPr")
        if tag == "p:sp" or not _is_for_text(slot):
            _copy_placeholder(slot, placed)
        return shape

    def _relate(self, address: str) -> str:
        return str(self._part.rels.get_or_add_ext_rel(_HYPERLINK, address))


def _said_size(fill: SlotFill, look: Look, shrink: Shrink) -> float | None:
    """The size to be said outright where text of one level has to shrink far: programs do not agree on how to shrink it
    then, and LibreOffice makes it too small to read. None where the program is to shrink it.

    Lines that were to move together take as much room as smaller letters do.
    """
    if shrink.font >= _FAR or any(line.level for line in text_lines(fill.blocks)):
        return None
    closer = 1 - shrink.spacing / UNCHANGED.font
    size = look.level(0).size * shrink.font * closer // UNCHANGED.font
    return size if size >= SMALLEST else None


def _name(slot: etree._Element) -> str:
    found = slot.find("*/p:cNvPr", NS)
    return "" if found is None else str(found.get("name", ""))


def _is_for_text(slot: etree._Element) -> bool:
    """Whether PowerPoint lets only text into the slot, so that a picture or table can only stand in its place."""
    found = placeholder(slot)
    return found is not None and found.get("type") == "body"


def _copy_placeholder(slot: etree._Element, parent: etree._Element) -> None:
    """The layout's `p:ph` without its prompt, which is the layout's own."""
    found = placeholder(slot)
    element = add(parent, "p:ph")
    for name, value in () if found is None else found.attrib.items():
        if name != "hasCustomPrompt":
            element.set(name, value)
