"""Writes a planned document on the brand's master."""

from __future__ import annotations

import io
import re
from typing import Any

from naravard_templates.brand.types import Brand
from naravard_templates.builder.plan import DocumentPlan
from naravard_templates.formats.docx.write_blocks import BlockWriter, Tools
from naravard_templates.formats.docx.write_master import lock_graphics, numbering_root, open_master, speak
from naravard_templates.formats.docx.write_numbering import Numbering
from naravard_templates.formats.docx.write_picture import PictureWriter
from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_text import TextWriter
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish
from naravard_templates.model.snapshot import Format, Stamp

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_HYPERLINK = f"{NS['r']}/hyperlink"
_EMU_PER_TWIP = 635
_TALLEST = 0.6
"""Share of the text's height that a picture may take, so that its caption and some text stay with it."""
_USUAL_PAGE = {"w": 11_906, "h": 16_838, "left": 1_417, "right": 1_417, "top": 1_417, "bottom": 1_417}
"""A4 with Word's margins, in twips, for a master that does not say."""


def write_document(plan: DocumentPlan, brand: Brand) -> bytes:
    """The document as a .docx file: styles of the master, its graphics locked, the brand's stamp on it. The same
    plan gives the same bytes. Raises BrandError where the master cannot be used."""
    with Package(brand.master_path(Format.DOCX)) as package:
        document = open_master(package)
    master = brand.master(Format.DOCX)
    lock_graphics(document, master.elements)
    speaks_otherwise = speak(document, plan.meta.language)
    styles = StyleBook(master.styles, document.styles.element)
    writer = BlockWriter(document.element.body,
                         _tools(document, styles, plan.meta.language if speaks_otherwise else None))
    writer.title(plan.meta.title, plan.meta.subtitle)
    writer.facts(plan.facts)
    writer.blocks(plan.blocks)
    writer.end()
    stream = io.BytesIO()
    document.save(stream)
    date = plan.meta.date if _ISO_DATE.fullmatch(plan.meta.date) else ""
    return finish(stream.getvalue(), stamp=Stamp(brand.id, brand.version),
                  facts=Facts(plan.meta.title, plan.meta.language, date))


def _tools(document: Any, styles: StyleBook, language: str | None) -> Tools:
    def relate(address: str) -> str:
        return str(document.part.relate_to(address, _HYPERLINK, is_external=True))

    width, height = _text_area(document)
    room = width * _EMU_PER_TWIP, round(height * _TALLEST) * _EMU_PER_TWIP
    return Tools(styles, TextWriter(styles, relate, language), Numbering(numbering_root(document), styles),
                 PictureWriter(document.part, room), width)


def _text_area(document: Any) -> tuple[int, int]:
    """Width and height of the running text in twips."""
    section = document.element.body[-1]
    found = dict(_USUAL_PAGE)
    for name in ("pgSz", "pgMar"):
        element = section.find(qn(f"w:{name}"))
        for key in found if element is not None else ():
            value = element.get(qn(f"w:{key}"))
            found[key] = abs(int(float(value))) if value else found[key]
    return found["w"] - found["left"] - found["right"], found["h"] - found["top"] - found["bottom"]
