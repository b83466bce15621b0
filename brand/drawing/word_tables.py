"""Table styles: the plain base, a grid, and the brand's own with header row and banding."""

from __future__ import annotations

from typing import Final

from .identity import TINT_SOFT
from .word_style import INHERIT, Ink, Line, Para, Style, Text
from .word_xml import val, w

TABLE_ID: Final = "FramtidsbildTabell"
TABLE_NAME: Final = "Framtidsbild tabell"

HEAD: Final = Ink("accent1")
WHITE: Final = Ink("background1")
DEEP: Final = Ink("text2")
BAND: Final = Ink("background2")
RULE: Final = Ink("accent5", TINT_SOFT)

CELL: Final = Para(before=0, after=0, line=259)
"""Paragraphs in cells: no space after, tighter lines than running text."""


def margins(top: int, side: int) -> str:
    """``w:tblCellMar`` in twips."""
    sides = (("top", top), ("left", side), ("bottom", top), ("right", side))
    return w("tblCellMar", *(w(name, w=width, type="dxa") for name, width in sides))


def table(lines: tuple[Line, ...], cell_margins: str, bands: bool = False) -> str:
    """``w:tblPr`` of a style; one row a band."""
    borders = w("tblBorders", *(line.write() for line in lines)) if lines else ""
    return w(
        "tblPr",
        val("tblStyleRowBandSize", 1 if bands else None),
        w("tblInd", w=0, type="dxa"),
        borders,
        cell_margins,
    )


def condition(where: str, text: Text = INHERIT, *, row: str = "", cell: str = "") -> str:
    """``w:tblStylePr``: what differs in the rows or columns that ``where`` names."""
    return w(
        "tblStylePr", text.write(), w("trPr", row) if row else "", w("tcPr", cell) if cell else "", type=where
    )


def brand_table() -> str:
    """Header row on the first focus colour, hairlines between rows, every other row on a light tint of it."""
    lines = (Line("top", HEAD, 1), Line("bottom", HEAD, 1), Line("insideH", RULE, 0.5))
    total = w("tcBorders", Line("top", HEAD, 1).write())
    return (
        table(lines, margins(68, 113), bands=True)
        + w("tcPr", val("vAlign", "top"))
        + condition(
            "firstRow",
            Text(bold=True, ink=WHITE),
            row=w("cantSplit") + w("tblHeader"),
            cell=HEAD.shade() + val("vAlign", "bottom"),
        )
        + condition("lastRow", Text(bold=True, ink=DEEP), cell=total)
        + condition("firstCol", Text(bold=True, ink=DEEP))
        + condition("lastCol", Text(bold=True, ink=DEEP))
        + condition("band2Horz", cell=BAND.shade())
    )


def grid() -> str:
    """Thin lines round every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return table(tuple(Line(side, RULE, 0.5) for side in sides), margins(45, 108))


TABLE_STYLES: Final = (
    Style(
        "TableNormal",
        "Normal Table",
        "table",
        None,
        priority=99,
        hidden=True,
        default=True,
        extra=table((), margins(0, 108)),
    ),
    Style(
        "TableGrid", "Table Grid", "table", "TableNormal", priority=39, para=CELL, text=Text(10), extra=grid()
    ),
    Style(
        TABLE_ID,
        TABLE_NAME,
        "table",
        "TableNormal",
        priority=24,
        quick=True,
        custom=True,
        para=CELL,
        text=Text(10),
        extra=brand_table(),
    ),
)
