"""Writes what has a caption: tables, pictures and charts. Captions count by themselves, and references find them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from naravard_templates.builder.chart_table import chart_table
from naravard_templates.builder.numbering import Caption
from naravard_templates.formats.docx.write_fields import simple_field
from naravard_templates.formats.docx.write_flow import Flow, Tools
from naravard_templates.formats.docx.write_table import write_table
from naravard_templates.formats.docx.write_text import Look
from naravard_templates.formats.docx.write_xml import add
from naravard_templates.model.outline import ChartBlock, PictureBlock, Run, Table

_TO_DRAWING: Final = 60
_TO_TEXT: Final = 240
"""Twips above and below a caption under a drawing; styles for captions are made to stand above a table."""

_TO_SIGN: Final = 907
"""Twips, 16 mm; the least height of a row to sign in."""


class FigureWriter:
    """Writes figures into one flow."""

    def __init__(self, flow: Flow, tools: Tools) -> None:
        self._flow = flow
        self._tools = tools

    def table(self, table: Table) -> None:
        """Its caption stands above it: a table can be long."""
        tools = self._tools
        caption = tools.captions.of(table)
        if caption:
            self._caption(caption, table.label, Look(keep_next=True))
        else:
            self._part_from_table()
        self._flow.append(write_table(table, tools.width, tools.styles, tools.text, title=table.caption))

    def signatures(self, table: Table) -> None:
        """Lines to sign have no number; they are high enough for a pen, and the last keeps the others on its page."""
        tools = self._tools
        self._part_from_table()
        self._flow.append(write_table(table, tools.width, tools.styles, tools.text, headed=True, height=_TO_SIGN))

    def picture(self, block: PictureBlock) -> None:
        caption = self._tools.captions.of(block)
        paragraph = self._flow.paragraph((), self._drawn(kept=caption is not None))
        self._tools.pictures.write(add(paragraph, "w:r"), block, self._tools.words.picture)
        if caption:
            self._caption(caption, block.label, Look(keep_next=False, before=_TO_DRAWING, after=_TO_TEXT))

    def chart(self, chart: ChartBlock) -> None:
        """The chart, its caption, and its figures as a table: a drawing says nothing to those who do not see it, and
        a data table inside it no more."""
        tools = self._tools
        caption = tools.captions.of(chart)
        shown = replace(chart, title="") if caption and chart.title == caption.text else chart
        paragraph = self._flow.paragraph((), self._drawn(kept=True))
        tools.charts.write(add(paragraph, "w:r"), shown, tools.words.chart)
        if caption:
            self._caption(caption, chart.label, Look(keep_next=True, before=_TO_DRAWING))
        title = f"{caption.label}. {caption.text}" if caption else chart.title
        self._flow.append(write_table(chart_table(chart, tools.words), tools.width, tools.styles, tools.text,
                                      title=title, headed=True))

    def _drawn(self, kept: bool) -> Look:
        return Look(self._tools.styles.find("body"), keep_next=True if kept else None)

    def _part_from_table(self) -> None:
        """Two tables in a row would become one, and a table cannot begin a page by itself."""
        if self._flow.after_table or self._flow.page_break:
            self._flow.paragraph((), Look(self._tools.styles.find("body")))

    def _caption(self, caption: Caption, label: str, look: Look) -> None:
        """Its label is a field within the bookmark that references show."""
        tools = self._tools
        style = tools.styles.find("caption", "body")
        plain = style is None
        paragraph = self._flow.paragraph((), replace(look, style=style))
        with tools.bookmarks.around(paragraph, *([tools.bookmarks.name(label)] if label else [])):
            tools.text.append(paragraph, (Run(caption.label.removesuffix(str(caption.number)), italic=plain),))
            field = simple_field(paragraph, rf"SEQ {caption.word} \* ARABIC")
            tools.text.append(field, (Run(str(caption.number), italic=plain),))
        tools.text.append(paragraph, (Run(f". {caption.text}" if caption.text else "", italic=plain),))
