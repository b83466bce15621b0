"""Carries out edits on where the drawings of a document stand, and on what it fetches."""

from __future__ import annotations

from lxml import etree

from naravard_templates.formats.docx.drawings import drawings
from naravard_templates.formats.docx.repair import run_level
from naravard_templates.formats.ooxml.decorative import mark_decorative
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import rels_name
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.ooxml.values import emu
from naravard_templates.model.edit import ForgetTemplate, MoveDrawing, MoveToContent


def move_drawing(transplanter: Transplanter, edit: MoveDrawing) -> None:
    """The anchor's offsets (20.4.2.10, 20.4.2.11); what is aligned instead is measured from now on."""
    found = list(drawings(transplanter.editor.tree(edit.part)))
    anchor = next(iter(found[int(edit.path)]), None) if int(edit.path) < len(found) else None
    if anchor is None or anchor.tag != qn("wp:anchor"):
        return
    for name, by in (("wp:positionH", edit.dx), ("wp:positionV", edit.dy)):
        offset = anchor.find(f"{name}/wp:posOffset", NS)
        if offset is not None:
            offset.text = str(emu((offset.text or "").strip()) + by)
    if edit.scale != 1:
        for extent in (*anchor.iterfind("wp:extent", NS), *_own_extents(anchor)):
            for side in ("cx", "cy"):
                extent.set(side, str(round(emu(extent.get(side)) * edit.scale)))


def _own_extents(anchor: etree._Element) -> list[etree._Element]:
    """The size that the drawing itself repeats; a group's children are measured by the group."""
    data = anchor.find("a:graphic/a:graphicData", NS)
    drawing = None if data is None else next(iter(data), None)
    paths = ("pic:spPr/a:xfrm/a:ext", "wps:spPr/a:xfrm/a:ext", "wpg:grpSpPr/a:xfrm/a:ext")
    return [] if drawing is None else [found for path in paths for found in drawing.iterfind(path, NS)]


def move_to_content(transplanter: Transplanter, edit: MoveToContent) -> None:
    """Into the first paragraph of the body, with the place on the page that it had."""
    editor = transplanter.editor
    found = list(drawings(editor.tree(edit.part)))
    if int(edit.path) >= len(found):
        return
    unit = run_level(found[int(edit.path)])
    own = Transplanter(editor.package, editor)
    for target in edit.targets:
        paragraph = editor.tree(target).find("w:body/w:p", NS)
        if paragraph is None:
            return
        copied = own.node(unit, edit.part, target)
        for common in copied.iter(qn("wp:docPr")):
            mark_decorative(common)
        properties = paragraph.find("w:pPr", NS)
        if properties is None:
            paragraph.insert(0, copied)
        else:
            properties.addnext(copied)
    parent = unit.getparent()
    if parent is not None and edit.targets:
        parent.remove(unit)


def forget_template(transplanter: Transplanter, edit: ForgetTemplate) -> None:
    """The settings' `w:attachedTemplate` goes with its relationship (17.15.1.6)."""
    editor = transplanter.editor
    settings = editor.package.first_related(editor.package.main_part, "settings")
    if settings is None:
        return
    root = editor.tree(settings)
    for attached in root.findall("w:attachedTemplate", NS):
        root.remove(attached)
    relationships = editor.tree(rels_name(settings))
    for item in list(relationships.iter(qn("rel:Relationship"))):
        if str(item.get("Type", "")).endswith("/attachedTemplate"):
            relationships.remove(item)
