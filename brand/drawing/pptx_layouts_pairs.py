"""Layouts that repeat a pair of placeholders, a short heading and its text, along thin graphics of their own."""

from __future__ import annotations

from .identity import TINT_SOFT
from .pptx_art import Art, Fill
from .pptx_forms import RULE, chevron, disc, mark, rect, rule
from .pptx_grid import BOTTOM, FULL, MARGIN, TOP, Frame, cell, column, span
from .pptx_layout import LABEL, Layout, coloured, foot, title
from .pptx_layouts_content import BESIDE
from .pptx_slots import Slot, Style, text_slot

ACCENTS = ("accent1", "accent2", "accent3", "accent4")
TEXT = Style(16, bullets="plain")
ROWS = (TOP, 3_816_000)
"""Where the upper and the lower row of a layout with two rows begin."""
ROW_HEIGHT = 2_088_000

Half = tuple[str, str, Frame, Style]
"""Name, prompt, frame and style of one placeholder of a pair."""


def pair(index: int, head: Half, text: Half) -> tuple[Slot, Slot]:
    """The two placeholders number ``index`` of a layout, with indexes from 13 on."""
    return text_slot(13 + 2 * index, *head), text_slot(14 + 2 * index, *text)


def repeated(name: str, pairs: list[tuple[Slot, Slot]], art: list[Art]) -> Layout:
    """A layout of a title and pairs, in reading order."""
    return Layout(name, None, (title(), *(slot for both in pairs for slot in both), *foot()), tuple(art))


# --- Four fields -----------------------------------------------------------------------------------

FIELDS = ("uppe till vänster", "uppe till höger", "nere till vänster", "nere till höger")


def _field(index: int) -> tuple[Slot, Slot]:
    left, top = column(6 * (index % 2)) + BESIDE, ROWS[index // 2]
    width, head = span(6) - BESIDE, 432_000
    return pair(
        index,
        (f"Rubrik {FIELDS[index]}", "Skriv rubrik", (left, top, width, head), coloured(LABEL, ACCENTS[index])),
        (f"Text {FIELDS[index]}", "Skriv text", (left, top + head, width, ROW_HEIGHT - head), Style(16)),
    )


def _field_rule(index: int) -> Art:
    frame = (column(6 * (index % 2)), ROWS[index // 2], 2 * RULE, ROW_HEIGHT)
    return rect(f"Linje {FIELDS[index]}", frame, Fill(ACCENTS[index]))


FOUR_FIELDS = repeated("Fyrfält", [_field(n) for n in range(4)], [_field_rule(n) for n in range(4)])


# --- Time line -------------------------------------------------------------------------------------

STEPS, STEP_GAP = 5, 180_000
STEP = (FULL - (STEPS - 1) * STEP_GAP) // STEPS
LINE = 2_664_000
"""Middle of the time line."""
NODE = 108_000.0


def _step_left(index: int) -> int:
    return MARGIN + index * (STEP + STEP_GAP)


def _time_step(index: int) -> tuple[Slot, Slot]:
    left, below = _step_left(index), 3_060_000
    return pair(
        index,
        (f"Årtal {index + 1}", "Skriv år", (left, TOP, STEP, 720_000), coloured(LABEL, "accent1")),
        (f"Steg {index + 1}", "Skriv vad som händer", (left, below, STEP, BOTTOM - below), TEXT),
    )


def _node(index: int) -> Art:
    return disc(f"Punkt {index + 1}", (_step_left(index) + NODE, float(LINE)), NODE, Fill("accent1"))


def _time_line() -> list[Art]:
    """The line, a node a step, and the motif where the road leads to."""
    last = _step_left(STEPS - 1)
    line = rect("Tidslinje", (MARGIN, LINE - RULE // 2, last - MARGIN, RULE), Fill("accent5", TINT_SOFT))
    goal = mark("Mål", (last + 250_000.0, LINE + 50_000.0), 290_000.0)
    return [line, *(_node(n) for n in range(STEPS - 1)), goal]


TIME_LINE = repeated("Tidslinje", [_time_step(n) for n in range(STEPS)], _time_line())


# --- Process ---------------------------------------------------------------------------------------


def _process_step(index: int) -> tuple[Slot, Slot]:
    number, first, style = index + 1, 3 * index, coloured(LABEL, ACCENTS[index])
    return pair(
        index,
        (f"Rubrik steg {number}", f"Skriv steg {number}", cell(first, 3, 2_160_000, 2_772_000), style),
        (f"Text steg {number}", "Skriv vad som görs och av vem", cell(first, 3, 2_844_000), TEXT),
    )


def _arrow(index: int) -> Art:
    """An arrow over one step; all but the last reach into the gutter."""
    frame = (column(3 * index), 1_656_000, span(3) + 168_000 * (index < 3), 396_000)
    return chevron(f"Pil {index + 1}", frame, Fill(ACCENTS[index]), first=index == 0)


PROCESS = repeated("Process", [_process_step(n) for n in range(4)], [_arrow(n) for n in range(4)])


# --- Parties and their roles -------------------------------------------------------------------------


def _party(index: int) -> tuple[Slot, Slot]:
    top, first = ROWS[index // 3], 4 * (index % 3)
    name = Style(18, bold=True, colour="tx2", anchor="b", bullets="plain")
    return pair(
        index,
        (f"Part {index + 1}", "Skriv part", cell(first, 4, top + 72_000, top + 612_000), name),
        (f"Roll {index + 1}", "Skriv roll och ansvar", cell(first, 4, top + 612_000, top + 2_016_000), TEXT),
    )


def _party_rule(index: int) -> Art:
    left, top = column(4 * (index % 3)), ROWS[index // 3]
    return rule(f"Linje {index + 1}", left, top, span(4), ACCENTS[index % 3])


PARTIES = repeated("Parter och roller", [_party(n) for n in range(6)], [_party_rule(n) for n in range(6)])


# --- Key figures -------------------------------------------------------------------------------------


def _figure(index: int) -> tuple[Slot, Slot]:
    number = Style(72, bold=True, colour=ACCENTS[index], anchor="b", bullets="plain")
    text = Style(18, bullets="plain")
    return pair(
        index,
        (f"Tal {index + 1}", "Tal", cell(4 * index, 4, 2_016_000, 3_456_000), number),
        (f"Förklaring {index + 1}", "Skriv vad talet visar", cell(4 * index, 4, 3_672_000), text),
    )


def _figure_rule(index: int) -> Art:
    return rule(f"Linje {index + 1}", column(4 * index), 3_546_000, span(4), ACCENTS[index])


FIGURES = repeated("Nyckeltal", [_figure(n) for n in range(3)], [_figure_rule(n) for n in range(3)])
