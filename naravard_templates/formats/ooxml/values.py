"""Reads attribute values: numbers, percentages and measures, transitional and Strict, and never crashes on one."""

from __future__ import annotations

import math
import re

from lxml import etree

_MEASURE = re.compile(r"(-?[0-9.]+)(mm|cm|in|pt|pc|pi)")
_EMU_PER_UNIT = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
_FALSE = frozenset({"0", "false", "off"})
_FARTHEST, _SURELY_NEAR = 10 ** 14, 14
"""Coordinates lie within 27,273,042,316,900 EMU either way (20.1.10.16). What is farther away is as good as here."""


def number(text: str | None, default: float = 0.0) -> float:
    """A finite number, or the default."""
    try:
        value = float(text) if text is not None else default
    except ValueError:
        return default
    return value if math.isfinite(value) else default


def emu(text: str | None, default: int = 0) -> int:
    """A coordinate in EMU: an integer, or a universal measure such as "2.5mm" (ECMA-376 part 1, 22.9.2.15)."""
    if text is None:
        return default
    if text.isdecimal() and len(text) < _SURELY_NEAR:
        return int(text)
    match = _MEASURE.fullmatch(text)
    if match:
        return _bounded(number(match.group(1)) * _EMU_PER_UNIT[match.group(2)])
    return _bounded(number(text, default))


def twips(text: str | None, default: int = 0) -> int:
    """A length of WordprocessingML, given in twentieths of a point or as a measure, in EMU."""
    if _MEASURE.fullmatch(text or ""):
        return emu(text)
    return _bounded(number(text, default / 635) * 635)


def _bounded(value: float) -> int:
    """Whole EMU that can still be reckoned with."""
    return round(max(-_FARTHEST, min(_FARTHEST, value)))


def fraction(text: str | None, default: float = 1.0) -> float:
    """A percentage as a fraction: "75000" (thousandths of a per cent) or Strict's "75%"."""
    if text is None:
        return default
    if text.endswith("%"):
        return number(text[:-1]) / 100
    return number(text, default * 100_000) / 100_000


def flag(element: etree._Element, name: str, default: bool = False) -> bool:
    """A boolean attribute."""
    value = element.get(name)
    return default if value is None else is_on(value)


def is_on(value: str) -> bool:
    """A boolean as it is written; what is not plainly false is true."""
    return value.lower() not in _FALSE
