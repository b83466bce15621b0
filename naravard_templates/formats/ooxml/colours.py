"""Resolves DrawingML colours to what people see (ECMA-376 part 1, 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import lru_cache

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, local_name, qn
from naravard_templates.formats.ooxml.paths import children
from naravard_templates.formats.ooxml.presets import preset_rgb
from naravard_templates.formats.ooxml.values import fraction, number
from naravard_templates.model.colour import Colour, split_rgb
from naravard_templates.model.record import record

Rgb = tuple[float, float, float]

_A = f"{{{NS['a']}}}"
COLOUR_TAGS = frozenset(_A + name for name in ("srgbClr", "scrgbClr", "hslClr", "prstClr", "sysClr", "schemeClr"))
# Word's text effects say the same in a namespace of their own, attributes included ([MS-DOCX] 2.6.1).
WORD_COLOUR_TAGS = frozenset({qn("w14:srgbClr"), qn("w14:schemeClr")})
_WORD_VALUE = qn("w14:val")
DEFAULT_MAP: Mapping[str, str] = {
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}
# The tokens whose meaning a colour map can change; the accents could be swapped too, but no program offers that.
TOKENS = frozenset({"bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
                    "hlink", "folHlink"})


@record
class Scheme:
    """What scheme colours mean at one place: the theme's colours by slot, and the colour map above them.

    `placeholder` stands in for `phClr` inside the theme's own styles.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    colour_map: Mapping[str, str] = field(default_factory=lambda: DEFAULT_MAP)
    placeholder: Colour | None = None

    def slot(self, token: str) -> str:
        """The theme slot that a token stands for, through the colour map."""
        return self.colour_map.get(token, DEFAULT_MAP.get(token, token))

    def with_placeholder(self, colour: Colour | None) -> Scheme:
        return replace(self, placeholder=colour)


def first_colour(parent: etree._Element | None, scheme: Scheme) -> Colour | None:
    """The colour that stands directly in `parent`, or None."""
    for child in () if parent is None else children(parent):
        if child.tag in COLOUR_TAGS:
            return resolve(child, scheme)
    return None


def resolve(element: etree._Element, scheme: Scheme) -> Colour:
    """The colour that an element of any of the six models declares, all its transforms applied."""
    transforms = [(local_name(child.tag), _value(child)) for child in children(element)]
    return _transformed(_base(element, scheme), tuple(transforms))


@lru_cache(maxsize=1024)
def _transformed(base: Colour, transforms: tuple[tuple[str, str | None], ...]) -> Colour:
    declared = " ".join([base.declared, *(f"{name}={value}" for name, value in transforms)])
    if base.rgb is None:
        return replace(base, declared=declared)
    rgb: Rgb = (*(channel / 255 for channel in split_rgb(base.rgb)),)  # type: ignore[assignment]
    alpha = base.alpha
    for name, value in transforms:
        if name.startswith("alpha"):
            alpha = _alpha(name, alpha, fraction(value))
        elif name in _TRANSFORMS:
            rgb = _clamp(_TRANSFORMS[name](rgb, _amount(name, value)))
    return Colour(_hex(rgb), max(0.0, min(1.0, alpha)), declared, base.token)


def _base(element: etree._Element, scheme: Scheme) -> Colour:
    value = _value(element) or ""
    match local_name(element.tag):
        case "schemeClr":
            return _scheme_colour(value, scheme)
        case "srgbClr":
            return Colour(_hex_or_none(value), declared=f"srgb {value.upper()}")
        case "sysClr":
            last = _hex_or_none(str(element.get("lastClr", "")))
            fallback = "FFFFFF" if value.lower() == "window" else "000000"
            return Colour(last or fallback, declared=f"sys {value}")
        case "prstClr":
            return Colour(preset_rgb(value), declared=f"preset {value}")
        case "scrgbClr":
            linear = tuple(_to_srgb(fraction(element.get(name), 0.0)) for name in "rgb")
            return Colour(_hex(_clamp(linear)), declared="scrgb")  # type: ignore[arg-type]
        case _:
            hue = number(element.get("hue")) / 21_600_000
            rgb = colorsys.hls_to_rgb(hue % 1, fraction(element.get("lum"), 0.0), fraction(element.get("sat"), 0.0))
            return Colour(_hex(_clamp(rgb)), declared="hsl")


def _value(element: etree._Element) -> str | None:
    return element.get("val") or element.get(_WORD_VALUE)


def _scheme_colour(token: str, scheme: Scheme) -> Colour:
    if token == "phClr":
        return scheme.placeholder or Colour(None, declared="phClr")
    slot = scheme.slot(token)
    return Colour(scheme.colours.get(slot), declared=token, token=slot)


def _amount(name: str, value: str | None) -> float:
    """Hues are angles in 60,000ths of a degree, as a share of the circle; everything else is a percentage."""
    return number(value) / 21_600_000 if name in {"hue", "hueOff"} else fraction(value)


def _alpha(name: str, alpha: float, amount: float) -> float:
    return {"alphaMod": alpha * amount, "alphaOff": alpha + amount}.get(name, amount)


def _to_linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _to_srgb(channel: float) -> float:
    channel = max(0.0, min(1.0, channel))
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _in_linear(change: Callable[[float, float], float]) -> Callable[[Rgb, float], Rgb]:
    def transform(rgb: Rgb, amount: float) -> Rgb:
        red, green, blue = (_to_srgb(change(_to_linear(channel), amount)) for channel in rgb)
        return red, green, blue
    return transform


def _in_hls(index: int, change: Callable[[float, float], float]) -> Callable[[Rgb, float], Rgb]:
    """A change of hue (0), luminance (1) or saturation (2)."""
    def transform(rgb: Rgb, amount: float) -> Rgb:
        hls = list(colorsys.rgb_to_hls(*rgb))
        value = change(hls[index], amount)
        hls[index] = value % 1 if index == 0 else max(0.0, min(1.0, value))
        return colorsys.hls_to_rgb(*hls)
    return transform


def _in_channel(index: int, change: Callable[[float, float], float]) -> Callable[[Rgb, float], Rgb]:
    def transform(rgb: Rgb, amount: float) -> Rgb:
        values = list(rgb)
        values[index] = _to_srgb(change(_to_linear(values[index]), amount))
        return values[0], values[1], values[2]
    return transform


def _set(_: float, amount: float) -> float:
    return amount


def _times(value: float, amount: float) -> float:
    return value * amount


def _plus(value: float, amount: float) -> float:
    return value + amount


def _grey(rgb: Rgb, _: float) -> Rgb:
    level = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]
    return level, level, level


def _complement(rgb: Rgb, _: float) -> Rgb:
    hue, lum, sat = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb((hue + 0.5) % 1, lum, sat)


def _inverse(rgb: Rgb, _: float) -> Rgb:
    return 1 - rgb[0], 1 - rgb[1], 1 - rgb[2]


def _each(change: Callable[[float], float]) -> Callable[[Rgb, float], Rgb]:
    def transform(rgb: Rgb, _: float) -> Rgb:
        return change(rgb[0]), change(rgb[1]), change(rgb[2])
    return transform


_TRANSFORMS: dict[str, Callable[[Rgb, float], Rgb]] = {
    "tint": _in_linear(lambda channel, amount: channel * amount + 1 - amount),
    "shade": _in_linear(_times),
    "hue": _in_hls(0, _set), "hueMod": _in_hls(0, _times), "hueOff": _in_hls(0, _plus),
    "lum": _in_hls(1, _set), "lumMod": _in_hls(1, _times), "lumOff": _in_hls(1, _plus),
    "sat": _in_hls(2, _set), "satMod": _in_hls(2, _times), "satOff": _in_hls(2, _plus),
    "gray": _grey, "comp": _complement, "inv": _inverse,
    "gamma": _each(_to_srgb), "invGamma": _each(_to_linear),
} | {
    word + suffix: _in_channel(index, change)
    for index, word in enumerate(("red", "green", "blue"))
    for suffix, change in (("", _set), ("Mod", _times), ("Off", _plus))
}


def _clamp(rgb: Rgb) -> Rgb:
    red, green, blue = (max(0.0, min(1.0, channel)) for channel in rgb)
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "".join(f"{round(channel * 255):02X}" for channel in rgb)


def _hex_or_none(text: str) -> str | None:
    text = text.strip("#").upper()
    return text if len(text) == 6 and all(letter in "0123456789ABCDEF" for letter in text) else None
