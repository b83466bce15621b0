"""Cut an outline at the edges of a box, so that big petals end exactly where the slide ends."""

from __future__ import annotations

from collections.abc import Callable

from .motif import Box, Cubic, Outline, Point, point_at

Side = Callable[[Point], float]
"""How far a point lies inside an edge; negative outside."""

SAMPLES = 64


def clipped(outline: Outline, box: Box) -> Outline:
    """The part of a closed outline inside ``box``, with straight lines along the edges."""
    left, top, width, height = box
    sides: tuple[Side, ...] = (
        lambda p: p[0] - left,
        lambda p: p[1] - top,
        lambda p: left + width - p[0],
        lambda p: top + height - p[1],
    )
    for side in sides:
        outline = _cut(outline, side)
    return outline


def _cut(outline: Outline, side: Side) -> Outline:
    kept = [piece for cubic in outline.cubics for piece in _pieces(cubic, side) if side(point_at(piece, 0.5)) >= 0]
    joined: list[Cubic] = []
    for index, piece in enumerate(kept):
        joined.append(piece)
        following = kept[(index + 1) % len(kept)][0]
        if _far(piece[3], following):
            joined.append(straight(piece[3], following))
    return Outline(tuple(joined))


def _pieces(cubic: Cubic, side: Side) -> list[Cubic]:
    """The cubic cut wherever it crosses the edge."""
    pieces, done = [], 0.0
    for t in _crossings(cubic, side):
        first, cubic = split(cubic, (t - done) / (1 - done))
        pieces.append(first)
        done = t
    return [*pieces, cubic]


def _crossings(cubic: Cubic, side: Side) -> list[float]:
    """Parameters where the cubic crosses the edge, by sampling and halving."""
    found = []
    for step in range(SAMPLES):
        low, high = step / SAMPLES, (step + 1) / SAMPLES
        if (side(point_at(cubic, low)) >= 0) != (side(point_at(cubic, high)) >= 0):
            found.append(_halved(cubic, side, low, high))
    return [t for t in found if 1e-6 < t < 1 - 1e-6]


def _halved(cubic: Cubic, side: Side, low: float, high: float) -> float:
    inside = side(point_at(cubic, low)) >= 0
    for _ in range(50):
        middle = (low + high) / 2
        if (side(point_at(cubic, middle)) >= 0) == inside:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def split(cubic: Cubic, t: float) -> tuple[Cubic, Cubic]:
    """A cubic cut in two (de Casteljau)."""
    a, b, c, d = cubic
    ab, bc, cd = _between(a, b, t), _between(b, c, t), _between(c, d, t)
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    middle = _between(abc, bcd, t)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def straight(start: Point, end: Point) -> Cubic:
    """A straight line as a cubic."""
    return start, _between(start, end, 1 / 3), _between(start, end, 2 / 3), end


def polygon(*corners: Point) -> Outline:
    """A closed outline with straight sides."""
    return Outline(tuple(straight(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True)))


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _far(first: Point, second: Point) -> bool:
    return abs(first[0] - second[0]) + abs(first[1] - second[1]) > 1e-3
