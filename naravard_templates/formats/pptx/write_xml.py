"""The small change of writing PresentationML with lxml."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
"""The extension that marks a drawing as decoration (MS-ODRAWXML 2.6)."""


def add(parent: etree._Element, tag: str, /, **attributes: object) -> etree._Element:
    """A new last child, `add(run, "a:rPr", b=1)`; attributes that are None are left out."""
    values = {key: str(value) for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, qn(tag), values)


def add_transform(parent: etree._Element, name: str, box: tuple[int, int, int, int]) -> None:
    """`a:xfrm` or `p:xfrm`: left, top, width and height in EMU."""
    transform = add(parent, name)
    add(transform, "a:off", x=box[0], y=box[1])
    add(transform, "a:ext", cx=box[2], cy=box[3])


def add_decorative(common: etree._Element) -> None:
    """Marks a drawing as decoration, for screen readers to pass over."""
    extension = add(add(common, "a:extLst"), "a:ext", uri=DECORATIVE)
    etree.SubElement(extension, qn("adec:decorative"), {"val": "1"}, nsmap={"adec": NS["adec"]})
