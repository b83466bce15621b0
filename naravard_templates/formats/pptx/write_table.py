"""Writes a table into a slot: a graphic frame that carries the slot's placeholder, in the brand's table style."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.builder.look import Look
from naravard_templates.builder.table_room import TableRoom
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.pptx.write_text import Setting, TextWriter
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.outline import Align, Runs, Table

PLAIN_STYLE: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Office's own "Medium Style 2 - Accent 1", for masters that name none."""
_ALIGN: Final = {Align.CENTRE: "ctr", Align.RIGHT: "r"}

Box = tuple[int, int, int, int]


def write_table(frame: etree._Element, table: Table, room: TableRoom, box: Box, style: str, setting: Setting) -> None:
    """The transform and the table itself, below the frame's own properties."""
    add_transform(frame, "p:xfrm", (box[0], box[1], box[2], sum(room.heights)))
    data = add(add(frame, "a:graphic"), "a:graphicData", uri=f"{NS['a'].removesuffix('/main')}/table")
    element = add(data, "a:tbl")
    add(add(element, "a:tblPr", firstRow=1, bandRow=1), "a:tableStyleId").text = style
    grid = add(element, "a:tblGrid")
    for width in room.widths:
        add(grid, "a:gridCol", w=width)
    for cells, height in zip((table.header, *table.rows), room.heights, strict=True):
        row = add(element, "a:tr", h=height)
        for column in range(len(room.widths)):
            _write_cell(row, cells[column] if column < len(cells) else (), _align(table, column), setting)


def _align(table: Table, column: int) -> str | None:
    return _ALIGN.get(table.align[column]) if column < len(table.align) else None


def _write_cell(row: etree._Element, runs: Runs, align: str | None, setting: Setting) -> None:
    cell = add(row, "a:tc")
    body = add(cell, "a:txBody")
    add(body, "a:bodyPr")
    add(body, "a:lstStyle")
    TextWriter(body, Look(), setting).write_cell(runs)
    if align:
        paragraph = body[-1]
        properties = etree.Element(f"{{{NS['a']}}}pPr", algn=align)
        paragraph.insert(0, properties)
    add(cell, "a:tcPr", anchor="ctr")
