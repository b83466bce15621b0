"""What floats in the body of a Word document, and on which kind of page, as far as the file tells.

Word writes where its pages broke when it last laid the text out; before that only page breaks are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml import etree

from naravard_templates.formats.docx.drawings import DrawingReader, drawings
from naravard_templates.formats.docx.sections import Section, is_section
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Element, PageKind, Surface

_SECTION, _RENDERED, _BREAK = qn("w:sectPr"), qn("w:lastRenderedPageBreak"), qn("w:br")


def body_surfaces(root: etree._Element, reader: DrawingReader,
                  sections: Sequence[Section]) -> Mapping[tuple[int, PageKind], Surface]:
    """The body's drawings by section number and kind of page; both kinds of a section may be without any."""
    indexes = {found: index for index, found in enumerate(drawings(root))}
    elements: dict[tuple[int, PageKind], list[Element]] = defaultdict(list)
    section, page = 1, 1
    for found in root.iter(_SECTION, _RENDERED, _BREAK, *{drawing.tag for drawing in indexes}):
        if found.tag == _SECTION:
            if not is_section(found):
                continue
            section, page = section + 1, 1
        elif found.tag == _RENDERED or (found.tag == _BREAK and found.get(qn("w:type")) == "page"):
            page += 1
        elif found in indexes:
            kind = _kind(sections, section, page)
            elements[section, kind].extend(reader.leaves(found, indexes[found]))
    return {key: Surface(SurfaceKind.BODY, reader.part, elements=tuple(found)) for key, found in elements.items()}


def _kind(sections: Sequence[Section], number: int, page: int) -> PageKind:
    """The first page of a section that has one of its own; even pages are taken for ordinary ones."""
    kinds = next((section.kinds for section in sections if section.number == number), ())
    return PageKind.FIRST if page == 1 and PageKind.FIRST in kinds else PageKind.DEFAULT
