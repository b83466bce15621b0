"""A layout as slides are written on it: its placeholders, where they stand, how text in them looks."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from naravard_templates.brand.protected import Slot
from naravard_templates.builder.look import Look
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.pptx.write_look import look_of, placeholder, theme_fonts

Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


class LayoutSlots:
    """The slots of one layout of python-pptx's. What is found out once is kept, for many slides have one layout."""

    def __init__(self, layout: Any) -> None:
        self.layout = layout
        self.shapes = _shapes(layout._element)
        self._master: etree._Element = layout.slide_master._element
        self._fonts = theme_fonts(_theme(layout.slide_master.part))
        self._looks: dict[tuple[str, int], Look] = {}

    def shape(self, slot: Slot) -> etree._Element:
        """The layout's own placeholder. A layout and its facts always agree: the brand checks its masters."""
        matching = [shape for shape in self.shapes if _index(shape) == slot.index]
        return next((shape for shape in matching if _type(shape) == slot.type), matching[0])

    def look(self, slot: Slot) -> Look:
        key = (slot.type, slot.index)
        if key not in self._looks:
            self._looks[key] = look_of(self.shape(slot), self._master, self._fonts)
        return self._looks[key]

    def box(self, slot: Slot) -> Box:
        """A slot of no place of its own, nor one that its layout says, has that of the master's."""
        box = slot.box
        if box is not None:
            return box.x, box.y, box.cx, box.cy
        found = next(shape for shape in self.layout.placeholders if shape.placeholder_format.idx == slot.index)
        return found.left or 0, found.top or 0, found.width or 1, found.height or 1


def _theme(master_part: Any) -> etree._Element | None:
    part = next((rel.target_part for rel in master_part.rels.values() if rel.reltype == RT.THEME), None)
    return None if part is None else etree.fromstring(part.blob)


def _shapes(layout: etree._Element) -> list[etree._Element]:
    tree = layout.find("p:cSld/p:spTree", NS)
    return [] if tree is None else [shape for shape in tree if placeholder(shape) is not None]


def _index(shape: etree._Element) -> int:
    found = placeholder(shape)
    return -1 if found is None else int(str(found.get("idx", "0")))


def _type(shape: etree._Element) -> str:
    found = placeholder(shape)
    return "obj" if found is None else str(found.get("type", "obj"))
