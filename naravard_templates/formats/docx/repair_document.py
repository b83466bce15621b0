"""Carries out edits on a document as a whole: its colour map, its page colour, the header rows of its tables."""

from __future__ import annotations

import copy

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.model.edit import MarkHeaderRows, RestoreBackground, RestoreColourMap

_BEFORE_MAP = frozenset(qn(f"w:{name}") for name in ("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures",
                                                     "forceUpgrade", "captions", "readModeInkLockDown",
                                                     "smartTagType", "shapeDefaults", "doNotEmbedSmartTags",
                                                     "decimalSymbol", "listSeparator"))


def restore_colour_map(transplanter: Transplanter, edit: RestoreColourMap) -> None:
    """The master's `w:clrSchemeMapping` in place of the document's own, in the settings (17.15.1.20)."""
    part = transplanter.editor.package.first_related(edit.part, "settings")
    if part is None:
        return
    root, source = transplanter.editor.tree(part), _mapping(transplanter.source)
    own = root.find("w:clrSchemeMapping", NS)
    if own is not None and source is not None:
        own.attrib.clear()
        own.attrib.update(dict(source.attrib))
    elif own is not None:
        root.remove(own)
    elif source is not None:
        following = next((child for child in root if child.tag in _BEFORE_MAP), None)
        if following is None:
            root.append(copy.deepcopy(source))
        else:
            following.addprevious(copy.deepcopy(source))


def _mapping(package: Package) -> etree._Element | None:
    settings = package.first_related(package.main_part, "settings")
    return None if settings is None else package.tree(settings).find("w:clrSchemeMapping", NS)


def restore_background(transplanter: Transplanter, edit: RestoreBackground) -> None:
    """The page colour goes, or becomes the master's (17.2.1)."""
    root = transplanter.editor.tree(edit.part)
    for own in root.findall("w:background", NS):
        root.remove(own)
    main = transplanter.source.main_part
    source = transplanter.source.tree(main).find("w:background", NS)
    if source is not None:
        root.insert(0, transplanter.node(source, main, edit.part))


def mark_header_rows(transplanter: Transplanter, edit: MarkHeaderRows) -> None:
    """The first row of a table is repeated on each page and read aloud as its header (17.4.78)."""
    for table in transplanter.editor.tree(edit.part).iter(qn("w:tbl")):
        rows = table.findall("w:tr", NS)
        if len(rows) < 2 or len(table.findall("w:tblGrid/w:gridCol", NS)) < 2:
            continue
        properties = rows[0].find("w:trPr", NS)
        if properties is None:
            properties = etree.Element(qn("w:trPr"))
            rows[0].insert(sum(child.tag == qn("w:tblPrEx") for child in rows[0]), properties)
        if properties.find("w:tblHeader", NS) is None:
            etree.SubElement(properties, qn("w:tblHeader"))
