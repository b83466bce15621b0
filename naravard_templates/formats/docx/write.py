"""Writes a planned document on the brand's master."""

from __future__ import annotations

import re
from typing import Any

from naravard_templates.brand.types import Brand
from naravard_templates.builder.numbering import Captions
from naravard_templates.builder.plan import DocumentPlan
from naravard_templates.formats.docx.write_blocks import BlockWriter
from naravard_templates.formats.docx.write_chart import ChartWriter
from naravard_templates.formats.docx.write_flow import Flow, Tools
from naravard_templates.formats.docx.write_headers import say_in_headers
from naravard_templates.formats.docx.write_inline import Inlines
from naravard_templates.formats.docx.write_master import lock_graphics, numbering_root, open_master, speak
from naravard_templates.formats.docx.write_missing import completed
from naravard_templates.formats.docx.write_notes import NoteWriter
from naravard_templates.formats.docx.write_numbering import Numbering
from naravard_templates.formats.docx.write_package import parts_of
from naravard_templates.formats.docx.write_parties import name_parties
from naravard_templates.formats.docx.write_picture import PictureWriter
from naravard_templates.formats.docx.write_restriction import restrict
from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_text import Links, TextWriter
from naravard_templates.formats.ooxml.chart import told_apart
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import Facts, finish_parts
from naravard_templates.model.snapshot import Format, Stamp

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_EMU_PER_TWIP = 635
_TALLEST = 0.6
"""Share of the text's height that a picture may take, so that its caption and some text stay with it."""
_USUAL_PAGE = {"w": 11_906, "h": 16_838, "left": 1_417, "right": 1_417, "top": 1_417, "bottom": 1_417}
"""A4 with Word's margins, in twips, for a master that does not say."""


def write_document(plan: DocumentPlan, brand: Brand, *, template: bool = False) -> bytes:
    """The document as a .docx file, or as a .dotx `template`: styles of the master, its graphics locked, the brand's
    stamp on it. The same plan gives the same bytes. Raises BrandError where the master cannot be used."""
    with Package(brand.master_path(Format.DOCX)) as package:
        document = open_master(package)
    master = brand.master(Format.DOCX)
    lock_graphics(document, master.elements)
    speaks_otherwise = speak(document, plan.meta.language)
    known = master.styles if template else completed(master.styles, document.styles.element)
    styles = StyleBook(known, document.styles.element)
    text = TextWriter(styles, document.part, plan.meta.language if speaks_otherwise else None, Links(plan.targets))
    notes = NoteWriter(document.part, styles, text)
    text.note = notes.add
    _write_body(document, plan, _tools(document, styles, text, plan, brand))
    notes.end()
    name_parties(document, plan.meta.parties)
    if not template:
        say_in_headers(document, plan.meta.title, plan.meta.date)
    restrict(document, brand.config.word.formatting)
    date = plan.meta.date if _ISO_DATE.fullmatch(plan.meta.date) else ""
    return finish_parts(parts_of(document), stamp=Stamp(brand.id, brand.version, plan.meta.kind),
                        facts=Facts(plan.meta.title, plan.meta.language, date), template=template)


def _write_body(document: Any, plan: DocumentPlan, tools: Tools) -> None:
    body = document.element.body
    flow = Flow(body, tools, body[-1])
    writer = BlockWriter(flow, tools, plan)
    writer.opening()
    writer.blocks(plan.blocks)
    flow.close()


def _tools(document: Any, styles: StyleBook, text: TextWriter, plan: DocumentPlan, brand: Brand) -> Tools:
    width, height = _text_area(document)
    room, inlines = (width * _EMU_PER_TWIP, round(height * _TALLEST) * _EMU_PER_TWIP), Inlines()
    themes = brand.master(Format.DOCX).themes
    charts = ChartWriter(document.part, room, inlines, plan.meta.language, styles.font("body"),
                         told_apart(themes[0].colours if themes else {}))
    return Tools(
        styles, text, Numbering(numbering_root(document), styles), PictureWriter(document.part, room, inlines),
        charts, Captions(plan.words), text.links.bookmarks, plan.words, width)


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
