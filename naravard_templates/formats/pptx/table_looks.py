"""What a table's style makes of its cells: the colour, weight and font of their text, and what fills them.

A style applies by parts (ECMA-376 part 1, 20.1.4.2): the whole table, bands, first and last column and row, the later
the stronger, as far as the table switches them on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.colours import first_colour
from naravard_templates.formats.ooxml.drawing import Palette, declared_fill, referred_fill
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import children, find, find_each, find_text
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.formats.pptx.text_bodies import TextBody, read_body
from naravard_templates.model.colour import NO_FILL, Fill, FillKind, Stop
from naravard_templates.model.record import record, stateful

_UNKNOWN = Fill(FillKind.UNKNOWN)
_FONTS = {"major": "+mj-lt", "minor": "+mn-lt"}
_OPTIONS = ("firstRow", "lastRow", "firstCol", "lastCol", "bandRow", "bandCol")
_CELL, _BODY, _CELL_PROPERTIES = qn("a:tc"), qn("a:txBody"), qn("a:tcPr")


@record
class Cell:
    """A cell that is shown: its text, what the style says of it, and its fill, if it has one."""

    body: TextBody
    fill: Fill | None
    bold: str
    font: str
    shades: tuple[Fill, ...]


@record
class _PartsLook:
    """What parts of a style make of a cell."""

    fill: Fill | None
    bold: str
    font: str
    shade: Fill


_UNDESCRIBED = _PartsLook(_UNKNOWN, "", _FONTS["minor"], _UNKNOWN)


@stateful
class TableLooks:
    """The table styles of a deck."""

    package: Package
    _styles: dict[str, etree._Element] | None = None

    def cells(self, frame: etree._Element, palette: Palette) -> Iterator[Cell]:
        """The cells of a table; those that others are merged over are left out."""
        table = find(frame, "a:graphic/a:graphicData/a:tbl")
        if table is None:
            return
        properties, rows = find(table, "a:tblPr"), list(find_each(table, "a:tr"))
        name = "" if properties is None else find_text(properties, "a:tableStyleId", "")
        parts = _StyleParts(self._style(name), bool(name), palette)
        on = {option for option in _OPTIONS if properties is not None and flag(properties, option)}
        for row, line in enumerate(rows):
            deadline.check()
            columns = [child for child in children(line) if child.tag == _CELL]
            for column, cell in enumerate(columns):
                if not flag(cell, "hMerge") and not flag(cell, "vMerge"):
                    yield from _cell(cell, parts.look(_parts(on, row, len(rows), column, len(columns))), palette)

    def _style(self, name: str) -> etree._Element | None:
        if self._styles is None:
            self._styles = {str(style.get("styleId")): style
                            for part in self.package.related(self.package.main_part, "tableStyles")
                            for style in find_each(self.package.tree(part), "a:tblStyle")}
        return self._styles.get(name)


@stateful
class _StyleParts:
    """The parts of a table's style; None where that is one of the program's own, which the file does not describe."""

    style: etree._Element | None
    named: bool
    palette: Palette
    _known: dict[tuple[str, ...], _PartsLook] = field(default_factory=dict)

    def look(self, names: tuple[str, ...]) -> _PartsLook:
        """What the parts of these names say together, the strongest first."""
        if names not in self._known:
            found = () if self.style is None else (find(self.style, f"a:{name}") for name in names)
            parts = [part for part in found if part is not None]
            self._known[names] = _UNDESCRIBED if self.style is None and self.named else _together(parts, self.palette)
        return self._known[names]


def _parts(on: Collection[str], row: int, rows: int, column: int, columns: int) -> tuple[str, ...]:
    """The parts of the style that a cell belongs to, the strongest first."""
    found = [("firstRow", row == 0), ("lastRow", row == rows - 1), ("firstCol", column == 0),
             ("lastCol", column == columns - 1)]
    names = [name for name, belongs in found if belongs and name in on]
    if "bandRow" in on:
        names.append(f"band{1 + (row - ('firstRow' in on)) % 2}H")
    if "bandCol" in on:
        names.append(f"band{1 + (column - ('firstCol' in on)) % 2}V")
    return (*names, "wholeTbl")


def _together(parts: list[etree._Element], palette: Palette) -> _PartsLook:
    texts = [text for part in parts if (text := find(part, "a:tcTxStyle")) is not None]
    colour = next((found for text in texts if (found := first_colour(text, palette.scheme))), None)
    bold = next((str(text.get("b")) for text in texts if text.get("b") not in {None, "def"}), "")
    fonts = (find(text, "a:fontRef") for text in texts)
    font = next((_FONTS.get(str(found.get("idx")), "") for found in fonts if found is not None), "")
    fill = Fill(FillKind.SOLID, (Stop(colour),)) if colour else None
    return _PartsLook(fill, {"on": "1"}.get(bold, bold), font, _style_fill(parts, palette))


def _cell(cell: etree._Element, style: _PartsLook, palette: Palette) -> Iterator[Cell]:
    """The cell, where it has a text."""
    parts = {child.tag: child for child in reversed(children(cell))}
    if _BODY in parts:
        shade = declared_fill(parts.get(_CELL_PROPERTIES), palette.scheme) or style.shade
        shades = (shade,) if shade.kind is not FillKind.NONE else ()
        yield Cell(read_body(parts[_BODY]), style.fill, style.bold, style.font, shades)


def _style_fill(parts: list[etree._Element], palette: Palette) -> Fill:
    for part in parts:
        fill = declared_fill(find(part, "a:tcStyle/a:fill"), palette.scheme)
        reference = find(part, "a:tcStyle/a:fillRef")
        if fill is not None or reference is not None:
            return fill if fill is not None else referred_fill(reference, palette)
    return NO_FILL
