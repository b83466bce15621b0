"""Brings a document to the current version of its template: theme, styles and page set-up.

The old graphics go from headers and footers; what is missing there then is put back from the current master, as it
would be in any document. The text of headers and footers stays, for it is the author's.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.docx.drawings import drawings
from naravard_templates.formats.docx.renew_styles import renew_styles
from naravard_templates.formats.docx.repair import remove
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.restamp import restamp
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.model.rehang import OldDrawings, UpdateTemplate

_SET_UP = ("w:pgSz", "w:pgMar")


def renew(transplanter: Transplanter, update: UpdateTemplate) -> None:
    """Carries out the edit."""
    editor = transplanter.editor
    main = editor.package.main_part
    for old in update.drawings:
        _remove(editor.tree(old.part), old)
    _renew_theme(transplanter)
    renew_styles(transplanter)
    wanted = next(_sections(transplanter.source.tree(transplanter.source.main_part)), None)
    for number, section in enumerate(_sections(editor.tree(main)), 1):
        if wanted is not None and number in update.sections:
            _set_up(section, wanted)
    restamp(editor, update)


def _remove(root: etree._Element, old: OldDrawings) -> None:
    present = list(drawings(root))
    for index in dict.fromkeys(int(path.partition("/")[0]) for path in old.paths):
        if index < len(present):
            remove(present[index])


def _renew_theme(transplanter: Transplanter) -> None:
    editor, source = transplanter.editor, transplanter.source
    wanted = source.first_related(source.main_part, "theme")
    own = editor.package.first_related(editor.package.main_part, "theme")
    if wanted is None:
        return
    if own is None or source.relationships(wanted):
        _take_theme(transplanter, wanted, own)
    else:
        editor.replace(own, source.read(wanted))


def _take_theme(transplanter: Transplanter, wanted: str, own: str | None) -> None:
    """A theme with pictures of its own comes with them."""
    editor = transplanter.editor
    main = editor.package.main_part
    for relationship in list(editor.relationships(main).values()):
        if relationship.kind == "theme":
            editor.unrelate(main, relationship.id)
    if own is not None:
        editor.remove(own)
    editor.relate(main, f"{NS['r']}/theme", transplanter.part(wanted))


def _sections(root: etree._Element) -> Iterator[etree._Element]:
    return (section for section in root.iter(qn("w:sectPr"))
            if next(section.iterancestors(qn("w:sectPrChange")), None) is None)


def _set_up(section: etree._Element, wanted: etree._Element) -> None:
    """Page size and margins of the master's first section (17.6.13, 17.6.11)."""
    for path in _SET_UP:
        own, new = section.find(path, NS), wanted.find(path, NS)
        if own is not None and new is not None:
            section.replace(own, copy.deepcopy(new))
