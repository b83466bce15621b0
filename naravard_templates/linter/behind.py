"""What lies behind a text: its own shades, the art that the slide draws below it, the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import field
from itertools import takewhile

from naravard_templates.linter.context import Context
from naravard_templates.linter.grounds import Ground, Layer, main_grounds, paint_of
from naravard_templates.model.colour import Fill, FillKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Element, ElementKind, Page, PageKind, Surface
from naravard_templates.model.text import TextUse

MOST_PAINTED = 2000
"""So many objects on a slide are a drawing: what lies behind each of its texts is not looked into."""
_NOWHERE = (math.inf, math.inf, -math.inf, -math.inf)


@stateful
class Behind:
    """What lies behind text, looked up once for each page and place."""

    context: Context
    _pages: dict[int, Page] = field(default_factory=dict)
    _known: dict[tuple[object, ...], tuple[frozenset[Ground], ...]] = field(default_factory=dict)
    _pages_painted: dict[int, list[_Painted]] = field(default_factory=dict)
    _painted: dict[int, list[_Painted]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for page in self.context.snapshot.pages:
            self._pages.setdefault(page.number, page)

    def grounds(self, use: TextUse) -> tuple[frozenset[Ground], ...]:
        part = use.location.part or ""
        whole = Element("", ElementKind.SHAPE, box=use.box) if use.box else None
        page = self._pages.get(use.location.number or 0) or next(iter(self._pages.values()), None)
        layers = [Layer(fill, _filled_by(fill, use, page) or part, whole) for fill in use.shades]
        if page is not None and len(self._paint(page)) > MOST_PAINTED:
            return (frozenset({Ground(None, part)}),)
        if page is not None:
            layers += self._below(page, use)
        key = use.box, tuple((layer.fill, layer.part, id(layer.element) if layer.element is not whole else 0)
                             for layer in layers)
        if key not in self._known:
            self._known[key] = main_grounds(use.box, layers, self.context.snapshot.page_size)
        return self._known[key]

    def _below(self, page: Page, use: TextUse) -> Iterator[Layer]:
        """The art under a text, the topmost first; in a document the page alone, for art in headers lies elsewhere."""
        if page.kind is PageKind.SLIDE and use.box is not None:
            left, top, right, bottom = use.box.extent
            below = takewhile(lambda one: one.own_path != use.path, self._paint(page))
            yield from reversed([one.layer for one in below if one.left < right and left < one.right
                                 and one.top < bottom and top < one.bottom])
        background = page.background
        if background is not None:
            yield Layer(background.element.fill, background.surface.part)

    def _paint(self, page: Page) -> list[_Painted]:
        """What a page paints, bottom first, and with nothing to paint the slide's own, whose text may be asked for."""
        if id(page) not in self._pages_painted:
            surfaces = page.surfaces if page.kind is PageKind.SLIDE else ()
            self._pages_painted[id(page)] = [
                one for surface in surfaces for one in self._paint_of(surface, own=surface is page.surfaces[-1])]
        return self._pages_painted[id(page)]

    def _paint_of(self, surface: Surface, *, own: bool) -> list[_Painted]:
        if own:
            return list(_painted(surface, own=True))
        if id(surface) not in self._painted:  # layouts recur
            self._painted[id(surface)] = list(_painted(surface, own=False))
        return self._painted[id(surface)]


def _filled_by(fill: Fill, use: TextUse, page: Page | None) -> str | None:
    """The part of the layout whose slot has this fill, which the text's own shape then has from there."""
    surfaces = page.surfaces[:-1] if page is not None and use.slot else ()
    return next((surface.part for surface in surfaces for element in surface.elements
                 if element.placeholder and f"{element.placeholder.type} {element.placeholder.index}" == use.slot
                 and element.fill == fill), None)


@record
class _Painted:
    """A layer and the edges of what it covers. `own_path` is the path of what the slide itself draws, else None."""

    layer: Layer
    left: float
    top: float
    right: float
    bottom: float
    own_path: str | None


def _painted(surface: Surface, *, own: bool) -> Iterator[_Painted]:
    """Slots of layouts are not drawn on slides; `own` is the slide itself."""
    for element in surface.elements:
        paint = paint_of(element)
        drawn = not element.hidden and element.box is not None and paint.kind is not FillKind.NONE
        seen = drawn and (own or element.placeholder is None)
        if seen or own:
            edges = element.box.extent if seen and element.box else _NOWHERE
            yield _Painted(Layer(paint, surface.part, element), *edges, element.path if own else None)
