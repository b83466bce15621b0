"""Examples of NV104 layout-altered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import TITLE, Example, deck
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Element, Page, Placeholder, Snapshot


def _with_slots(*slots: Element) -> Snapshot:
    """The deck with other placeholders on its layout."""
    own = deck()

    def changed(page: Page) -> Page:
        return replace(page, slots=slots if page.kind == "layout" else page.slots, surfaces=tuple(
            replace(surface, elements=slots) if surface.kind is SurfaceKind.LAYOUT else surface
            for surface in page.surfaces))
    return replace(own, pages=tuple(map(changed, own.pages)), layouts=tuple(map(changed, own.layouts)))


def _body() -> Element:
    return replace(TITLE, path="1", name="Innehåll", placeholder=Placeholder("body", 1, "Innehåll"))


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("a placeholder with another name and number",
                  _with_slots(replace(TITLE, name="Rubrik", placeholder=Placeholder("title", 7, "Rubrik"))))
    yield Example("layouts drawn anew by LibreOffice", replace(_with_slots(), producer="LibreOffice/7.4"))


def invalid() -> Iterator[Example]:
    yield Example("the title deleted from a layout", _with_slots())
    yield Example("a text placeholder added to a layout", _with_slots(TITLE, _body()))
