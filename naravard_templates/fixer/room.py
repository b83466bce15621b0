"""Where there is room: the shortest way for a box off the boxes that it must not cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom edge, in EMU."""

_CLEAR = 36_000
"""A millimetre between what is moved and what it is moved off."""
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)


@dataclass(frozen=True, slots=True)
class Move:
    """A way in EMU, and the size that is left of what is moved, its upper left corner standing still."""

    dx: float = 0.0
    dy: float = 0.0
    scale: float = 1.0


def way_off(box: Extent, marks: Sequence[Extent], page: tuple[int, int]) -> Move | None:
    """The shortest way on the page; smaller only where there is no room for the whole. None where there is none."""
    for scale in _SCALES:
        left, top, right, bottom = box
        small = left, top, left + (right - left) * scale, top + (bottom - top) * scale
        ways = [Move(dx, dy, scale) for dx, dy in _ways(small, marks, page) if _is_free(small, dx, dy, marks, page)]
        if ways:
            return min(ways, key=lambda move: (move.dx ** 2 + move.dy ** 2, move.dx, move.dy))
    return None


def _ways(box: Extent, marks: Sequence[Extent], page: tuple[int, int]) -> Iterator[tuple[float, float]]:
    """To each side of each mark, and onto the page."""
    left, top, right, bottom = box
    across, down = {0.0, -min(left, 0), min(page[0] - right, 0)}, {0.0, -min(top, 0), min(page[1] - bottom, 0)}
    for mark in marks:
        across |= {mark[0] - right - _CLEAR, mark[2] - left + _CLEAR}
        down |= {mark[1] - bottom - _CLEAR, mark[3] - top + _CLEAR}
    return product(sorted(across), sorted(down))


def _is_free(box: Extent, dx: float, dy: float, marks: Sequence[Extent], page: tuple[int, int]) -> bool:
    left, top, right, bottom = box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy
    if left < min(0, box[0]) or top < min(0, box[1]) or right > max(page[0], box[2]) or bottom > max(page[1], box[3]):
        return False
    return not any(left < mark[2] and mark[0] < right and top < mark[3] and mark[1] < bottom for mark in marks)
