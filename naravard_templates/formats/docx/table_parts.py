"""Which parts of its style a table's cells belong to (ECMA-376 part 1, 17.7.6, 17.4.55)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import children, find
from naravard_templates.formats.ooxml.values import flag

# The bits of w:tblLook, which older programs write as one number.
_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100, "noHBand": 0x200,
         "noVBand": 0x400}
_ROW, _CELL, _CONTROLS = qn("w:tr"), qn("w:tc"), frozenset({qn("w:sdt"), qn("w:sdtContent")})


def cells(table: etree._Element) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    """Each cell, and the parts of the table's style that apply to it, the strongest first."""
    look = _look(find(table, "w:tblPr/w:tblLook"))
    rows = list(_children(table, _ROW))
    for row, line in enumerate(rows):
        deadline.check()
        columns = list(_children(line, _CELL))
        for column, cell in enumerate(columns):
            yield cell, tuple(_parts(look, row, len(rows), column, len(columns)))


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows or cells, those in content controls too."""
    for child in children(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _CONTROLS:
            yield from _children(child, tag)


def _look(element: etree._Element | None) -> dict[str, bool]:
    if element is None:
        return {}
    try:
        bits = int(str(element.get(qn("w:val"), "0")), 16)
    except ValueError:
        bits = 0
    return {name: flag(element, qn(f"w:{name}"), bool(bits & bit)) for name, bit in _BITS.items()}


def _parts(look: dict[str, bool], row: int, rows: int, column: int, columns: int) -> Iterator[str]:
    first_row, first_column = look.get("firstRow", False), look.get("firstColumn", False)
    if first_row and row == 0:
        yield "firstRow"
    if look.get("lastRow") and row == rows - 1:
        yield "lastRow"
    if first_column and column == 0:
        yield "firstCol"
    if look.get("lastColumn") and column == columns - 1:
        yield "lastCol"
    if look and not look["noHBand"] and not (first_row and row == 0):
        yield f"band{1 + (row - first_row) % 2}Horz"
    if look and not look["noVBand"] and not (first_column and column == 0):
        yield f"band{1 + (column - first_column) % 2}Vert"
