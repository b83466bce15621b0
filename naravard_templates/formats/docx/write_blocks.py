"""Writes an outline's blocks into the body of a document, each in the master's style for its role.

Columns come one after the other: a table only for layout would be read aloud as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from naravard_templates.builder.plan import Fact
from naravard_templates.formats.docx.write_numbering import Numbering, OpenList
from naravard_templates.formats.docx.write_picture import PictureWriter
from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_table import write_table
from naravard_templates.formats.docx.write_text import Look, TextWriter
from naravard_templates.formats.docx.write_xml import add, new
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Table,
)

_AFTER_TABLE: Final = 200
"""Twips between a table and the text below it, which a table style cannot set."""
_DASH: Final = "– "


@dataclass(frozen=True, slots=True)
class Tools:
    """What writes the parts of blocks. `width` is the text's, in twips."""

    styles: StyleBook
    text: TextWriter
    numbering: Numbering
    pictures: PictureWriter
    width: int


class BlockWriter:
    """Appends to one body, in front of its section properties."""

    def __init__(self, body: etree._Element, tools: Tools) -> None:
        self._body = body
        self._tools = tools
        self._break = False
        self._box: Look | None = None

    def title(self, title: str, subtitle: str) -> None:
        self._paragraph((Run(title),), Look(self._tools.styles.find("title", "heading-1")))
        if subtitle:
            self._paragraph((Run(subtitle),), Look(self._tools.styles.find("subtitle", "body")))

    def facts(self, facts: Sequence[Fact]) -> None:
        """Label and value on a line: in columns where the master has a style for it, else with a colon."""
        styles, text = self._tools.styles, self._tools.text
        own = styles.has("metadata")
        for fact in facts:
            paragraph = self._paragraph((), Look(styles.find("metadata", "body")))
            label = Run(fact.label if own else f"{fact.label}: ", bold=not styles.has("metadata-label"))
            text.append(paragraph, (label,), styles.find("metadata-label") if styles.has("metadata-label") else None)
            if own:
                text.tab(paragraph)
            text.append(paragraph, (Run(fact.value),))

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def end(self) -> None:
        """Word wants a paragraph after a table that ends the document."""
        if self._last_is_table():
            self._body_append(new("w:p"))

    def _block(self, block: Block) -> None:
        styles = self._tools.styles
        match block:
            case Heading(level=level, runs=runs):
                self._paragraph(runs, Look(styles.heading(level)))
            case Paragraph(runs=runs):
                self._paragraph(runs, self._box or Look(styles.find("body")))
            case ListBlock():
                self._list(block, 1, None)
            case Table():
                self._table(block)
            case PictureBlock():
                self._picture(block)
            case CodeBlock(text=text):
                self._paragraph((Run(text),), Look(styles.find("code", "body"), flush=not styles.has("code")))
            case PageBreak():
                self._break = True
            case _:
                self._gathering(block)

    def _gathering(self, block: Block) -> None:
        """Blocks that hold others."""
        match block:
            case Quote():
                self._quote(block)
            case FactBox():
                self._fact_box(block)
            case Columns(columns=columns):
                for column in columns:
                    self.blocks(column)
            case _:
                raise TypeError(f"{type(block).__name__} has no place in a document")

    def _quote(self, block: Quote) -> None:
        styles = self._tools.styles
        outer, self._box = self._box, Look(styles.find("quote", "body"), keep_next=True if block.source else None)
        self.blocks(block.blocks)
        self._box = outer
        if block.source:
            text = block.source if styles.has("source") else _DASH + block.source
            self._paragraph((Run(text),), Look(styles.find("source", "quote", "body")))

    def _fact_box(self, block: FactBox) -> None:
        styles = self._tools.styles
        own = styles.has("fact-box")
        look = Look(styles.find("fact-box", "body"), boxed=not own)
        if block.title:
            title = styles.find("fact-box-title") if styles.has("fact-box-title") else look.style
            run = Run(block.title, bold=not styles.has("fact-box-title"))
            self._paragraph((run,), replace(look, style=title, keep_next=True))
        outer, self._box = self._box, look
        self.blocks(block.blocks)
        self._box = outer

    def _list(self, block: ListBlock, depth: int, parent: OpenList | None) -> None:
        box, numbering = self._box, self._tools.numbering
        if box is None:
            opened = numbering.open(block, depth, parent)
            look = Look(opened.style, place=opened.place if opened.numbered else None)
        else:  # in the box's own style and between its edges, or the box would fall apart
            base = self._tools.styles.left_indent(box.style)
            opened = numbering.open_own(block, depth, parent, box.style, base)
            look = replace(box, place=opened.place, left=opened.left, hanging=opened.left - base)
        for item in block.items:
            self._item(item, depth, opened, look)

    def _item(self, item: ListItem, depth: int, opened: OpenList, look: Look) -> None:
        self._paragraph(item.runs, look)
        more = Look(self._tools.styles.find("list", "body"), left=opened.left)
        lists = 0
        for child in item.children:
            if isinstance(child, ListBlock):
                lists += 1
                self._list(child, depth + 1, opened if lists == 1 else None)
            elif isinstance(child, Paragraph):
                self._paragraph(child.runs, more)
            else:
                self._block(child)

    def _table(self, table: Table) -> None:
        if self._last_is_table() or self._break:
            self._spacer(table)
        elif table.caption:
            self._caption(table.caption, above=True)
        self._body_append(write_table(table, self._tools.width, self._tools.styles, self._tools.text))

    def _spacer(self, table: Table) -> None:
        """What parts a table from a table before it, or begins its page: its caption, else an empty paragraph."""
        if table.caption:
            self._caption(table.caption, above=True)
        else:
            self._paragraph((), Look(self._tools.styles.find("body")))

    def _picture(self, block: PictureBlock) -> None:
        look = Look(self._tools.styles.find("body"), keep_next=True if block.caption else None)
        paragraph = self._paragraph((), look)
        self._tools.pictures.write(add(paragraph, "w:r"), block)
        if block.caption:
            self._caption(block.caption, above=False)

    def _caption(self, caption: str, above: bool) -> None:
        """Kept with the table that follows, or let go of what follows a picture."""
        style = self._tools.styles.find("caption", "body")
        self._paragraph((Run(caption, italic=style is None),), Look(style, keep_next=above))

    def _paragraph(self, runs: Iterable[Run], look: Look) -> etree._Element:
        if self._break:
            look, self._break = replace(look, break_before=True), False
        if self._last_is_table() and look.style not in self._with_own_space():
            look = replace(look, before=_AFTER_TABLE)
        paragraph = self._tools.text.paragraph(runs, look)
        self._body_append(paragraph)
        return paragraph

    def _with_own_space(self) -> set[str | None]:
        """Styles that keep their distance from what is above them."""
        styles = self._tools.styles
        return {styles.heading(level) for level in range(1, 7) if styles.has(f"heading-{level}")} | {
            styles.find(role) for role in ("caption", "quote", "fact-box-title", "code") if styles.has(role)}

    def _last_is_table(self) -> bool:
        last = self._body[-2] if len(self._body) > 1 else None
        return last is not None and last.tag == qn("w:tbl")

    def _body_append(self, element: etree._Element) -> None:
        self._body.insert(len(self._body) - 1, element)
