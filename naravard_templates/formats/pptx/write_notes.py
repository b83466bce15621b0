"""Writes speaker notes, each on a page made from the notes master."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart

from naravard_templates.builder.look import Look
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.write_text import Setting, TextWriter
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.outline import Block

_NAME: Final = "/ppt/notesSlides/notesSlide%d.xml"


class NotesWriter:
    """The notes of one deck. python-pptx makes the first page; the others are copies of it, as all are alike."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._pages = 0
        self._blank: Any = None

    def write(self, slide: Any, blocks: Sequence[Block]) -> None:
        page = self._page(slide)
        body = page.notes_placeholder._element.find(qn("p:txBody"))
        for paragraph in body.findall(qn("a:p")):
            body.remove(paragraph)

        def relate(address: str) -> str:
            return str(page.part.rels.get_or_add_ext_rel(f"{NS['r']}/hyperlink", address))

        TextWriter(body, Look(), Setting(self._language, relate)).write(blocks)

    def _page(self, slide: Any) -> Any:
        self._pages += 1
        if self._blank is None:
            page = slide.notes_slide
            if page.notes_placeholder is None:
                _add_text(page)
            self._blank = deepcopy(page._element)
            return page
        package = slide.part.package
        part = NotesSlidePart(PackURI(_NAME % self._pages), CT.PML_NOTES_SLIDE, package, deepcopy(self._blank))
        part.relate_to(package.presentation_part.notes_master_part, RT.NOTES_MASTER)
        part.relate_to(slide.part, RT.SLIDE)
        slide.part.relate_to(part, RT.NOTES_SLIDE)
        return part.notes_slide


def _add_text(page: Any) -> None:
    """A place for the notes, where the brand's notes master has none: the lower half of a portrait page."""
    shape = add(page.shapes._spTree, "p:sp")
    properties = add(shape, "p:nvSpPr")
    add(properties, "p:cNvPr", id=len(page.shapes._spTree) + 1, name="Notes")
    add(add(properties, "p:cNvSpPr"), "a:spLocks", noGrp=1)
    add(add(properties, "p:nvPr"), "p:ph", type="body", idx=1)
    add_transform(add(shape, "p:spPr"), "a:xfrm", (685_800, 4_343_400, 5_486_400, 4_114_800))
    body = add(shape, "p:txBody")
    add(body, "a:bodyPr")
    add(body, "a:lstStyle")
    add(body, "a:p")
