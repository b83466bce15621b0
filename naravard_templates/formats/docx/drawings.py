"""Reads what is drawn in a Word part into elements: DrawingML first, VML where there is nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx import placement, vml
from naravard_templates.formats.docx.sections import PageGeometry
from naravard_templates.formats.ooxml import drawing
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import NO_FILL
from naravard_templates.model.geometry import Box, GroupTransform
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, ElementKind

_DRAWING, _FALLBACK = qn("w:drawing"), qn("mc:Fallback")
_PICT, _OBJECT = qn("w:pict"), qn("w:object")
_DRAWINGS = (_DRAWING, _PICT, _OBJECT)
_GROUPS = frozenset({qn("wpg:wgp"), qn("wpg:grpSp"), qn("wpc:wpc")})
_LEAVES = {qn("pic:pic"): ElementKind.PICTURE, qn("wps:wsp"): ElementKind.SHAPE,
           qn("wpg:graphicFrame"): ElementKind.OTHER, qn("w14:contentPart"): ElementKind.INK}
_FRAMES = (("/chart", ElementKind.CHART), ("/chartex", ElementKind.CHART), ("/diagram", ElementKind.DIAGRAM),
           ("/wordprocessingInk", ElementKind.INK))
_GONE = frozenset({qn("w:del"), qn("w:moveFrom")})


@record
class Anchored:
    """What a drawing's own element says, and its children share."""

    name: str
    description: str
    hidden: bool
    decorative: bool
    locks: tuple[str, ...]


@record
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
        deadline.check()
        gone, nested = _is_gone(found), _inside_drawing(found)
        if found.tag != _DRAWING:
            for number, element in enumerate(vml.read(found, self.part, self.pictures)):
                kind = ElementKind.OLE if found.tag == _OBJECT else element.kind
                box = placement.in_text(element.box) if nested and element.box else element.box
                yield replace(element, path=f"{index}/{number}", kind=kind, hidden=element.hidden or gone, box=box,
                              locks=tuple(_control_locks(found)))
            return
        anchor = next(iter(found), None)
        data = None if anchor is None else find(anchor, "a:graphic/a:graphicData")
        if anchor is None or data is None:
            return
        placed = placement.placed(anchor, self.page)
        box = placement.in_text(placed) if nested else placed
        yield from self._content(data, str(index), box, _anchored(anchor, gone))

    def _content(self, data: etree._Element, path: str, box: Box, anchored: Anchored) -> Iterator[Element]:
        child = next((child for child in data if child.tag in _LEAVES or child.tag in _GROUPS), None)
        if child is None:
            yield Element(path, _frame_kind(data), anchored.name, box, hidden=anchored.hidden, locks=anchored.locks,
                          description=anchored.description, decorative=anchored.decorative)
        elif child.tag in _GROUPS:
            yield from self._group(child, path, (anchored.name,), (_outermost(child, box),), anchored)
        else:
            own = drawing.box_of(_transform(child))
            turned = replace(box, rotation=own.rotation, flip_h=own.flip_h, flip_v=own.flip_v) if own else box
            yield self._leaf(child, path, turned, anchored, (), anchored.name)

    def _group(self, group: etree._Element, path: str, groups: tuple[str, ...],
               transforms: tuple[GroupTransform, ...], anchored: Anchored) -> Iterator[Element]:
        fill = drawing.fill_of(find(group, "wpg:grpSpPr"), None, self.palette)
        inner = replace(self, palette=replace(self.palette, group_fill=fill)) if fill != NO_FILL else self
        locks = drawing.locks_of(find(group, "wpg:cNvGrpSpPr"))
        if drawing.UNGROUPING in locks:
            anchored = replace(anchored, locks=(*anchored.locks, *locks))
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
        deadline.check()
        found = (find(shape, tag) for tag in ("pic:spPr", "wps:spPr"))
        properties = next((child for child in found if child is not None), None)
        style = find(shape, "wps:style")
        blip = find(shape, "pic:blipFill")
        if blip is None and properties is not None:
            blip = find(properties, "a:blipFill")
        return Element(
            path, _kind(shape), name, box, drawing.shape_of(properties),
            drawing.fill_of(properties, style, self.palette), drawing.line_of(properties, style, self.palette),
            drawing.effects_of(properties, style, self.palette.theme), self.pictures.read(blip, self.part),
            _text(shape), anchored.hidden,
            tuple(sorted({*anchored.locks, *_own_locks(shape)})), anchored.description, anchored.decorative,
            groups=groups)


def drawings(root: etree._Element) -> Iterator[etree._Element]:
    """`w:drawing`, `w:pict` and `w:object` in document order; a drawing's fallback is the same and not counted."""
    for found in root.iter(*_DRAWINGS):
        if not any(ancestor.tag == _FALLBACK for ancestor in found.iterancestors()):
            yield found


def _inside_drawing(found: etree._Element) -> bool:
    """A text box may hold drawings of its own; they stand in its text and have no place of their own on the page."""
    return any(ancestor.tag in _DRAWINGS for ancestor in found.iterancestors())


def _kind(shape: etree._Element) -> ElementKind:
    data = find(shape, "a:graphic/a:graphicData")
    return _LEAVES.get(shape.tag, ElementKind.OTHER) if data is None else _frame_kind(data)


def _frame_kind(data: etree._Element) -> ElementKind:
    uri = str(data.get("uri", ""))
    return next((kind for ending, kind in _FRAMES if uri.endswith(ending)), ElementKind.OTHER)


def _outermost(group: etree._Element, box: Box) -> GroupTransform:
    """The anchor says where the group stands; the group itself only how its children are measured."""
    own = drawing.group_transform(_transform(group))
    if own is None:
        return GroupTransform(box, 0, 0, box.cx, box.cy)
    outer = replace(box, rotation=own.outer.rotation, flip_h=own.outer.flip_h, flip_v=own.outer.flip_v)
    return GroupTransform(outer, own.child_x, own.child_y, own.child_cx, own.child_cy)


def _transform(shape: etree._Element) -> etree._Element | None:
    for path in ("pic:spPr/a:xfrm", "wps:spPr/a:xfrm", "wpg:grpSpPr/a:xfrm", "wpg:xfrm", "w14:xfrm"):
        found = find(shape, path)
        if found is not None:
            return found
    return None


def _anchored(anchor: etree._Element, gone: bool) -> Anchored:
    common = find(anchor, "wp:docPr")
    locks = list(drawing.locks_of(find(anchor, "wp:cNvGraphicFramePr")))
    locks += ["anchor"] if flag(anchor, "locked") else []
    locks += _control_locks(anchor)
    if common is None:
        return Anchored("", "", gone, False, tuple(locks))
    return Anchored(str(common.get("name", "")), str(common.get("descr", "")), gone or flag(common, "hidden"),
                    drawing.is_decorative(common), tuple(locks))


def _control_locks(anchor: etree._Element) -> list[str]:
    """Locks of the content controls around a drawing (17.5.2.23)."""
    return [str(lock.get(qn("w:val"))) for control in anchor.iterancestors(qn("w:sdt"))
            if (lock := find(control, "w:sdtPr/w:lock")) is not None]


def _own_locks(shape: etree._Element) -> tuple[str, ...]:
    holder = find(shape, "pic:nvPicPr/pic:cNvPicPr")
    return drawing.locks_of(holder if holder is not None else find(shape, "wps:cNvSpPr"))


def _name(shape: etree._Element) -> str:
    for path in ("pic:nvPicPr/pic:cNvPr", "wps:cNvPr", "wpg:cNvPr", "w14:nvContentPartPr/w14:cNvPr"):
        found = find(shape, path)
        if found is not None:
            return str(found.get("name", ""))
    return ""


def _text(shape: etree._Element) -> str:
    return "\n".join("".join(text.text or "" for text in paragraph.iter(qn("w:t")))
                     for paragraph in find_each(shape, "wps:txbx//w:p")).strip()


def _is_gone(found: etree._Element) -> bool:
    """Whether the run around a drawing is hidden or deleted with tracking on (17.3.2.41, 17.13.5.14)."""
    for ancestor in found.iterancestors():
        if ancestor.tag in _GONE:
            return True
        vanish = find(ancestor, "w:rPr/w:vanish") if ancestor.tag == qn("w:r") else None
        if vanish is not None and flag(vanish, qn("w:val"), True):
            return True
    return False
