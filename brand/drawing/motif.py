"""The one visual idea: three petals that meet in a point, one for each focus word.

A petal is a closed outline of cubic Béziers. It starts in the meeting point (0, 0), leans a little to one side
and ends about 1 unit further up (y grows downwards, as on slides). Turned a third of a full turn each, the petals
lean towards one another. All here is geometry; ``art.py`` makes pictures of it, ``pptx_forms.py`` vector shapes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Point = tuple[float, float]
Cubic = tuple[Point, Point, Point, Point]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""


@dataclass(frozen=True)
class Outline:
    """A closed outline: cubics, each of which starts where the one before it ended."""

    cubics: tuple[Cubic, ...]

    def mapped(self, change: Callable[[Point], Point]) -> Outline:
        """The outline with every point changed; only affine changes keep its form."""
        return Outline(tuple((change(a), change(b), change(c), change(d)) for a, b, c, d in self.cubics))

    def placed(self, centre: Point, size: float, degrees: float = 0.0, mirrored: bool = False) -> Outline:
        """The unit outline turned clockwise, grown to ``size`` and moved: (0, 0) falls on ``centre``."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        sign = -1.0 if mirrored else 1.0

        def change(point: Point) -> Point:
            x, y = point[0] * sign * size, point[1] * size
            return centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos

        return self.mapped(change)

    def flattened(self, steps: int = 48) -> list[Point]:
        """The outline as a polygon, for renderers that know no curves."""
        return [point_at(cubic, step / steps) for cubic in self.cubics for step in range(steps)]

    def box(self) -> Box:
        """The exact bounding box: the ends of the cubics and their turning points."""
        points = [point_at(cubic, t) for cubic in self.cubics for t in (0.0, 1.0, *turning_points(cubic))]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)

    def svg_path(self, digits: int = 2) -> str:
        """The ``d`` attribute of an SVG path."""

        def pair(point: Point) -> str:
            return " ".join(number(value, digits) for value in point)

        curves = "".join(f"C{pair(b)} {pair(c)} {pair(d)}" for _, b, c, d in self.cubics)
        return f"M{pair(self.cubics[0][0])}{curves}Z"


def number(value: float, digits: int) -> str:
    """A number in as few characters as it takes, the same on every machine."""
    return f"{round(value, digits) + 0.0:.{digits}f}".rstrip("0").rstrip(".")


def point_at(cubic: Cubic, t: float) -> Point:
    """The point of a cubic at parameter ``t``."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x = sum(w * p[0] for w, p in zip(weights, cubic, strict=True))
    y = sum(w * p[1] for w, p in zip(weights, cubic, strict=True))
    return x, y


def turning_points(cubic: Cubic) -> Iterator[float]:
    """Parameters strictly inside the cubic where x or y turns."""
    for axis in (0, 1):
        a, b, c, d = (point[axis] for point in cubic)
        yield from quadratic_roots(d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a)


def quadratic_roots(a: float, b: float, c: float) -> Iterator[float]:
    """Roots of ``at² + bt + c`` strictly between 0 and 1."""
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    else:
        inside = b * b - 4 * a * c
        roots = [(-b + sign * math.sqrt(inside)) / (2 * a) for sign in (-1, 1)] if inside >= 0 else []
    yield from (t for t in roots if 0.0 < t < 1.0)


def chain(start: Point, *curves: tuple[Point, Point, Point]) -> Outline:
    """An outline from its start and, for each curve, two handles and an end."""
    cubics, here = [], start
    for first, second, end in curves:
        cubics.append((here, first, second, end))
        here = end
    return Outline(tuple(cubics))


PETAL = chain(
    (0.0, -0.05),
    ((-0.40, -0.34), (-0.52, -0.72), (-0.30, -0.97)),
    ((-0.26, -1.01), (-0.19, -1.015), (-0.14, -1.0)),
    ((0.34, -0.86), (0.58, -0.38), (0.0, -0.05)),
)
"""The petal; the small distance from (0, 0) leaves air where the three meet."""

LEAN = 8.0
"""How far (degrees) a petal is turned to set it upright."""

TURNS = (LEAN, LEAN + 120.0, LEAN + 240.0)
"""The angle of each petal, in the order of the focus words."""


def mark(centre: Point, size: float, turned: float = 0.0) -> tuple[Outline, Outline, Outline]:
    """The three petals round ``centre``, each ``size`` long."""
    first, second, third = (PETAL.placed(centre, size, degrees + turned) for degrees in TURNS)
    return first, second, third
