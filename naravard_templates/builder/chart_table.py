"""A chart's figures as a table, for those who do not see the chart and those who want to know exactly."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from naravard_templates.builder.words import Words
from naravard_templates.model.outline import Align, ChartBlock, Run, Runs, Table

_MOST_ACROSS: Final = 12
_LETTERS_ACROSS: Final = 85
"""What fits on a line, with the space between columns; categories that need more go down the page instead."""
_SPACE: Final = 4
_NOTHING: Final = "–"


def chart_table(chart: ChartBlock, words: Words) -> Table:
    """One row a series where the categories fit side by side, else one row a category."""
    names = [series.name or words.value for series in chart.series]
    values = [[_shown(value, words) for value in series.values] for series in chart.series]
    across, down = list(chart.categories), names
    corner = words.series
    if not _fits(across) or len(down) > len(across):
        across, down, corner = down, across, words.category
        values = [list(row) for row in zip_longest(*values, fillvalue=_NOTHING)]
    rows = tuple(tuple(_cell(text) for text in (name, *row)) for name, row in zip(down, values, strict=False))
    return Table(chart.line, tuple(_cell(text) for text in (chart.unit or corner, *across)), rows,
                 (Align.LEFT, *[Align.RIGHT] * len(across)))


def _fits(headers: list[str]) -> bool:
    return len(headers) <= _MOST_ACROSS and sum(len(text) + _SPACE for text in headers) <= _LETTERS_ACROSS


def _shown(value: float | None, words: Words) -> str:
    return _NOTHING if value is None else words.number(value)


def _cell(text: str) -> Runs:
    return (Run(text),)
