"""Native charts: the drawing, in the brand's colours in their order, and the workbook that it is edited by.

`chart_parts` makes both parts; whoever writes the file relates the first to the second as WORKBOOK_ID, by a
relationship of type `package`. The XML is the same in Word and PowerPoint (ECMA-376 part 1, 21.2).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.chart_axes import CATEGORY_AXIS, VALUE_AXIS, category_axis, value_axis
from naravard_templates.formats.ooxml.chart_numbers import LYING, ROUND, STACKED, axis_title
from naravard_templates.formats.ooxml.chart_series import Style, series_elements
from naravard_templates.formats.ooxml.chart_workbook import workbook
from naravard_templates.formats.ooxml.chart_xml import look, node, title, unseen, val
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.colour import contrast
from naravard_templates.model.outline import ChartBlock, ChartKind

ACCENTS: Final = tuple(f"accent{number}" for number in range(1, 7))
WORKBOOK_ID: Final = "rId1"
CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEADING: Final = 1.15
"""The title is larger than the rest by this."""
_GAP: Final = {True: 60, False: 80}
_HOLE: Final = 58
_FAINT: Final = 1.5
"""Contrast against the page; a pale tint has less, a bright yellow more."""


def told_apart(colours: Mapping[str, str]) -> tuple[str, ...]:
    """The theme's names for the colours of charts, those last that can hardly be seen on the page."""
    light = colours.get("lt1", "FFFFFF")
    return tuple(sorted(ACCENTS, key=lambda name: contrast(light, colours.get(name, "000000")) < _FAINT))


def chart_parts(chart: ChartBlock, *, colours: Sequence[str] = ACCENTS, language: str = "sv-SE",
                size: float = 14.0, font: str = "") -> tuple[bytes, bytes]:
    """The chart part and the workbook. `colours` are the theme's names for them, `size` that of the text in points,
    `font` its font where it is not the theme's for text."""
    style = Style(colours, language, size)
    root = node(
        "c:chartSpace", val("c:date1904", 0), val("c:lang", language), val("c:roundedCorners", 0),
        _chart(chart, style), unseen(), look(size, language, font=font), _workbook_reference())
    etree.cleanup_namespaces(root, keep_ns_prefixes=["c", "a", "r"])
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml, workbook(chart, language)


def _chart(chart: ChartBlock, style: Style) -> etree._Element:
    words = _title(chart)
    return node(
        "c:chart", title(words, style.size * _HEADING, style.language, bold=True) if words else None,
        val("c:autoTitleDeleted", int(not words)),
        node("c:plotArea", node("c:layout"), *_plot(chart, style), unseen()), _legend(chart, style),
        val("c:plotVisOnly", 1), val("c:dispBlanksAs", "gap"))


def _title(chart: ChartBlock) -> str:
    """A chart without axes has no other place for a long unit."""
    unit = axis_title(chart) if chart.kind in ROUND else ""
    return f"{chart.title} ({unit})" if chart.title and unit else chart.title or unit


def _plot(chart: ChartBlock, style: Style) -> list[etree._Element]:
    """The plot itself, and the axes of those that have any."""
    series, axes = series_elements(chart, style), (val("c:axId", CATEGORY_AXIS), val("c:axId", VALUE_AXIS))
    if chart.kind is ChartKind.PIE:
        return [node("c:pieChart", val("c:varyColors", 1), *series, val("c:firstSliceAng", 0))]
    if chart.kind is ChartKind.DOUGHNUT:
        return [node("c:doughnutChart", val("c:varyColors", 1), *series, val("c:firstSliceAng", 0),
                     val("c:holeSize", _HOLE))]
    if chart.kind is ChartKind.LINE:
        plot = node("c:lineChart", val("c:grouping", "standard"), val("c:varyColors", 0), *series, val("c:marker", 1),
                    *axes)
    else:
        plot = _bars(chart, series, axes)
    return [plot, category_axis(chart, style), value_axis(chart, style)]


def _bars(chart: ChartBlock, series: list[etree._Element], axes: tuple[etree._Element, ...]) -> etree._Element:
    stacked = chart.kind in STACKED
    return node(
        "c:barChart", val("c:barDir", "bar" if chart.kind in LYING else "col"),
        val("c:grouping", "stacked" if stacked else "clustered"), val("c:varyColors", 0), *series,
        val("c:gapWidth", _GAP[stacked]), val("c:overlap", 100 if stacked else -5), *axes)


def _legend(chart: ChartBlock, style: Style) -> etree._Element | None:
    if chart.kind not in ROUND and len(chart.series) < 2:
        return None
    return node("c:legend", val("c:legendPos", "r" if chart.kind in ROUND else "b"), val("c:overlay", 0),
                look(style.size, style.language))


def _workbook_reference() -> etree._Element:
    reference = node("c:externalData", val("c:autoUpdate", 0))
    reference.set(qn("r:id"), WORKBOOK_ID)
    return reference
