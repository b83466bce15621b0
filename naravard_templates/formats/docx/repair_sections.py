"""Carries out edits on sections: their headers and footers, their first page, their margins."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from naravard_templates.formats.docx.sections import is_section
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.ooxml.values import twips
from naravard_templates.model.edit import RestoreHeader, RestoreMargins, ShowFirstPage

_EMU_PER_TWIP = 635
_REFERENCES = {False: "w:headerReference", True: "w:footerReference"}
_KINDS = {False: "header", True: "footer"}
_AFTER_FIRST_PAGE = frozenset(qn(f"w:{name}") for name in ("textDirection", "bidi", "rtlGutter", "docGrid",
                                                          "printerSettings", "sectPrChange"))


def _section(root: etree._Element, number: int) -> etree._Element | None:
    """What the section of a number says of itself."""
    sections = filter(is_section, root.iter(qn("w:sectPr")))
    return next(islice(sections, number - 1, None), None)


def restore_header(transplanter: Transplanter, edit: RestoreHeader) -> None:
    """A section's reference to a header or footer that is taken over whole from the master (17.10.5, 17.10.2)."""
    editor = transplanter.editor
    section = _section(editor.tree(edit.part), edit.section)
    if section is None:
        return
    for known in section.findall(_REFERENCES[edit.footer], NS):
        if known.get(qn("w:type"), "default") == edit.kind:
            section.remove(known)
    target = transplanter.part(edit.source)
    reference = etree.Element(qn(_REFERENCES[edit.footer]))
    reference.set(qn("w:type"), edit.kind)
    reference.set(qn("r:id"), editor.relate(edit.part, f"{NS['r']}/{_KINDS[edit.footer]}", target))
    section.insert(0, reference)


def show_first_page(transplanter: Transplanter, edit: ShowFirstPage) -> None:
    """`titlePg` sets a section's first page apart (17.10.6)."""
    section = _section(transplanter.editor.tree(edit.part), edit.section)
    if section is None:
        return
    mark = section.find("w:titlePg", NS)
    if mark is not None:
        mark.attrib.pop(qn("w:val"), "")
        return
    following = next((child for child in section if child.tag in _AFTER_FIRST_PAGE), None)
    if following is None:
        etree.SubElement(section, qn("w:titlePg"))
    else:
        following.addprevious(etree.Element(qn("w:titlePg")))


def restore_margins(transplanter: Transplanter, edit: RestoreMargins) -> None:
    """Left, top, right and bottom margin of a section (17.6.11). A gutter is a part of the left one and stays."""
    section = _section(transplanter.editor.tree(edit.part), edit.section)
    margins = None if section is None else section.find("w:pgMar", NS)
    if margins is None:
        return
    left, *others = edit.margins
    sides = left - twips(margins.get(qn("w:gutter"))), *others
    for name, value in zip(("left", "top", "right", "bottom"), sides, strict=True):
        margins.set(qn(f"w:{name}"), str(round(value / _EMU_PER_TWIP)))
