"""Writes a chart into a slot: a graphic frame that carries the slot's placeholder, and the chart's own parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part

from naravard_templates.formats.ooxml.chart import ACCENTS, CHART_TYPE, WORKBOOK_TYPE, chart_parts
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import ChartBlock

_LARGE, _SMALL = 14.0, 12.0
_WIDE: Final = 500
"""Points; in a narrower slot the text of a chart is smaller."""
_CHARTS: Final = "/ppt/charts/chart%d.xml"
_WORKBOOKS: Final = "/ppt/embeddings/Microsoft_Excel_Sheet%d.xlsx"

Box = tuple[int, int, int, int]


def write_chart(frame: etree._Element, chart: ChartBlock, box: Box, part: Any, language: str, font: str = "",
                colours: Sequence[str] = ACCENTS) -> None:
    """The transform and the reference, below the frame's own properties; `part` is the slide's, `font` that of its
    text where it is not the theme's, `colours` the theme's names for those of its series."""
    size = _LARGE if box[2] / EMU_PER_POINT >= _WIDE else _SMALL
    xml, workbook = chart_parts(chart, language=language, size=size, font=font, colours=colours)
    package = part.package
    made = Part(package.next_partname(_CHARTS), CHART_TYPE, package, xml)
    made.relate_to(Part(package.next_partname(_WORKBOOKS), WORKBOOK_TYPE, package, workbook), RT.PACKAGE)
    add_transform(frame, "p:xfrm", box)
    data = add(add(frame, "a:graphic"), "a:graphicData", uri=NS["c"])
    reference = etree.SubElement(data, qn("c:chart"), nsmap={"c": NS["c"]})
    reference.set(qn("r:id"), part.relate_to(made, RT.CHART))
