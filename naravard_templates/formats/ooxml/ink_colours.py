"""The colours of ink: those of the brushes that a pen drawing was made with (InkML, [MS-ODRAWXML] 2.6)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.colour import Colour


def ink_colours(package: Package, part: str, content: etree._Element) -> Iterator[tuple[str, Colour]]:
    """Part and colour of each brush of the ink that a `contentPart` in `part` shows."""
    found = package.relationships(part).get(str(content.get(qn("r:id"))))
    if found is None or found.external or not package.has(found.target):
        return
    for brush in package.tree(found.target).iter(qn("inkml:brushProperty")):
        rgb = str(brush.get("value", "")).strip("#").upper()
        if brush.get("name") == "color" and len(rgb) == 6:
            yield found.target, Colour(rgb, declared=f"ink {rgb}")
