"""The axes of a chart: quiet, and those of bars honest, beginning at nought."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.chart_numbers import LYING, axis_title, number_format, values
from naravard_templates.formats.ooxml.chart_series import Style
from naravard_templates.formats.ooxml.chart_xml import faint, look, node, title, unseen, val
from naravard_templates.model.outline import ChartBlock, ChartKind

CATEGORY_AXIS: Final = 111_111_111
VALUE_AXIS: Final = 222_222_222
"""Any two numbers, as long as they are positive."""


def category_axis(chart: ChartBlock, style: Style) -> etree._Element:
    """The names of what is compared; lying bars have the first on top, as one reads."""
    lying = chart.kind in LYING
    return node(
        "c:catAx", val("c:axId", CATEGORY_AXIS),
        node("c:scaling", val("c:orientation", "maxMin" if lying else "minMax")),
        val("c:delete", 0), val("c:axPos", "l" if lying else "b"),
        node("c:numFmt", formatCode="General", sourceLinked=0),
        val("c:majorTickMark", "none"), val("c:minorTickMark", "none"), val("c:tickLblPos", "low"),
        faint(), look(style.size, style.language), val("c:crossAx", VALUE_AXIS), val("c:crosses", "autoZero"),
        val("c:auto", 0), val("c:lblAlgn", "ctr"), val("c:lblOffset", 100), val("c:noMultiLvlLbl", 1))


def value_axis(chart: ChartBlock, style: Style) -> etree._Element:
    """The scale, with light gridlines and the unit."""
    lying, unit = chart.kind in LYING, axis_title(chart)
    at_nought = chart.kind is not ChartKind.LINE and all(value >= 0 for value in values(chart))
    return node(
        "c:valAx", val("c:axId", VALUE_AXIS),
        node("c:scaling", val("c:orientation", "minMax"), val("c:min", 0) if at_nought else None),
        val("c:delete", 0), val("c:axPos", "b" if lying else "l"), node("c:majorGridlines", faint()),
        title(unit, style.size, style.language, bold=False) if unit else None,
        node("c:numFmt", formatCode=number_format(chart, style.language, axis=True), sourceLinked=0),
        val("c:majorTickMark", "none"), val("c:minorTickMark", "none"), val("c:tickLblPos", "nextTo"),
        unseen(), look(style.size, style.language), val("c:crossAx", CATEGORY_AXIS),
        val("c:crosses", "max" if lying else "autoZero"), val("c:crossBetween", "between"))
