"""Free forms as a coverage bitmap, so that one path can be compared with another that was written differently."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.ooxml.values import number

GRID = 16
_CURVE_STEPS = 8
Point = tuple[float, float]


def coverage(custom: etree._Element) -> str:
    """Which fields of a 16 x 16 grid over the shape's box the free form fills, as 64 hex digits; "" if unknown.

    `custom` is an `a:custGeom` (ECMA-376 part 1, 20.1.9.8). Guide names other than plain numbers are not computed.
    """
    bits = 0
    for path in custom.iterfind("a:pathLst/a:path", NS):
        points = [polygon for polygon in _polygons(path) if len(polygon) > 2]
        if not points:
            return ""
        bits |= _rasterise(points)
    return f"{bits:064x}" if bits else ""


def _polygons(path: etree._Element) -> list[list[Point]]:
    width, height = number(path.get("w")), number(path.get("h"))
    polygons: list[list[Point]] = []
    if width <= 0 or height <= 0:
        return polygons
    for step in path:
        points = [(number(point.get("x"), float("nan")) / width, number(point.get("y"), float("nan")) / height)
                  for point in step.iterfind("a:pt", NS)]
        match etree.QName(step).localname:
            case "moveTo":
                polygons.append(points)
            case "lnTo" if polygons:
                polygons[-1].extend(points)
            case "cubicBezTo" | "quadBezTo" if polygons and polygons[-1]:
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


def _rasterise(polygons: list[list[Point]]) -> int:
    bits = 0
    for row in range(GRID):
        y = (row + 0.5) / GRID
        crossings = sorted(x for polygon in polygons for x in _crossings(polygon, y))
        for column in range(GRID):
            x = (column + 0.5) / GRID
            inside = sum(crossing < x for crossing in crossings) % 2
            bits |= inside << (row * GRID + column)
    return bits


def _crossings(polygon: list[Point], y: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        if (y1 <= y) != (y2 <= y):
            yield x1 + (y - y1) * (x2 - x1) / (y2 - y1)
