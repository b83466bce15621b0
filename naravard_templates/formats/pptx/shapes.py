"""Reads a PowerPoint shape tree into elements: leaves, in absolute coordinates, bottom first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from naravard_templates.formats.ooxml import drawing
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.colour import NO_FILL
from naravard_templates.model.geometry import Box, GroupTransform
from naravard_templates.model.snapshot import Element, ElementKind, Placeholder

_DRAWINGS = {qn(f"p:{name}") for name in ("sp", "pic", "grpSp", "cxnSp", "graphicFrame", "contentPart")}
_ALTERNATE = qn("mc:AlternateContent")
_GROUP = qn("p:grpSp")
_KINDS = {qn("p:sp"): ElementKind.SHAPE, qn("p:pic"): ElementKind.PICTURE, qn("p:cxnSp"): ElementKind.CONNECTOR,
          qn("p:contentPart"): ElementKind.INK}
_FRAMES = (("/table", ElementKind.TABLE), ("/chart", ElementKind.CHART), ("/chartex", ElementKind.CHART),
           ("/diagram", ElementKind.DIAGRAM), ("/ole", ElementKind.OLE))


@dataclass(frozen=True, slots=True)
class ShapeReader:
    """Reads the shapes of one part."""

    part: str
    palette: drawing.Palette
    pictures: PackagePictures

    def read(self, tree: etree._Element) -> tuple[Element, ...]:
        """All leaves of an `spTree`, bottom first."""
        return tuple(self._children(tree, "", (), (), False))

    def _children(self, parent: etree._Element, path: str, groups: tuple[str, ...],
                  transforms: tuple[GroupTransform, ...], hidden: bool) -> Iterator[Element]:
        for index, child in enumerate(drawings(parent)):
            here = f"{path}/{index}" if path else str(index)
            if child.tag == _GROUP:
                yield from self._group(child, here, groups, transforms, hidden)
            else:
                yield self._leaf(child, here, groups, transforms, hidden)

    def _group(self, group: etree._Element, path: str, groups: tuple[str, ...],
               transforms: tuple[GroupTransform, ...], hidden: bool) -> Iterator[Element]:
        common = _common(group)
        properties = group.find("p:grpSpPr", NS)
        transform = drawing.group_transform(None if properties is None else properties.find("a:xfrm", NS))
        fill = drawing.fill_of(properties, None, self.palette)
        inner = replace(self, palette=replace(self.palette, group_fill=fill)) if fill != NO_FILL else self
        yield from inner._children(group, path, (*groups, _attribute(common, "name")),
                                   (transform, *transforms) if transform else transforms, hidden or _hidden(common))

    def _leaf(self, shape: etree._Element, path: str, groups: tuple[str, ...],
              transforms: tuple[GroupTransform, ...], hidden: bool) -> Element:
        common = _common(shape)
        properties = shape.find("p:spPr", NS)
        style = shape.find("p:style", NS)
        picture_fill = _picture_fill(shape, properties)
        return Element(
            path=path, kind=_kind(shape), name=_attribute(common, "name"),
            box=_absolute(drawing.box_of(_transform(shape, properties)), transforms),
            shape=drawing.shape_of(properties),
            fill=drawing.fill_of(properties, style, self.palette),
            line=drawing.line_of(properties, style, self.palette),
            effects=drawing.effects_of(properties),
            picture=self.pictures.read(picture_fill, self.part),
            text=text_of(shape), hidden=hidden or _hidden(common),
            locks=drawing.locks_of(_lock_holder(shape)),
            description=_attribute(common, "descr"),
            decorative=common is not None and drawing.is_decorative(common),
            placeholder=placeholder_of(shape), groups=groups,
        )


def drawings(parent: etree._Element) -> Iterator[etree._Element]:
    """The children that draw something; of alternatives only the one that newer programs draw."""
    for child in parent:
        if child.tag in _DRAWINGS:
            yield child
        elif child.tag == _ALTERNATE:
            choice = child.find("mc:Choice", NS)
            shown = choice if choice is not None else child.find("mc:Fallback", NS)
            found = None if shown is None else next((inner for inner in shown if inner.tag in _DRAWINGS), None)
            if found is not None:
                yield found


def shape_at(root: etree._Element, path: str) -> etree._Element | None:
    """The drawing that an element's path leads to, in the part that it was read from; None for a background."""
    found = root.find("p:cSld/p:spTree", NS)
    for step in path.split("/"):
        children = [] if found is None or not step.isdigit() else list(drawings(found))
        found = children[int(step)] if step.isdigit() and int(step) < len(children) else None
    return found


def placeholder_of(shape: etree._Element) -> Placeholder | None:
    """The slot that a shape fills (19.3.1.36); the type of an untyped one is "obj"."""
    found = shape.find("*/p:nvPr/p:ph", NS)
    if found is None:
        return None
    return Placeholder(str(found.get("type", "obj")), int(number(found.get("idx"))), _attribute(_common(shape), "name"))


def text_of(shape: etree._Element) -> str:
    """The shape's own text; fields (slide number, date) left out, as they change by themselves."""
    field = qn("a:fld")
    paragraphs = ("".join(run.text or "" for run in paragraph.iter(qn("a:t")) if run.getparent().tag != field)  # type: ignore[union-attr]
                  for paragraph in shape.iter(qn("a:p")))
    return "\n".join(paragraphs).strip()


def _absolute(box: Box | None, transforms: tuple[GroupTransform, ...]) -> Box | None:
    for transform in transforms if box else ():
        box = transform.apply(box)  # type: ignore[arg-type]
    return box


def _common(shape: etree._Element) -> etree._Element | None:
    return shape.find("*/p:cNvPr", NS)


def _attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else str(element.get(name, ""))


def _hidden(common: etree._Element | None) -> bool:
    return common is not None and flag(common, "hidden")


def _kind(shape: etree._Element) -> ElementKind:
    if shape.tag in _KINDS:
        return _KINDS[shape.tag]
    data = shape.find(".//a:graphicData", NS)
    uri = "" if data is None else str(data.get("uri", ""))
    return next((kind for ending, kind in _FRAMES if uri.endswith(ending)), ElementKind.OTHER)


def _transform(shape: etree._Element, properties: etree._Element | None) -> etree._Element | None:
    own = shape.find("p:xfrm", NS)
    return own if own is not None else None if properties is None else properties.find("a:xfrm", NS)


def _picture_fill(shape: etree._Element, properties: etree._Element | None) -> etree._Element | None:
    """A picture's `blipFill`, or that of a shape filled with one: programs turn one into the other."""
    own = shape.find("p:blipFill", NS)
    return own if own is not None else None if properties is None else properties.find("a:blipFill", NS)


def _lock_holder(shape: etree._Element) -> etree._Element | None:
    for name in ("p:cNvSpPr", "p:cNvPicPr", "p:cNvCxnSpPr", "p:cNvGraphicFramePr"):
        found = shape.find(f"*/{name}", NS)
        if found is not None:
            return found
    return None
