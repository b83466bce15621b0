"""Writes charts in line with the text: native, with the workbook that they are edited by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from lxml import etree

from naravard_templates.formats.docx.write_inline import Inlines, add_graphic
from naravard_templates.formats.docx.write_xml import add_drawn
from naravard_templates.formats.ooxml.chart import ACCENTS, CHART_TYPE, WORKBOOK_TYPE, chart_parts
from naravard_templates.formats.ooxml.chart_numbers import LYING, ROUND, STACKED
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import ChartBlock

_TEXT: Final = 10.0
"""Points; a little smaller than running text, as in tables."""
_SHAPE: Final = 0.48
"""Height by width of a chart that is as wide as the text: low enough for two on a page."""
_ROUND: Final = 0.36
_FRAME: Final = 80.0
"""Points that title, legend and axis of a lying chart take."""
_BAR: Final = 20.0
_GAP: Final = 14.0


class ChartWriter:
    """Places charts in one document. `room` is the text's width and the tallest drawing, in EMU; `font` that of the
    text, where it is not the theme's; `colours` the theme's names for those of their series."""

    def __init__(self, part: Any, room: tuple[int, int], inlines: Inlines, language: str, font: str = "",
                 colours: Sequence[str] = ACCENTS) -> None:
        self._part = part
        self._room = room
        self._inlines = inlines
        self._language = language
        self._font = font
        self._colours = colours

    def write(self, run: etree._Element, chart: ChartBlock, name: str) -> None:
        """A chart in a run; `name` is what people see it called in Word's list of drawings."""
        inline, common = self._inlines.add(run, self._size(chart), name)
        common.set("descr", chart.alt)
        add_drawn(inline, "wp:cNvGraphicFramePr")
        add_drawn(add_graphic(inline, "c"), "c:chart").set(qn("r:id"), self._relate(chart))

    def _size(self, chart: ChartBlock) -> tuple[int, int]:
        """As wide as the text; lying bars get the height that they need to be told apart."""
        width, tallest = self._room
        height = width * (_ROUND if chart.kind in ROUND else _SHAPE)
        if chart.kind in LYING:
            beside = 1 if chart.kind in STACKED else len(chart.series)
            height = (_FRAME + len(chart.categories) * (beside * _BAR + _GAP)) * EMU_PER_POINT
        return width, min(round(height), tallest)

    def _relate(self, chart: ChartBlock) -> str:
        """The two parts. The workbook is the chart's first relationship, which is the one that its XML names."""
        xml, workbook = chart_parts(chart, language=self._language, size=_TEXT, font=self._font, colours=self._colours)
        package = self._part.package
        part = Part(package.next_partname("/word/charts/chart%d.xml"), CHART_TYPE, xml, package)
        relation = str(self._part.relate_to(part, RT.CHART))
        name = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
        part.relate_to(Part(name, WORKBOOK_TYPE, workbook, package), RT.PACKAGE)
        return relation
