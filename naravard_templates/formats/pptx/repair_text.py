"""Carries out edits on the text of slides, layouts and masters: its colours, language and fonts."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.transplant import Transplanter, drawn_alike
from naravard_templates.formats.pptx.repair import TREE, drawing_at, surroundings
from naravard_templates.formats.pptx.shapes import drawings, placeholder_of
from naravard_templates.model.edit import RestoreStyle, SetLanguage, UseThemeFont

_FILLS = frozenset(qn(f"a:{name}") for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_RUNS = (qn("a:r"), qn("a:fld"), qn("a:br"))
_FACES = (qn("a:latin"), qn("a:ea"), qn("a:cs"))
_TITLES = frozenset({"title", "ctrTitle"})
_SLIDE = frozenset({qn("p:sld"), qn("p:notes")})
_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chartSpace"
_LEVELS = tuple(f"a:lvl{level}pPr" for level in range(1, 10))


def restore_style(transplanter: Transplanter, edit: RestoreStyle) -> None:
    """The fills of all levels of a text style (19.3.1.52) or of a placeholder's own list style."""
    own_part, source_part = edit.part, edit.source or transplanter.source.main_part
    own, source = transplanter.editor.tree(own_part), transplanter.source.tree(source_part)
    for mine, theirs in _styles(own, source, edit):
        for level in ("a:defPPr", *_LEVELS):
            _level(transplanter, edit, mine, theirs, level)


def _styles(own: etree._Element, source: etree._Element,
            edit: RestoreStyle) -> Iterator[tuple[etree._Element, etree._Element]]:
    """The styles that are meant, each with the one that it should look like."""
    if edit.style is None:
        paths = (f"p:txStyles/p:{edit.role}Style", "p:defaultTextStyle")
        pairs = [(own.find(path, NS), source.find(path, NS)) for path in paths]
    else:
        shapes = [shape for tree in own.iterfind(TREE, NS) for shape in drawings(tree) if _name(shape) == edit.style]
        pairs = [(shape.find("p:txBody/a:lstStyle", NS), _like(source, shape)) for shape in shapes]
    for mine, theirs in pairs:
        if mine is not None:
            yield mine, theirs if theirs is not None else etree.Element(qn("a:lstStyle"))


def _like(source: etree._Element, shape: etree._Element) -> etree._Element | None:
    """The list style of the placeholder that has the same type and number, else the same type."""
    wanted = placeholder_of(shape)
    found = [(placeholder_of(other), other) for tree in source.iterfind(TREE, NS) for other in drawings(tree)]
    same = [other for slot, other in found if slot and wanted and slot.type == wanted.type]
    exact = [other for slot, other in found if slot and wanted and (slot.type, slot.index) == (
        wanted.type, wanted.index)]
    chosen = next(iter((*exact, *same)), None)
    return None if chosen is None else chosen.find("p:txBody/a:lstStyle", NS)


def _name(shape: etree._Element) -> str:
    common = shape.find("*/p:cNvPr", NS)
    return "" if common is None else str(common.get("name", ""))


def _level(transplanter: Transplanter, edit: RestoreStyle, mine: etree._Element, theirs: etree._Element,
           level: str) -> None:
    own, wanted = mine.find(f"{level}/a:defRPr", NS), theirs.find(f"{level}/a:defRPr", NS)
    if own is None:
        return
    for fill in [child for child in own if child.tag in _FILLS]:
        own.remove(fill)
    for fill in [child for child in (() if wanted is None else wanted) if child.tag in _FILLS]:
        copied = copy.deepcopy(fill)
        source = edit.source or transplanter.source.main_part
        drawn_alike(copied, surroundings(transplanter.source, source),
                    surroundings(transplanter.editor.package, edit.part))
        line = own.find("a:ln", NS)
        if line is None:
            own.insert(0, copied)
        else:
            line.addnext(copied)


def set_language(transplanter: Transplanter, edit: SetLanguage) -> None:
    """The `lang` of every run that is marked wrongly or not at all (21.1.2.3.9)."""
    root = transplanter.editor.tree(edit.part)
    tree = root.find(TREE, NS)
    found = [drawing_at(tree, path) for path in edit.places] if tree is not None else []
    for holder in [shape for shape in found if shape is not None] if edit.places else [root]:
        for run in holder.iter(*_RUNS, qn("a:endParaRPr")):
            properties = run if run.tag == qn("a:endParaRPr") else run.find("a:rPr", NS)
            if properties is None:
                properties = etree.Element(qn("a:rPr"))
                run.insert(0, properties)
            if properties.get("lang", "") in {"", edit.was}:
                properties.set("lang", edit.language)


def use_theme_font(transplanter: Transplanter, edit: UseThemeFont) -> None:
    """On slides the strange font goes, so that the layout's is followed; masters and charts name the theme's."""
    root = transplanter.editor.tree(edit.part)
    for face in list(root.iter(*_FACES)):
        properties = face.getparent()
        if str(face.get("typeface", "")).casefold() != edit.font.casefold() or properties is None:
            continue
        if root.tag in _SLIDE or root.tag == _CHARTS:
            properties.remove(face)
        else:
            face.attrib.clear()
            face.set("typeface", f"+{'mj' if _is_title(face) else 'mn'}-{_script(face)}")


def _script(face: etree._Element) -> str:
    return {"latin": "lt"}.get(etree.QName(face).localname, etree.QName(face).localname)


def _is_title(face: etree._Element) -> bool:
    if next(face.iterancestors(qn("p:titleStyle")), None) is not None:
        return True
    shape = next(face.iterancestors(qn("p:sp")), None)
    slot = None if shape is None else placeholder_of(shape)
    return slot is not None and slot.type in _TITLES
