"""Colour arithmetic: the tints that Office makes from a theme colour, and contrast after WCAG 2."""

from __future__ import annotations

import colorsys

from .identity import Tint

Rgb = tuple[int, int, int]


def rgb(colour: str) -> Rgb:
    """RRGGBB to three channels of 0 to 255."""
    return int(colour[0:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def tinted(colour: str, tint: Tint | None) -> str:
    """What ``lumMod`` and ``lumOff`` (per cent) make of a colour."""
    if tint is None:
        return colour
    red, green, blue = (channel / 255 for channel in rgb(colour))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = min(1.0, max(0.0, light * tint[0] / 100 + tint[1] / 100))
    return "".join(f"{round(channel * 255):02X}" for channel in colorsys.hls_to_rgb(hue, light, saturation))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
