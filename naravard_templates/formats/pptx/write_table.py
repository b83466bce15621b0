"""Writes a table into a slot: a graphic frame that carries the slot's placeholder, in the brand's table style."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.builder.measure import column_widths, row_heights
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.pptx.write_look import Look
from naravard_templates.formats.pptx.write_text import Relate, Setting, TextWriter
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import Align, Paragraph, Runs, Table

PLAIN_STYLE: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Office's own "Medium Style 2 - Accent 1", for masters that name none."""
_SIZES: Final = (18.0, 16.0, 14.0, 12.0)
_AIR: Final = 2.0
"""Least height of a row, in sizes of its text."""
_ALIGN: Final = {Align.CENTRE: "ctr", Align.RIGHT: "r"}

Box = tuple[int, int, int, int]


def write_table(frame: etree._Element, table: Table, box: Box, style: str, language: str, relate: Relate) -> None:
    """The transform and the table itself, below the frame's own properties."""
    size, widths, heights = _measured(table, box)
    add_transform(frame, "p:xfrm", (box[0], box[1], box[2], sum(heights)))
    data = add(add(frame, "a:graphic"), "a:graphicData", uri=f"{NS['a'].removesuffix('/main')}/table")
    element = add(data, "a:tbl")
    add(add(element, "a:tblPr", firstRow=1, bandRow=1), "a:tableStyleId").text = style
    grid = add(element, "a:tblGrid")
    for width in widths:
        add(grid, "a:gridCol", w=width)
    setting = Setting(language, relate, size)
    for cells, height in zip((table.header, *table.rows), heights, strict=True):
        row = add(element, "a:tr", h=height)
        for column in range(len(widths)):
            _write_cell(row, cells[column] if column < len(cells) else (), _align(table, column), setting)


def _measured(table: Table, box: Box) -> tuple[float, list[int], list[int]]:
    """The largest size of text at which the table fits, its columns and its rows in EMU."""
    width, height = box[2] / EMU_PER_POINT, box[3] / EMU_PER_POINT
    for size in _SIZES:
        columns = column_widths(table, width, size)
        rows = [max(row, size * _AIR) for row in row_heights(table, columns, size)]
        if sum(rows) <= height:
            break
    widths = [round(column * EMU_PER_POINT) for column in columns]
    widths[-1] += box[2] - sum(widths)
    return size, widths, [round(row * EMU_PER_POINT) for row in rows]


def _align(table: Table, column: int) -> str | None:
    return _ALIGN.get(table.align[column]) if column < len(table.align) else None


def _write_cell(row: etree._Element, runs: Runs, align: str | None, setting: Setting) -> None:
    cell = add(row, "a:tc")
    body = add(cell, "a:txBody")
    add(body, "a:bodyPr")
    add(body, "a:lstStyle")
    TextWriter(body, Look(), setting).write((Paragraph(runs=runs),))
    if align:
        paragraph = body[-1]
        properties = etree.Element(f"{{{NS['a']}}}pPr", algn=align)
        paragraph.insert(0, properties)
    add(cell, "a:tcPr", anchor="ctr")
