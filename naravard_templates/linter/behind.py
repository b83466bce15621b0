"""What lies behind a text: its own shades, the art that the slide draws below it, the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import chain

from naravard_templates import deadline
from naravard_templates.linter.context import Context
from naravard_templates.linter.grounds import Ground, Layer, is_opaque, main_grounds, paint_of, seen_at
from naravard_templates.model.colour import Fill, FillKind
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Element, ElementKind, Page, PageKind, Surface
from naravard_templates.model.text import TextUse

MOST_PAINTED = 2000
"""So many objects on a slide are a drawing: what lies behind each of its texts is not looked into."""
_BARE = Surface(SurfaceKind.SLIDE, "")


@stateful
class Behind:
    """What lies behind text. Each page is taken apart once, and each place where something else lies looked at once."""

    context: Context
    _pages: dict[int, Page] = field(default_factory=dict)
    _known: dict[tuple[object, ...], tuple[frozenset[Ground], ...]] = field(default_factory=dict)
    _scenes: dict[int, _Scene] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for page in self.context.snapshot.pages:
            self._pages.setdefault(page.number, page)

    def grounds(self, use: TextUse) -> tuple[frozenset[Ground], ...]:
        deadline.check()
        page = self._pages.get(use.location.number or 0) or next(iter(self._pages.values()), None)
        scene = self._scene(page) if page is not None else _Scene([], {}, 0, ())
        if scene.objects > MOST_PAINTED:
            return (frozenset({Ground(None, use.location.part or "")}),)
        art = _below(scene, use)
        if scene.plain and not art and not use.shades:
            return scene.plain
        key = use.location.number, use.location.part, use.path, use.slot, use.box, use.shades
        if key not in self._known:
            layers = chain(_shades(use, page), art, scene.background)
            self._known[key] = main_grounds(use.box, layers, self.context.snapshot.page_size)
        return self._known[key]

    def _scene(self, page: Page) -> _Scene:
        if id(page) not in self._scenes:
            self._scenes[id(page)] = self._drawn(page)
        return self._scenes[id(page)]

    def _drawn(self, page: Page) -> _Scene:
        """In a document the page alone lies behind its text, for the art in headers lies elsewhere."""
        lasting = self.context.lasting
        surfaces = page.surfaces if page.kind is PageKind.SLIDE else ()
        painted = [one for surface in surfaces[:-1] for one in lasting.on(_painted_by, surface)]
        objects, places = len(painted), dict[str, int]()
        for own in surfaces[-1:]:
            objects += len(own.elements)
            for element in own.elements:
                places.setdefault(element.path, len(painted))
                if one := _painted(own, element):
                    painted.append(one)
        found = page.background
        background, plain = lasting.on(_background_of, found.surface if found is not None else _BARE)
        return _Scene(painted, places, objects, background, plain)


@record
class _Painted:
    """A layer and the edges of what it covers."""

    layer: Layer
    left: float
    top: float
    right: float
    bottom: float


@record
class _Scene:
    """What a page paints, bottom first, on its background.

    `places` says how much of that lies below something of the slide's own, by its path. `objects` counts what the slide
    has, painted or not, and what its layout paints. `plain` is what lies behind a text that has nothing else under it,
    where the background is the same all over.
    """

    painted: list[_Painted]
    places: dict[str, int]
    objects: int
    background: tuple[Layer, ...]
    plain: tuple[frozenset[Ground], ...] = ()


def _painted(surface: Surface, element: Element) -> _Painted | None:
    """None for what is not seen."""
    paint = paint_of(element)
    if element.hidden or element.box is None or paint.kind is FillKind.NONE:
        return None
    return _Painted(Layer(paint, surface.part, element), *element.box.extent)


def _background_of(surface: Surface) -> tuple[tuple[Layer, ...], tuple[frozenset[Ground], ...]]:
    """The background of a surface, and what lies behind a text that has nothing else under it."""
    layers = (Layer(surface.background.fill, surface.part),) if surface.background is not None else ()
    return layers, (seen_at(layers, (0.0, 0.0)),) if all(map(is_opaque, layers)) else ()


def _painted_by(surface: Surface) -> list[_Painted]:
    """What a layout or master paints: not its slots."""
    drawn = (_painted(surface, element) for element in surface.elements if element.placeholder is None)
    return [one for one in drawn if one]


def _below(scene: _Scene, use: TextUse) -> list[Layer]:
    """The art of a page that lies under a text, the topmost first."""
    if not scene.painted or use.box is None:
        return []
    left, top, right, bottom = use.box.extent
    below = scene.painted[:scene.places.get(use.path, len(scene.painted))]
    return [one.layer for one in reversed(below)
            if one.left < right and left < one.right and one.top < bottom and top < one.bottom]


def _shades(use: TextUse, page: Page | None) -> Iterator[Layer]:
    """What lies directly under a text, over its whole box."""
    whole = Element("", ElementKind.SHAPE, box=use.box) if use.box and use.shades else None
    for fill in use.shades:
        yield Layer(fill, _filled_by(fill, use, page) or use.location.part or "", whole)


def _filled_by(fill: Fill, use: TextUse, page: Page | None) -> str | None:
    """The part of the layout whose slot has this fill, which the text's own shape then has from there."""
    surfaces = page.surfaces[:-1] if page is not None and use.slot else ()
    return next((surface.part for surface in surfaces for element in surface.elements
                 if element.placeholder and f"{element.placeholder.type} {element.placeholder.index}" == use.slot
                 and element.fill == fill), None)
