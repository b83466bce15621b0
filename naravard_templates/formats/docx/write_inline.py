"""Drawings in line with the text: what pictures and charts have in common."""

from __future__ import annotations

from itertools import count
from typing import Final

from lxml import etree

from naravard_templates.formats.docx.write_xml import add_drawn
from naravard_templates.formats.ooxml.names import NS, qn

_FIRST_ID: Final = 1001
"""Drawings in headers have low numbers; no two drawings of a document may share one."""
_DRAWING_NAMES: Final = {prefix: NS[prefix] for prefix in ("wp", "a", "pic", "c", "r")}
_SIDES: Final = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")


class Inlines:
    """Numbers the drawings of one document."""

    def __init__(self) -> None:
        self._ids = count(_FIRST_ID)

    def add(self, run: etree._Element, size: tuple[int, int], name: str) -> tuple[etree._Element, etree._Element]:
        """A drawing in a run: `wp:inline`, to be filled, and its `wp:docPr`, to be described. Size in EMU."""
        number = next(self._ids)
        drawing = etree.SubElement(run, qn("w:drawing"))
        inline = etree.SubElement(drawing, qn("wp:inline"), _SIDES, nsmap=_DRAWING_NAMES)
        add_drawn(inline, "wp:extent", cx=size[0], cy=size[1])
        common = add_drawn(inline, "wp:docPr", id=number, name=f"{name} {number - _FIRST_ID + 1}")
        return inline, common


def add_graphic(inline: etree._Element, kind: str) -> etree._Element:
    """`a:graphicData` for what a namespace holds."""
    return add_drawn(add_drawn(inline, "a:graphic"), "a:graphicData", uri=NS[kind])
