"""Writes pictures in line with the text, no wider than it, with their text for those who do not see them."""

from __future__ import annotations

import hashlib
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from lxml import etree

from naravard_templates.builder.pictures import measure, prepare
from naravard_templates.formats.docx.write_inline import Inlines, add_graphic
from naravard_templates.formats.docx.write_xml import add_drawn
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.svg_twin import SVG_TYPE, name_drawing
from naravard_templates.model.outline import PictureBlock
from naravard_templates.model.picture import Crop

DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The extension that marks a drawing as decoration (MS-ODRAWXML 2.6)."""
_CONTENT_TYPES: Final = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


class PictureWriter:
    """Places pictures in one document. `room` is the text's width and the tallest picture, in EMU."""

    def __init__(self, part: Any, room: tuple[int, int], inlines: Inlines) -> None:
        self._part = part
        self._room = room
        self._inlines = inlines
        self._relationships: dict[str, str] = {}

    def write(self, run: etree._Element, block: PictureBlock, name: str) -> None:
        """A drawing in a run; `name` is what people see it called in Word's list of drawings."""
        size = self._size(block)
        wide, high = _kept(block.crop)
        prepared = prepare(block.path, (round(size[0] / wide), round(size[1] / high)))
        bitmap = self._relate(prepared.data, _CONTENT_TYPES[prepared.extension], prepared.extension)
        drawing = self._relate(prepared.svg, SVG_TYPE, "svg") if prepared.svg else ""
        inline, common = self._inlines.add(run, size, name)
        self._describe(common, block)
        add_drawn(add_drawn(inline, "wp:cNvGraphicFramePr"), "a:graphicFrameLocks", noChangeAspect=1)
        self._write_picture(inline, common, block, size, (bitmap, drawing))

    def _size(self, block: PictureBlock) -> tuple[int, int]:
        """The share of the text's width that the author asks for, else its natural size where the page has room;
        never taller than leaves room for the caption."""
        measured = measure(block.path)
        wide, high = _kept(block.crop)
        width, height = measured.natural[0] * wide, measured.natural[1] * high
        across = block.width * self._room[0] / width if block.width else min(1.0, self._room[0] / width)
        scale = min(across, self._room[1] / height)
        return max(1, round(width * scale)), max(1, round(height * scale))

    def _describe(self, common: etree._Element, block: PictureBlock) -> None:
        if not block.decorative:
            common.set("descr", block.alt)
            return
        extension = add_drawn(add_drawn(common, "a:extLst"), "a:ext", uri=DECORATIVE)
        etree.SubElement(extension, qn("adec:decorative"), {"val": "1"}, nsmap={"adec": NS["adec"]})

    def _write_picture(self, inline: etree._Element, common: etree._Element, block: PictureBlock,
                       size: tuple[int, int], relations: tuple[str, str]) -> None:
        """`relations`: of the bitmap, and of the drawing that it is the twin of, or ""."""
        picture = add_drawn(add_graphic(inline, "pic"), "pic:pic")
        own = add_drawn(picture, "pic:nvPicPr")
        add_drawn(own, "pic:cNvPr", id=common.get("id"), name=common.get("name"))
        add_drawn(own, "pic:cNvPicPr")
        fill = add_drawn(picture, "pic:blipFill")
        blip = add_drawn(fill, "a:blip")
        blip.set(qn("r:embed"), relations[0])
        if relations[1]:
            name_drawing(blip, relations[1])
        _write_crop(fill, block.crop)
        add_drawn(add_drawn(fill, "a:stretch"), "a:fillRect")
        properties = add_drawn(picture, "pic:spPr")
        transform = add_drawn(properties, "a:xfrm")
        add_drawn(transform, "a:off", x=0, y=0)
        add_drawn(transform, "a:ext", cx=size[0], cy=size[1])
        add_drawn(add_drawn(properties, "a:prstGeom", prst="rect"), "a:avLst")

    def _relate(self, data: bytes, content_type: str, extension: str) -> str:
        """One part for the same bytes, however often they are shown. python-docx's own way in refuses some JPEGs."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._relationships:
            package = self._part.package
            name = package.next_partname(f"/word/media/image%d.{extension}")
            self._relationships[digest] = str(self._part.relate_to(Part(name, content_type, data, package), RT.IMAGE))
        return self._relationships[digest]


def _kept(crop: Crop) -> tuple[float, float]:
    return max(1 - crop.left - crop.right, 0.01), max(1 - crop.top - crop.bottom, 0.01)


def _write_crop(fill: etree._Element, crop: Crop) -> None:
    sides = {name: round(value * 100_000) or None for name, value in
             (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))}
    if any(sides.values()):
        add_drawn(fill, "a:srcRect", **sides)
