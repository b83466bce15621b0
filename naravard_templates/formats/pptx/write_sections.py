"""Writes the sections of a deck, by which PowerPoint sorts and folds its slides (MS-PPTX 2.2.4.5)."""

from __future__ import annotations

import uuid
from typing import Any, Final

from lxml import etree

from naravard_templates.builder.plan import DeckPlan
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.pptx.write_xml import add

SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension that holds them."""
_NAMES: Final = uuid.UUID("0f1f4c1e-70ad-4c39-8b3e-2f6f5a7d2030")
"""Names our sections; an id has to be a GUID, and the same each time."""
_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def write_sections(presentation: Any, plan: DeckPlan) -> None:
    """One section for each that begins in the plan, and one before them for what comes first."""
    if not any(slide.section for slide in plan.slides):
        return
    root = presentation.part._element
    ids = [str(slide.get("id")) for slide in root.iterfind("p:sldIdLst/p:sldId", NS)]
    extensions = root.find("p:extLst", NS)
    if extensions is None:
        extensions = add(root, "p:extLst")
    extension = add(extensions, "p:ext", uri=SECTIONS)
    sections = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    slides = sections
    for number, (slide, own) in enumerate(zip(plan.slides, ids, strict=True)):
        if slide.section or not number:
            slides = _section(sections, slide.section or slide.title, number)
        etree.SubElement(slides, f"{{{_P14}}}sldId", id=own)


def _section(sections: etree._Element, name: str, number: int) -> etree._Element:
    own = f"{{{str(uuid.uuid5(_NAMES, f'{number} {name}')).upper()}}}"
    section = etree.SubElement(sections, f"{{{_P14}}}section", name=name, id=own)
    return etree.SubElement(section, f"{{{_P14}}}sldIdLst")
