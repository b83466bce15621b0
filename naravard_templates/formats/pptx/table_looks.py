"""What a table's style makes of its cells: the colour, weight and font of their text, and what fills them.

A style applies by parts (ECMA-376 part 1, 20.1.4.2): the whole table, bands, first and last column and row, the later
the stronger, as far as the table switches them on.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.colours import first_colour
from naravard_templates.formats.ooxml.drawing import Palette, declared_fill, referred_fill
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each, find_text
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import NO_FILL, Fill, FillKind, Stop
from naravard_templates.model.record import record, stateful

_UNKNOWN = Fill(FillKind.UNKNOWN)
_FONTS = {"major": "+mj-lt", "minor": "+mn-lt"}


@record
class Cell:
    """A cell that is shown: its text, what the style says of it, and its fill, if it has one."""

    body: etree._Element
    fill: Fill | None
    bold: str
    font: str
    shades: tuple[Fill, ...]


@stateful
class TableLooks:
    """The table styles of a deck."""

    package: Package
    _styles: dict[str, etree._Element] | None = None

    def cells(self, frame: etree._Element, palette: Palette) -> Iterator[Cell]:
        """The cells of a table; those that others are merged over are left out."""
        deadline.check()
        table = find(frame, "a:graphic/a:graphicData/a:tbl")
        if table is None:
            return
        properties, rows = find(table, "a:tblPr"), list(find_each(table, "a:tr"))
        name = "" if properties is None else find_text(properties, "a:tableStyleId", "")
        style = self._style(name)
        for row, line in enumerate(rows):
            columns = list(find_each(line, "a:tc"))
            for column, cell in enumerate(columns):
                body = find(cell, "a:txBody")
                if body is not None and not flag(cell, "hMerge") and not flag(cell, "vMerge"):
                    parts = _parts(properties, row, len(rows), column, len(columns))
                    yield _cell(cell, body, _found(style, parts), palette, bool(name) and style is None)

    def _style(self, name: str) -> etree._Element | None:
        if self._styles is None:
            self._styles = {str(style.get("styleId")): style
                            for part in self.package.related(self.package.main_part, "tableStyles")
                            for style in find_each(self.package.tree(part), "a:tblStyle")}
        return self._styles.get(name)


def _parts(properties: etree._Element | None, row: int, rows: int, column: int, columns: int) -> list[str]:
    """The parts of the style that a cell belongs to, the strongest first."""
    if properties is None:
        return ["wholeTbl"]
    first_row, first_column = flag(properties, "firstRow"), flag(properties, "firstCol")
    found = [("firstRow", first_row and row == 0), ("lastRow", flag(properties, "lastRow") and row == rows - 1),
             ("firstCol", first_column and column == 0),
             ("lastCol", flag(properties, "lastCol") and column == columns - 1),
             (f"band{1 + (row - first_row) % 2}H", flag(properties, "bandRow")),
             (f"band{1 + (column - first_column) % 2}V", flag(properties, "bandCol")), ("wholeTbl", True)]
    return [name for name, belongs in found if belongs]


def _found(style: etree._Element | None, parts: list[str]) -> list[etree._Element]:
    found = () if style is None else (find(style, f"a:{part}") for part in parts)
    return [part for part in found if part is not None]


def _cell(cell: etree._Element, body: etree._Element, parts: list[etree._Element], palette: Palette,
          unknown: bool) -> Cell:
    """`unknown`: the style is one of the program's own, which the file does not describe."""
    texts = [text for part in parts if (text := find(part, "a:tcTxStyle")) is not None]
    colour = next((found for text in texts if (found := first_colour(text, palette.scheme))), None)
    bold = next((str(text.get("b")) for text in texts if text.get("b") not in {None, "def"}), "")
    fonts = (find(text, "a:fontRef") for text in texts)
    font = next((_FONTS.get(str(found.get("idx")), "") for found in fonts if found is not None),
                _FONTS["minor"] if unknown else "")
    fill = Fill(FillKind.SOLID, (Stop(colour),)) if colour else _UNKNOWN if unknown else None
    shade = declared_fill(find(cell, "a:tcPr"), palette.scheme)
    if shade is None:
        shade = _UNKNOWN if unknown else _style_fill(parts, palette)
    return Cell(body, fill, {"on": "1"}.get(bold, bold), font, (shade,) if shade.kind is not FillKind.NONE else ())


def _style_fill(parts: list[etree._Element], palette: Palette) -> Fill:
    for part in parts:
        fill = declared_fill(find(part, "a:tcStyle/a:fill"), palette.scheme)
        reference = find(part, "a:tcStyle/a:fillRef")
        if fill is not None or reference is not None:
            return fill if fill is not None else referred_fill(reference, palette)
    return NO_FILL
