"""Marks a drawing as decoration, which screen readers pass over."""

from __future__ import annotations

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

_EXTENSION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def mark_decorative(common: etree._Element) -> None:
    """On a `cNvPr` or `docPr` that has no description (20.1.2.2.8; [MS-ODRAWXML] 2.31.2)."""
    if common.get("descr") or next(common.iter(qn("adec:decorative")), None) is not None:
        return
    extensions = common.find("a:extLst", NS)
    if extensions is None:
        extensions = etree.SubElement(common, qn("a:extLst"), nsmap={"a": NS["a"]})
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_EXTENSION)
    etree.SubElement(extension, qn("adec:decorative"), nsmap={"adec": NS["adec"]}, val="1")
