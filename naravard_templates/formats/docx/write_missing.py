"""Styles that a document cannot do without and the master does not have, in the master's own font.

Headings have to be headings, for those who find their way by them; Word's own are only in a file once they are used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from naravard_templates.formats.docx.write_xml import add
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.style import StyleFacts

_HEADINGS: Final = {1: 32, 2: 28, 3: 24, 4: 22}
"""Sizes in half points, by level."""
_BOX_TITLE: Final = "fact-box-title"


def completed(styles: Mapping[str, StyleFacts], root: etree._Element) -> dict[str, StyleFacts]:
    """The styles by role, with those added to `w:styles` that were missing."""
    found = dict(styles)
    base = next((style.get(qn("w:styleId")) for style in root.iterfind("w:style[@w:type='paragraph']", NS)
                 if flag(style, qn("w:default"))), None)
    for level, size in _HEADINGS.items():
        role = f"heading-{level}"
        if role not in found:
            found[role] = _added(root, f"Heading{level}", f"heading {level}", base, size, level - 1)
    if _BOX_TITLE not in found:
        text = found["body"].id if "body" in found else base
        found[_BOX_TITLE] = _added(root, "FactBoxTitle", "Faktaruta rubrik", text, 22, None)
    return found


def _added(root: etree._Element, wanted: str, name: str, base: str | None, size: int | None,
           level: int | None) -> StyleFacts:
    """A bold paragraph style that stays with what comes after it; `level` is Word's, from 0."""
    known = {style.get(qn("w:styleId")) for style in root.iterfind("w:style", NS)}
    style_id, number = wanted, 1
    while style_id in known:
        number += 1
        style_id = f"{wanted}{number}"
    style = add(root, "w:style", type="paragraph", styleId=style_id, customStyle=1 if level is None else None)
    add(style, "w:name", val=name)
    if base:
        add(style, "w:basedOn", val=base)
        add(style, "w:next", val=base)
    add(style, "w:qFormat")
    paragraph = add(style, "w:pPr")
    add(paragraph, "w:keepNext")
    if level is not None:
        add(paragraph, "w:spacing", before=240, after=80)
        add(paragraph, "w:outlineLvl", val=level)
    look = add(style, "w:rPr")
    add(look, "w:b")
    if size:
        add(look, "w:sz", val=size)
    return StyleFacts(style_id, name, "paragraph", outline_level=level)
