"""How much of an element lies under something opaque, computed from the order and the real extents of what is drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from naravard_templates import deadline
from naravard_templates.brand.protected import Layout
from naravard_templates.linter.match import Pair, is_seen
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.colour import Fill, FillKind
from naravard_templates.model.geometry import ABSOLUTE, Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Drawn, Element, ElementKind

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


@record
class Cover:
    """A protected element, what lies over it, and the share of its box that is covered, 0 to 1."""

    pair: Pair
    cover: Drawn
    share: float


def covers(match: PageMatch, page_size: tuple[int, int], layouts: Sequence[Layout]) -> Iterator[Cover]:
    """Everything that hides at least a part of a protected element of the page.

    What stands inside a slot of the page's own layout was meant to be there; so was what fills a slot of any layout,
    for a program that names layouts anew may leave it open which one it was.
    """
    own = [slot.box for layout in layouts if layout.name == match.view.name for slot in layout.slots if slot.box]
    every = [slot.box for layout in layouts for slot in layout.slots if slot.box]
    stack = list(match.page.stack())
    art = {id(pair.actual.element) for pair in match.matching.pairs}
    art |= {id(drawn.element) for drawn in match.stray}
    marks = [box for pair in match.matching.pairs if (box := pair.actual.element.box) and box.frame == ABSOLUTE
             and not _is_ground(box, page_size)]
    opaque = [(order, drawn) for order, drawn in enumerate(stack)
              if id(drawn.element) not in art and _is_opaque(drawn, page_size)
              and _meets_any(drawn.element.box, marks) and not _is_meant(drawn, own, every)]
    orders = {id(drawn.element): order for order, drawn in enumerate(stack)}
    for pair in match.matching.pairs if opaque else ():
        deadline.check()
        box = pair.actual.element.box
        if box is None or box.frame != ABSOLUTE or _is_ground(box, page_size):
            continue
        above = [drawn for order, drawn in opaque if order > orders.get(id(pair.actual.element), len(stack))]
        yield from _over(pair, box, above)


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


def _is_meant(drawn: Drawn, own: Sequence[Box], every: Sequence[Box]) -> bool:
    box = drawn.element.box
    if box is None:
        return False
    return any(_is_within(box, slot) for slot in own) or any(
        _is_within(box, slot) and _is_within(slot, box) for slot in every)


def _is_within(box: Box, slot: Box) -> bool:
    return (box.x >= slot.x - _ROUNDING and box.y >= slot.y - _ROUNDING
            and box.x + box.cx <= slot.x + slot.cx + _ROUNDING and box.y + box.cy <= slot.y + slot.cy + _ROUNDING)


def _is_ground(box: Box, page_size: tuple[int, int]) -> bool:
    return box.cx * box.cy > _GROUND * page_size[0] * page_size[1]


def _is_opaque(drawn: Drawn, page_size: tuple[int, int]) -> bool:
    """Whether it hides what is below: paint of at least half strength, or content that has a ground of its own."""
    element = drawn.element
    if element.placeholder and drawn.surface.kind is not SurfaceKind.SLIDE:
        return False  # a prompt, which only whoever edits the layout sees
    if element.box is None or element.box.frame != ABSOLUTE or not is_seen(element, page_size):
        return False
    return element.picture is not None or element.kind in _SOLID_KINDS or _has_opaque_paint(element)


def _has_opaque_paint(element: Element) -> bool:
    return _alpha(element.fill) >= _OPAQUE


def _alpha(fill: Fill) -> float:
    """The mean strength of a fill, 0 to 1; pictures and patterns count as full."""
    if fill.kind in {FillKind.PICTURE, FillKind.PATTERN}:
        return 1.0
    return sum(stop.colour.alpha for stop in fill.stops) / len(fill.stops) if fill.stops else 0.0


def _share(box: Box, cover: Box) -> float:
    """The share of points of one box that lie inside the other, both as they are turned."""
    if not _extents_meet(box, cover):
        return 0.0
    points = list(_points(box))
    return sum(_contains(cover, x, y) for x, y in points) / len(points)


def _meets_any(box: Box | None, others: Sequence[Box]) -> bool:
    return box is not None and any(_extents_meet(other, box) for other in others)


def _extents_meet(one: Box, other: Box) -> bool:
    left, top, right, bottom = one.extent
    left2, top2, right2, bottom2 = other.extent
    return left < right2 and left2 < right and top < bottom2 and top2 < bottom


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
