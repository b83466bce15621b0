"""Writes tables in the master's table style, with a header row that screen readers and page breaks know of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from naravard_templates.builder.measure import column_widths
from naravard_templates.builder.steps import strong
from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_text import Look, TextWriter
from naravard_templates.formats.docx.write_xml import add, new
from naravard_templates.model.outline import Align, Runs, Table

TWIPS_PER_POINT: Final = 20
_SIZE: Final = 10.0
"""Points; what text in a table is taken to have, for the columns' proportions."""
_SHORT: Final = 10
"""Rows; a table with no more is kept on one page."""
_ROW_MARGIN: Final = 50
"""Twips between text and line where the table style keeps none."""
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


class TableWriter:
    """One table, row by row. `headed`: the first column names what the others say of it."""

    def __init__(self, styles: StyleBook, text: TextWriter, widths: Sequence[int], align: Sequence[Align] = (), *,
                 title: str = "", headed: bool = False) -> None:
        self._text = text
        self._widths = widths
        style = styles.find("table")
        space = 0 if styles.spaces_cells(style) else None
        self._looks = [Look(before=space, after=space, align=align[column] if column < len(align) else Align.LEFT)
                       for column in range(len(widths))]
        self._kept_looks = [replace(look, keep_next=True) for look in self._looks]
        self._plain_header = not styles.sets_apart("firstRow", style)
        self._plain_first = headed and not styles.sets_apart("firstCol", style)
        self.element = new("w:tbl")
        _write_properties(self.element, style, sum(widths), title, headed, bordered=styles.draws_borders(style),
                          spaced=styles.spaces_rows(style))
        grid = add(self.element, "w:tblGrid")
        for width in widths:
            add(grid, "w:gridCol", w=width)

    def header(self, cells: Sequence[Runs]) -> None:
        """The row that is repeated on every page."""
        row = self._row()
        add(row[0], "w:tblHeader")
        for column, look in enumerate(self._kept_looks):
            runs = cells[column] if column < len(cells) else ()
            self._cell(row, column).append(self._text.paragraph(strong(runs) if self._plain_header else runs, look))

    def row(self, cells: Sequence[Runs], *, kept: bool = False, height: int = 0) -> None:
        """A row; `kept` on the page of the next, and `height` twips high at least."""
        row = self._row()
        if height:
            add(row[0], "w:trHeight", val=height, hRule="atLeast")
        for column, look in enumerate(self._kept_looks if kept else self._looks):
            runs = cells[column] if column < len(cells) else ()
            plain = self._plain_first and column == 0
            self._cell(row, column).append(self._text.paragraph(strong(runs) if plain else runs, look))

    def row_to_fill(self, heading: Runs) -> etree._Element:
        """A row that begins with a heading; its second cell comes back empty."""
        row = self._row()
        runs = strong(heading) if self._plain_first else heading
        self._cell(row, 0).append(self._text.paragraph(runs, self._looks[0]))
        return self._cell(row, 1)

    def _row(self) -> etree._Element:
        row = add(self.element, "w:tr")
        add(add(row, "w:trPr"), "w:cantSplit")
        return row

    def _cell(self, row: etree._Element, column: int) -> etree._Element:
        cell = add(row, "w:tc")
        add(add(cell, "w:tcPr"), "w:tcW", w=self._widths[column], type="dxa")
        return cell


def write_table(table: Table, width: int, styles: StyleBook, text: TextWriter, *, title: str = "",
                headed: bool = False, height: int = 0) -> etree._Element:
    """The table, `width` twips wide; `title` is what it is called for those who do not see it, `height` the least that
    its rows have below the header."""
    writer = TableWriter(styles, text, widths(table, width), table.align, title=title, headed=headed)
    writer.header(table.header)
    short = len(table.rows) <= _SHORT
    for number, row in enumerate(table.rows, 1):
        writer.row(row, kept=short and number < len(table.rows), height=height)
    return writer.element


def widths(table: Table, width: int) -> list[int]:
    """The columns' widths in twips, as the author shares them out, else as the content needs them."""
    if table.widths:
        shared = [round(share * width / sum(table.widths)) for share in table.widths]
    else:
        shared = [round(column * TWIPS_PER_POINT) for column in column_widths(table, width / TWIPS_PER_POINT, _SIZE)]
    shared[-1] += width - sum(shared)
    return shared


def _write_properties(element: etree._Element, style: str | None, width: int, title: str, headed: bool,
                      bordered: bool, spaced: bool) -> None:
    properties = add(element, "w:tblPr")
    if style:
        add(properties, "w:tblStyle", val=style)
    add(properties, "w:tblW", w=width, type="dxa")
    if not bordered:
        borders = add(properties, "w:tblBorders")
        for side in _SIDES:
            add(borders, f"w:{side}", val="single", sz=4, space=0, color="auto")
    add(properties, "w:tblLayout", type="fixed")
    if not spaced:
        margins = add(properties, "w:tblCellMar")
        for side in ("top", "bottom"):
            add(margins, f"w:{side}", w=_ROW_MARGIN, type="dxa")
    add(properties, "w:tblLook", val="04A0" if headed else "0420", firstRow=1, lastRow=0, firstColumn=int(headed),
        lastColumn=0, noHBand=0, noVBand=1)
    if title:
        add(properties, "w:tblCaption", val=title)
