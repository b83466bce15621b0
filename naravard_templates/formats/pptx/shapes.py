"""Finds its way in PowerPoint's shape trees, and takes their shapes apart once for all that read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import children, find, first
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.formats.pptx.text_bodies import TextBody, read_body
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Placeholder

GROUP = qn("p:grpSp")
_DRAWINGS = {qn(f"p:{name}") for name in ("sp", "pic", "grpSp", "cxnSp", "graphicFrame", "contentPart")}
_ALTERNATE = qn("mc:AlternateContent")
_PARAGRAPH, _TEXT, _FIELD = qn("a:p"), qn("a:t"), qn("a:fld")
_COMMON, _SLOT, _PLACEHOLDER = qn("p:cNvPr"), qn("p:nvPr"), qn("p:ph")
_LOCK_HOLDERS = frozenset(qn(f"p:{name}") for name in ("cNvSpPr", "cNvPicPr", "cNvCxnSpPr", "cNvGraphicFramePr",
                                                        "cNvGrpSpPr"))
_BODY, _PROPERTIES = qn("p:txBody"), qn("p:spPr")


@record
class ShapeNode:
    """A drawing, taken apart. `path` finds it again in its part ("0/3/1", the children's numbers).

    `parts` are its first child of each name, `properties` the children of its `spPr`. `common` has its description and
    more, `lock_holder` its locks.
    """

    element: etree._Element
    path: str
    parts: dict[str, etree._Element]
    properties: list[etree._Element]
    name: str
    hidden: bool
    common: etree._Element | None
    lock_holder: etree._Element | None
    slot: Placeholder | None
    body: TextBody
    children: tuple[ShapeNode, ...]


@record
class ShapeTree:
    """The drawings directly in a part's shape tree, bottom first, and all that are no groups by their paths."""

    nodes: tuple[ShapeNode, ...]
    leaves: dict[str, ShapeNode]


@stateful
class ShapeTrees:
    """The shape trees of a package, each gone through once."""

    package: Package
    known: dict[str, ShapeTree] = field(default_factory=dict)

    def of(self, part: str) -> ShapeTree:
        if part not in self.known:
            tree = find(self.package.tree(part), "p:cSld/p:spTree")
            leaves: dict[str, ShapeNode] = {}
            nodes = () if tree is None else _nodes(tree, "", leaves)
            self.known[part] = ShapeTree(nodes, leaves)
        return self.known[part]


def _nodes(parent: etree._Element, path: str, leaves: dict[str, ShapeNode]) -> tuple[ShapeNode, ...]:
    nodes = []
    for index, child in enumerate(drawings(parent)):
        nodes.append(_node(child, f"{path}{index}", leaves))
    return tuple(nodes)


def _node(shape: etree._Element, path: str, leaves: dict[str, ShapeNode]) -> ShapeNode:
    deadline.check()
    parts = {child.tag: child for child in reversed(children(shape))}
    common, slot, lock_holder = _about(shape)
    name, hidden = ("", False) if common is None else (str(common.get("name", "")), flag(common, "hidden"))
    properties = children(parts[_PROPERTIES]) if _PROPERTIES in parts else []
    inner = _nodes(shape, f"{path}/", leaves) if shape.tag == GROUP else ()
    node = ShapeNode(shape, path, parts, properties, name, hidden, common, lock_holder, _placeholder(slot, name),
                     read_body(parts.get(_BODY)), inner)
    if shape.tag != GROUP:
        leaves[path] = node
    return node


def _about(shape: etree._Element) -> tuple[etree._Element | None, etree._Element | None, etree._Element | None]:
    """What a drawing says about itself: name and more (`cNvPr`), its slot (`nvPr`), and what holds its locks."""
    common = slot = lock_holder = None
    for about in children(shape[0]) if len(shape) else ():
        tag = about.tag
        if tag == _COMMON:
            common = about
        elif tag == _SLOT:
            slot = about
        elif tag in _LOCK_HOLDERS:
            lock_holder = about
    return common_of(shape) if common is None else common, slot, lock_holder


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
        inner = [] if found is None or not step.isdigit() else list(drawings(found))
        found = inner[int(step)] if step.isdigit() and int(step) < len(inner) else None
    return found


def placeholder_of(shape: etree._Element) -> Placeholder | None:
    """The slot that a shape fills (19.3.1.36); the type of an untyped one is "obj"."""
    common = common_of(shape)
    name = "" if common is None else str(common.get("name", ""))
    return _placeholder(first(shape[0], _SLOT), name) if len(shape) else None


def _placeholder(properties: etree._Element | None, name: str) -> Placeholder | None:
    for child in () if properties is None else children(properties):
        if child.tag == _PLACEHOLDER:
            return Placeholder(str(child.get("type", "obj")), int(number(child.get("idx"))), name)
    return None


def text_of(shape: etree._Element) -> str:
    """The shape's own text; fields (slide number, date) left out, as they change by themselves."""
    if next(shape.iter(_FIELD), None) is None:
        return "\n".join(["".join([run.text or "" for run in paragraph.iter(_TEXT)])
                          for paragraph in shape.iter(_PARAGRAPH)]).strip()
    paragraphs = ("".join(run.text or "" for run in paragraph.iter(_TEXT) if run.getparent().tag != _FIELD)  # type: ignore[union-attr]
                  for paragraph in shape.iter(_PARAGRAPH))
    return "\n".join(paragraphs).strip()


def common_of(shape: etree._Element) -> etree._Element | None:
    """Name, description and the like; ink has them in a namespace of its own ([MS-PPTX] 2.1.3)."""
    found = first(shape[0], _COMMON) if len(shape) else None
    found = find(shape, "*/p:cNvPr") if found is None else found
    return find(shape, "*/p14:cNvPr") if found is None else found
