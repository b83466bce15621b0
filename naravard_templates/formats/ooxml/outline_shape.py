"""Free forms as a coverage bitmap, so that one path can be compared with another that was written differently."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.paths import find_each
from naravard_templates.formats.ooxml.values import number

GRID = 16
_CURVE_STEPS = 8
_OFTEN_SEEN = 50_000
"""Bytes of XML; the same forms recur on the layouts of a master, but larger ones are not worth the memory."""
_CUBIC = 3
Point = tuple[float, float]
Polygon = Sequence[Point]


def coverage(custom: etree._Element) -> str:
    """Which fields of a 16 x 16 grid over the shape's box the free form fills, as 64 hex digits; "" if unknown.

    `custom` is an `a:custGeom` (ECMA-376 part 1, 20.1.9.8). Guide names other than plain numbers are not computed.
    """
    form = etree.tostring(custom, with_tail=False)
    return _remembered(form) if len(form) <= _OFTEN_SEEN else _covered(custom)


@lru_cache(maxsize=256)
def _remembered(form: bytes) -> str:
    return _covered(etree.fromstring(form))


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
        points = [(number(point.get("x"), float("nan")) / width, number(point.get("y"), float("nan")) / height)
                  for point in find_each(step, "a:pt")]
        match etree.QName(step).localname:
            case "moveTo":
                polygons.append(points)
            case "lnTo" if polygons:
                polygons[-1].extend(points)
            case "cubicBezTo" | "quadBezTo" if polygons and polygons[-1] and len(points) <= _CUBIC:
                polygons[-1].extend(_curve([polygons[-1][-1], *points]))
            case "close":
                continue
            case _:
                return []
    return polygons


def _curve(control: list[Point]) -> Iterator[Point]:
    """Points along a Bézier curve of any degree (de Casteljau), the first left out."""
    for step in range(1, _CURVE_STEPS + 1):
        t = step / _CURVE_STEPS
        points = control
        while len(points) > 1:
            points = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
                      for a, b in pairwise(points)]
        yield points[0]


def _rasterise(polygons: Sequence[Polygon]) -> int:
    """The fields whose middles lie inside: those with an odd number of crossings to their left."""
    crossings: list[list[float]] = [[] for _ in range(GRID)]
    for polygon in polygons:
        start = polygon[-1]
        for end in polygon:
            for row in _rows(start[1], end[1]):
                y = (row + 0.5) / GRID
                if (start[1] <= y) != (end[1] <= y):
                    crossings[row].append(start[0] + (y - start[1]) * (end[0] - start[0]) / (end[1] - start[1]))
            start = end
    return sum(1 << (row * GRID + column) for row, found in enumerate(map(sorted, crossings))
               for column in range(GRID) if found and bisect_left(found, (column + 0.5) / GRID) % 2)


def _rows(start: float, end: float) -> range:
    """The rows whose middles an edge may cross; all where that cannot be computed."""
    if math.isnan(start) or math.isnan(end):
        return range(GRID)
    low, high = sorted((max(-1.0, min(2.0, start)), max(-1.0, min(2.0, end))))
    return range(max(0, int(low * GRID - 1.5)), min(GRID, int(high * GRID + 1.5)))
