"""A layout as slides are written on it: its placeholders, where they stand, how text in them looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from naravard_templates.brand.protected import Slot
from naravard_templates.builder.clearance import clear_of
from naravard_templates.builder.look import Look
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.pptx.write_look import MasterLooks, placeholder, theme_fonts
from naravard_templates.model import geometry

Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""


class LayoutSlots:
    """The slots of one layout of python-pptx's. What is found out once is kept, for many slides have one layout.

    `pictures` are where the layout and its master show some, which text keeps clear of.
    """

    def __init__(self, layout: Any, looks: MasterLooks | None = None, pictures: Sequence[geometry.Box] = ()) -> None:
        self.layout = layout
        self.shapes = _shapes(layout._element)
        self._by_index = _by_index(self.shapes)
        self._master = looks or looks_of(layout.slide_master)
        self._pictures = pictures
        self._looks: dict[tuple[str, int], Look] = {}

    def shape(self, slot: Slot) -> etree._Element:
        """The layout's own placeholder. A layout and its facts always agree: the brand checks its masters."""
        matching = self._by_index[slot.index]
        return next((shape for kind, shape in matching if kind == slot.type), matching[0][1])

    def look(self, slot: Slot) -> Look:
        key = (slot.type, slot.index)
        if key not in self._looks:
            look = self._master.look_of(self.shape(slot))
            left, top, right, bottom = look.insets
            more_left, more_right = clear_of(self.box(slot), self._pictures)
            self._looks[key] = replace(look, insets=(left + more_left, top, right + more_right, bottom))
        return self._looks[key]

    def clearance(self, slot: Slot) -> Mapping[str, int]:
        """The insets that text needs on the slide so that it keeps clear of the layout's pictures."""
        more_left, more_right = clear_of(self.box(slot), self._pictures)
        left, _, right, _ = self.look(slot).insets
        return {name: inset for name, inset, more in (("lIns", left, more_left), ("rIns", right, more_right)) if more}

    def named_font(self, slot: Slot) -> str:
        """The slot's font as a table or a chart in it has to name it; "" where they have it by themselves."""
        return self._master.reference(self.look(slot).level(0).font)

    def box(self, slot: Slot) -> Box:
        """A slot of no place of its own, nor one that its layout says, has that of the master's."""
        box = slot.box
        if box is not None:
            return box.x, box.y, box.cx, box.cy
        found = next(shape for shape in self.layout.placeholders if shape.placeholder_format.idx == slot.index)
        return found.left or 0, found.top or 0, found.width or 1, found.height or 1


def looks_of(master: Any) -> MasterLooks:
    """The looks that a master of python-pptx's gives."""
    return MasterLooks(master._element, theme_fonts(_theme(master.part)))


def _theme(master_part: Any) -> etree._Element | None:
    part = next((rel.target_part for rel in master_part.rels.values() if rel.reltype == RT.THEME), None)
    return None if part is None else etree.fromstring(part.blob)


def _shapes(layout: etree._Element) -> list[etree._Element]:
    tree = layout.find("p:cSld/p:spTree", NS)
    return [] if tree is None else [shape for shape in tree if placeholder(shape) is not None]


def _by_index(shapes: list[etree._Element]) -> dict[int, list[tuple[str, etree._Element]]]:
    """Placeholders by index, each with its type: bad masters have two of one index."""
    found: dict[int, list[tuple[str, etree._Element]]] = defaultdict(list)
    for shape in shapes:
        own = placeholder(shape)
        if own is not None:
            found[int(str(own.get("idx", "0")))].append((str(own.get("type", "obj")), shape))
    return found
