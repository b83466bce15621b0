"""Writes paragraphs: a style of the master, and runs that differ from it only where the author says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from lxml import etree

from naravard_templates.formats.docx.write_styles import ListPlace, StyleBook
from naravard_templates.formats.docx.write_xml import add, add_text, new
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import Align, Run

_URL_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_JUSTIFY: Final = {Align.CENTRE: "center", Align.RIGHT: "right"}

Relate = Callable[[str], str]
"""Gives the relationship id for an address."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph says of itself: its style, and the little that may stand on top of it. Twips.

    `flush`: never justified, whatever the style says.
    """

    style: str | None = None
    keep_next: bool | None = None
    break_before: bool = False
    place: ListPlace | None = None
    boxed: bool = False
    before: int | None = None
    left: int | None = None
    hanging: int | None = None
    align: Align = Align.LEFT
    flush: bool = False


class TextWriter:
    """Makes paragraphs. `language` is set on runs only where the master's styles speak another."""

    def __init__(self, styles: StyleBook, relate: Relate, language: str | None) -> None:
        self._styles = styles
        self._relate = relate
        self._language = language

    def paragraph(self, runs: Iterable[Run], look: Look) -> etree._Element:
        paragraph = new("w:p")
        _write_properties(paragraph, look)
        self.append(paragraph, runs)
        return paragraph

    def append(self, paragraph: etree._Element, runs: Iterable[Run], style: str | None = None) -> None:
        """More runs for a paragraph; `style` is a character style for all of them."""
        for run in runs:
            self._append(paragraph, run, style)

    def line_break(self, paragraph: etree._Element) -> None:
        add(add(paragraph, "w:r"), "w:br")

    def tab(self, paragraph: etree._Element) -> None:
        add(add(paragraph, "w:r"), "w:tab")

    def _append(self, paragraph: etree._Element, run: Run, style: str | None) -> None:
        parent = paragraph
        if run.link and not run.link.startswith("#"):
            parent = add(paragraph, "w:hyperlink")
            parent.set(qn("r:id"), self._relate(quote(run.link, safe=_URL_SAFE)))
            style = self._styles.find("hyperlink") or style
        elif run.code:
            style = self._styles.find("code-text") or style
        element = add(parent, "w:r")
        self._write_look(element, run, style)
        for number, text in enumerate(run.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if number:
                add(element, "w:br")
            add_text(element, text)

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
    if len(properties):
        paragraph.append(properties)


def _write_measures(properties: etree._Element, look: Look) -> None:
    if look.before is not None:
        add(properties, "w:spacing", before=look.before)
    if look.left is not None:
        add(properties, "w:ind", left=look.left, hanging=look.hanging, firstLine=None if look.hanging else 0)
    if look.align in _JUSTIFY or look.flush:
        add(properties, "w:jc", val=_JUSTIFY.get(look.align, "left"))


def _write_box(properties: etree._Element) -> None:
    """A thin frame in the colour of the text, for masters without a style for boxes."""
    borders = add(properties, "w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        add(borders, f"w:{side}", val="single", sz=6, space=6, color="auto")
