"""How much of an element lies under something opaque, computed from the order and the real extents of what is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from naravard_templates import deadline
from naravard_templates.brand.protected import Layout
from naravard_templates.linter.lasting import Lasting
from naravard_templates.linter.match import is_seen
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.colour import Fill, FillKind
from naravard_templates.model.geometry import ABSOLUTE, Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Surface

# A mark (a picture, words) is to be seen whole: more than a touch is a cover. Decoration may lie under content and is
# covered only when most of it is gone. What is larger than half the page is a ground to write on.
_LEAST_OF_MARK = 0.02
_LEAST_OF_DECORATION = 0.5
_GROUND = 0.5
_ROUNDING = 12_700
_OPAQUE = 0.5
_SAMPLES = 24
_SOLID_KINDS = frozenset({ElementKind.PICTURE, ElementKind.TABLE, ElementKind.CHART, ElementKind.DIAGRAM,
                          ElementKind.OLE})
_FULL = frozenset({FillKind.PICTURE, FillKind.PATTERN})

Extent = tuple[float, float, float, float]


@record
class Cover:
    """A protected element, what lies over it, and the share of its box that is covered, 0 to 1."""

    pair: Pair
    cover: Drawn
    share: float


@record
class CoverFinder:
    """Finds what hides protected elements."""

    page_size: tuple[int, int]
    layouts: Sequence[Layout]
    lasting: Lasting

    def find(self, match: PageMatch) -> Iterator[Cover]:
        """Everything that hides at least a part of a protected element of the page.

        What stands inside a slot of the page's own layout was meant to be there; so was what fills a slot of any
        layout, for a program that names layouts anew may leave it open which one it was.
        """
        art = {id(pair.actual.element) for pair in match.matching.pairs}
        art |= {id(drawn.element) for drawn in match.stray}
        opaque = [drawn for surface in match.page.surfaces for drawn in self.lasting.on(_opaque_on, surface)
                  if id(drawn.element) not in art]
        pairs = [(pair, box) for pair in match.matching.pairs if (box := pair.actual.element.box)
                 and box.frame == ABSOLUTE and not _is_ground(box, self.page_size)] if opaque else []
        marks = [box.extent for _, box in pairs]
        opaque = [drawn for drawn in opaque if _meets_any(drawn.element.box, marks)
                  and is_seen(drawn.element, self.page_size) and not _is_meant(drawn, match.view.name, self.layouts)]
        if not opaque:
            return
        orders = {id(drawn.element): order for order, drawn in enumerate(match.page.stack())}
        for pair, box in pairs:
            deadline.check()
            own = orders.get(id(pair.actual.element), len(orders))
            yield from _over(pair, box, [drawn for drawn in opaque if orders[id(drawn.element)] > own])


def _over(pair: Pair, box: Box, above: Sequence[Drawn]) -> Iterator[Cover]:
    element = pair.expected.element
    least = _LEAST_OF_MARK if element.picture is not None or element.text else _LEAST_OF_DECORATION
    for drawn in above:
        share = _share(box, drawn.element.box) if drawn.element.box else 0.0
        if share >= least and not _is_copy(drawn.element, pair.actual.element):
            yield Cover(pair, drawn, share)


def _is_copy(cover: Element, element: Element) -> bool:
    """Whether the two look the same in the same place, so that nobody sees that one lies on the other."""
    one, other = ((found.shape, found.fill, found.line, found.effects, found.picture, found.text)
                  for found in (cover, element))
    if one != other or cover.box is None or element.box is None or cover.box.rotation != element.box.rotation:
        return False
    return _is_within(cover.box, element.box) and _is_within(element.box, cover.box)


def _is_meant(drawn: Drawn, own: str, layouts: Sequence[Layout]) -> bool:
    """Whether it stands inside a slot of a layout with the page's own name, or fills a slot of any."""
    box = drawn.element.box
    return box is not None and any(
        slot.box and _is_within(box, slot.box) and (layout.name == own or _is_within(slot.box, box))
        for layout in layouts for slot in layout.slots)


def _is_within(box: Box, slot: Box) -> bool:
    return (box.x >= slot.x - _ROUNDING and box.y >= slot.y - _ROUNDING
            and box.x + box.cx <= slot.x + slot.cx + _ROUNDING and box.y + box.cy <= slot.y + slot.cy + _ROUNDING)


def _is_ground(box: Box, page_size: tuple[int, int]) -> bool:
    return box.cx * box.cy > _GROUND * page_size[0] * page_size[1]


def _opaque_on(surface: Surface) -> list[Drawn]:
    """What hides whatever is below it. The slots of a layout are seen only by whoever edits it."""
    is_slide = surface.kind is SurfaceKind.SLIDE
    return [Drawn(surface, element) for element in surface.elements
            if (is_slide or element.placeholder is None) and _is_opaque(element)]


def _is_opaque(element: Element) -> bool:
    """Whether it hides what is below: paint of at least half strength, or content that has a ground of its own."""
    if element.picture is None and element.kind not in _SOLID_KINDS and _alpha(element.fill) < _OPAQUE:
        return False
    return element.box is not None and element.box.frame == ABSOLUTE


def _alpha(fill: Fill) -> float:
    """The mean strength of a fill, 0 to 1; pictures and patterns count as full."""
    if fill.kind in _FULL:
        return 1.0
    return sum(stop.colour.alpha for stop in fill.stops) / len(fill.stops) if fill.stops else 0.0


def _share(box: Box, cover: Box) -> float:
    """The share of points of one box that lie inside the other, both as they are turned."""
    if not _meets_any(box, (cover.extent,)):
        return 0.0
    points = list(_points(box))
    return sum(_contains(cover, x, y) for x, y in points) / len(points)


def _meets_any(box: Box | None, others: Iterable[Extent]) -> bool:
    if box is None:
        return False
    left, top, right, bottom = box.extent
    for other_left, other_top, other_right, other_bottom in others:
        if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
            return True
    return False


def _points(box: Box) -> Iterator[tuple[float, float]]:
    angle = math.radians(box.rotation)
    centre_x, centre_y = box.centre
    for row in range(_SAMPLES):
        for column in range(_SAMPLES):
            dx = ((column + 0.5) / _SAMPLES - 0.5) * box.cx
            dy = ((row + 0.5) / _SAMPLES - 0.5) * box.cy
            yield (centre_x + dx * math.cos(angle) - dy * math.sin(angle),
                   centre_y + dx * math.sin(angle) + dy * math.cos(angle))


def _contains(box: Box, x: float, y: float) -> bool:
    angle = math.radians(-box.rotation)
    dx, dy = x - box.centre[0], y - box.centre[1]
    across = dx * math.cos(angle) - dy * math.sin(angle)
    down = dx * math.sin(angle) + dy * math.cos(angle)
    return abs(across) <= box.cx / 2 and abs(down) <= box.cy / 2
