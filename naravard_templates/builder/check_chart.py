"""Checks that concern a chart whatever it is made for: it says what it shows, and shows all that it says."""

from __future__ import annotations

import math
from collections.abc import Iterator

from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import ChartBlock, ChartKind, Series

_ROUND = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT})


def check_chart(chart: ChartBlock) -> Iterator[OutlineProblem]:
    """All that is wrong with a chart."""
    if not chart.alt.strip():
        yield OutlineProblem("The chart has no text for those who do not see it. Say in a sentence what it shows: "
                             "alt: …", line=chart.line)
    if not chart.categories or not chart.series:
        yield OutlineProblem("The chart has no values. Give it categories, and at least one series with a value for "
                             "each.", line=chart.line)
    for series in chart.series:
        yield from _series(chart, series)
    if chart.kind in _ROUND:
        yield from _round(chart)


def _series(chart: ChartBlock, series: Series) -> Iterator[OutlineProblem]:
    if len(series.values) != len(chart.categories):
        yield OutlineProblem("The series «{series}» has {values} values for {categories} categories. Give one for "
                             "each; leave those empty that are not known.", line=chart.line, series=series.name,
                             values=len(series.values), categories=len(chart.categories))
    if not all(math.isfinite(value) for value in series.values if value is not None):
        yield OutlineProblem("The series «{series}» holds something that is no number.", line=chart.line,
                             series=series.name)
    if len(chart.series) > 1 and not series.name.strip():
        yield OutlineProblem("A chart with several series needs a name for each.", line=chart.line)


def _round(chart: ChartBlock) -> Iterator[OutlineProblem]:
    """Parts of a whole: one series, and none of them less than nothing."""
    if len(chart.series) > 1:
        yield OutlineProblem("A pie or doughnut shows one series, and here are {count}. Choose bars, or make more "
                             "charts.", line=chart.line, count=len(chart.series))
    if any(value is not None and value < 0 for series in chart.series for value in series.values):
        yield OutlineProblem("A pie or doughnut cannot show values below nought. Choose bars.", line=chart.line)
