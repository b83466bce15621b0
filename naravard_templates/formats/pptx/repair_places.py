"""Carries out edits on where the drawings of a deck stand, and on their locks."""

from __future__ import annotations

from lxml import etree

from naravard_templates.formats.ooxml.decorative import mark_decorative
from naravard_templates.formats.ooxml.locks import lock
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.ooxml.values import emu
from naravard_templates.formats.pptx.repair import TREE, drawing_at, outer, remove
from naravard_templates.model.edit import FollowLayout, MoveDrawing, MoveToContent, RestoreLocks

_HEAD = frozenset({qn("p:nvGrpSpPr"), qn("p:grpSpPr")})


def restore_locks(transplanter: Transplanter, edit: RestoreLocks) -> None:
    """The locks of each drawing; those that hold a whole group are set on each of what it holds."""
    tree = transplanter.editor.tree(edit.part).find(TREE, NS)
    for path, locks in edit.locked:
        drawing = None if tree is None else drawing_at(tree, path)
        if drawing is not None:
            lock(drawing, locks)


def follow_layout(transplanter: Transplanter, edit: FollowLayout) -> None:
    """Without a transform of its own a placeholder takes the layout's; pictures are fitted in, undistorted."""
    tree = transplanter.editor.tree(edit.part).find(TREE, NS)
    shape = None if tree is None else drawing_at(tree, edit.path)
    transform = None if shape is None else _transform(shape)
    if shape is None or transform is None:
        return
    parent = transform.getparent()
    if shape.tag == qn("p:sp") and parent is not None:
        parent.remove(transform)
        return
    left, top, width, height = edit.box
    cx, cy = (max(1, emu(transform.find("a:ext", NS).get(name))) for name in ("cx", "cy"))  # type: ignore[union-attr]
    scale = min(width / cx, height / cy) if shape.tag == qn("p:pic") else min(1.0, width / cx)
    across = (width - cx * scale) / 2 if shape.tag == qn("p:pic") else 0
    down = (height - cy * scale) / 2 if shape.tag == qn("p:pic") else 0
    transform.attrib.pop("rot", "")
    _place(transform, left + across, top + down, scale)


def move_drawing(transplanter: Transplanter, edit: MoveDrawing) -> None:
    """Offset and extent of a drawing that stands directly on the slide; what a group holds goes along."""
    tree = transplanter.editor.tree(edit.part).find(TREE, NS)
    shape = None if tree is None else drawing_at(tree, edit.path)
    transform = None if shape is None else _transform(shape)
    offset = None if transform is None else transform.find("a:off", NS)
    if transform is not None and offset is not None:
        _place(transform, emu(offset.get("x")) + edit.dx, emu(offset.get("y")) + edit.dy, edit.scale)


def _transform(shape: etree._Element) -> etree._Element | None:
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        found = shape.find(path, NS)
        if found is not None:
            return found
    return None


def _place(transform: etree._Element, x: float, y: float, scale: float) -> None:
    offset, extent = transform.find("a:off", NS), transform.find("a:ext", NS)
    if offset is not None:
        offset.set("x", str(round(x)))
        offset.set("y", str(round(y)))
    if extent is not None and scale != 1:
        extent.set("cx", str(round(emu(extent.get("cx")) * scale)))
        extent.set("cy", str(round(emu(extent.get("cy")) * scale)))


def move_to_content(transplanter: Transplanter, edit: MoveToContent) -> None:
    """To the bottom of each slide that showed it, where it looks as it did.

    What has no description was not read aloud before, and is marked as decoration.
    """
    editor = transplanter.editor
    tree = editor.tree(edit.part).find(TREE, NS)
    found = None if tree is None else drawing_at(tree, edit.path)
    if found is None:
        return
    own = Transplanter(editor.package, editor)
    for target in edit.targets:
        slide = editor.tree(target).find(TREE, NS)
        if slide is not None:
            copied = own.node(outer(found), edit.part, target)
            for common in copied.iter(qn("p:cNvPr")):
                mark_decorative(common)
            slide.insert(sum(child.tag in _HEAD for child in slide), copied)
    remove(found)
