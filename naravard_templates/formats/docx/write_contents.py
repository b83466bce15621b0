"""Writes tables of contents: a field that Word works out, showing meanwhile the headings as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Final

from lxml import etree

from naravard_templates.builder.numbering import Entry
from naravard_templates.formats.docx.write_fields import field_begin, field_end
from naravard_templates.formats.docx.write_flow import Flow, Tools
from naravard_templates.formats.docx.write_text import Look
from naravard_templates.formats.docx.write_xml import add, new
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import Run

_STEP: Final = 340
"""Twips that each level is indented where the master has no styles for contents."""
_BETWEEN: Final = 60
"""Twips between the lines then; that of running text would spread them over pages."""
_GALLERY: Final = "Table of Contents"


def heading_bookmarks() -> Iterator[str]:
    """The names that Word itself gives to the headings that it lists, in their order."""
    return (f"_Toc{number:09d}" for number in count(1))


def write_contents(depth: int, entries: tuple[Entry, ...], flow: Flow, tools: Tools) -> None:
    """Heading and lines in one building block, as Word's own, so that its button for updating is there."""
    control = new("w:sdt")
    building_block = add(add(control, "w:sdtPr"), "w:docPartObj")
    add(building_block, "w:docPartGallery", val=_GALLERY)
    add(building_block, "w:docPartUnique")
    inner = Flow(add(control, "w:sdtContent"), tools)
    inner.page_break, flow.page_break = flow.page_break, False
    styles = tools.styles
    inner.paragraph((Run(tools.words.contents, bold=not styles.has("contents-heading")),),
                    Look(styles.find("contents-heading", "body"), keep_next=True))
    lines = [_line(entry, bookmark, inner, tools)
             for entry, bookmark in zip(entries, heading_bookmarks(), strict=False) if entry.level <= depth]
    if lines:
        for place, run in enumerate(field_begin(rf'TOC \o "1-{depth}" \h \z \u', dirty=True)):
            lines[0].insert(_after_properties(lines[0]) + place, run)
        lines[-1].append(field_end())
    flow.append(control)


def _line(entry: Entry, bookmark: str, flow: Flow, tools: Tools) -> etree._Element:
    """A heading that leads to itself. Its page is Word's to find: what we could only guess is left out."""
    role = f"contents-{entry.level}"
    own = tools.styles.has(role)
    look = Look(tools.styles.find(role, "body"))
    if not own:
        look = replace(look, before=0, after=_BETWEEN, left=_STEP * (entry.level - 1))
    paragraph = flow.paragraph((), look)
    tools.text.append(add(paragraph, "w:hyperlink", anchor=bookmark, history=1), (Run(entry.text),))
    return paragraph


def _after_properties(paragraph: etree._Element) -> int:
    return int(len(paragraph) > 0 and paragraph[0].tag == qn("w:pPr"))
