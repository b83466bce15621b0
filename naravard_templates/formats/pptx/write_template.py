"""Writes the brand's PowerPoint template for people to start from: the master itself, locked, with the names of those
who stand behind the work where it shows them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from naravard_templates.brand.protected import Slot, SlotRole
from naravard_templates.brand.types import Brand
from naravard_templates.builder.look import fit
from naravard_templates.builder.measure import TextLine
from naravard_templates.builder.plan import DeckPlan, SlidePlan
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish
from naravard_templates.formats.pptx.write_look import look_of, placeholder
from naravard_templates.formats.pptx.write_master import lock_graphics, open_master
from naravard_templates.formats.pptx.write_slide import Furniture, SlideWriter
from naravard_templates.formats.pptx.write_xml import add
from naravard_templates.model.snapshot import Format, Stamp

_PAGE_MASTERS: Final = (RT.NOTES_MASTER, RT.HANDOUT_MASTER)
_SURE: Final = 0.95
"""Share of a footer's width that text may take by an estimate, so that it surely stays on its line."""


def write_template(plan: DeckPlan, brand: Brand) -> bytes:
    """The template as a .potx file, with the planned slide as its first, if there is one.

    Footers of the masters and layouts, from which PowerPoint takes those of new slides, name the parties, and so does
    the prompt of the slot in which the first slide has them.
    """
    with Package(brand.master_path(Format.PPTX)) as package:
        presentation = open_master(package)
    lock_graphics(presentation, brand.master(Format.PPTX).elements)
    parties, language = ", ".join(plan.meta.parties), plan.meta.language
    if parties:
        _name_in_footers(presentation, parties, language)
    for number, slide in enumerate(plan.slides, 1):
        layout = next(layout for master in presentation.slide_masters for layout in master.slide_layouts
                      if str(layout.part.partname).lstrip("/").lower() == slide.layout.part.lower())
        _name_in_prompt(layout, slide, parties, language)
        furniture = Furniture(language, _footer(layout._element), "", "")
        SlideWriter(presentation.slides.add_slide(layout), slide, number, furniture).write()
    stream = io.BytesIO()
    presentation.save(stream)
    return finish(stream.getvalue(), stamp=Stamp(brand.id, brand.version), facts=Facts(plan.meta.title, language),
                  template=True)


def _name_in_footers(presentation: Any, text: str, language: str) -> None:
    for master in presentation.slide_masters:
        for surface in (master, *master.slide_layouts):
            _fill_footers(surface._element, master._element, text, language)
    for rel in presentation.part.rels.values():
        if rel.reltype in _PAGE_MASTERS:
            _fill_page_master(rel.target_part, text, language)


def _fill_page_master(part: Any, text: str, language: str) -> None:
    """The master of notes or handouts; python-pptx keeps the latter as bytes."""
    if hasattr(part, "_element"):
        _fill_footers(part._element, part._element, text, language)
        return
    root = etree.fromstring(part.blob)
    _fill_footers(root, root, text, language)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fill_footers(root: etree._Element, master: etree._Element, text: str, language: str) -> None:
    """Where the parties have no room, the footer keeps what it says: it must not run into the art below it."""
    for shape in _footers(root):
        if _has_room(shape, master, text):
            _write(shape, text, language)


def _has_room(shape: etree._Element, master: etree._Element, text: str) -> bool:
    """Whether text fits a footer without being shrunk."""
    extents = (found.find("p:spPr/a:xfrm/a:ext", NS) for found in (shape, *_footers(master)))
    extent = next((found for found in extents if found is not None), None)
    if extent is None:
        return False
    size = round(int(extent.get("cx", "0")) * _SURE), int(extent.get("cy", "0"))
    return fit([TextLine(text)], look_of(shape, master), size, ()).filled <= 1


def _footers(root: etree._Element) -> Iterator[etree._Element]:
    for shape in root.iterfind("p:cSld/p:spTree/p:sp", NS):
        found = placeholder(shape)
        if found is not None and found.get("type") == "ftr":
            yield shape


def _footer(layout: etree._Element) -> str:
    """What the layout itself says in its footer."""
    return "".join(str(text.text or "") for shape in _footers(layout) for text in shape.iter(qn("a:t")))


def _name_in_prompt(layout: Any, slide: SlidePlan, text: str, language: str) -> None:
    """So that whoever adds another slide of the kind sees whom to name. A slot for a title or subtitle keeps its own
    prompt, and so does one that says more than the parties."""
    slots = [fill.slot for fill in slide.fills if fill.slot.role is SlotRole.TEXT and _says(fill.blocks, text)]
    for shape in layout._element.iterfind("p:cSld/p:spTree/p:sp", NS):
        found = placeholder(shape)
        if found is not None and any(_is(found, slot) for slot in slots):
            found.set("hasCustomPrompt", "1")
            _write(shape, text, language)


def _says(blocks: Any, text: str) -> bool:
    return bool(text) and ["".join(run.text for run in block.runs) for block in blocks] == [text]


def _is(found: etree._Element, slot: Slot) -> bool:
    return (found.get("type", "obj"), found.get("idx", "0")) == (slot.type, str(slot.index))


def _write(shape: etree._Element, text: str, language: str) -> None:
    """One paragraph instead of those that there are; its look is that of the slot."""
    body = shape.find("p:txBody", NS)
    if body is None:
        return
    for paragraph in body.findall("a:p", NS):
        body.remove(paragraph)
    run = add(add(body, "a:p"), "a:r")
    add(run, "a:rPr", lang=language)
    add(run, "a:t").text = text
