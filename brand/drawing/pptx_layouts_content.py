"""Layouts for content: the master's graphics show, and each layout adds at most some thin ones of its own."""

from __future__ import annotations

from .pptx_art import Fill
from .pptx_forms import RULE, rect, rule
from .pptx_grid import BOTTOM, FULL, TOP, cell, column, span
from .pptx_layout import LABEL, Layout, coloured, foot, title
from .pptx_slots import Slot, Style, text_slot

CONTENT = "Skriv text eller infoga innehåll"
BESIDE = 180_000
"""From the left edge of a vertical rule to the text beside it."""

TITLE_AND_CONTENT = Layout(
    "Rubrik och innehåll",
    "obj",
    (title(), Slot(1, "obj", "Innehåll", CONTENT, cell(0, 12)), *foot()),
)

TWO_COLUMNS = Layout(
    "Två kolumner",
    "twoObj",
    (
        title(),
        Slot(1, "obj", "Innehåll vänster", CONTENT, cell(0, 6)),
        Slot(2, "obj", "Innehåll höger", CONTENT, cell(6, 6)),
        *foot(),
    ),
)

_LEFT, _RIGHT = coloured(LABEL, "accent1"), coloured(LABEL, "accent3")

COMPARISON = Layout(
    "Jämförelse",
    "twoTxTwoObj",
    (
        title(),
        text_slot(1, "Rubrik vänster", "Skriv rubrik för vänster sida", cell(0, 6, TOP, 2_160_000), _LEFT),
        Slot(2, "obj", "Innehåll vänster", CONTENT, cell(0, 6, 2_304_000)),
        text_slot(3, "Rubrik höger", "Skriv rubrik för höger sida", cell(6, 6, TOP, 2_160_000), _RIGHT),
        Slot(4, "obj", "Innehåll höger", CONTENT, cell(6, 6, 2_304_000)),
        *foot(),
    ),
    (
        rule("Linje vänster", column(0), 2_196_000, span(6), "accent1"),
        rule("Linje höger", column(6), 2_196_000, span(6), "accent3"),
    ),
)

_INSERTED = Style(18, bullets="plain")

_SOURCE = 5_112_000
"""Where the line below a table begins: what it shows, or where its figures come from."""

TABLE = Layout(
    "Tabell",
    "tbl",
    (
        title(),
        Slot(1, "tbl", "Tabell", "Klicka på ikonen och infoga tabell", cell(0, 12, TOP, _SOURCE - 72_000), _INSERTED),
        text_slot(14, "Källa", "Skriv tabelltext eller källa", cell(0, 12, _SOURCE), Style(14, bullets="plain")),
        *foot(),
    ),
)

CHART = Layout(
    "Diagram",
    "chart",
    (
        title(),
        Slot(1, "chart", "Diagram", "Klicka på ikonen och infoga diagram", cell(0, 8), _INSERTED),
        text_slot(13, "Slutsats", "Skriv vad diagrammet visar", cell(8, 4, TOP, 5_040_000), Style(18)),
        text_slot(14, "Källa", "Skriv källa", cell(8, 4, 5_184_000), Style(14, anchor="b", bullets="plain")),
        *foot(),
    ),
)

_FACTS = Style(
    16,
    colour="tx2",
    anchor="ctr",
    bullets="plain",
    inset=(BESIDE, 45_720, BESIDE, 45_720),
    fill=Fill("bg2"),
)
_POINTS = 2_268_000
"""Where the points of a decision begin."""

DECISION = Layout(
    "Beslut",
    None,
    (
        title(),
        text_slot(13, "Ärendeuppgifter", "Skriv diarienummer, paragraf och datum", cell(0, 12, TOP, 2_052_000), _FACTS),
        text_slot(
            1,
            "Beslutspunkter",
            "Skriv en beslutspunkt per rad",
            (column(0) + BESIDE, _POINTS, FULL - BESIDE, BOTTOM - _POINTS),
            Style(20, bullets="numbers"),
        ),
        *foot(),
    ),
    (rect("Linje beslut", (column(0), _POINTS, 2 * RULE, BOTTOM - _POINTS), Fill("accent1")),),
)

TITLE_ONLY = Layout("Endast rubrik", "titleOnly", (title(), *foot()))
