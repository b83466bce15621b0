"""Writes blocks of text as DrawingML paragraphs that take their look from the slot they stand in.

Lists use the slot's own levels and bullets. What is not a list has none, headings inside a slide are bold, and a
list item's further paragraphs stand in the item, so that numbering runs on. Footnotes stand small at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from lxml import etree

from naravard_templates.builder.footnotes import Footnotes, Note, notes_in
from naravard_templates.builder.look import UNCHANGED, Level, Look, Mark, Shrink
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.write_xml import add
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Run,
    Runs,
)

_NUMBERS: Final = ("arabicPeriod", "alphaLcPeriod", "romanLcPeriod")
_BULLET: Final = "•"
_DEEPEST: Final = 8
_HIGHEST_START: Final = 32_767
_URL_SAFE: Final = "%/:=&?~#+!$,;'@()*[]"
_DASH: Final = "– "
_RAISED: Final = 30_000

Relate = Callable[[str], str]
"""Gives the relationship id for an address."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all text of a slot. `size` in points and `font` are set on runs where the slot does not say
    them; `shrink` is what the program will do to all sizes."""

    language: str
    relate: Relate
    size: float | None = None
    shrink: Shrink = UNCHANGED
    font: str = ""


class TextWriter:
    """Fills one text body."""

    def __init__(self, body: etree._Element, look: Look, setting: Setting) -> None:
        self._body = body
        self._look = look
        self._setting = setting
        self._left = 0

    def write(self, blocks: Sequence[Block]) -> None:
        """All blocks; quotations are in italics where they stand among other text."""
        for block in blocks:
            self._block(block, 0, italic=len(blocks) > 1 and isinstance(block, Quote))
        self._footnotes(tuple(notes_in(blocks)))
        if self._body.find("a:p", NS) is None:  # no text body is without a paragraph, even if nothing is said
            self._paragraph((), 0)

    def write_cell(self, runs: Runs) -> None:
        """One paragraph, as in a table's cell, whose footnotes stand elsewhere."""
        self._paragraph(runs, 0)

    def _footnotes(self, notes: Sequence[Note]) -> None:
        """Small, with the marks that the text has."""
        setting = self._setting
        self._setting = replace(setting, size=self._look.small(setting.shrink))
        for number, runs in notes:
            self._paragraph((Run(number, note=runs), Run(" "), *runs), 0)
        self._setting = setting

    def _block(self, block: Block, depth: int, italic: bool = False) -> None:
        match block:
            case Heading(runs=runs):
                self._paragraph([replace(run, bold=True) for run in runs], depth)
            case Paragraph(runs=runs):
                self._paragraph([replace(run, italic=run.italic or italic) for run in runs], depth)
            case ListBlock():
                self._list(block, depth)
            case Quote(blocks=inner, source=source):
                self._all(inner, depth, italic)
                self._all([Paragraph(runs=(Run(_DASH + source),))] if source else [], depth)
            case FactBox(title=title, blocks=inner):
                self._all([Heading(runs=(Run(title),))] if title else [], depth)
                self._all(inner, depth)
            case CodeBlock(text=text):
                self._paragraph((Run(text, code=True),), depth)
            case Footnotes():
                pass  # with all the others, at the end
            case _:
                raise TypeError(f"{type(block).__name__} is not text")

    def _all(self, blocks: Iterable[Block], depth: int, italic: bool = False) -> None:
        for block in blocks:
            self._block(block, depth, italic)

    def _list(self, block: ListBlock, depth: int) -> None:
        begin, outer = max(block.start, 1), self._left
        level = self._look.level(depth)
        pushed = outer - self._look.level(depth - 1).left if depth else 0  # by a number wider than a bullet
        level = replace(level, left=level.left + max(pushed, 0))
        for number, item in enumerate(block.items, begin + 1):
            paragraph = add(self._body, "a:p")
            last = begin + len(block.items) if block.ordered else None
            self._left = _mark(paragraph, depth, level, begin, last)
            self._runs(paragraph, item.runs)
            if self._inside(item, paragraph, depth):
                begin = number
        self._left = outer

    def _inside(self, item: ListItem, paragraph: etree._Element, depth: int) -> bool:
        """What is nested in an item. True where it interrupts the numbering, so that the next item has to say
        where it goes on."""
        own, interrupted = True, False
        for child in item.children:
            if own and isinstance(child, Paragraph):
                self._break(paragraph)
                self._runs(paragraph, child.runs)
                continue
            own = False
            interrupted = interrupted or not isinstance(child, ListBlock)
            self._block(child, depth + isinstance(child, ListBlock))
        return interrupted

    def _paragraph(self, runs: Iterable[Run], depth: int) -> None:
        paragraph = add(self._body, "a:p")
        _plain(paragraph, depth, self._look.level(depth), self._left)
        self._runs(paragraph, tuple(runs))

    def _runs(self, paragraph: etree._Element, runs: Runs) -> None:
        for run in runs:
            for number, text in enumerate(run.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
                if number:
                    self._break(paragraph)
                if text:
                    self._run(paragraph, run, text)
        if len(paragraph) == (paragraph.find("a:pPr", NS) is not None):
            self._properties(paragraph, "a:endParaRPr", Run(""))

    def _run(self, paragraph: etree._Element, run: Run, text: str) -> None:
        element = add(paragraph, "a:r")
        properties = self._properties(element, "a:rPr", run)
        if run.link and not run.link.startswith("#"):
            link = add(properties, "a:hlinkClick")
            link.set(qn("r:id"), self._setting.relate(quote(run.link, safe=_URL_SAFE)))
        add(element, "a:t").text = text

    def _break(self, paragraph: etree._Element) -> None:
        self._properties(add(paragraph, "a:br"), "a:rPr", Run(""))

    def _properties(self, parent: etree._Element, name: str, run: Run) -> etree._Element:
        size = self._setting.size
        made = add(parent, name, lang=self._setting.language, sz=None if size is None else round(size * 100),
                   b=1 if run.bold else None, i=1 if run.italic else None, baseline=_RAISED if run.note else None)
        if self._setting.font:
            add(made, "a:latin", typeface=self._setting.font)
        return made


def _properties(paragraph: etree._Element, depth: int, **attributes: object) -> etree._Element:
    return add(paragraph, "a:pPr", **attributes, lvl=min(depth, _DEEPEST) or None)


def _plain(paragraph: etree._Element, depth: int, level: Level, left: int) -> None:
    """Without a mark, flush with the text of the item that it stands in."""
    if level.mark is not Mark.NONE or left:
        add(_properties(paragraph, depth, marL=left, indent=0), "a:buNone")


def _mark(paragraph: etree._Element, depth: int, level: Level, begin: int, last: int | None) -> int:
    """Gives an item its number (`last` is the highest of the list) or bullet; returns where its text begins."""
    if last is not None:
        return _number(paragraph, depth, level, begin, last)
    if level.mark is not Mark.NONE:
        if depth:
            _properties(paragraph, depth, marL=level.left, indent=level.indent)
        return level.left
    hang = round(level.size * EMU_PER_POINT)
    left = level.left + hang
    properties = _properties(paragraph, depth, marL=left, indent=-hang)
    _in_text_colour(properties)
    add(properties, "a:buChar", char=_BULLET)
    return left


def _in_text_colour(properties: etree._Element) -> None:
    """Of a mark that a slot has not itself: the colour that the master has for marks may be the ground here."""
    add(properties, "a:buClrTx")


def _number(paragraph: etree._Element, depth: int, level: Level, begin: int, last: int) -> int:
    """A number that Office counts on; the level's own numbering where it has one."""
    if level.mark is Mark.NUMBER and begin == 1:
        return level.left
    hang = max(-level.indent, round(level.size * (0.55 * len(str(last)) + 0.9) * EMU_PER_POINT))
    left = level.left + min(level.indent, 0) + hang
    properties = _properties(paragraph, depth, marL=left, indent=-hang)
    if level.mark is Mark.NONE:
        _in_text_colour(properties)
    add(properties, "a:buFont", typeface="+mj-lt")
    start = None if begin == 1 else min(begin, _HIGHEST_START)
    add(properties, "a:buAutoNum", type=_NUMBERS[depth % len(_NUMBERS)], startAt=start)
    return left
