"""The numbers of a chart: how they are written, and whether there are few enough to write them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from naravard_templates.model.outline import ChartBlock, ChartKind

ROUND: Final = frozenset({ChartKind.PIE, ChartKind.DOUGHNUT})
STACKED: Final = frozenset({ChartKind.STACKED_BAR, ChartKind.STACKED_COLUMN})
LYING: Final = frozenset({ChartKind.BAR, ChartKind.STACKED_BAR})
MOST_LABELLED: Final = 8
"""More figures than these hide what they stand at."""
_SHORT_UNIT: Final = 6
"""Letters; a longer unit stands once, beside the axis, not with every figure."""
_MOST_DECIMALS: Final = 3
_WHOLE_FROM: Final = 10
_LOCALES: Final = {"sv": "[$-41D]"}
"""Decimal commas also where the figures are drawn by a program that speaks another language, in a PDF say."""


def values(chart: ChartBlock) -> Iterator[float]:
    """Every value that there is."""
    return (value for series in chart.series for value in series.values if value is not None)


def labelled(chart: ChartBlock) -> bool:
    return sum(1 for _ in values(chart)) <= MOST_LABELLED


def axis_title(chart: ChartBlock) -> str:
    """The unit where it is too long to stand with every figure."""
    return chart.unit if len(chart.unit) > _SHORT_UNIT else ""


def label_format(chart: ChartBlock, language: str) -> str:
    """The figures at the values themselves: the axis, where there is one, says the unit already."""
    said = chart.kind in ROUND or chart.unit == "%"
    return number_format(chart if said else replace(chart, unit=""), language)


def number_format(chart: ChartBlock, language: str, *, axis: bool = False) -> str:
    """Office's format code: thousands apart, as many decimals as the values have, then the unit. An `axis` has none
    where it is long enough to be counted off in whole numbers."""
    decimals = max((_decimals(value) for value in values(chart)), default=0)
    if axis and max(map(abs, values(chart)), default=0) >= _WHOLE_FROM:
        decimals = 0
    locale = _LOCALES.get(language.partition("-")[0].casefold(), "")
    figure = f"{locale}#,##0" + ("." + "0" * decimals if decimals else "")
    unit = "" if axis_title(chart) else chart.unit
    if not unit:
        return figure
    space = "" if unit == "%" and language.casefold().startswith("en") else "\N{NO-BREAK SPACE}"
    quoted = f"{space}{unit}".replace('"', '"\\""')
    return f'{figure}"{quoted}"'


def shown(value: float) -> str:
    """A number as XML and spreadsheets have it."""
    return f"{value:.15g}"


def _decimals(value: float) -> int:
    return next((count for count in range(_MOST_DECIMALS) if round(value, count) == value), _MOST_DECIMALS)
