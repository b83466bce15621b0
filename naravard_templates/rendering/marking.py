"""Marks on the picture of a page: what was found framed, the place where it belongs dashed, each with its number.

The two differ by more than their colour: an unbroken frame with a round label, a dashed one with a square label.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw

from naravard_templates.model.geometry import Box
from naravard_templates.rendering.faces import face

FOUND: Final = "#C2006B"
EXPECTED: Final = "#0B3D91"
MARGIN: Final = 28
"""Pixels of ground around the page, where what has slipped off it can be seen and labels have room."""
_GROUND, _EDGE, _HALO = "#E4E4E4", "#707070", "#FFFFFF"
_LINE: Final = 4
_DASH: Final = 12
_GAP: Final = 8
_LABEL: Final = 13
_SHADOW: Final = 0.4
_ROOM: Final = 4
"""Pixels between what was found and its frame, which is not to hide it."""
_COLOURS: Final = 96

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marking:
    """A rectangle in EMU with the numbers that label it. `shadow` is what should be seen there."""

    label: str
    box: Box
    expected: bool = False
    shadow: Image.Image | None = None


def marked(page: Image.Image, size: tuple[int, int], marks: Sequence[Marking]) -> Image.Image:
    """The page on a ground of its own with all marks; `size` is the page's in EMU."""
    paper = Image.new("RGB", (page.width + 2 * MARGIN, page.height + 2 * MARGIN), _GROUND)
    paper.paste(page, (MARGIN, MARGIN))
    pen = ImageDraw.Draw(paper)
    pen.rectangle((MARGIN - 1, MARGIN - 1, MARGIN + page.width, MARGIN + page.height), outline=_EDGE)
    scale = page.width / size[0]
    for mark in marks:
        if mark.shadow is not None:
            _lay_shadow(paper, _corners(mark.box, scale), mark.shadow)
    ordered = sorted(marks, key=lambda mark: mark.expected, reverse=True)
    for mark in ordered:
        corners = _corners(mark.box, scale, 0 if mark.expected else _ROOM)
        _outline(pen, [_kept(corner, paper.size) for corner in corners], mark.expected)
    taken: list[tuple[int, int, int, int]] = []
    for mark in ordered:
        _label(pen, paper.size, _corners(mark.box, scale), mark, taken)
    return paper


def png(picture: Image.Image) -> bytes:
    """As a PNG with a palette: a page has few colours, and a report many pages."""
    stream = io.BytesIO()
    small = picture.resize((max(1, picture.width // 4), max(1, picture.height // 4)), Image.Resampling.NEAREST)
    palette = small.quantize(_COLOURS, Image.Quantize.MEDIANCUT)  # chosen from a part: five times as fast
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(stream, "PNG")
    return stream.getvalue()


def _corners(box: Box, scale: float, room: float = 0) -> list[Point]:
    """The corners in pixels as they are drawn, rotation included, `room` pixels further out."""
    centre_x, centre_y = box.centre
    angle = math.radians(box.rotation)
    half_x, half_y = box.cx / 2 + room / scale, box.cy / 2 + room / scale
    halves = [(-half_x, -half_y), (half_x, -half_y), (half_x, half_y), (-half_x, half_y)]
    return [(MARGIN + scale * (centre_x + dx * math.cos(angle) - dy * math.sin(angle)),
             MARGIN + scale * (centre_y + dx * math.sin(angle) + dy * math.cos(angle))) for dx, dy in halves]


def _kept(corner: Point, size: tuple[int, int]) -> Point:
    """What lies outside the picture is shown at its edge."""
    return min(max(corner[0], _LINE), size[0] - _LINE), min(max(corner[1], _LINE), size[1] - _LINE)


def _outline(pen: ImageDraw.ImageDraw, corners: Sequence[Point], dashed: bool) -> None:
    sides = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    for start, end in sides:
        pen.line((*start, *end), _HALO, _LINE + 4)
    for start, end in sides:
        for one, other in _dashes(start, end) if dashed else ((start, end),):
            pen.line((*one, *other), EXPECTED if dashed else FOUND, _LINE)


def _dashes(start: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    length = math.dist(start, end)
    at = 0.0
    while at < length:
        stop = min(at + _DASH, length)
        yield _between(start, end, at / length), _between(start, end, stop / length)
        at += _DASH + _GAP


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _lay_shadow(paper: Image.Image, corners: Sequence[Point], shadow: Image.Image) -> None:
    left, top = (round(min(corner[axis] for corner in corners)) for axis in (0, 1))
    strength = shadow.getchannel("A").point(lambda value: round(value * _SHADOW))
    paper.paste(shadow, (left, top), strength)


def _label(pen: ImageDraw.ImageDraw, size: tuple[int, int], corners: Sequence[Point], mark: Marking,
           taken: list[tuple[int, int, int, int]]) -> None:
    """Above the left end of what was found, below the right end of where it belongs; beside other labels."""
    font, _ = face(18)
    half = max(_LABEL, round(font.getlength(mark.label) / 2) + 6)
    pick = max if mark.expected else min
    x = round(min(max(pick(corner[0] for corner in corners), half), size[0] - half))
    beside = _LABEL if mark.expected else -_LABEL - _ROOM
    y = round(min(max(pick(corner[1] for corner in corners) + beside, _LABEL), size[1] - _LABEL))
    spot = _free(x, y, half, size, taken)
    taken.append(spot)
    if mark.expected:
        pen.rectangle(spot, EXPECTED, _HALO, 2)
    else:
        pen.rounded_rectangle(spot, _LABEL, FOUND, _HALO, 2)
    pen.text(((spot[0] + spot[2]) / 2, (spot[1] + spot[3]) / 2), mark.label, _HALO, font, anchor="mm")


def _free(x: int, y: int, half: int, size: tuple[int, int],
          taken: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    """The nearest spot in the row, to the right and then to the left, that no label has yet."""
    first = (x - half, y - _LABEL, x + half, y + _LABEL)
    for step in (0, *(sign * number for number in range(1, 20) for sign in (1, -1))):
        shift = step * (half + 4)
        spot = (first[0] + shift, first[1], first[2] + shift, first[3])
        inside = spot[0] >= 0 and spot[2] < size[0]
        if inside and not any(spot[0] < right and left < spot[2] and spot[1] < low and high < spot[3]
                              for left, high, right, low in taken):
            return spot
    return first
