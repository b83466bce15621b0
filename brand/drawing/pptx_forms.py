"""The graphics that layouts are composed of: bars, rules, nodes, chevrons and the petals, whole or cropped."""

from __future__ import annotations

from . import identity as brand
from .clip import clipped, polygon
from .identity import Tint
from .motif import LEAN, PETAL, TURNS, Box, Outline, Point, chain
from .pptx_art import Fill, Form, Group, Image
from .pptx_grid import BAR_HEIGHT, BAR_TOP, HEIGHT, MARGIN, WIDTH, WORDMARK_HEIGHT, WORDMARK_TOP, Frame

SLIDE: Box = (0.0, 0.0, float(WIDTH), float(HEIGHT))
RULE = 28_575
"""Thickness of a drawn rule."""
ROUND = 0.5523
"""Handle length, in radii, that makes four cubics a circle."""
WORDS = tuple(brand.FOCUS_SLOTS)
SLOTS = tuple(brand.FOCUS_SLOTS.values())


def rect(name: str, frame: Frame, fill: Fill) -> Form:
    """A rectangle."""
    left, top, width, height = frame
    right, bottom = left + width, top + height
    return Form(name, polygon((left, top), (right, top), (right, bottom), (left, bottom)), fill)


def rule(name: str, left: int, top: int, width: int, slot: str) -> Form:
    """A thin horizontal rule."""
    return rect(name, (left, top, width, RULE), Fill(slot))


def disc(name: str, centre: Point, radius: float, fill: Fill) -> Form:
    """A circle."""
    h = ROUND
    unit = chain(
        (0.0, -1.0),
        ((h, -1.0), (1.0, -h), (1.0, 0.0)),
        ((1.0, h), (h, 1.0), (0.0, 1.0)),
        ((-h, 1.0), (-1.0, h), (-1.0, 0.0)),
        ((-1.0, -h), (-h, -1.0), (0.0, -1.0)),
    )
    return Form(name, unit.placed(centre, radius), fill)


def chevron(name: str, frame: Frame, fill: Fill, first: bool = False) -> Form:
    """An arrow band that points to the right; the first of a row has a straight left side."""
    left, top, width, height = frame
    right, middle, bottom, nose = left + width, top + height / 2, top + height, height / 2
    corners: list[Point] = [
        (left, top),
        (right - nose, top),
        (right, middle),
        (right - nose, bottom),
        (left, bottom),
    ]
    if not first:
        corners.append((left + nose, middle))
    return Form(name, polygon(*corners), fill)


def petal(name: str, centre: Point, size: float, turn: float, fill: Fill, within: Box = SLIDE) -> Form:
    """One petal; ``turn`` in degrees, 0 is upright. A gradient runs from the meeting point to the tip."""
    outline = clipped(PETAL.placed(centre, size, turn + LEAN), within)
    return Form(name, outline, Fill(fill.slot, fill.tint, fill.second, turn - 90.0))


def three_petals(centre: Point, size: float, turned: float = 0.0, fills: tuple[Fill, ...] = ()) -> tuple[Form, ...]:
    """The motif, cropped at the slide's edges; by default in its colours, brighter towards the tips."""
    fills = fills or tuple(Fill(slot, None, brand.TINT_GLOW) for slot in SLOTS)
    parts = zip(WORDS, TURNS, fills, strict=True)
    return tuple(petal(f"Blad {word}", centre, size, turn - LEAN + turned, fill) for word, turn, fill in parts)


def mark(name: str, centre: Point, size: float, tint: Tint | None = None) -> Group:
    """The motif as one group."""
    fills = tuple(Fill(slot, tint) for slot in SLOTS) if tint else ()
    return Group(name, three_petals(centre, size, 0.0, fills))


def bar(slots: tuple[str, ...] = SLOTS, tints: tuple[Tint | None, ...] = (None, None, None)) -> Group:
    """The bar along the bottom edge, a third for each focus word."""
    third = WIDTH // 3
    parts = zip(WORDS, slots, tints, strict=True)
    forms = (
        rect(f"Fält {word}", (index * third, BAR_TOP, third, BAR_HEIGHT), Fill(slot, tint))
        for index, (word, slot, tint) in enumerate(parts)
    )
    return Group("Färgband", tuple(forms))


def wordmark(left: int = MARGIN, top: int = WORDMARK_TOP, height: int = WORDMARK_HEIGHT, light: bool = False) -> Image:
    """The wordmark; ``light`` for dark grounds."""
    file = brand.ART_WORDMARK_LIGHT if light else brand.ART_WORDMARK
    width = round(height * brand.WORDMARK_ASPECT)
    return Image(brand.WORDMARK_NAME, file, (left, top, width, height), brand.WORDMARK_ALT)


def wave(frame: Frame) -> Outline:
    """The outline of a picture whose left side is bent like a petal; given from the frame's own corner."""
    _, _, width, height = frame
    bend = width * 0.18
    back = -bend / 3  # handles so far out make the curve touch the left edge and no more
    corners = polygon((bend, 0), (width, 0), (width, height), (bend, height)).cubics[:3]
    return Outline((*corners, ((bend, height), (back, height * 0.72), (back, height * 0.38), (bend, 0))))
