"""The slide and its grid, in EMU: 16:9, twelve columns."""

from __future__ import annotations

from typing import Final

Frame = tuple[int, int, int, int]
"""Left, top, width, height."""

WIDTH: Final = 12_192_000
HEIGHT: Final = 6_858_000
MARGIN: Final = 624_000
COLUMN: Final = 692_000
GUTTER: Final = 240_000
FULL: Final = WIDTH - 2 * MARGIN

TITLE_TOP: Final = 432_000
TITLE_HEIGHT: Final = 960_000
TOP: Final = 1_584_000
"""Where content begins."""
BOTTOM: Final = 5_904_000
"""Where content ends."""

BAR_HEIGHT: Final = 91_440
BAR_TOP: Final = HEIGHT - BAR_HEIGHT

FOOT_TOP: Final = 6_264_000
FOOT_HEIGHT: Final = 288_000
WORDMARK_HEIGHT: Final = 432_000
WORDMARK_TOP: Final = FOOT_TOP + FOOT_HEIGHT // 2 - WORDMARK_HEIGHT // 2


def column(number: int) -> int:
    """Left edge of column 0 to 11."""
    return MARGIN + number * (COLUMN + GUTTER)


def span(columns: int) -> int:
    """Width of so many columns with the gutters between them."""
    return columns * COLUMN + (columns - 1) * GUTTER


def cell(first: int, columns: int, top: int = TOP, bottom: int = BOTTOM) -> Frame:
    """A frame over whole columns, from ``top`` to ``bottom``."""
    return column(first), top, span(columns), bottom - top


def overlap(first: Frame, second: Frame) -> bool:
    """Whether two frames have any area in common."""
    return (
        first[0] < second[0] + second[2]
        and second[0] < first[0] + first[2]
        and first[1] < second[1] + second[3]
        and second[1] < first[1] + first[3]
    )
