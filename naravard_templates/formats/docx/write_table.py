"""Writes tables in the master's table style, with a header row that screen readers and page breaks know of."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.builder.measure import column_widths
from naravard_templates.formats.docx.write_styles import StyleBook
from naravard_templates.formats.docx.write_text import Look, TextWriter
from naravard_templates.formats.docx.write_xml import add, new
from naravard_templates.model.outline import Align, Run, Runs, Table

TWIPS_PER_POINT: Final = 20
_SIZE: Final = 10.0
"""Points; what text in a table is taken to have, for the columns' proportions."""
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_table(table: Table, width: int, styles: StyleBook, text: TextWriter) -> etree._Element:
    """The table, `width` twips wide."""
    style = styles.find("table")
    element = new("w:tbl")
    widths = _widths(table, width)
    _write_properties(element, table, style, sum(widths), bordered=styles.draws_borders(style))
    grid = add(element, "w:tblGrid")
    for column in widths:
        add(grid, "w:gridCol", w=column)
    plain_header = not styles.marks_first_row(style)
    _write_row(element, tuple(map(_bold, table.header)) if plain_header else table.header, widths, table, text, True)
    for row in table.rows:
        _write_row(element, row, widths, table, text)
    return element


def _widths(table: Table, width: int) -> list[int]:
    widths = [round(column * TWIPS_PER_POINT) for column in column_widths(table, width / TWIPS_PER_POINT, _SIZE)]
    widths[-1] += width - sum(widths)
    return widths


def _write_properties(element: etree._Element, table: Table, style: str | None, width: int, bordered: bool) -> None:
    properties = add(element, "w:tblPr")
    if style:
        add(properties, "w:tblStyle", val=style)
    add(properties, "w:tblW", w=width, type="dxa")
    if not bordered:
        borders = add(properties, "w:tblBorders")
        for side in _SIDES:
            add(borders, f"w:{side}", val="single", sz=4, space=0, color="auto")
    add(properties, "w:tblLayout", type="fixed")
    add(properties, "w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1)
    if table.caption:
        add(properties, "w:tblCaption", val=table.caption)


def _write_row(element: etree._Element, cells: tuple[Runs, ...], widths: list[int], table: Table, text: TextWriter,
               header: bool = False) -> None:
    row = add(element, "w:tr")
    properties = add(row, "w:trPr")
    add(properties, "w:cantSplit")
    if header:
        add(properties, "w:tblHeader")
    for column, width in enumerate(widths):
        cell = add(row, "w:tc")
        add(add(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
        align = table.align[column] if column < len(table.align) else Align.LEFT
        runs = cells[column] if column < len(cells) else ()
        cell.append(text.paragraph(runs, Look(keep_next=True if header else None, align=align)))


def _bold(runs: Runs) -> Runs:
    return tuple(Run(run.text, True, run.italic, run.code, run.link) for run in runs)
