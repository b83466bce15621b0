"""Examples of NV212 logo-misused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import LOGO, Change, Example, added, both, deck, moved, pictured
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Crop
from naravard_templates.model.snapshot import Element, Snapshot


def _copied(change: Change) -> Snapshot:
    """The deck with a copy of its logo in the middle of a slide."""
    copy = both(moved(5_000_000), change)(replace(LOGO, path="9", name="Bild 3"))
    return added(deck(), SurfaceKind.SLIDE, copy) if copy else deck()


def _stretched(element: Element) -> Element:
    return replace(element, box=replace(element.box, cx=element.box.cx * 2)) if element.box else element


def _cut(element: Element) -> Element:
    """A third less of it, at the same scale."""
    if element.box is None or element.picture is None:
        return element
    return replace(element, box=replace(element.box, cx=element.box.cx * 2 // 3),
                   picture=replace(element.picture, crop=Crop(right=1 / 3)))


def valid() -> Iterator[Example]:
    yield Example("a true copy", _copied(lambda element: element))
    yield Example("a recompressed copy", _copied(pictured("logo-jpeg")))
    yield Example("another picture", _copied(both(pictured("cat"), _stretched)))


def invalid() -> Iterator[Example]:
    yield Example("twice as wide", _copied(_stretched))
    yield Example("cropped", _copied(_cut))
    yield Example("re-tinted", _copied(pictured("logo-red")))
    yield Example("grey by an effect", _copied(pictured("logo", effects=("grayscl",))))
