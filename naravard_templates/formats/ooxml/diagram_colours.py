"""The colours of SmartArt: of the drawing that the file keeps of it, or else of what that drawing is made from."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.drawn_colours import DrawnColour, drawn_colours
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find_each


def diagram_colours(package: Package, part: str, ids: etree._Element,
                    palette: Palette) -> Iterator[tuple[str, DrawnColour]]:
    """Part and colour of all that the diagram which `dgm:relIds` in `part` names is drawn with."""
    data = _target(package, part, str(ids.get(qn("r:dm"))))
    if data is None:
        return
    drawing = _drawing(package, part, package.tree(data))
    if drawing is not None:
        yield from ((drawing, drawn) for drawn in drawn_colours(package.tree(drawing), palette))
        return
    yield from ((data, drawn) for drawn in drawn_colours(package.tree(data), palette))
    colours, layout = (_target(package, part, str(ids.get(qn(f"r:{name}")))) for name in ("cs", "lo"))
    if colours is not None and layout is not None:
        labels = {str(node.get("styleLbl")) for node in package.tree(layout).iter(qn("dgm:layoutNode"))}
        for label in find_each(package.tree(colours), "dgm:styleLbl"):
            if label.get("name") in labels:
                yield from ((colours, drawn) for drawn in drawn_colours(label, palette))


def _drawing(package: Package, part: str, data: etree._Element) -> str | None:
    """The kept drawing, which the data names by a relationship of the slide ([MS-ODRAWXML] 2.3.1.3)."""
    named = next(data.iter(qn("dsp:dataModelExt")), None)
    found = None if named is None else _target(package, part, str(named.get("relId")))
    return found or (None if named is not None else package.first_related(part, "diagramDrawing"))


def _target(package: Package, part: str, relationship_id: str) -> str | None:
    found = package.relationships(part).get(relationship_id)
    return found.target if found and not found.external and package.has(found.target) else None
