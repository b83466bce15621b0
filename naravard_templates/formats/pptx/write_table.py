"""Writes a table into a slot: a graphic frame that carries the slot's placeholder, in the brand's table style."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from naravard_templates.builder.look import Look
from naravard_templates.builder.table_room import TableRoom
from naravard_templates.formats.ooxml.colours import Scheme, first_colour
from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.pptx.write_text import Setting, TextWriter
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.colour import contrast
from naravard_templates.model.outline import Align, Runs, Table

PLAIN_STYLE: Final = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
"""Office's own "Medium Style 2 - Accent 1", for masters that name none."""
_DARK_STYLE: Final = "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}"
_ACCENT_STYLES: Final = {
    "accent1": PLAIN_STYLE, "accent2": "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}",
    "accent3": "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}", "accent4": "{00A15C55-8517-42AA-B614-E9B94910E393}",
    "accent5": "{7DF18680-E054-41AD-8BC1-D1AEF772440D}", "accent6": "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}"}
"""Office's "Medium Style 2" in the other colours of the theme; the header is light on the colour."""
_READABLE: Final = 4.5
_PARTS: Final = ("wholeTbl", "firstRow", "band1H")
_ALIGN: Final = {Align.CENTRE: "ctr", Align.RIGHT: "r"}

Box = tuple[int, int, int, int]


def readable(style: str, colours: Mapping[str, str]) -> str:
    """The style, or where it is Office's own and its header could not be read in the theme's colours, the same style
    in the first colour in which it can."""
    light = colours.get("lt1", "FFFFFF")
    can = [other for slot, other in _ACCENT_STYLES.items() if contrast(light, colours.get(slot, light)) >= _READABLE]
    return style if style not in _ACCENT_STYLES.values() or style in can else (*can, _DARK_STYLE)[0]


def table_style(listed: etree._Element | None, colours: Mapping[str, str]) -> str:
    """The style that tables get: the one that a master's list names as its default, as far as it can be read at the
    size of ordinary text; else Office's plain one in a colour in which it can."""
    named = PLAIN_STYLE if listed is None else str(listed.get("def") or PLAIN_STYLE)
    own = () if listed is None else find_each(listed, f"a:tblStyle[@styleId='{named}']")
    faint = any(_is_faint(style, part, colours) for style in own for part in _PARTS)
    return readable(PLAIN_STYLE if faint else named, colours)


def _is_faint(style: etree._Element, part: str, colours: Mapping[str, str]) -> bool:
    """Whether the text of a part of a table style is hard to read on what the style puts behind it, or on paper."""
    scheme, light = Scheme(colours), colours.get("lt1", "FFFFFF")
    text, ground = (next((found.rgb for name in (part, "wholeTbl")
                          if (found := first_colour(find(style, f"a:{name}/{path}"), scheme))), None)
                    for path in ("a:tcTxStyle", "a:tcStyle/a:fill/a:solidFill"))
    return text is not None and contrast(text, ground or light) < _READABLE


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
