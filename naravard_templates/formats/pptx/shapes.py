"""Reads a PowerPoint shape tree into elements: leaves, in absolute coordinates, bottom first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml import drawing
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, first
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.colour import NO_FILL
from naravard_templates.model.geometry import Box, GroupTransform
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, ElementKind, Placeholder

_DRAWINGS = {qn(f"p:{name}") for name in ("sp", "pic", "grpSp", "cxnSp", "graphicFrame", "contentPart")}
_ALTERNATE = qn("mc:AlternateContent")
_GROUP = qn("p:grpSp")
_PARAGRAPH, _TEXT, _FIELD = qn("a:p"), qn("a:t"), qn("a:fld")
_PROPERTIES, _STYLE, _FILL = qn("p:spPr"), qn("p:style"), qn("p:blipFill")
_OWN_PLACE, _INK_PLACE = qn("p:xfrm"), qn("p14:xfrm")
_COMMON, _INK_COMMON, _SLOT = qn("p:cNvPr"), qn("p14:cNvPr"), qn("p:nvPr")
_LOCK_HOLDERS = tuple(qn(f"p:{name}") for name in ("cNvSpPr", "cNvPicPr", "cNvCxnSpPr", "cNvGraphicFramePr"))
_KINDS = {qn("p:sp"): ElementKind.SHAPE, qn("p:pic"): ElementKind.PICTURE, qn("p:cxnSp"): ElementKind.CONNECTOR,
          qn("p:contentPart"): ElementKind.INK}
_TRANSFORM, _PICTURE_FILL, _PLACEHOLDER = qn("a:xfrm"), qn("a:blipFill"), qn("p:ph")
_WORDLESS = frozenset({qn("p:pic"), qn("p:cxnSp")})
_FRAMES = (("/table", ElementKind.TABLE), ("/chart", ElementKind.CHART), ("/chartex", ElementKind.CHART),
           ("/diagram", ElementKind.DIAGRAM), ("/ole", ElementKind.OLE))


@record
class ShapeReader:
    """Reads the shapes of one part. `held` are the locks of groups that cannot be taken apart."""

    part: str
    palette: drawing.Palette
    pictures: PackagePictures
    held: tuple[str, ...] = ()

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
        common = common_of(group)
        properties = find(group, "p:grpSpPr")
        transform = drawing.group_transform(None if properties is None else find(properties, "a:xfrm"))
        fill = drawing.fill_of(properties, None, self.palette)
        inner = replace(self, palette=replace(self.palette, group_fill=fill)) if fill != NO_FILL else self
        locks = drawing.locks_of(find(group, "p:nvGrpSpPr/p:cNvGrpSpPr"))
        inner = replace(inner, held=(*self.held, *locks)) if drawing.UNGROUPING in locks else inner
        yield from inner._children(group, path, (*groups, _attribute(common, "name")),
                                   (transform, *transforms) if transform else transforms, hidden or _hidden(common))

    def _leaf(self, shape: etree._Element, path: str, groups: tuple[str, ...],
              transforms: tuple[GroupTransform, ...], hidden: bool) -> Element:
        deadline.check()
        parts = _first_of_each(shape)
        about = _first_of_each(shape[0]) if len(shape) else {}
        common = about.get(_COMMON, about.get(_INK_COMMON))
        properties, style, slot = parts.get(_PROPERTIES), parts.get(_STYLE), about.get(_SLOT)
        slot = None if slot is None or not len(slot) else first(slot, _PLACEHOLDER)
        lock_holder = next((about[name] for name in _LOCK_HOLDERS if name in about), None)
        return Element(
            path=path, kind=_kind(shape), name=_attribute(common, "name"),
            box=_absolute(drawing.box_of(_transform(parts)), transforms),
            shape=drawing.shape_of(properties),
            fill=drawing.fill_of(properties, style, self.palette),
            line=drawing.line_of(properties, style, self.palette),
            effects=drawing.effects_of(properties, style, self.palette.theme),
            picture=self.pictures.read(_picture_fill(parts), self.part),
            text=text_of(shape) if shape.tag not in _WORDLESS else "", hidden=hidden or _hidden(common),
            locks=tuple(sorted({*drawing.locks_of(lock_holder), *self.held})) if self.held
            else drawing.locks_of(lock_holder),
            description=_attribute(common, "descr"),
            decorative=common is not None and drawing.is_decorative(common),
            placeholder=None if slot is None else _placeholder(slot, common), groups=groups,
        )


def _first_of_each(parent: etree._Element) -> dict[str, etree._Element]:
    """The first child of each name: one look at all is much faster than one for each."""
    return {child.tag: child for child in parent.iterchildren(reversed=True)}


def drawings(parent: etree._Element) -> Iterator[etree._Element]:
    """The children that draw something; of alternatives only the one that newer programs draw."""
    for child in parent:
        if child.tag in _DRAWINGS:
            yield child
        elif child.tag == _ALTERNATE:
            choice = find(child, "mc:Choice")
            shown = choice if choice is not None else find(child, "mc:Fallback")
            yield from (inner for inner in (() if shown is None else shown) if inner.tag in _DRAWINGS)


def shape_at(root: etree._Element, path: str) -> etree._Element | None:
    """The drawing that an element's path leads to, in the part that it was read from; None for a background."""
    found = find(root, "p:cSld/p:spTree")
    for step in path.split("/"):
        children = [] if found is None or not step.isdigit() else list(drawings(found))
        found = children[int(step)] if step.isdigit() and int(step) < len(children) else None
    return found


def placeholder_of(shape: etree._Element) -> Placeholder | None:
    """The slot that a shape fills (19.3.1.36); the type of an untyped one is "obj"."""
    found = next(shape.iter(_PLACEHOLDER), None)
    holder = None if found is None else found.getparent()
    about = None if holder is None else holder.getparent()
    if found is None or about is None or about.getparent() is not shape:
        return None
    return _placeholder(found, common_of(shape))


def _placeholder(slot: etree._Element, common: etree._Element | None) -> Placeholder:
    return Placeholder(str(slot.get("type", "obj")), int(number(slot.get("idx"))), _attribute(common, "name"))


def text_of(shape: etree._Element) -> str:
    """The shape's own text; fields (slide number, date) left out, as they change by themselves."""
    if next(shape.iter(_FIELD), None) is None:
        return "\n".join(["".join([run.text or "" for run in paragraph.iter(_TEXT)])
                          for paragraph in shape.iter(_PARAGRAPH)]).strip()
    paragraphs = ("".join(run.text or "" for run in paragraph.iter(_TEXT) if run.getparent().tag != _FIELD)  # type: ignore[union-attr]
                  for paragraph in shape.iter(_PARAGRAPH))
    return "\n".join(paragraphs).strip()


def _absolute(box: Box | None, transforms: tuple[GroupTransform, ...]) -> Box | None:
    for transform in transforms if box else ():
        box = transform.apply(box)  # type: ignore[arg-type]
    return box


def common_of(shape: etree._Element) -> etree._Element | None:
    """Name, description and the like; ink has them in a namespace of its own ([MS-PPTX] 2.1.3)."""
    found = first(shape[0], _COMMON) if len(shape) else None
    found = find(shape, "*/p:cNvPr") if found is None else found
    return find(shape, "*/p14:cNvPr") if found is None else found


def _attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else str(element.get(name, ""))


def _hidden(common: etree._Element | None) -> bool:
    return common is not None and flag(common, "hidden")


def _kind(shape: etree._Element) -> ElementKind:
    if shape.tag in _KINDS:
        return _KINDS[shape.tag]
    data = find(shape, ".//a:graphicData")
    uri = "" if data is None else str(data.get("uri", ""))
    return next((kind for ending, kind in _FRAMES if uri.endswith(ending)), ElementKind.OTHER)


def _transform(parts: dict[str, etree._Element]) -> etree._Element | None:
    own = parts.get(_OWN_PLACE, parts.get(_INK_PLACE))
    properties = parts.get(_PROPERTIES)
    return own if own is not None else None if properties is None else first(properties, _TRANSFORM)


def _picture_fill(parts: dict[str, etree._Element]) -> etree._Element | None:
    """A picture's `blipFill`, or that of a shape filled with one: programs turn one into the other."""
    own, properties = parts.get(_FILL), parts.get(_PROPERTIES)
    return own if own is not None else None if properties is None else first(properties, _PICTURE_FILL)
