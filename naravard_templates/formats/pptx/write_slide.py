"""Writes one slide: every shape is one of the layout's placeholders, filled; those that stay empty are left out."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from naravard_templates.brand.protected import Slot, SlotRole
from naravard_templates.builder.measure import text_lines
from naravard_templates.builder.plan import SlidePlan, SlotFill
from naravard_templates.builder.room import too_much
from naravard_templates.errors import OutlineProblem
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.write_look import Look, fit, look_of, placeholder
from naravard_templates.formats.pptx.write_picture import write_picture
from naravard_templates.formats.pptx.write_table import write_table
from naravard_templates.formats.pptx.write_text import Setting, TextWriter
from naravard_templates.formats.pptx.write_xml import add, add_decorative
from naravard_templates.model.outline import Block, PictureBlock, Table

_FIELDS: Final = uuid.UUID("5b1f0b52-3f51-4f6e-9d0c-4d6f2c1a2030")
"""Names the fields of our slides; a field's id has to be a GUID, and the same each time."""
OVERFULL: Final = 1.25
"""How full a slot may be when shrunk, before it is refused; less could be the estimate's own error."""
_HYPERLINK: Final = f"{NS['r']}/hyperlink"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every slide whose layout has a place for it."""

    language: str
    footer: str
    date: str
    table_style: str


class SlideWriter:
    """Fills one slide of python-pptx's, which is empty but for its shape tree.

    `problems` tells afterwards what had no room. The title slide is let off: it takes what the metadata holds, in
    the slots that a brand happens to have for it.
    """

    def __init__(self, slide: Any, plan: SlidePlan, number: int, furniture: Furniture) -> None:
        self._part = slide.part
        self._layout = slide.slide_layout
        self._tree: etree._Element = slide.shapes._spTree
        self._plan = plan
        self._number = number
        self._furniture = furniture
        self._slots = _slots_of(self._layout._element)
        self.problems: list[OutlineProblem] = []

    def write(self) -> None:
        for shape in [child for child in self._tree if placeholder(child) is not None]:
            self._tree.remove(shape)
        for fill in self._in_layout_order():
            self._fill(fill)
        for slot in self._slots:
            self._furnish(slot)

    def _in_layout_order(self) -> list[SlotFill]:
        """Reading order is the order of shapes; the plan has it, the title first."""
        return sorted(self._plan.fills, key=lambda fill: fill.slot.role is not SlotRole.TITLE)

    def _fill(self, fill: SlotFill) -> None:
        slot = self._slot(fill.slot)
        first = fill.blocks[0]
        if isinstance(first, PictureBlock):
            shape = self._shape(slot, "p:pic", "p:nvPicPr", "p:cNvPicPr", "a:picLocks", first)
            write_picture(shape, first, self._box(fill.slot), fill.slot.role is SlotRole.PICTURE, self._part)
        elif isinstance(first, Table):
            frame = self._shape(slot, "p:graphicFrame", "p:nvGraphicFramePr", "p:cNvGraphicFramePr",
                                "a:graphicFrameLocks")
            write_table(frame, first, self._box(fill.slot), self._furniture.table_style,
                        self._furniture.language, self._relate)
        else:
            self._write_text(slot, fill, self._box(fill.slot))

    def _write_text(self, slot: etree._Element, fill: SlotFill, box: tuple[int, int, int, int]) -> None:
        look = look_of(slot, self._layout.slide_master._element)
        body = self._text_body(slot)
        found = fit(text_lines(fill.blocks), look, (box[2], box[3]))
        if found.shrink is not None:
            add(body[0], "a:normAutofit", fontScale=found.shrink.font, lnSpcReduction=found.shrink.spacing or None)
        if found.filled > OVERFULL and self._number > 1:
            self.problems.append(too_much(fill.slot, self._plan.line, found.filled))
        TextWriter(body, look, Setting(self._furniture.language, self._relate)).write(fill.blocks)

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
               picture: PictureBlock | None = None) -> etree._Element:
        """A shape that stands in the slot: its name, its text for screen readers and its placeholder."""
        shape = add(self._tree, tag)
        properties = add(shape, own)
        common = add(properties, "p:cNvPr", id=len(self._tree), name=_name(slot),
                     descr=picture.alt if picture and not picture.decorative else None)
        if picture is not None and picture.decorative:
            add_decorative(common)
        add(add(properties, holder), locks, noGrp=1, noChangeAspect=1 if picture else None)
        _copy_placeholder(slot, add(properties, "p:nvPr"))
        return shape

    def _slot(self, slot: Slot) -> etree._Element:
        """The layout's own placeholder. A layout and its facts always agree: the brand checks its masters."""
        matching = [shape for shape in self._slots if _index(shape) == slot.index]
        return next((shape for shape in matching if _type(shape) == slot.type), matching[0])

    def _box(self, slot: Slot) -> tuple[int, int, int, int]:
        box = slot.box
        if box is not None:
            return box.x, box.y, box.cx, box.cy
        found = next(shape for shape in self._layout.placeholders if shape.placeholder_format.idx == slot.index)
        return found.left or 0, found.top or 0, found.width or 1, found.height or 1

    def _relate(self, address: str) -> str:
        return str(self._part.rels.get_or_add_ext_rel(_HYPERLINK, address))


def write_notes(slide: Any, blocks: Sequence[Block], language: str) -> None:
    """Speaker notes, on a page made from the notes master."""
    page = slide.notes_slide
    body = page.notes_placeholder._element.find(qn("p:txBody"))
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)

    def relate(address: str) -> str:
        return str(page.part.rels.get_or_add_ext_rel(_HYPERLINK, address))

    TextWriter(body, Look(), Setting(language, relate)).write(blocks)


def _slots_of(layout: etree._Element) -> list[etree._Element]:
    tree = layout.find("p:cSld/p:spTree", NS)
    return [] if tree is None else [shape for shape in tree if placeholder(shape) is not None]


def _index(shape: etree._Element) -> int:
    found = placeholder(shape)
    return -1 if found is None else int(str(found.get("idx", "0")))


def _type(shape: etree._Element) -> str:
    found = placeholder(shape)
    return "obj" if found is None else str(found.get("type", "obj"))


def _name(slot: etree._Element) -> str:
    found = slot.find("*/p:cNvPr", NS)
    return "" if found is None else str(found.get("name", ""))


def _copy_placeholder(slot: etree._Element, parent: etree._Element) -> None:
    """The layout's `p:ph` without its prompt, which is the layout's own."""
    found = placeholder(slot)
    element = add(parent, "p:ph")
    for name, value in () if found is None else found.attrib.items():
        if name != "hasCustomPrompt":
            element.set(name, value)
