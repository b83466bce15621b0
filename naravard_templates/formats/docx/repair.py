"""Carries out edits on a document: the drawings in headers and footers become those of the master again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from naravard_templates.formats.docx.design import colour_map
from naravard_templates.formats.docx.drawings import drawings
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.ooxml.transplant import Transplanter, drawn_alike
from naravard_templates.model.edit import RestoreGraphic
from naravard_templates.model.snapshot import Theme

_AROUND = frozenset(qn(name) for name in ("mc:Choice", "mc:AlternateContent", "w:r", "w:sdtContent", "w:sdt", "w:ins",
                                          "w:del", "w:moveFrom", "w:moveTo"))
_BESIDE = frozenset(qn(name) for name in ("w:rPr", "w:sdtPr", "w:sdtEndPr", "mc:Fallback", "w:lastRenderedPageBreak"))


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in a part for one of the master's drawings."""

    edit: RestoreGraphic
    found: tuple[etree._Element, ...]


def restore_graphics(transplanter: Transplanter, part: str, edits: Sequence[RestoreGraphic]) -> None:
    """Puts the master's drawings back into a header or footer. Everything is found before anything is changed."""
    root = transplanter.editor.tree(part)
    present = list(drawings(root))
    places = [Place(edit, _found(present, edit)) for edit in edits]
    if not present and not _words(root):
        _take_over(transplanter, edits[0].source, part)
        return
    for place in places:
        _restore(transplanter, root, place)
    for place in places:
        for drawing in place.found:
            remove(drawing)


def _found(present: Sequence[etree._Element], edit: RestoreGraphic) -> tuple[etree._Element, ...]:
    indexes = dict.fromkeys(int(path.partition("/")[0]) for path in edit.paths)
    return tuple(present[index] for index in indexes if index < len(present))


def _take_over(transplanter: Transplanter, source: str, part: str) -> None:
    """A header that is empty gets all of the master's, tables and tab stops included."""
    root = transplanter.editor.tree(part)
    wanted = [transplanter.node(child, source, part) for child in transplanter.source.tree(source)]
    for child in list(root):
        root.remove(child)
    root.extend(wanted)
    _drawn_alike(transplanter, root)


def _restore(transplanter: Transplanter, root: etree._Element, place: Place) -> None:
    source = transplanter.source.tree(place.edit.source)
    wanted = list(drawings(source))
    if place.edit.index >= len(wanted):
        return
    unit = _unit(wanted[place.edit.index])
    copied = transplanter.node(unit, place.edit.source, place.edit.part)
    _drawn_alike(transplanter, copied)
    if place.found:
        run_level(place.found[0]).addnext(copied)
    else:
        _into_paragraph(root, _paragraph_number(source, unit), copied)


def _drawn_alike(transplanter: Transplanter, node: etree._Element) -> None:
    drawn_alike(node, surroundings(transplanter.source), surroundings(transplanter.editor.package))


def surroundings(package: Package) -> tuple[Scheme, Theme]:
    """What theme colours and fonts mean in a document."""
    theme = Themes(package).of(package.main_part).facts
    return Scheme(theme.colours, colour_map(package, package.main_part)), theme


def _unit(drawing: etree._Element) -> etree._Element:
    """The drawing with all that is there for it alone: alternatives, run, content control, tracked change."""
    parent = drawing.getparent()
    while parent is not None and parent.tag in _AROUND and _holds_only(parent, drawing):
        drawing, parent = parent, parent.getparent()
    return drawing


def _holds_only(parent: etree._Element, child: etree._Element) -> bool:
    return all(other is child or other.tag in _BESIDE for other in parent)


def run_level(drawing: etree._Element) -> etree._Element:
    """The run or content control in the paragraph, after which another one may stand."""
    unit = _unit(drawing)
    parent = unit.getparent()
    while parent is not None and parent.tag in _AROUND and unit.tag not in {qn("w:r"), qn("w:sdt")}:
        unit, parent = parent, parent.getparent()
    return unit


def _paragraph_number(root: etree._Element, unit: etree._Element) -> int:
    paragraph = next(unit.iterancestors(qn("w:p")), None)
    return next((number for number, found in enumerate(root.iter(qn("w:p"))) if found is paragraph), 0)


def _into_paragraph(root: etree._Element, number: int, unit: etree._Element) -> None:
    """At the beginning of the paragraph that has the number, or of the last one."""
    paragraphs = [found for found in root.iter(qn("w:p")) if not any(
        ancestor.tag in {qn("w:drawing"), qn("w:pict")} for ancestor in found.iterancestors())]
    if not paragraphs:
        paragraphs = [etree.SubElement(root, qn("w:p"))]
    paragraph = paragraphs[min(number, len(paragraphs) - 1)]
    properties = paragraph.find("w:pPr", NS)
    if properties is None:
        paragraph.insert(0, unit)
    else:
        properties.addnext(unit)


def _words(root: etree._Element) -> str:
    return "".join(text.text or "" for text in root.iter(qn("w:t"), qn("w:instrText"))).strip()


def remove(drawing: etree._Element) -> None:
    """Takes a drawing away, with all that is there for it alone."""
    unit = _unit(drawing)
    parent = unit.getparent()
    if parent is not None:
        parent.remove(unit)
