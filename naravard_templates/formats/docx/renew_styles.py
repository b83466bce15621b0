"""Gives a document the styles of the current master. Styles of the document's own stay, and so do its lists."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.transplant import Transplanter

_ID, _VAL, _TYPE = qn("w:styleId"), qn("w:val"), qn("w:type")
_REFERENCES = tuple(qn(f"w:{name}") for name in ("basedOn", "next", "link"))
_NUMBERING = "w:pPr/w:numPr"
_AFTER_NUMBERING_LEFT = frozenset(qn(f"w:{name}") for name in (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))

_Key = tuple[str, str]


def renew_styles(transplanter: Transplanter) -> None:
    """Styles of the same name look as in the master, others of the master's are added, with the defaults (17.7.4.17).

    A style's list is the document's: its text is numbered by it.
    """
    editor, source = transplanter.editor, transplanter.source
    own_part = editor.package.first_related(editor.package.main_part, "styles")
    wanted_part = source.first_related(source.main_part, "styles")
    if own_part is None or wanted_part is None:
        return
    root, wanted = editor.tree(own_part), source.tree(wanted_part)
    known = {_key(style): style for style in root.iterfind("w:style", NS)}
    ids = _ids(known, wanted)
    for style in wanted.iterfind("w:style", NS):
        _renew(root, known.get(_key(style)), style, ids)
    own, new = root.find("w:docDefaults", NS), wanted.find("w:docDefaults", NS)
    if own is not None and new is not None:
        root.replace(own, copy.deepcopy(new))


def _key(style: etree._Element) -> _Key:
    """Styles are told apart by kind and name, whatever the language that their ids are in (17.7.4.9)."""
    name = style.find("w:name", NS)
    return str(style.get(_TYPE, "paragraph")), "" if name is None else str(name.get(_VAL, "")).casefold()


def _ids(known: Mapping[_Key, etree._Element], wanted: etree._Element) -> dict[str, str]:
    """The ids that the master's styles have in the document."""
    taken = {str(style.get(_ID)) for style in known.values()}
    ids = {}
    for style in wanted.iterfind("w:style", NS):
        old, own = str(style.get(_ID)), known.get(_key(style))
        names = (old, *(f"{old}{number}" for number in range(2, 10_000)))
        ids[old] = str(own.get(_ID)) if own is not None else next(name for name in names if name not in taken)
        taken.add(ids[old])
    return ids


def _renew(root: etree._Element, own: etree._Element | None, wanted: etree._Element, ids: Mapping[str, str]) -> None:
    style = copy.deepcopy(wanted)
    style.set(_ID, ids[str(wanted.get(_ID))])
    for reference in style.iter(*_REFERENCES):
        reference.set(_VAL, ids.get(str(reference.get(_VAL)), str(reference.get(_VAL))))
    _keep_list(style, own)
    if own is None:
        root.append(style)
    else:
        root.replace(own, style)


def _keep_list(style: etree._Element, own: etree._Element | None) -> None:
    for numbering in style.findall(_NUMBERING, NS):
        numbering.getparent().remove(numbering)  # type: ignore[union-attr]
    kept = None if own is None else own.find(_NUMBERING, NS)
    if kept is None:
        return
    properties = style.find("w:pPr", NS)
    if properties is None:
        properties = etree.Element(qn("w:pPr"))
        before = style.find("w:rPr", NS)
        style.append(properties) if before is None else before.addprevious(properties)
    properties.insert(sum(child.tag in _AFTER_NUMBERING_LEFT for child in properties), copy.deepcopy(kept))
