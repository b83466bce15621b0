"""Carries out edits on slides, layouts and masters: backgrounds, colour maps, placeholders, header rows."""

from __future__ import annotations

import copy

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.pptx.repair import TREE, outer, remove
from naravard_templates.formats.pptx.shapes import drawings, placeholder_of
from naravard_templates.model.edit import (
    MarkHeaderRows,
    RestoreBackground,
    RestoreColourMap,
    RestorePlaceholders,
    ShowGraphics,
)


def show_graphics(transplanter: Transplanter, edit: ShowGraphics) -> None:
    """A slide or layout without the attribute shows what is below it (19.3.1.38)."""
    root = transplanter.editor.tree(edit.part)
    if "showMasterSp" in root.attrib:
        del root.attrib["showMasterSp"]


def restore_background(transplanter: Transplanter, edit: RestoreBackground) -> None:
    """The master's `p:bg` in place of the part's own, or none at all (19.3.1.1)."""
    common = transplanter.editor.tree(edit.part).find("p:cSld", NS)
    if common is None:
        return
    for own in common.findall("p:bg", NS):
        common.remove(own)
    source = None if edit.source is None else transplanter.source.tree(edit.source).find("p:cSld/p:bg", NS)
    if source is not None and edit.source is not None:
        common.insert(0, transplanter.node(source, edit.source, edit.part))


def restore_colour_map(transplanter: Transplanter, edit: RestoreColourMap) -> None:
    """A master's map becomes that of the brand's; a layout's or slide's override is taken over or removed."""
    root = transplanter.editor.tree(edit.part)
    source = None if edit.source is None else transplanter.source.tree(edit.source)
    own, wanted = root.find("p:clrMap", NS), None if source is None else source.find("p:clrMap", NS)
    if own is not None and wanted is not None:
        own.attrib.clear()
        own.attrib.update(dict(wanted.attrib))
        return
    override = root.find("p:clrMapOvr", NS)
    taken = None if source is None else source.find("p:clrMapOvr", NS)
    if override is None:
        return
    for child in list(override):
        override.remove(child)
    if taken is not None and len(taken):
        override.append(copy.deepcopy(taken[0]))
    else:
        etree.SubElement(override, qn("a:masterClrMapping"))


def restore_placeholders(transplanter: Transplanter, edit: RestorePlaceholders) -> None:
    """Placeholders are told apart by type and index, as slides tell them (19.3.1.36)."""
    tree = transplanter.editor.tree(edit.part).find(TREE, NS)
    source = transplanter.source.tree(edit.source).find(TREE, NS)
    if tree is None or source is None:
        return
    own, wanted = _placeholders(tree), _placeholders(source)
    used = _used_indexes(transplanter.editor.package, edit.part)
    for key, shape in own.items():
        if key not in wanted and key[1] not in used:
            remove(shape)
    for key, shape in wanted.items():
        if key not in own:
            tree.append(transplanter.node(outer(shape), edit.source, edit.part))


def _placeholders(tree: etree._Element) -> dict[tuple[str, int], etree._Element]:
    found = ((placeholder_of(shape), shape) for shape in drawings(tree))
    return {(slot.type, slot.index): shape for slot, shape in found if slot}


def _used_indexes(package: Package, layout: str) -> set[int]:
    """The indexes that slides on a layout fill; those of furniture and titles are not told apart by them."""
    slides = (slide for slide in package.related(package.main_part, "slide")
              if package.first_related(slide, "slideLayout") == layout)
    return {slot.index for slide in slides for shape in package.tree(slide).iter(qn("p:sp"), qn("p:pic"),
                                                                                 qn("p:graphicFrame"))
            if (slot := placeholder_of(shape)) and slot.index}


def mark_header_rows(transplanter: Transplanter, edit: MarkHeaderRows) -> None:
    """`firstRow` is what screen readers go by (21.1.3.13)."""
    for table in transplanter.editor.tree(edit.part).iter(qn("a:tbl")):
        properties = table.find("a:tblPr", NS)
        if len(table.findall("a:tr", NS)) > 1 and len(table.findall("a:tblGrid/a:gridCol", NS)) > 1:
            if properties is None:
                properties = etree.Element(qn("a:tblPr"))
                table.insert(0, properties)
            properties.set("firstRow", "1")
