"""Free forms as a coverage bitmap, so that one path can be compared with another that was written differently."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import children, find_each
from naravard_templates.formats.ooxml.values import number

GRID = 16
_CURVE_STEPS = 8
_OFTEN_SEEN = 50_000
"""Bytes of XML; the same forms recur on the layouts of a master, but larger ones are not worth the memory."""
_REMEMBERED = 256
_remembered: dict[bytes, str] = {}
_CUBIC = 3
_UNKNOWN = float("nan")
_MOVE, _LINE, _CLOSE, _POINT = qn("a:moveTo"), qn("a:lnTo"), qn("a:close"), qn("a:pt")
_CURVES = frozenset({qn("a:cubicBezTo"), qn("a:quadBezTo")})
_MIDDLES = [(field + 0.5) / GRID for field in range(GRID)]
_TO_THE_RIGHT = [2**GRID - 2**field for field in range(GRID + 1)]
Point = tuple[float, float]
Polygon = Sequence[Point]


def coverage(custom: etree._Element) -> str:
    """Which fields of a 16 x 16 grid over the shape's box the free form fills, as 64 hex digits; "" if unknown.

    `custom` is an `a:custGeom` (ECMA-376 part 1, 20.1.9.8). Guide names other than plain numbers are not computed.
    """
    form = etree.tostring(custom, with_tail=False)
    found = _remembered.get(form)
    if found is None:
        found = _covered(custom)
        if len(form) <= _OFTEN_SEEN:
            if len(_remembered) >= _REMEMBERED:
                _remembered.clear()
            _remembered[form] = found
    return found


def _covered(custom: etree._Element) -> str:
    bits = 0
    for path in find_each(custom, "a:pathLst/a:path"):
        polygons = [polygon for polygon in _polygons(path) if len(polygon) > 2]
        if not polygons:
            return ""
        bits |= _rasterise(polygons)
    return f"{bits:064x}" if bits else ""


def _polygons(path: etree._Element) -> list[list[Point]]:
    width, height = number(path.get("w")), number(path.get("h"))
    polygons: list[list[Point]] = []
    if width <= 0 or height <= 0:
        return polygons
    for step in path:
        deadline.check()
        points = [(number(point.get("x"), _UNKNOWN) / width, number(point.get("y"), _UNKNOWN) / height)
                  for point in children(step) if point.tag == _POINT]
        tag = step.tag
        if tag == _MOVE:
            polygons.append(points)
        elif tag == _LINE and polygons:
            polygons[-1].extend(points)
        elif tag in _CURVES and polygons and polygons[-1] and len(points) <= _CUBIC:
            polygons[-1].extend(_curve([polygons[-1][-1], *points]))
        elif tag != _CLOSE:
            return []
    return polygons


def _curve(control: list[Point]) -> Iterator[Point]:
    """Points along a Bézier curve of any degree (de Casteljau), the first left out."""
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        points = control
        while len(points) > 1:
            points = [(x + (next_x - x) * t, y + (next_y - y) * t) for (x, y), (next_x, next_y) in pairwise(points)]
        yield points[0]


def _rasterise(polygons: Sequence[Polygon]) -> int:
    """The fields whose middles lie inside: those with an odd number of crossings to their left."""
    crossings: list[list[float]] = [[] for _ in range(GRID)]
    for polygon in polygons:
        x, y = polygon[-1]
        row = _row(y)
        for next_x, next_y in polygon:
            next_row = _row(next_y)
            for crossed in range(row, next_row) if row < next_row else range(next_row, row):
                crossings[crossed].append(x + (_MIDDLES[crossed] - y) * (next_x - x) / (next_y - y))
            x, y, row = next_x, next_y, next_row
    return sum(_inside(found) << row * GRID for row, found in enumerate(crossings))


def _row(y: float) -> int:
    """The first row whose middle is not above a point; past the last where that cannot be computed."""
    return GRID if math.isnan(y) else bisect_left(_MIDDLES, y)


def _inside(crossings: list[float]) -> int:
    """The fields of a row: each crossing turns those to its right from outside to inside, or back."""
    bits = 0
    for x in crossings:
        bits ^= _TO_THE_RIGHT[bisect_right(_MIDDLES, x)]
    return bits
