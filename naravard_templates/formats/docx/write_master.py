"""Opens a Word master to write on: its sample text gone, its page set-up kept, its graphics locked."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.parts.numbering import NumberingPart
from lxml import etree

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.formats.docx.drawings import drawings
from naravard_templates.formats.docx.write_xml import add, new, value
from naravard_templates.formats.ooxml.locks import lock
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import prepare

_REFERENCES: Final = (qn("w:headerReference"), qn("w:footerReference"))
_AFTER_TITLE_PAGE: Final = tuple(qn(f"w:{name}") for name in (
    "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"))
_NAMED_IN_BODY: Final = frozenset({
    "image", "hyperlink", "header", "footer", "chart", "chartEx", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "diagramDrawing", "oleObject", "package", "control", "aFChunk", "subDocument", "video", "audio",
    "media", "frame", "ink", "customXmlPart"})
"""Kinds of relationship that only hold as long as the body names them."""
_OF_PEOPLE: Final = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"})
_NOTES: Final = (RT.FOOTNOTES, RT.ENDNOTES)
_SETTINGS_OF_THE_SAMPLE: Final = ("w:rsids", "w:attachedTemplate", "w:mailMerge")
_CHANGE: Final = qn("w:sectPrChange")
_LOCKED: Final = "sdtContentLocked"
_CONTAINERS: Final = frozenset({qn("wpg:wgp"), qn("wpg:grpSp"), qn("wpc:wpc")})
_DRAWN: Final = _CONTAINERS | {qn("pic:pic"), qn("wps:wsp"), qn("wpg:graphicFrame")}
_NOT_ART: Final = tuple(qn(f"w:{name}") for name in ("t", "fldChar", "instrText", "tab"))


def open_master(package: Package) -> Any:
    """python-docx's document of the master, its body empty but for the section properties."""
    document = Document(io.BytesIO(prepare(package)))
    body = document.element.body
    section = _page_set_up(body)
    for child in list(body):
        body.remove(child)
    body.append(section)
    _drop_relationships(document.part)
    _empty_notes(document.part)
    for name in _SETTINGS_OF_THE_SAMPLE:
        for found in document.settings.element.findall(qn(name)):
            found.getparent().remove(found)
    return document


def numbering_root(document: Any) -> etree._Element:
    """The numbering part's root, made where the master has none."""
    part = document.part
    found = next((rel.target_part for rel in part.rels.values() if rel.reltype == RT.NUMBERING), None)
    if found is None:
        content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
        found = NumberingPart(PackURI("/word/numbering.xml"), content_type, new("w:numbering"), part.package)  # type: ignore[arg-type]  # any element
        part.relate_to(found, RT.NUMBERING)
    root: etree._Element = found.element
    return root


def speak(document: Any, language: str) -> bool:
    """Makes a language the document's own. True where some style speaks another, so that runs have to say it too."""
    styles: etree._Element = document.styles.element
    defaults = _child(_child(_child(styles, "w:docDefaults", 0), "w:rPrDefault", 0), "w:rPr", 0)
    _child(defaults, "w:lang").set(qn("w:val"), language)
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), language)
    spoken = {lang.get(qn("w:val")) for lang in styles.iterfind("w:style/w:rPr/w:lang", NS)}
    return bool(spoken - {None, language})


def lock_graphics(document: Any, elements: Iterable[ProtectedElement]) -> None:
    """Sets the native locks on every protected element, and puts its run into a locked content control."""
    trees = {str(part.partname).lstrip("/"): part.element for part in surface_parts(document.part)}
    for element in elements:
        tree = trees.get(element.part)
        numbers = [int(number) for number in element.element.path.split("/") if number.isdigit()]
        found = [] if tree is None or not numbers else list(drawings(tree))
        if numbers and numbers[0] < len(found):
            _lock_drawing(found[numbers[0]], numbers[1:])
            _lock_run(found[numbers[0]], f"{element.part} {numbers[0]}")


def _page_set_up(body: etree._Element) -> etree._Element:
    """The last section's page, with the first section's headers and footers.

    A document that we make has one section. Margins and page size of running text are those of the last; the first
    is the one whose headers carry the brand in full, while later ones often have none of their own.
    """
    sections = [section for section in body.iter(qn("w:sectPr")) if next(section.iterancestors(_CHANGE), None) is None]
    if not sections:
        return new("w:sectPr")
    first, last = sections[0], sections[-1]
    references = [child for child in first if child.tag in _REFERENCES]
    if first is not last and references:
        for child in [child for child in last if child.tag in (*_REFERENCES, qn("w:titlePg"))]:
            last.remove(child)
        for reference in reversed(references):
            last.insert(0, reference)
        _copy_title_page(first, last)
    for name in [name for name in last.attrib if "rsid" in str(name)]:
        del last.attrib[name]
    return last


def _copy_title_page(first: etree._Element, last: etree._Element) -> None:
    mark = first.find(qn("w:titlePg"))
    if mark is not None:
        position = next((index for index, child in enumerate(last) if child.tag in _AFTER_TITLE_PAGE), len(last))
        last.insert(position, mark)


def _drop_relationships(part: Any) -> None:
    """What only the sample text pointed at, and what names people."""
    named = {value for element in part.element.iter() for value in element.attrib.values()}
    for name, rel in list(part.rels.items()):
        kind = rel.reltype.rpartition("/")[2]
        if kind in _OF_PEOPLE or (kind in _NAMED_IN_BODY and name not in named):
            part.rels.pop(name)


def _empty_notes(part: Any) -> None:
    """The sample's footnotes and endnotes; the separators above notes stay."""
    for rel in part.rels.values():
        if rel.reltype in _NOTES:
            root = etree.fromstring(rel.target_part.blob)
            for note in list(root):
                if note.get(qn("w:type")) in (None, "normal"):
                    root.remove(note)
            rel.target_part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _child(parent: etree._Element, name: str, position: int | None = None) -> etree._Element:
    """The child of a name, made where it is missing: at a position, else last."""
    found = parent.find(qn(name))
    if found is None:
        found = new(name)
        parent.insert(len(parent) if position is None else position, found)
    return found


def surface_parts(part: Any) -> Iterator[Any]:
    """The parts of headers and footers."""
    for rel in part.rels.values():
        if rel.reltype in (RT.HEADER, RT.FOOTER):
            yield rel.target_part


def _lock_drawing(drawing: etree._Element, numbers: list[int]) -> None:
    """The anchor, the outermost object, and those below it on the way to one."""
    anchor = next(iter(drawing), None)
    data = None if anchor is None else anchor.find("a:graphic/a:graphicData", NS)
    if anchor is None or data is None:
        return  # VML, which has no such locks; the content control holds it
    if anchor.tag == qn("wp:anchor"):
        anchor.set("locked", "1")
    _lock_frame(anchor)
    here = next((child for child in data if child.tag in _DRAWN), None)
    for number in (*numbers, -1):
        if here is None:
            return
        lock(here)
        inside = [child for child in here if child.tag in _DRAWN] if here.tag in _CONTAINERS else []
        here = inside[number] if 0 <= number < len(inside) else None


def _lock_frame(anchor: etree._Element) -> None:
    if anchor.find("wp:cNvGraphicFramePr", NS) is None:
        common = anchor.find("wp:docPr", NS)
        if common is None:
            return
        common.addnext(etree.Element(qn("wp:cNvGraphicFramePr")))
    lock(anchor)


def _lock_run(drawing: etree._Element, place: str) -> None:
    """Puts the run of a drawing into a content control that can be neither deleted nor edited.

    Only where the run holds nothing else and stands right in a paragraph: text is never locked.
    """
    run = next(drawing.iterancestors(qn("w:r")), None)
    parent = None if run is None else run.getparent()
    if run is None or parent is None or parent.tag != qn("w:p") or _is_locked(run):
        return
    if any(child.tag in _NOT_ART for child in run):
        return
    control = new("w:sdt")
    properties = add(control, "w:sdtPr")
    add(properties, "w:alias", val=_name(drawing))
    add(properties, "w:tag", val="naravard:locked")
    add(properties, "w:id", val=zlib.crc32(place.encode()) & 0x7FFFFFFF)
    add(properties, "w:lock", val=_LOCKED)
    run.addprevious(control)
    add(control, "w:sdtContent").append(run)


def _is_locked(run: etree._Element) -> bool:
    return any(value(control, "w:sdtPr/w:lock") == _LOCKED for control in run.iterancestors(qn("w:sdt")))


def _name(drawing: etree._Element) -> str:
    common = drawing.find("*/wp:docPr", NS)
    return str(common.get("name", "")) if common is not None else "Grafik"
