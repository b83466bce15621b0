"""Keeps text clear of the pictures that a layout shows beside it.

Houses draw a slot for text right across the page and trust people to break the lines before the picture.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from naravard_templates.model.geometry import Box

_LEFT_FOR_TEXT: Final = 0.5
"""The share of a slot's width that text has at the least; a picture that leaves less is what it is meant to lie on."""

_BESIDE: Final = 0.5
"""The share of a slot's height beside which a picture stands; one that reaches into a corner is in nobody's way."""


def clear_of(slot: tuple[int, int, int, int], pictures: Iterable[Box]) -> tuple[int, int]:
    """How much of a slot (left, top, width, height) pictures take at its left and its right side, all in EMU."""
    x, y, cx, cy = slot
    left, right = x, x + cx
    for one in pictures:
        if min(one.y + one.cy, y + cy) - max(one.y, y) < cy * _BESIDE:
            continue
        if x + cx * _LEFT_FOR_TEXT <= one.x < right and one.x + one.cx >= x + cx:
            right = one.x
        elif one.x <= x and left < one.x + one.cx <= x + cx * (1 - _LEFT_FOR_TEXT):
            left = one.x + one.cx
    return (left - x, x + cx - right) if right - left >= cx * _LEFT_FOR_TEXT else (0, 0)
