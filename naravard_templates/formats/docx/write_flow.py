"""Where blocks are written, one after the other, and what one has to know of the one before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from naravard_templates.builder.numbering import Captions
from naravard_templates.builder.words import Words
from naravard_templates.formats.docx.write_chart import ChartWriter
from naravard_templates.formats.docx.write_fields import Bookmarks
from naravard_templates.formats.docx.write_numbering import Numbering
from naravard_templates.formats.docx.write_picture import PictureWriter
from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_text import Look, TextWriter
from naravard_templates.formats.docx.write_xml import new
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import Run

_AFTER_TABLE: Final = 200
"""Twips between a table and the text below it, which a table style cannot set."""
_KEEP_THEIR_DISTANCE: Final = ("caption", "quote", "fact-box-title", "code", *(f"heading-{n}" for n in range(1, 7)))


@dataclass(frozen=True, slots=True)
class Tools:
    """What writes the parts of blocks. `width` is the text's, in twips."""

    styles: StyleBook
    text: TextWriter
    numbering: Numbering
    pictures: PictureWriter
    charts: ChartWriter
    captions: Captions
    bookmarks: Bookmarks
    words: Words
    width: int


class Flow:
    """Appends to a body, in front of its section properties (`end`), or to a cell."""

    def __init__(self, container: etree._Element, tools: Tools, end: etree._Element | None = None) -> None:
        self._container = container
        self._end = end
        self._styles, self._text, self._bookmarks = tools.styles, tools.text, tools.bookmarks
        self._spaced = {tools.styles.find(role) for role in _KEEP_THEIR_DISTANCE if tools.styles.has(role)}
        self.page_break = False
        """The next paragraph begins a page."""
        self.after_table = False

    def paragraph(self, runs: Iterable[Run], look: Look, *bookmarks: str) -> etree._Element:
        """A paragraph, which may be what bookmarks hold."""
        if self.page_break:
            look, self.page_break = replace(look, break_before=True), False
        if self.after_table and look.style not in self._spaced:
            look = replace(look, before=_AFTER_TABLE)
        paragraph = self._text.paragraph(() if bookmarks else runs, look)
        if bookmarks:
            with self._bookmarks.around(paragraph, *bookmarks):
                self._text.append(paragraph, runs)
        self.append(paragraph)
        return paragraph

    def append(self, element: etree._Element) -> None:
        if self._end is None:
            self._container.append(element)
        else:
            self._end.addprevious(element)
        self.after_table = element.tag == qn("w:tbl")

    def close(self) -> None:
        """Word wants a paragraph at the end of a body and of a cell, and not a table."""
        if self.after_table or self._is_empty_cell():
            self.append(new("w:p"))

    def _is_empty_cell(self) -> bool:
        return self._end is None and self._container.find(qn("w:p")) is None
