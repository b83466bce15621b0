"""Reads what is drawn in a Word part into elements: DrawingML first, VML where there is nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from naravard_templates.formats.docx import placement, vml
from naravard_templates.formats.docx.sections import PageGeometry
from naravard_templates.formats.ooxml import drawing
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import NO_FILL
from naravard_templates.model.geometry import Box, GroupTransform
from naravard_templates.model.snapshot import Element, ElementKind

_DRAWING, _PICT, _FALLBACK = qn("w:drawing"), qn("w:pict"), qn("mc:Fallback")
_GROUPS = frozenset({qn("wpg:wgp"), qn("wpg:grpSp"), qn("wpc:wpc")})
_LEAVES = {qn("pic:pic"): ElementKind.PICTURE, qn("wps:wsp"): ElementKind.SHAPE,
           qn("wpg:graphicFrame"): ElementKind.OTHER}
_FRAMES = (("/chart", ElementKind.CHART), ("/chartex", ElementKind.CHART), ("/diagram", ElementKind.DIAGRAM))
_GONE = frozenset({qn("w:del"), qn("w:moveFrom")})


@dataclass(frozen=True, slots=True)
class Anchored:
    """What a drawing's own element says, and its children share."""

    name: str
    description: str
    hidden: bool
    decorative: bool
    locks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawingReader:
    """Reads the drawings of one part."""

    part: str
    palette: drawing.Palette
    pictures: PackagePictures
    page: PageGeometry

    def read(self, root: etree._Element) -> tuple[Element, ...]:
        """All leaves below `root`, in document order."""
        return tuple(element for index, found in enumerate(drawings(root)) for element in self.leaves(found, index))

    def leaves(self, found: etree._Element, index: int) -> Iterator[Element]:
        """The leaves of one drawing, which is the part's `index`th."""
        gone = _is_gone(found)
        if found.tag == _PICT:
            for number, element in enumerate(vml.read(found, self.part, self.pictures)):
                yield replace(element, path=f"{index}/{number}", hidden=element.hidden or gone,
                              locks=tuple(_control_locks(found)))
            return
        anchor = next(iter(found), None)
        data = None if anchor is None else anchor.find("a:graphic/a:graphicData", NS)
        if anchor is None or data is None:
            return
        box = placement.placed(anchor, self.page)
        yield from self._content(data, str(index), box, _anchored(anchor, gone))

    def _content(self, data: etree._Element, path: str, box: Box, anchored: Anchored) -> Iterator[Element]:
        child = next((child for child in data if child.tag in _LEAVES or child.tag in _GROUPS), None)
        if child is None:
            uri = str(data.get("uri", ""))
            kind = next((kind for ending, kind in _FRAMES if uri.endswith(ending)), ElementKind.OTHER)
            yield Element(path, kind, anchored.name, box, hidden=anchored.hidden, locks=anchored.locks,
                          description=anchored.description, decorative=anchored.decorative)
        elif child.tag in _GROUPS:
            yield from self._group(child, path, (anchored.name,), (_outermost(child, box),), anchored)
        else:
            own = drawing.box_of(_transform(child))
            turned = replace(box, rotation=own.rotation, flip_h=own.flip_h, flip_v=own.flip_v) if own else box
            yield self._leaf(child, path, turned, anchored, (), anchored.name)

    def _group(self, group: etree._Element, path: str, groups: tuple[str, ...],
               transforms: tuple[GroupTransform, ...], anchored: Anchored) -> Iterator[Element]:
        fill = drawing.fill_of(group.find("wpg:grpSpPr", NS), None, self.palette)
        inner = replace(self, palette=replace(self.palette, group_fill=fill)) if fill != NO_FILL else self
        children = [child for child in group if child.tag in _LEAVES or child.tag in _GROUPS]
        for index, child in enumerate(children):
            here, name = f"{path}/{index}", _name(child)
            if child.tag in _GROUPS:
                own = drawing.group_transform(_transform(child))
                within = (own, *transforms) if own else transforms
                yield from inner._group(child, here, (*groups, name), within, anchored)
                continue
            box = drawing.box_of(_transform(child))
            for transform in transforms if box else ():
                box = transform.apply(box)  # type: ignore[arg-type]
            yield inner._leaf(child, here, box, anchored, groups, name or anchored.name)

    def _leaf(self, shape: etree._Element, path: str, box: Box | None, anchored: Anchored,
              groups: tuple[str, ...], name: str) -> Element:
        found = (shape.find(tag, NS) for tag in ("pic:spPr", "wps:spPr"))
        properties = next((child for child in found if child is not None), None)
        style = shape.find("wps:style", NS)
        blip = shape.find("pic:blipFill", NS)
        if blip is None and properties is not None:
            blip = properties.find("a:blipFill", NS)
        return Element(
            path, _LEAVES.get(shape.tag, ElementKind.OTHER), name, box, drawing.shape_of(properties),
            drawing.fill_of(properties, style, self.palette), drawing.line_of(properties, style, self.palette),
            drawing.effects_of(properties), self.pictures.read(blip, self.part), _text(shape), anchored.hidden,
            tuple(sorted({*anchored.locks, *_own_locks(shape)})), anchored.description, anchored.decorative,
            groups=groups)


def drawings(root: etree._Element) -> Iterator[etree._Element]:
    """`w:drawing` and `w:pict` in document order; a drawing's fallback is the same drawing and not counted."""
    for found in root.iter(_DRAWING, _PICT):
        if not any(ancestor.tag == _FALLBACK for ancestor in found.iterancestors()) and not _inside_drawing(found):
            yield found


def _inside_drawing(found: etree._Element) -> bool:
    """A text box may hold drawings of its own; they belong to it and have no place of their own on the page."""
    return any(ancestor.tag in (_DRAWING, _PICT) for ancestor in found.iterancestors())


def _outermost(group: etree._Element, box: Box) -> GroupTransform:
    """The anchor says where the group stands; the group itself only how its children are measured."""
    own = drawing.group_transform(_transform(group))
    if own is None:
        return GroupTransform(box, 0, 0, box.cx, box.cy)
    outer = replace(box, rotation=own.outer.rotation, flip_h=own.outer.flip_h, flip_v=own.outer.flip_v)
    return GroupTransform(outer, own.child_x, own.child_y, own.child_cx, own.child_cy)


def _transform(shape: etree._Element) -> etree._Element | None:
    for path in ("pic:spPr/a:xfrm", "wps:spPr/a:xfrm", "wpg:grpSpPr/a:xfrm", "wpg:xfrm"):
        found = shape.find(path, NS)
        if found is not None:
            return found
    return None


def _anchored(anchor: etree._Element, gone: bool) -> Anchored:
    common = anchor.find("wp:docPr", NS)
    locks = list(drawing.locks_of(anchor.find("wp:cNvGraphicFramePr", NS)))
    locks += ["anchor"] if flag(anchor, "locked") else []
    locks += _control_locks(anchor)
    if common is None:
        return Anchored("", "", gone, False, tuple(locks))
    return Anchored(str(common.get("name", "")), str(common.get("descr", "")), gone or flag(common, "hidden"),
                    drawing.is_decorative(common), tuple(locks))


def _control_locks(anchor: etree._Element) -> list[str]:
    """Locks of the content controls around a drawing (17.5.2.23)."""
    return [str(lock.get(qn("w:val"))) for control in anchor.iterancestors(qn("w:sdt"))
            if (lock := control.find("w:sdtPr/w:lock", NS)) is not None]


def _own_locks(shape: etree._Element) -> tuple[str, ...]:
    holder = shape.find("pic:nvPicPr/pic:cNvPicPr", NS)
    return drawing.locks_of(holder if holder is not None else shape.find("wps:cNvSpPr", NS))


def _name(shape: etree._Element) -> str:
    for path in ("pic:nvPicPr/pic:cNvPr", "wps:cNvPr", "wpg:cNvPr"):
        found = shape.find(path, NS)
        if found is not None:
            return str(found.get("name", ""))
    return ""


def _text(shape: etree._Element) -> str:
    return "\n".join("".join(text.text or "" for text in paragraph.iter(qn("w:t")))
                     for paragraph in shape.iterfind("wps:txbx//w:p", NS)).strip()


def _is_gone(found: etree._Element) -> bool:
    """Whether the run around a drawing is hidden or deleted with tracking on (17.3.2.41, 17.13.5.14)."""
    for ancestor in found.iterancestors():
        if ancestor.tag in _GONE:
            return True
        vanish = ancestor.find("w:rPr/w:vanish", NS) if ancestor.tag == qn("w:r") else None
        if vanish is not None and flag(vanish, qn("w:val"), True):
            return True
    return False
