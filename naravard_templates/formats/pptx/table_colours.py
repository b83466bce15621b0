"""The colours that a table takes from its style: only the parts that the table shows, where its cells say nothing.

Styles that stand in no file are Office's own; they consist of theme colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.drawing import Palette, has_fill
from naravard_templates.formats.ooxml.drawn_colours import DrawnColour, drawn_colours
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each, find_text
from naravard_templates.formats.ooxml.text_colours import leaves_open
from naravard_templates.formats.ooxml.values import flag

# The later one wins (20.1.4.2); corners stand over rows, rows over columns.
_PARTS = ("wholeTbl", "band1H", "band2H", "band1V", "band2V", "lastCol", "firstCol", "lastRow", "firstRow",
          "seCell", "swCell", "neCell", "nwCell")
Cell = tuple[int, int]


def table_styles(package: Package) -> dict[str, etree._Element]:
    """The styles that the presentation carries, by id."""
    part = package.first_related(package.main_part, "tableStyles")
    root = None if part is None else package.tree(part)
    return {} if root is None else {str(style.get("styleId")): style for style in find_each(root, "a:tblStyle")}


def table_colours(table: etree._Element, styles: Mapping[str, etree._Element],
                  palette: Palette) -> Iterator[DrawnColour]:
    """The colours of its style that an `a:tbl` shows."""
    style = styles.get(find_text(table, "a:tblPr/a:tableStyleId", "").strip())
    if style is None:
        return
    background = find(style, "a:tblBg")
    if background is not None:
        yield from drawn_colours(background, palette, content=False)
    cells = _cells(table)
    parts = {name: found for name in _PARTS if (found := find(style, f"a:{name}")) is not None}
    last = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
    flags = find(table, "a:tblPr")
    shown = {cell: _parts_of(cell, last, flags, parts) for cell in cells}
    for name, part in parts.items():
        yield from _part_colours(name, part, [(cells[cell], names) for cell, names in shown.items() if name in names],
                                 parts, palette)


def _part_colours(name: str, part: etree._Element, used: list[tuple[etree._Element, list[str]]],
                  parts: Mapping[str, etree._Element], palette: Palette) -> Iterator[DrawnColour]:
    """A part's borders, the fill where no stronger part or the cell itself has one, and likewise the text's colour."""
    def on_top(names: list[str], path: str) -> bool:
        return next((one for one in reversed(names) if find(parts[one], path) is not None), None) == name

    tests = {"a:tcStyle/a:tcBdr": bool(used),
             "a:tcStyle/a:fill": any(on_top(names, "a:tcStyle/a:fill") and not has_fill(find(cell, "a:tcPr"))
                                     for cell, names in used),
             "a:tcStyle/a:fillRef": any(not has_fill(find(cell, "a:tcPr")) for cell, _ in used),
             "a:tcTxStyle": any(on_top(names, "a:tcTxStyle") and leaves_open(cell) for cell, names in used)}
    for path, is_shown in tests.items():
        found = find(part, path) if is_shown else None
        if found is not None:
            yield from drawn_colours(found, palette, content=False)


def _cells(table: etree._Element) -> dict[Cell, etree._Element]:
    return {(row, column): cell for row, line in enumerate(find_each(table, "a:tr"))
            for column, cell in enumerate(find_each(line, "a:tc"))
            if not flag(cell, "hMerge") and not flag(cell, "vMerge")}


def _parts_of(cell: Cell, last: Cell, flags: etree._Element | None, parts: Mapping[str, etree._Element]) -> list[str]:
    """The parts of the style that a cell shows, the strongest last."""
    deadline.check()
    on = {name: flags is not None and flag(flags, name)
          for name in ("firstRow", "lastRow", "firstCol", "lastCol", "bandRow", "bandCol")}
    row, column = cell
    last_row, last_column = last
    edges = {"firstRow": on["firstRow"] and row == 0, "lastRow": on["lastRow"] and row == last_row,
             "firstCol": on["firstCol"] and column == 0, "lastCol": on["lastCol"] and column == last_column}
    bands = {f"band{(row - on['firstRow']) % 2 + 1}H": on["bandRow"] and not (edges["firstRow"] or edges["lastRow"]),
             f"band{(column - on['firstCol']) % 2 + 1}V": on["bandCol"]}
    corners = {"nwCell": edges["firstRow"] and edges["firstCol"], "neCell": edges["firstRow"] and edges["lastCol"],
               "swCell": edges["lastRow"] and edges["firstCol"], "seCell": edges["lastRow"] and edges["lastCol"]}
    shown = {"wholeTbl": True, **edges, **bands, **corners}
    return [name for name in _PARTS if shown.get(name) and name in parts]
