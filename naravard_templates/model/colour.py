"""Colours as people see them, together with the way the file says them."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from naravard_templates.model.record import record


@record
class Colour:
    """A resolved colour.

    `rgb` is six upper-case hex digits, or None where the file does not say (no theme, say). `alpha` runs from
    0 (clear) to 1 (opaque). `declared` is the form in the file: "bg1 lumMod=75000", "srgb F28E2B".
    `token` is the theme slot that it hangs on, after the colour map ("lt1"), or "" for a fixed colour.
    """

    rgb: str | None
    alpha: float = 1.0
    declared: str = ""
    token: str = ""

    @property
    def channels(self) -> tuple[int, int, int] | None:
        """Red, green, blue, each 0 to 255."""
        return split_rgb(self.rgb) if self.rgb else None


@lru_cache(maxsize=4096)
def split_rgb(rgb: str) -> tuple[int, int, int]:
    """Red, green and blue, each 0 to 255, of six hex digits."""
    return int(rgb[:2], 16), int(rgb[2:4], 16), int(rgb[4:6], 16)


@lru_cache(maxsize=4096)
def channel_difference(one: str, other: str) -> int:
    """The largest difference in any of the three channels, 0 to 255."""
    return max(abs(a - b) for a, b in zip(split_rgb(one), split_rgb(other), strict=True))


@lru_cache(maxsize=4096)
def luminance(rgb: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition "relative luminance")."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (value / 255 for value in split_rgb(rgb)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21, of two opaque colours (WCAG 2.2, definition "contrast ratio")."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blend(top: str, bottom: str, share: float) -> str:
    """The colour that is seen where `top` covers `bottom` by a share of 0 to 1, mixed channel by channel."""
    if share == 1:
        return top
    pairs = zip(split_rgb(top), split_rgb(bottom), strict=True)
    return "".join(f"{round(above * share + below * (1 - share)):02X}" for above, below in pairs)


class FillKind(StrEnum):
    NONE = "none"
    SOLID = "solid"
    GRADIENT = "gradient"
    PICTURE = "picture"
    PATTERN = "pattern"
    UNKNOWN = "unknown"


@record
class Stop:
    """A colour in a fill; position runs from 0 to 1 along a gradient."""

    colour: Colour
    position: float = 0.0


@record
class Fill:
    """What a surface or shape is filled with. A pattern's stops are foreground and background."""

    kind: FillKind = FillKind.NONE
    stops: tuple[Stop, ...] = ()
    angle: float | None = None


NO_FILL = Fill()


@record
class Line:
    """An outline: its fill and its width in EMU."""

    fill: Fill = NO_FILL
    width: int = 0


NO_LINE = Line()
