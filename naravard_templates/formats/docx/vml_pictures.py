"""What VML does to a picture when it draws it, in DrawingML's words, so that the two can be compared.

`v:imagedata` (ECMA-376 part 4, 14.1.2.11) says numbers as fractions ("0.3") or in 65,536ths ("19661f").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from naravard_templates.formats.ooxml.values import number
from naravard_templates.model.picture import Crop, Picture

_FLAGS = (("grayscale", "grayscl"), ("bilevel", "biLevel"))
_TRUE = frozenset({"t", "true", "1"})
_STEP = 1_000
"""Thousandths of a per cent in a per cent: Word rounds to those."""


def shown(picture: Picture, data: etree._Element) -> Picture:
    """The picture with its crop and effects."""
    sides = Crop(*(_fraction(data.get(f"crop{side}"), 0.0) for side in ("left", "top", "right", "bottom")))
    return replace(picture, crop=sides, effects=tuple(sorted(_effects(data))))


def _effects(data: etree._Element) -> Iterator[str]:
    for name, effect in _FLAGS:
        if str(data.get(name, "")).lower() in _TRUE:
            yield effect
    gain, black = _fraction(data.get("gain"), 1.0), _fraction(data.get("blacklevel"), 0.0)
    contrast = gain - 1 if gain <= 1 else 1 - 1 / gain
    said = [f"{name}={value}" for name, share in (("bright", 2 * black), ("contrast", contrast))
            if (value := round(100 * share) * _STEP)]
    if said:
        yield " ".join(["lum", *said])
    yield from (f"{name} {data.get(name)}" for name in ("gamma", "chromakey", "recolortarget") if data.get(name))


def _fraction(text: str | None, default: float) -> float:
    if not text:
        return default
    return number(text[:-1]) / 65_536 if text.endswith("f") else number(text, default)
