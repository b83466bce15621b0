"""Writes an outline's blocks into the body of a document, each in the master's style for its role.

Columns come one after the other: a table only for layout would be read aloud as a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from lxml import etree

from naravard_templates.builder.papers import as_table
from naravard_templates.builder.plan import DocumentPlan, Fact
from naravard_templates.builder.steps import LISTED, as_list
from naravard_templates.builder.walk import plain
from naravard_templates.formats.docx.write_contents import heading_bookmarks, write_contents
from naravard_templates.formats.docx.write_figures import FigureWriter
from naravard_templates.formats.docx.write_flow import Flow, Tools
from naravard_templates.formats.docx.write_numbering import OpenList
from naravard_templates.formats.docx.write_steps import write_steps
from naravard_templates.formats.docx.write_text import Look
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
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
    Signatures,
    Steps,
    Table,
    TableOfContents,
)

_DASH: Final = "– "


class BlockWriter:
    """Writes blocks into one flow. In a box or a cell, paragraphs have its `look` and lists stay inside it."""

    def __init__(self, flow: Flow, tools: Tools, plan: DocumentPlan, look: Look | None = None) -> None:
        self._flow = flow
        self._tools = tools
        self._plan = plan
        self._figures = FigureWriter(flow, tools)
        self._box = look
        self._bookmarks: Iterator[str] | None = heading_bookmarks() if plan.headings else None
        self._points = False

    def opening(self) -> None:
        """What stands above the text: kind of document, title, subtitle, facts."""
        meta, styles = self._plan.meta, self._tools.styles
        kind = self._plan.kind if styles.has("document-type") else ""
        if kind:
            self._flow.paragraph((Run(kind),), Look(styles.find("document-type")))
        self._flow.paragraph((Run(meta.title),), Look(styles.find("title", "heading-1")))
        if meta.subtitle and meta.subtitle != kind:
            style = styles.find("subtitle", "body")
            self._flow.paragraph((Run(meta.subtitle),), Look(style, no_heading=styles.is_outlined(style)))
        self._facts(self._plan.facts)

    def blocks(self, blocks: Sequence[Block]) -> None:
        for block, below in zip_longest(blocks, blocks[1:]):
            if isinstance(block, Paragraph):
                self._paragraph(block, leads=isinstance(below, ListBlock) and plain(block.runs).endswith(":"))
            else:
                self._block(block)

    def _paragraph(self, block: Paragraph, *, leads: bool) -> None:
        """One that `leads` to a list stands on its page."""
        look = self._box or Look(self._tools.styles.find("body"))
        self._flow.paragraph(block.runs, replace(look, keep_next=True) if leads else look)

    def _facts(self, facts: Sequence[Fact]) -> None:
        """Label and value on a line: in columns where the master has a style for it, else with a colon."""
        styles, text = self._tools.styles, self._tools.text
        own = styles.has("metadata")
        for fact in facts:
            paragraph = self._flow.paragraph((), Look(styles.find("metadata", "body")))
            label = Run(fact.label if own else f"{fact.label}: ", bold=not styles.has("metadata-label"))
            text.append(paragraph, (label,), styles.find("metadata-label") if styles.has("metadata-label") else None)
            if own:
                text.tab(paragraph)
            text.append(paragraph, (Run(fact.value),))

    def _block(self, block: Block) -> None:
        styles = self._tools.styles
        match block:
            case Heading():
                self._heading(block)
            case ListBlock():
                self._list(block, 1, None)
            case CodeBlock(text=text):
                self._flow.paragraph((Run(text),), Look(styles.find("code", "body"), flush=not styles.has("code")))
            case PageBreak():
                self._flow.page_break = True
            case TableOfContents(depth=depth):
                write_contents(depth, self._plan.headings, self._flow, self._tools)
            case _:
                self._figure(block)

    def _figure(self, block: Block) -> None:
        match block:
            case Table():
                self._figures.table(block)
            case PictureBlock():
                self._figures.picture(block)
            case ChartBlock():
                self._figures.chart(block)
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
            case Steps(kind=kind) if kind in LISTED:
                self._list(as_list(block), 1, None)
            case Steps():
                write_steps(block, self._flow, self._tools, self._fill)
            case Signatures():
                self._figures.signatures(as_table(block, self._tools.words))
            case _:
                raise TypeError(f"{type(block).__name__} has no place in a document")

    def _heading(self, heading: Heading) -> None:
        names = [next(self._bookmarks)] if self._bookmarks else []
        if heading.label:
            names.append(self._tools.bookmarks.name(heading.label))
        self._points = plain(heading.runs).casefold() in self._plan.points
        self._flow.paragraph(heading.runs, Look(self._tools.styles.heading(heading.level)), *names)

    def _quote(self, block: Quote) -> None:
        styles = self._tools.styles
        outer, self._box = self._box, Look(styles.find("quote", "body"), keep_next=True if block.source else None)
        self.blocks(block.blocks)
        self._box = outer
        if block.source:
            own = styles.has("quote-source") or styles.has("source")
            self._flow.paragraph((Run(block.source if own else _DASH + block.source),),
                            Look(styles.find("quote-source", "source", "quote", "body")))

    def _fact_box(self, block: FactBox) -> None:
        styles = self._tools.styles
        own = styles.has("fact-box")
        look = Look(styles.find("fact-box", "body"), boxed=not own)
        if block.title:
            title = styles.find("fact-box-title") if styles.has("fact-box-title") else look.style
            run = Run(block.title, bold=not styles.has("fact-box-title"))
            self._flow.paragraph((run,), replace(look, style=title, keep_next=True))
        outer, self._box = self._box, look
        self.blocks(block.blocks)
        self._box = outer

    def _list(self, block: ListBlock, depth: int, parent: OpenList | None) -> None:
        box, numbering = self._box, self._tools.numbering
        if box is None:
            points = self._points and block.ordered and depth == 1
            opened = numbering.open(block, depth, parent, "decision-point" if points else None)
            look = Look(opened.style, place=opened.place if opened.numbered else None)
        else:  # in the box's own style and between its edges, or the box would fall apart
            base = self._tools.styles.left_indent(box.style)
            opened = numbering.open_own(block, depth, parent, box.style, base)
            look = replace(box, place=opened.place, left=opened.left, hanging=opened.left - base)
        for item in block.items:
            self._item(item, depth, opened, look)

    def _item(self, item: ListItem, depth: int, opened: OpenList, look: Look) -> None:
        """An item stays on the page of what is nested in it: a step's heading with its text, say."""
        names = [self._tools.bookmarks.name(item.label)] if item.label else []
        self._flow.paragraph(item.runs, replace(look, keep_next=True) if item.children else look, *names)
        more = replace(self._box, left=opened.left) if self._box else Look(self._tools.styles.find("list", "body"),
                                                                            left=opened.left)
        lists = 0
        for child in item.children:
            if isinstance(child, ListBlock):
                lists += 1
                self._list(child, depth + 1, opened if lists == 1 else None)
            elif isinstance(child, Paragraph):
                self._flow.paragraph(child.runs, more)
            else:
                self._block(child)

    def _fill(self, cell: etree._Element, blocks: tuple[Block, ...]) -> None:
        inner = Flow(cell, self._tools)
        BlockWriter(inner, self._tools, self._plan, Look()).blocks(blocks)
        inner.close()
