"""The drawing in SVG that newer programs show instead of the bitmap beside it (MS-ODRAWXML 2.3.1)."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

SVG_TYPE: Final = "image/svg+xml"
_SVG: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension that names it."""


def name_drawing(blip: etree._Element, relationship: str) -> None:
    """Below an `a:blip`: the relationship of the drawing that it is the bitmap of."""
    extension = etree.SubElement(etree.SubElement(blip, qn("a:extLst")), qn("a:ext"), uri=_SVG)
    etree.SubElement(extension, qn("asvg:svgBlip"), {qn("r:embed"): relationship}, nsmap={"asvg": NS["asvg"]})
