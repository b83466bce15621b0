"""Writes paragraphs: a style of the master, and runs that differ from it only where the author says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from naravard_templates.builder.numbering import NO_BREAK, Target
from naravard_templates.formats.docx.write_fields import Bookmarks, simple_field
from naravard_templates.formats.docx.write_styles import ListPlace, StyleBook
from naravard_templates.formats.docx.write_xml import add, add_text, new
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import Align, Run, Runs

_URL_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_JUSTIFY: Final = {Align.CENTRE: "center", Align.RIGHT: "right"}

Note = Callable[[etree._Element, Runs], None]
"""Writes a footnote, whose mark goes into the run."""


@dataclass(frozen=True, slots=True)
class Links:
    """What the text of a document can point at: what references say, and the bookmarks behind them."""

    targets: Mapping[str, Target] = field(default_factory=dict)
    bookmarks: Bookmarks = field(default_factory=Bookmarks)


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph says of itself: its style, and the little that may stand on top of it. Twips.

    `flush`: never justified, whatever the style says. `no_heading`: none to those who find their way by headings,
    though the style has a level.
    """

    style: str | None = None
    keep_next: bool | None = None
    break_before: bool = False
    place: ListPlace | None = None
    boxed: bool = False
    before: int | None = None
    after: int | None = None
    left: int | None = None
    hanging: int | None = None
    align: Align = Align.LEFT
    flush: bool = False
    no_heading: bool = False


class TextWriter:
    """Makes paragraphs of one part. `language` is set on runs only where the master's styles speak another."""

    def __init__(self, styles: StyleBook, part: Any, language: str | None, links: Links, note: Note | None = None
                 ) -> None:
        self._styles = styles
        self._part = part
        self._language = language
        self.links = links
        self.note = note

    def elsewhere(self, part: Any) -> TextWriter:
        """The same for another part of the document; footnotes stand in the running text only."""
        return TextWriter(self._styles, part, self._language, self.links)

    def paragraph(self, runs: Iterable[Run], look: Look) -> etree._Element:
        paragraph = new("w:p")
        _write_properties(paragraph, look)
        self.append(paragraph, runs)
        return paragraph

    def append(self, paragraph: etree._Element, runs: Iterable[Run], style: str | None = None) -> None:
        """More runs for a paragraph; `style` is a character style for all of them."""
        for run in runs:
            if run.text:
                self._append(paragraph, run, style)
            if run.reference:
                self._refer(paragraph, run, style)
            if run.note and self.note is not None:
                self.note(add(paragraph, "w:r"), run.note)

    def tab(self, paragraph: etree._Element) -> None:
        add(add(paragraph, "w:r"), "w:tab")

    def _append(self, paragraph: etree._Element, run: Run, style: str | None) -> None:
        parent = paragraph
        if run.link:
            parent = add(paragraph, "w:hyperlink")
            self._link(parent, run.link)
            style = self._styles.find("hyperlink") or style
        elif run.code:
            style = self._styles.find("code-text") or style
        element = add(parent, "w:r")
        self._write_look(element, run, style)
        for number, text in enumerate(run.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if number:
                add(element, "w:br")
            add_text(element, text)

    def _link(self, hyperlink: etree._Element, address: str) -> None:
        if address.startswith("#"):
            hyperlink.set(qn("w:anchor"), self.links.bookmarks.name(address[1:]))
            return
        relation = self._part.relate_to(quote(address, safe=_URL_SAFE), RT.HYPERLINK, is_external=True)
        hyperlink.set(qn("r:id"), relation)

    def _refer(self, paragraph: etree._Element, run: Run, style: str | None) -> None:
        """A field that shows the number or the heading that it points at. The word before a section's number is
        ours, as the bookmark holds only the heading."""
        target = self.links.targets[run.reference]
        if target.number:
            self._append(paragraph, replace(run, text=target.word + NO_BREAK), style)
        switches = r"\r \h" if target.number else r"\h"
        field = simple_field(paragraph, f"REF {self.links.bookmarks.name(run.reference)} {switches}")
        self._append(field, replace(run, text=target.number or target.text, link=""), style)

    def _write_look(self, element: etree._Element, run: Run, style: str | None) -> None:
        properties = new("w:rPr")
        if style:
            add(properties, "w:rStyle", val=style)
        if run.bold:
            add(properties, "w:b")
        if run.italic:
            add(properties, "w:i")
        if self._language:
            add(properties, "w:lang", val=self._language)
        if len(properties):
            element.append(properties)


def _write_properties(paragraph: etree._Element, look: Look) -> None:
    """`w:pPr` in the order that the schema wants (17.3.1.26); none where there is nothing to say."""
    properties = new("w:pPr")
    if look.style:
        add(properties, "w:pStyle", val=look.style)
    if look.keep_next is not None:
        add(properties, "w:keepNext", val=None if look.keep_next else 0)
    if look.break_before:
        add(properties, "w:pageBreakBefore")
    if look.place is not None:
        numbering = add(properties, "w:numPr")
        add(numbering, "w:ilvl", val=look.place.level)
        add(numbering, "w:numId", val=look.place.num)
    if look.boxed:
        _write_box(properties)
    _write_measures(properties, look)
    if look.no_heading:
        add(properties, "w:outlineLvl", val=9)
    if len(properties):
        paragraph.append(properties)


def _write_measures(properties: etree._Element, look: Look) -> None:
    if look.before is not None or look.after is not None:
        add(properties, "w:spacing", before=look.before, after=look.after)
    if look.left is not None:
        add(properties, "w:ind", left=look.left, hanging=look.hanging, firstLine=None if look.hanging else 0)
    if look.align in _JUSTIFY or look.flush:
        add(properties, "w:jc", val=_JUSTIFY.get(look.align, "left"))


def _write_box(properties: etree._Element) -> None:
    """A thin frame in the colour of the text, for masters without a style for boxes."""
    borders = add(properties, "w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        add(borders, f"w:{side}", val="single", sz=6, space=6, color="auto")
