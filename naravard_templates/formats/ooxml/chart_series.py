"""The series of a chart: where each stands in the workbook, what it looks like, which figures stand at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree
from xlsxwriter.utility import xl_col_to_name

from naravard_templates.formats.ooxml.chart_numbers import ROUND, STACKED, label_format, labelled, number_format, shown
from naravard_templates.formats.ooxml.chart_workbook import SHEET
from naravard_templates.formats.ooxml.chart_xml import GROUND, Steps, fill, line, look, node, text, unseen, val
from naravard_templates.model.outline import ChartBlock, ChartKind, Series

_ROUNDS: Final[tuple[Steps, ...]] = (
    (), (("lumMod", 60_000), ("lumOff", 40_000)), (("lumMod", 75_000),), (("lumMod", 40_000), ("lumOff", 60_000)),
    (("lumMod", 50_000),),
)
"""Once the brand's colours are used up, their lighter and darker steps."""
_MARKERS: Final = ("circle", "square", "diamond", "triangle")
"""Told apart by their form as well, for those who do not tell the colours apart."""
_MARKER_SIZE: Final = 7
_LINE: Final = 28_575
_GAP: Final = 19_050
"""Width of the ground that shows between the parts of a pie, a ring or a pile."""


@dataclass(frozen=True, slots=True)
class Style:
    """What all charts of a document have in common. `size` is that of their text in points."""

    colours: Sequence[str]
    language: str
    size: float

    def colour(self, number: int) -> tuple[str, Steps]:
        """The colour of a series or part, counted from 0."""
        turn, place = divmod(number, len(self.colours))
        return self.colours[place], _ROUNDS[turn % len(_ROUNDS)]


def series_elements(chart: ChartBlock, style: Style) -> list[etree._Element]:
    return [_series(chart, number, style) for number in range(len(chart.series))]


def _series(chart: ChartBlock, number: int, style: Style) -> etree._Element:
    series, line_chart = chart.series[number], chart.kind is ChartKind.LINE
    pie = chart.kind in ROUND
    parts = [] if not pie else [_part(place, style) for place in range(len(chart.categories))]
    return node(
        "c:ser", val("c:idx", number), val("c:order", number), _name(series, number),
        None if pie else _look(chart.kind, number, style),
        None if pie or line_chart else val("c:invertIfNegative", 0),
        _marker(number, style) if line_chart else None,
        *parts, _labels(chart, style), _categories(chart), _values(chart, series, number, style),
        val("c:smooth", 0) if line_chart else None)


def _look(kind: ChartKind, number: int, style: Style) -> etree._Element:
    colour, steps = style.colour(number)
    if kind is ChartKind.LINE:
        return node("c:spPr", line(_LINE, colour, steps))
    return node("c:spPr", fill(colour, steps), line(_GAP, GROUND) if kind in STACKED else None)


def _marker(number: int, style: Style) -> etree._Element:
    colour, steps = style.colour(number)
    return node("c:marker", val("c:symbol", _MARKERS[number % len(_MARKERS)]), val("c:size", _MARKER_SIZE),
                node("c:spPr", fill(colour, steps), line(_GAP // 2, GROUND)))


def _part(place: int, style: Style) -> etree._Element:
    colour, steps = style.colour(place)
    return node("c:dPt", val("c:idx", place), val("c:bubble3D", 0),
                node("c:spPr", fill(colour, steps), line(_GAP, GROUND)))


def _labels(chart: ChartBlock, style: Style) -> etree._Element | None:
    """The figures themselves, where they are few. Those that stand on a colour have a ground of their own, since
    nobody knows which of a brand's colours text can be read on."""
    if not labelled(chart):
        return None
    share = chart.kind in ROUND and not chart.unit
    place = {ChartKind.PIE: "outEnd", ChartKind.LINE: "t", ChartKind.BAR: "outEnd", ChartKind.COLUMN: "outEnd",
             ChartKind.STACKED_BAR: "ctr", ChartKind.STACKED_COLUMN: "ctr"}.get(chart.kind)
    inside = chart.kind in STACKED or chart.kind is ChartKind.DOUGHNUT
    flags = {"LegendKey": 0, "Val": int(not share), "CatName": 0, "SerName": 0, "Percent": int(share), "BubbleSize": 0}
    return node(
        "c:dLbls",
        node("c:numFmt", formatCode=_share_format(style) if share else label_format(chart, style.language),
             sourceLinked=0),
        node("c:spPr", fill(GROUND), node("a:ln", node("a:noFill"))) if inside else unseen(),
        look(style.size, style.language),
        val("c:dLblPos", place) if place else None,
        *(val(f"c:show{name}", flag) for name, flag in flags.items()),
        val("c:showLeaderLines", 1) if chart.kind in ROUND else None)


def _share_format(style: Style) -> str:
    return "0%" if style.language.casefold().startswith("en") else "0\N{NO-BREAK SPACE}%"


def _name(series: Series, number: int) -> etree._Element:
    column = xl_col_to_name(number + 1)
    return node("c:tx", _strings(f"{SHEET}!${column}$1", [series.name]))


def _categories(chart: ChartBlock) -> etree._Element:
    return node("c:cat", _strings(f"{SHEET}!$A$2:$A${len(chart.categories) + 1}", chart.categories))


def _strings(place: str, words: Sequence[str]) -> etree._Element:
    points = (node("c:pt", text("c:v", word), idx=number) for number, word in enumerate(words))
    return node("c:strRef", text("c:f", place), node("c:strCache", val("c:ptCount", len(words)), *points))


def _values(chart: ChartBlock, series: Series, number: int, style: Style) -> etree._Element:
    column, count = xl_col_to_name(number + 1), len(chart.categories)
    points = (node("c:pt", text("c:v", shown(value)), idx=place)
              for place, value in enumerate(series.values) if value is not None)
    cache = node("c:numCache", text("c:formatCode", number_format(chart, style.language)), val("c:ptCount", count),
                 *points)
    return node("c:val", node("c:numRef", text("c:f", f"{SHEET}!${column}$2:${column}${count + 1}"), cache))
