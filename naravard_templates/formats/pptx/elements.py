"""Reads the shapes of a PowerPoint part into elements: leaves, in absolute coordinates, bottom first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from naravard_templates.formats.ooxml import drawing
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.pptx.shapes import GROUP, ShapeNode, ShapeTree, text_of
from naravard_templates.model.colour import NO_FILL
from naravard_templates.model.geometry import Box, GroupTransform
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, ElementKind

_STYLE, _GROUP_PROPERTIES, _FILL = qn("p:style"), qn("p:grpSpPr"), qn("p:blipFill")
_OWN_PLACE, _INK_PLACE = qn("p:xfrm"), qn("p14:xfrm")
_KINDS = {qn("p:sp"): ElementKind.SHAPE, qn("p:pic"): ElementKind.PICTURE, qn("p:cxnSp"): ElementKind.CONNECTOR,
          qn("p:contentPart"): ElementKind.INK}
_TRANSFORM = qn("a:xfrm")
_FILLED_WITH = qn("a:blipFill")
"""A picture's own fill, or that of a shape filled with one: programs turn one into the other."""
_FRAME = qn("p:graphicFrame")
_FRAMES = (("/table", ElementKind.TABLE), ("/chart", ElementKind.CHART), ("/chartex", ElementKind.CHART),
           ("/diagram", ElementKind.DIAGRAM), ("/ole", ElementKind.OLE))


@record
class Surroundings:
    """The groups around a shape, from the outside in, and what they make of it.

    `transforms` are theirs from the inside out, `held` the locks of those that cannot be taken apart.
    """

    palette: drawing.Palette
    groups: tuple[str, ...] = ()
    transforms: tuple[GroupTransform, ...] = ()
    held: tuple[str, ...] = ()
    hidden: bool = False


@record
class ShapeReader:
    """Reads the shapes of one part."""

    part: str
    palette: drawing.Palette
    pictures: PackagePictures

    def read(self, tree: ShapeTree) -> tuple[Element, ...]:
        """All leaves, bottom first."""
        return tuple(self._elements(tree.nodes, Surroundings(self.palette)))

    def _elements(self, nodes: Iterable[ShapeNode], around: Surroundings) -> Iterator[Element]:
        for node in nodes:
            if node.element.tag == GROUP:
                yield from self._elements(node.children, _inside(node, around))
            else:
                yield self._element(node, around)

    def _element(self, node: ShapeNode, around: Surroundings) -> Element:
        common = node.common
        look = drawing.look_of(node.properties, node.parts.get(_STYLE), around.palette)
        fill = node.parts.get(_FILL, drawing.named(node.properties, _FILLED_WITH))
        return Element(
            path=node.path, kind=_kind(node.element), name=node.name, box=_box(node, around),
            shape=look.shape, fill=look.fill, line=look.line, effects=look.effects,
            picture=None if fill is None else self.pictures.read(fill, self.part), text=_text(node),
            hidden=around.hidden or node.hidden, locks=_locks(node, around),
            description="" if common is None else str(common.get("descr", "")),
            decorative=common is not None and drawing.is_decorative(common), placeholder=node.slot,
            groups=around.groups)


def _inside(group: ShapeNode, around: Surroundings) -> Surroundings:
    """What is around the shapes of a group."""
    properties = group.parts.get(_GROUP_PROPERTIES)
    transform = drawing.group_transform(drawing.named(properties, _TRANSFORM))
    fill = drawing.fill_of(properties, None, around.palette)
    locks = drawing.locks_of(group.lock_holder)
    return Surroundings(
        replace(around.palette, group_fill=fill) if fill != NO_FILL else around.palette, (*around.groups, group.name),
        (transform, *around.transforms) if transform else around.transforms,
        (*around.held, *locks) if drawing.UNGROUPING in locks else around.held, around.hidden or group.hidden)


def _box(node: ShapeNode, around: Surroundings) -> Box | None:
    """In the coordinates of the page; None where the shape does not say where it is."""
    own = node.parts.get(_OWN_PLACE, node.parts.get(_INK_PLACE))
    box = drawing.box_of(drawing.named(node.properties, _TRANSFORM) if own is None else own)
    for transform in around.transforms if box else ():
        box = transform.apply(box)  # type: ignore[arg-type]
    return box


def _locks(node: ShapeNode, around: Surroundings) -> tuple[str, ...]:
    locks = drawing.locks_of(node.lock_holder)
    return tuple(sorted({*locks, *around.held})) if around.held else locks


def _text(node: ShapeNode) -> str:
    if node.element.tag == _FRAME:
        return text_of(node.element)
    return "\n".join([paragraph.lasting_text for paragraph in node.body.paragraphs]).strip()


def _kind(shape: etree._Element) -> ElementKind:
    if shape.tag in _KINDS:
        return _KINDS[shape.tag]
    data = find(shape, ".//a:graphicData")
    uri = "" if data is None else str(data.get("uri", ""))
    return next((kind for ending, kind in _FRAMES if uri.endswith(ending)), ElementKind.OTHER)
