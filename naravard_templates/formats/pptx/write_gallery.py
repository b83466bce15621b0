"""A presentation that shows a brand's layouts: a slide for each, every slot framed and labelled with its name.

It is made to be looked at, as pictures, not to be worked on.
"""

from __future__ import annotations

import io
from typing import Any, Final

from lxml import etree

from naravard_templates.brand.protected import Slot, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish
from naravard_templates.formats.pptx.write_look import placeholder
from naravard_templates.formats.pptx.write_master import open_master
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.snapshot import Format, Stamp

_TEXT: Final = frozenset({SlotRole.TITLE, SlotRole.SUBTITLE, SlotRole.TEXT, SlotRole.CONTENT})
_FURNITURE: Final = frozenset({SlotRole.DATE, SlotRole.FOOTER, SlotRole.NUMBER})
_FRAME_COLOUR, _OBJECT_COLOUR, _LABEL_COLOUR = "949494", "E6E6E6", "404040"
"""Greys, which no brand takes for its own; that of frames is seen on dark grounds as well as on light ones."""
_FRAME_WIDTH: Final = 12_700
"""EMU; one point."""


def write_gallery(brand: Brand) -> bytes:
    """The presentation as a .pptx file. Raises BrandError where the brand has no PowerPoint master."""
    master = brand.master(Format.PPTX)
    with Package(brand.master_path(Format.PPTX)) as package:
        presentation = open_master(package)
    found = {str(layout.part.partname).lstrip("/").lower(): layout
             for slide_master in presentation.slide_masters for layout in slide_master.slide_layouts}
    for layout in master.layouts:
        _write_slide(presentation, found[layout.part.lower()], layout.slots)
    stream = io.BytesIO()
    presentation.save(stream)
    return finish(stream.getvalue(), stamp=Stamp(brand.id, brand.version),
                  facts=Facts(brand.config.name, brand.config.language))


def _write_slide(presentation: Any, layout: Any, slots: tuple[Slot, ...]) -> None:
    slide = presentation.slides.add_slide(layout)
    tree: etree._Element = slide.shapes._spTree
    for shape in [child for child in tree if placeholder(child) is not None]:
        tree.remove(shape)
    own = {(str(found.get("type", "obj")), int(found.get("idx", "0"))): shape
           for shape in layout._element.iterfind("p:cSld/p:spTree/*", NS)
           if (found := placeholder(shape)) is not None}
    for slot in slots:
        source = own[slot.type, slot.index]
        if slot.role in _TEXT | _FURNITURE:
            _write_text(tree, slot, source)
        else:
            _write_object(tree, slot)


def _write_text(tree: etree._Element, slot: Slot, source: etree._Element) -> None:
    """A text slot as the layout has it, with its name in it and, below, what the layout prompts for deeper levels."""
    shape = _shape(tree, slot)
    add(shape[0][2], "p:ph", type=slot.type, idx=slot.index)
    _outline(add(shape, "p:spPr"))
    body = add(shape, "p:txBody")
    add(body, "a:bodyPr")
    add(body, "a:lstStyle")
    prompt = list(source.iterfind("p:txBody/a:p", NS))
    if slot.role in _FURNITURE:
        _paragraph(body, "".join(map(_words, prompt)) or slot.name, None)
        return
    _paragraph(body, slot.name, None)
    for paragraph in prompt[1:]:
        properties = paragraph.find("a:pPr", NS)
        _paragraph(body, _words(paragraph), None if properties is None else properties.get("lvl"))


def _write_object(tree: etree._Element, slot: Slot) -> None:
    """A slot for a picture, a table or a chart: a frame, as an empty placeholder would not be drawn at all."""
    if slot.box is None:
        return
    shape = _shape(tree, slot)
    properties = add(shape, "p:spPr")
    add_transform(properties, "a:xfrm", (slot.box.x, slot.box.y, slot.box.cx, slot.box.cy))
    add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")
    add(add(properties, "a:solidFill"), "a:srgbClr", val=_OBJECT_COLOUR)
    _outline(properties)
    body = add(shape, "p:txBody")
    add(body, "a:bodyPr", anchor="ctr")
    _paragraph(body, slot.name, None, align="ctr", colour=_LABEL_COLOUR)


def _shape(tree: etree._Element, slot: Slot) -> etree._Element:
    shape = add(tree, "p:sp")
    properties = add(shape, "p:nvSpPr")
    add(properties, "p:cNvPr", id=len(tree), name=slot.name)
    add(properties, "p:cNvSpPr")
    add(properties, "p:nvPr")
    return shape


def _outline(properties: etree._Element) -> None:
    line = add(properties, "a:ln", w=_FRAME_WIDTH)
    add(add(line, "a:solidFill"), "a:srgbClr", val=_FRAME_COLOUR)
    add(line, "a:prstDash", val="dash")


def _paragraph(body: etree._Element, text: str, level: str | None, align: str | None = None,
               colour: str | None = None) -> None:
    paragraph = add(body, "a:p")
    add(paragraph, "a:pPr", lvl=level, algn=align)
    run = add(paragraph, "a:r")
    properties = add(run, "a:rPr")
    if colour:
        add(add(properties, "a:solidFill"), "a:srgbClr", val=colour)
    add(run, "a:t").text = text


def _words(paragraph: etree._Element) -> str:
    return "".join(str(text.text or "") for text in paragraph.iter(qn("a:t")))
