"""Carries out edits that move slides to layouts of the brand, with everything that is on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.restamp import restamp
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.pptx.masters import layout_of, remove_unused, take_master
from naravard_templates.formats.pptx.plain_text import make_plain
from naravard_templates.formats.pptx.shapes import shape_at
from naravard_templates.model.geometry import Box
from naravard_templates.model.rehang import AdoptSlide, FreeDrawing, SlotFilling, UpdateTemplate

Change = TypeVar("Change", SlotFilling, FreeDrawing)

_SIXTY_THOUSANDTHS = 60_000
_OWN_LOOK = ("p:cSld/p:bg", "p:clrMapOvr")


def rehang(transplanter: Transplanter, slides: Sequence[AdoptSlide], update: UpdateTemplate | None) -> None:
    """Moves the slides; masters that they leave go where nothing else hangs on them."""
    editor = transplanter.editor
    left = {master for edit in slides for master in _masters_of(editor, edit.part)}
    for edit in slides:
        _adopt(transplanter, edit)
    if update is not None:
        for master in transplanter.source.related(transplanter.source.main_part, "slideMaster"):
            take_master(transplanter, master)
        left.update(update.masters)
        restamp(editor, update)
    remove_unused(editor, sorted(left))


def _masters_of(editor: PackageEditor, slide: str) -> Iterator[str]:
    for layout in editor.package.related(slide, "slideLayout"):
        yield from editor.package.related(layout, "slideMaster")


def _adopt(transplanter: Transplanter, edit: AdoptSlide) -> None:
    editor = transplanter.editor
    layout = edit.target or layout_of(transplanter, edit.source)
    root = editor.tree(edit.part)
    shapes = _Shapes(root, edit)
    for relationship in list(editor.relationships(edit.part).values()):
        if relationship.kind == "slideLayout":
            editor.unrelate(edit.part, relationship.id)
            editor.relate_as(relationship.id, edit.part, relationship.type, layout)
    shapes.move()
    _forget_own_look(root)
    _forget_own_theme(editor, edit.part)
    for chart in editor.package.related(edit.part, "chart"):
        _forget_own_theme(editor, chart)


@dataclass
class _Shapes:
    """The drawings that an edit names, found before any of them is changed."""

    root: etree._Element
    edit: AdoptSlide

    def __post_init__(self) -> None:
        edit = self.edit
        moved = [one.path for one in edit.fills] + [one.path for one in edit.free]
        paths = {*moved, *edit.gone, *edit.plain}
        self.found = {path: shape for path in paths if (shape := shape_at(self.root, path)) is not None}

    def move(self) -> None:
        for filling in self._there(self.edit.fills):
            _fill(self.found[filling.path], filling)
        for free in self._there(self.edit.free):
            _set_free(self.found[free.path], free.box)
        for path in self.found.keys() & set(self.edit.plain):
            make_plain(self.found[path])
        for path in self.found.keys() & set(self.edit.gone):
            self._remove(self.found[path])

    def _there(self, changes: Iterable[Change]) -> Iterator[Change]:
        return (change for change in changes if change.path in self.found)

    def _remove(self, shape: etree._Element) -> None:
        """An animation of nothing would be one that PowerPoint has to repair; the others go with it."""
        common = shape.find("*/p:cNvPr", NS)
        id = None if common is None else common.get("id")
        timing = self.root.find("p:timing", NS)
        if timing is not None and any(target.get("spid") == id for target in timing.iter(qn("p:spTgt"))):
            self.root.remove(timing)
        parent = shape.getparent()
        if parent is not None:
            parent.remove(shape)


def _fill(shape: etree._Element, filling: SlotFilling) -> None:
    """Type and index are all that tells which slot a drawing fills (19.3.1.36)."""
    slot = shape.find("*/p:nvPr/p:ph", NS)
    if slot is None:
        return
    slot.attrib.clear()
    if filling.type != "obj":
        slot.set("type", filling.type)
    if filling.index:
        slot.set("idx", str(filling.index))
    if filling.box is not None:
        _place(shape, filling.box)
    elif shape.tag != qn("p:graphicFrame"):
        for own in shape.findall("p:spPr/a:xfrm", NS):
            own.getparent().remove(own)  # type: ignore[union-attr]


def _set_free(shape: etree._Element, box: Box) -> None:
    for slot in shape.findall("*/p:nvPr/p:ph", NS):
        slot.getparent().remove(slot)  # type: ignore[union-attr]
    _place(shape, box)
    properties = shape.find("p:spPr", NS)
    if properties is not None and properties.find("a:prstGeom", NS) is None and (
            properties.find("a:custGeom", NS) is None):
        form = etree.Element(qn("a:prstGeom"), prst="rect")
        etree.SubElement(form, qn("a:avLst"))
        properties.insert(1, form)


def _place(shape: etree._Element, box: Box) -> None:
    """Gives a drawing a place of its own; one in a group keeps the place that it has in there."""
    if next(shape.iterancestors(qn("p:grpSp")), None) is not None:
        return
    if shape.tag == qn("p:graphicFrame"):
        _fit_columns(shape, box)
    transform = _transform(shape)
    if transform is None:
        return
    for child in list(transform):
        transform.remove(child)
    transform.attrib.clear()
    if box.rotation:
        transform.set("rot", str(round(box.rotation * _SIXTY_THOUSANDTHS)))
    for name, flipped in (("flipH", box.flip_h), ("flipV", box.flip_v)):
        if flipped:
            transform.set(name, "1")
    etree.SubElement(transform, qn("a:off"), x=str(box.x), y=str(box.y))
    etree.SubElement(transform, qn("a:ext"), cx=str(box.cx), cy=str(box.cy))


def _transform(shape: etree._Element) -> etree._Element | None:
    """A drawing's own place, made where it has had none."""
    properties = shape.find("p:spPr", NS)
    if shape.tag == qn("p:graphicFrame") or properties is None:
        return shape.find("p:xfrm", NS)
    transform = properties.find("a:xfrm", NS)
    if transform is None:
        transform = etree.Element(qn("a:xfrm"))
        properties.insert(0, transform)
    return transform


def _fit_columns(frame: etree._Element, box: Box) -> None:
    """A table is as wide as its columns, whatever its frame says."""
    columns = frame.findall(".//a:tbl/a:tblGrid/a:gridCol", NS)
    total = sum(int(str(column.get("w", "0"))) for column in columns)
    for column in columns if total > box.cx else ():
        column.set("w", str(int(str(column.get("w", "0"))) * box.cx // total))


def _forget_own_look(root: etree._Element) -> None:
    """Ground, colour map and graphics are those of the layout."""
    for path in _OWN_LOOK:
        for own in root.findall(path, NS):
            own.getparent().remove(own)  # type: ignore[union-attr]
    if "showMasterSp" in root.attrib:
        del root.attrib["showMasterSp"]
    mapping = etree.Element(qn("p:clrMapOvr"))
    etree.SubElement(mapping, qn("a:masterClrMapping"))
    root.insert(1, mapping)


def _forget_own_theme(editor: PackageEditor, part: str) -> None:
    """What was pasted with its source formatting may carry that theme (ECMA-376 part 1, 14.2.8)."""
    for relationship in list(editor.relationships(part).values()):
        if relationship.kind == "themeOverride":
            editor.unrelate(part, relationship.id)
            if not _is_shared(editor, relationship.target):
                editor.remove(relationship.target)
            for mapping in editor.tree(part).findall("c:clrMapOvr", NS):
                editor.tree(part).remove(mapping)


def _is_shared(editor: PackageEditor, part: str) -> bool:
    names = (name for name in editor.package.names() if not name.endswith(".rels") and editor.has(name))
    return any(one.target == part for name in names for one in editor.relationships(name).values())
