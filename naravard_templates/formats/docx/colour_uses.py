"""Every colour that the body of a Word document declares: text, shading, borders, highlight, drawings, charts."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.colours import COLOUR_TAGS, Scheme, resolve
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.presets import preset_rgb
from naravard_templates.model.colour import Colour, split_rgb
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import ColourUse

_BORDERS = tuple(qn(f"w:{name}") for name in ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV",
                                              "between", "bar", "bdr"))
_WORD = {qn("w:color"): "text", qn("w:u"): "underline", qn("w:shd"): "shading", **dict.fromkeys(_BORDERS, "border")}
_HIGHLIGHT = qn("w:highlight")
_SKIPPED = frozenset({qn("mc:Fallback"), qn("w:rPrChange"), qn("w:pPrChange"), qn("w:tblPrChange"), qn("w:del")})
_EXCERPT = 40
_HEX = re.compile("[0-9A-F]{6}")


def colour_uses(package: Package, part: str, scheme: Scheme) -> Iterator[ColourUse]:
    """The colours of the body in `part` and of its charts. `number` counts paragraphs from 1."""
    number = 0
    for element in package.tree(part).iter(qn("w:p"), _HIGHLIGHT, *_WORD, *COLOUR_TAGS):
        if element.tag == qn("w:p"):
            number += 1
            continue
        for colour, role in _declared(element, scheme):
            if not _skipped(element):
                yield ColourUse(colour, role, SurfaceKind.BODY, part, number or None, text=_excerpt(element))
    for target in package.related(part, "chart"):
        for element in package.tree(target).iter(*COLOUR_TAGS):
            yield ColourUse(resolve(element, scheme), "chart", SurfaceKind.BODY, target)


def declared_in(root: etree._Element, scheme: Scheme) -> Iterator[tuple[Colour, str]]:
    """Every colour that is declared below an element and not passed over, with what it is for."""
    for element in root.iter(_HIGHLIGHT, *_WORD, *COLOUR_TAGS):
        if not _skipped(element):
            yield from _declared(element, scheme)


def _declared(element: etree._Element, scheme: Scheme) -> Iterator[tuple[Colour, str]]:
    if element.tag in COLOUR_TAGS:
        yield resolve(element, scheme), "drawing"
    elif element.tag == _HIGHLIGHT:
        name = str(element.get(qn("w:val"), "none"))
        if name != "none":
            yield Colour(preset_rgb(name), declared=f"highlight {name}"), "highlight"
    elif element.tag == qn("w:shd"):
        yield from _present(word_colour(element, scheme, "fill", "themeFill"), "shading")
        if element.get(qn("w:val")) not in {"clear", "nil", None}:
            yield from _present(word_colour(element, scheme, "color", "themeColor"), "shading")
    else:
        name = "val" if element.tag == qn("w:color") else "color"
        yield from _present(word_colour(element, scheme, name, "themeColor"), _WORD[element.tag])


def _present(colour: Colour | None, role: str) -> Iterator[tuple[Colour, str]]:
    if colour is not None:
        yield colour, role


def word_colour(element: etree._Element, scheme: Scheme, name: str, theme_name: str) -> Colour | None:
    """A WordprocessingML colour: a theme colour with tint and shade goes before the fixed one (17.18.97).

    None for "auto" and where nothing is said.
    """
    fixed = str(element.get(qn(f"w:{name}"), "auto")).upper()
    token = str(element.get(qn(f"w:{theme_name}"), ""))
    rgb = fixed if _HEX.fullmatch(fixed) else None
    if token and token != "none":
        slot = scheme.slot(token)
        tint, shade = (element.get(qn(f"w:{theme_name}{suffix}")) for suffix in ("Tint", "Shade"))
        tint, shade = tint or element.get(qn("w:themeTint")), shade or element.get(qn("w:themeShade"))
        base = scheme.colours.get(slot)
        declared = " ".join(filter(None, (token, tint and f"tint={tint}", shade and f"shade={shade}")))
        return Colour(tinted(base, tint, shade) if base else rgb, declared=declared, token=slot)
    return Colour(rgb, declared=f"rgb {rgb}") if rgb else None


def tinted(rgb: str, tint: str | None, shade: str | None) -> str:
    """Word's tint and shade, two hex digits each, work on the luminance (17.18.97)."""
    hue, lum, sat = colorsys.rgb_to_hls(*(channel / 255 for channel in split_rgb(rgb)))
    lum = lum * _share(shade)
    lum = lum * _share(tint) + 1 - _share(tint)
    return "".join(f"{round(channel * 255):02X}" for channel in colorsys.hls_to_rgb(hue, lum, sat))


def _share(text: str | None) -> float:
    try:
        return int(text, 16) / 255 if text else 1.0
    except ValueError:
        return 1.0


def _skipped(element: etree._Element) -> bool:
    """Fallbacks stand twice, deleted text is not shown, and a paragraph mark's own colour is not seen."""
    parent = element.getparent()
    if parent is not None and parent.tag == qn("w:rPr"):
        above = parent.getparent()
        if above is not None and above.tag == qn("w:pPr"):
            return True
    return any(ancestor.tag in _SKIPPED for ancestor in element.iterancestors())


def _excerpt(element: etree._Element) -> str:
    run = next(element.iterancestors(qn("w:r")), None)
    text = "" if run is None else "".join(found.text or "" for found in run.iterfind("w:t", NS))
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
