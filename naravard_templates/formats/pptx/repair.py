"""Carries out edits on a presentation: graphics become those of the master again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.ooxml.transplant import Transplanter, drawn_alike
from naravard_templates.formats.pptx.deck_reader import DeckReader
from naravard_templates.formats.pptx.shapes import drawings
from naravard_templates.model.edit import RestoreGraphic
from naravard_templates.model.snapshot import Theme

_GROUP = qn("p:grpSp")
TREE = "p:cSld/p:spTree"
_HEAD = frozenset({qn("p:nvGrpSpPr"), qn("p:grpSpPr")})


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in a part for one of the master's drawings: outermost drawings, and leaves of groups of others."""

    edit: RestoreGraphic
    whole: tuple[etree._Element, ...]
    leaves: tuple[etree._Element, ...]
    below: etree._Element | None

    @property
    def first(self) -> etree._Element | None:
        return next(iter((*self.whole, *(_outermost(leaf) for leaf in self.leaves))), self.below)


def restore_graphics(transplanter: Transplanter, part: str, edits: Sequence[RestoreGraphic]) -> None:
    """Puts the master's drawings back into a part. Everything is found before anything is changed."""
    tree = transplanter.editor.tree(part).find(TREE, NS)
    if tree is None:
        return
    places = [_place(tree, edit) for edit in edits]
    instead: dict[etree._Element, etree._Element] = {}
    for place in places:
        _restore(transplanter, tree, place, instead)
    for place in places:
        for node in (*place.whole, *place.leaves):
            remove(node)
    _remove_empty_groups(tree)


def _place(tree: etree._Element, edit: RestoreGraphic) -> Place:
    whole, leaves = [], []
    for step in dict.fromkeys(path.partition("/")[0] for path in edit.paths):
        node = drawing_at(tree, step)
        if node is not None and set(_leaf_paths(node, step)) <= set(edit.paths):
            whole.append(node)
        else:
            leaves += [found for path in edit.paths if path.partition("/")[0] == step
                       and (found := drawing_at(tree, path)) is not None]
    below = max((int(path.partition("/")[0]) for path in edit.after), default=None)
    return Place(edit, tuple(whole), tuple(leaves), None if below is None else drawing_at(tree, str(below)))


def _restore(transplanter: Transplanter, tree: etree._Element, place: Place,
             instead: dict[etree._Element, etree._Element]) -> None:
    """Puts the master's drawing right above what stands there for it; `instead` remembers where."""
    edit = place.edit
    source = transplanter.source.tree(edit.source).find(TREE, NS)
    drawing = None if source is None else drawing_at(source, str(edit.index))
    if drawing is None:
        return
    copied = transplanter.node(outer(drawing), edit.source, edit.part)
    drawn_alike(copied, surroundings(transplanter.source, edit.source),
                surroundings(transplanter.editor.package, edit.part))
    below = None if place.first is None else outer(place.first)
    if below is None:
        tree.insert(sum(child.tag in _HEAD for child in tree), copied)
        return
    instead.get(below, below).addnext(copied)
    instead[below] = copied


def surroundings(package: Package, part: str) -> tuple[Scheme, Theme]:
    """What theme colours and fonts mean in a master, layout or slide."""
    stack = list(_stack(package, part))
    themes = Themes(package)
    reader = DeckReader(package, (0, 0), PackagePictures(package), themes)
    master = next((name for name in stack if package.tree(name).tag == qn("p:sldMaster")), None)
    return reader.scheme(stack, master), themes.of(master or part).facts


def _stack(package: Package, part: str) -> Iterator[str]:
    """The parts that a slide or layout hangs on, the master first, and itself."""
    kinds = {qn("p:sld"): "slideLayout", qn("p:sldLayout"): "slideMaster"}
    kind = kinds.get(str(package.tree(part).tag))
    below = package.first_related(part, kind) if kind else None
    if below is not None:
        yield from _stack(package, below)
    yield part


def drawing_at(tree: etree._Element, path: str) -> etree._Element | None:
    """The drawing that an element's path leads to."""
    found: etree._Element | None = tree
    for step in path.split("/"):
        children = [] if found is None or not step.isdigit() else list(drawings(found))
        found = children[int(step)] if step.isdigit() and int(step) < len(children) else None
    return found


def _leaf_paths(node: etree._Element, path: str) -> Iterator[str]:
    if node.tag != _GROUP:
        yield path
        return
    for index, child in enumerate(drawings(node)):
        yield from _leaf_paths(child, f"{path}/{index}")


def outer(node: etree._Element) -> etree._Element:
    """The drawing itself, or the alternatives of which it is one."""
    parent = node.getparent()
    while parent is not None and parent.tag in {qn("mc:Choice"), qn("mc:Fallback"), qn("mc:AlternateContent")}:
        node, parent = parent, parent.getparent()
    return node


def _outermost(node: etree._Element) -> etree._Element:
    """The drawing directly in the shape tree that holds a leaf."""
    whole = outer(node)
    parent = whole.getparent()
    return whole if parent is None or parent.tag == qn("p:spTree") else _outermost(parent)


def remove(node: etree._Element) -> None:
    """Takes a drawing away, with its alternatives."""
    whole = outer(node)
    parent = whole.getparent()
    if parent is not None:
        parent.remove(whole)


def _remove_empty_groups(tree: etree._Element) -> None:
    groups: Iterable[etree._Element] = list(tree.iter(_GROUP))
    for group in reversed(list(groups)):
        if next(drawings(group), None) is None:
            remove(group)
