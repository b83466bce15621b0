"""What is seen behind a text: the colours under its box, point by point, and the art that shows there."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise

from naravard_templates import deadline
from naravard_templates.model.colour import NO_FILL, Colour, Fill, FillKind, Stop, blend
from naravard_templates.model.geometry import Box
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Drawn, Element, ElementKind

PAPER = "FFFFFF"
GRID = 12
SEEN = 0.02
"""The share of a box from which on something counts as seen there: a line or the rounding of a corner does not."""
GOOD_PART = 1 / 3
"""The share of a box that text is likely to stand on: nobody knows where in its box a text ends."""
_OPAQUE = 0.995
_MOST_COLOURS = 64
_COVERAGE_GRID = 16
_PICTURE, _UNKNOWN = Fill(FillKind.PICTURE), Fill(FillKind.UNKNOWN)
_PAINTS = {ElementKind.PICTURE: _PICTURE, ElementKind.CONNECTOR: NO_FILL, ElementKind.TABLE: _UNKNOWN,
           ElementKind.CHART: _UNKNOWN, ElementKind.DIAGRAM: _UNKNOWN, ElementKind.OTHER: _UNKNOWN}
_UNSEEN = frozenset({FillKind.PICTURE, FillKind.UNKNOWN})

Point = tuple[float, float]


@record
class Layer:
    """A fill that may lie behind: all over, or where `element` is drawn. `part` is where it stands."""

    fill: Fill
    part: str = ""
    element: Element | None = None


@record
class Ground:
    """A colour that is seen behind a text, None where it cannot be told, and the part that draws it."""

    rgb: str | None
    part: str = ""


_BARE = frozenset({Ground(PAPER)})


def layers_of(stack: Iterable[Drawn], background: Drawn | None) -> tuple[Layer, ...]:
    """What is drawn, the topmost first, with the background at the end."""
    drawn = [Layer(paint_of(one.element), one.surface.part, one.element) for one in stack]
    painted = [layer for layer in reversed(drawn) if layer.fill.kind is not FillKind.NONE]
    if background is not None:
        painted.append(Layer(background.element.fill, background.surface.part, background.element))
    return tuple(painted)


def paint_of(element: Element) -> Fill:
    """What an element paints over what lies below it."""
    return _PICTURE if element.picture is not None else _PAINTS.get(element.kind, element.fill)


def grounds(box: Box | None, layers: Sequence[Layer], page: tuple[int, int] | None = None) -> tuple[Ground, ...]:
    """The colours that are seen in a box, the most frequent first. Without a box only what lies all over counts."""
    places = list(points(box, page)) if box else [(0.0, 0.0)]
    near = near_box(layers, box)
    counts = Counter(ground for place in places for ground in seen_at(near, place))
    return tuple(ground for ground, count in counts.most_common() if count >= SEEN * len(places))


def main_grounds(box: Box | None, layers: Iterable[Layer],
                 page: tuple[int, int] | None = None) -> tuple[frozenset[Ground], ...]:
    """What a good part of a box shows, on which its text really stands, wherever in the box that is.

    Each holds more than one colour where it cannot be told which of them is seen (a gradient without a direction).
    Of the layers, the topmost first, only those are asked for that may be seen.
    """
    below = _near(layers, box)
    first = next(below, None)
    if first is None:
        return (seen_at((), (0.0, 0.0)),)
    near = chain((first,), below)
    if box is None or (is_opaque(first) and (first.element is None or first.element.box == box)):
        return (seen_at(near, box.centre if box else (0.0, 0.0)),)
    places, all_near = list(points(box, page)), list(near)
    counts = Counter(seen_at(all_near, place) for place in places)
    return tuple(seen for seen, count in counts.most_common() if count >= GOOD_PART * len(places))


def is_opaque(layer: Layer) -> bool:
    """Whether it is of one known colour and lets nothing through of what lies below, wherever it is drawn."""
    return layer.fill.kind is FillKind.SOLID and all(
        stop.colour.rgb is not None and stop.colour.alpha >= _OPAQUE for stop in layer.fill.stops)


def near_box(layers: Sequence[Layer], box: Box | None) -> list[Layer]:
    """The layers that may be seen in a box."""
    deadline.check()
    return list(_near(layers, box))


def _near(layers: Iterable[Layer], box: Box | None) -> Iterator[Layer]:
    return (layer for layer in layers if layer.fill.kind is not FillKind.NONE
            and (layer.element is None or (box is not None and _meet(layer.element.box, box))))


def seen_at(layers: Iterable[Layer], place: Point) -> frozenset[Ground]:
    """What may be seen at a point; more than one colour where a gradient cannot be followed."""
    glazes: list[list[Colour]] = []
    seen = _BARE
    for layer in layers:
        if not covers(layer.element, place):
            continue
        colours = _colours(layer, place)
        known = [colour for colour in colours if colour is not None]
        if len(known) < len(colours):
            seen = frozenset({Ground(None, layer.part)})
            break
        if all(colour.alpha >= _OPAQUE for colour in known):
            seen = frozenset([Ground(colour.rgb, layer.part) for colour in known])
            break
        glazes.append(known)
    return _glazed(seen, glazes) if glazes else seen


def _glazed(seen: frozenset[Ground], glazes: Sequence[Sequence[Colour]]) -> frozenset[Ground]:
    """What is seen through what lets something through, the topmost first; unknown where too much is possible."""
    for colours in reversed(glazes):
        seen = frozenset(_mixed(colour, ground) for colour in colours for ground in seen)
        if len(seen) > _MOST_COLOURS:
            return frozenset(replace(ground, rgb=None) for ground in seen)
    return seen


def _mixed(colour: Colour, below: Ground) -> Ground:
    if colour.rgb is None or below.rgb is None:
        return replace(below, rgb=None)
    return replace(below, rgb=blend(colour.rgb, below.rgb, colour.alpha))


def _colours(layer: Layer, place: Point) -> tuple[Colour | None, ...]:
    """The colours of a fill at a point. None is a colour that nobody can tell."""
    fill = layer.fill
    colours = tuple([stop.colour for stop in fill.stops])
    if fill.kind in _UNSEEN or not colours or not all(colour.rgb for colour in colours):
        return (None,)
    box = layer.element.box if layer.element else None
    if fill.kind is FillKind.GRADIENT and fill.angle is not None and box is not None:
        return (_along(fill.stops, _share(box, fill.angle, place)),)
    return colours


def _share(box: Box, angle: float, place: Point) -> float:
    """How far along a linear gradient a point lies, 0 to 1; the angle is clockwise from the right (20.1.8.41)."""
    u, v = local(box, place)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    length = abs(box.cx * cos) + abs(box.cy * sin)
    return ((u - 0.5) * box.cx * cos + (v - 0.5) * box.cy * sin) / length + 0.5 if length else 0.0


def _along(stops: Sequence[Stop], share: float) -> Colour:
    for one, other in pairwise(stops):
        if one.position <= share <= other.position and one.colour.rgb and other.colour.rgb:
            part = (share - one.position) / ((other.position - one.position) or 1)
            alpha = one.colour.alpha * (1 - part) + other.colour.alpha * part
            return Colour(blend(other.colour.rgb, one.colour.rgb, part), alpha)
    return stops[0].colour if share < stops[0].position else stops[-1].colour


def visible_at(layers: Sequence[Layer], place: Point) -> Iterator[Layer]:
    """The layers that show at a point, down to the first that lets nothing through."""
    for layer in layers:
        if covers(layer.element, place):
            yield layer
            colours = _colours(layer, place)
            if all(colour is not None and colour.alpha >= _OPAQUE for colour in colours):
                return


def points(box: Box, page: tuple[int, int] | None = None) -> Iterator[Point]:
    """The middles of 12 x 12 fields of a box, turned with it, as far as they lie on the page."""
    angle = math.radians(box.rotation)
    cos, sin = math.cos(angle), math.sin(angle)
    for row in range(GRID):
        for column in range(GRID):
            dx, dy = ((column + 0.5) / GRID - 0.5) * box.cx, ((row + 0.5) / GRID - 0.5) * box.cy
            x, y = box.centre[0] + dx * cos - dy * sin, box.centre[1] + dx * sin + dy * cos
            if page is None or (0 <= x <= page[0] and 0 <= y <= page[1]):
                yield x, y


def local(box: Box, place: Point) -> Point:
    """A point in a box's own measure: 0 to 1 from left to right and from top to bottom, before it was turned."""
    if box.rotation == 0:
        u, v = (place[0] - box.x) / (box.cx or 1), (place[1] - box.y) / (box.cy or 1)
        return (1 - u if box.flip_h else u), (1 - v if box.flip_v else v)
    angle = math.radians(-box.rotation)
    dx, dy = place[0] - box.centre[0], place[1] - box.centre[1]
    u = (dx * math.cos(angle) - dy * math.sin(angle)) / (box.cx or 1) + 0.5
    v = (dx * math.sin(angle) + dy * math.cos(angle)) / (box.cy or 1) + 0.5
    return (1 - u if box.flip_h else u), (1 - v if box.flip_v else v)


def covers(element: Element | None, place: Point) -> bool:
    """Whether an element's form is drawn at a point; no element is everywhere."""
    if element is None:
        return True
    if element.box is None or not element.box.cx or not element.box.cy:
        return False
    u, v = local(element.box, place)
    if not (0 <= u < 1 and 0 <= v < 1):
        return False
    if element.shape.coverage:
        bit = int(v * _COVERAGE_GRID) * _COVERAGE_GRID + int(u * _COVERAGE_GRID)
        return bool(_bits(element.shape.coverage) >> bit & 1)
    return element.shape.preset != "ellipse" or (u - 0.5) ** 2 + (v - 0.5) ** 2 <= 0.25


@lru_cache(maxsize=256)
def _bits(coverage: str) -> int:
    return int(coverage, 16)


def _meet(one: Box | None, other: Box) -> bool:
    if one is None:
        return False
    left, top, right, bottom = one.extent
    other_left, other_top, other_right, other_bottom = other.extent
    return left < other_right and other_left < right and top < other_bottom and other_top < bottom
