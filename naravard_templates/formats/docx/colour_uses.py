"""Every colour that a part of a Word document declares and draws: text, shading, borders, highlight, drawings."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx import vml
from naravard_templates.formats.docx.seen_runs import draws_letters
from naravard_templates.formats.ooxml.chart_colours import chart_parts, scheme_of
from naravard_templates.formats.ooxml.colours import COLOUR_TAGS, WORD_COLOUR_TAGS, Scheme, resolve
from naravard_templates.formats.ooxml.diagram_colours import diagram_colours
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.drawn_colours import drawn_by, drawn_colours, without_token
from naravard_templates.formats.ooxml.ink_colours import ink_colours
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.presets import preset_rgb
from naravard_templates.formats.ooxml.theme import NO_THEME, ThemePart
from naravard_templates.model.colour import NO_FILL, Colour, Fill, FillKind, Stop, blend, split_rgb
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import ColourUse

_BORDERS = tuple(qn(f"w:{name}") for name in ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV",
                                              "between", "bar", "bdr", "tl2br", "tr2bl"))
_WORD = {qn("w:color"): "text", qn("w:u"): "underline", qn("w:shd"): "shading", **dict.fromkeys(_BORDERS, "border")}
_HIGHLIGHT, _PARAGRAPH, _RUN_PROPERTIES = qn("w:highlight"), qn("w:p"), qn("w:rPr")
_PARAGRAPH_PROPERTIES = qn("w:pPr")
_CHARTS, _DIAGRAM, _INK = (qn("c:chart"), qn("cx:chart")), qn("dgm:relIds"), qn("w14:contentPart")
# Word's sixteen (17.18.40), of which some have names that mean other colours elsewhere.
_HIGHLIGHTS = {"green": "00FF00", "darkGreen": "008000", "darkRed": "800000", "darkYellow": "808000",
               "darkBlue": "000080", "darkCyan": "008080", "darkMagenta": "800080", "darkGray": "808080",
               "lightGray": "C0C0C0"}
_SKIPPED = frozenset(qn(f"w:{name}") for name in (
    "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "tcPrChange", "trPrChange", "sectPrChange", "del",
    "moveFrom")) | {qn("mc:Fallback")}
_SUFFIXES = {"themeColor": "theme", "themeFill": "themeFill"}
_NOT_DRAWN = frozenset({"none", "nil"})
_EXCERPT = 40
_HEX = re.compile("[0-9A-F]{6}")


def colour_uses(package: Package, part: str, scheme: Scheme, theme: ThemePart = NO_THEME, *,
                drawings: bool = True) -> Iterator[ColourUse]:
    """The colours of `part` and, with `drawings`, of all that is drawn in it. `number` counts paragraphs from 1."""
    reader = _PartColours(package, part, Palette(scheme, theme), drawings)
    number = 0
    for element in package.tree(part).iter(_PARAGRAPH, _HIGHLIGHT, *_WORD, *WORD_COLOUR_TAGS, *COLOUR_TAGS,
                                           *vml.SHAPES, *_CHARTS, _DIAGRAM, _INK):
        deadline.check()
        if element.tag == _PARAGRAPH:
            number += 1
        elif not is_skipped(element):
            yield from reader.uses(element, number or None)


@record
class _PartColours:
    package: Package
    part: str
    palette: Palette
    drawings: bool

    def uses(self, element: etree._Element, number: int | None) -> Iterator[ColourUse]:
        """`number` is that of the paragraph."""
        if element.tag in _WORD or element.tag == _HIGHLIGHT or element.tag in WORD_COLOUR_TAGS:
            if draws_letters(element):
                for colour, role in declared(element, self.palette.scheme):
                    yield self._use(element, colour, role, self.part, number)
        elif self.drawings:
            for colour, role, part in self._drawn(element):
                yield self._use(element, colour, role, part, number)

    def _drawn(self, element: etree._Element) -> Iterator[tuple[Colour, str, str]]:
        """Colour, role and part of what a piece of a drawing shows."""
        if element.tag in COLOUR_TAGS:
            yield from ((drawn.colour, "drawing", self.part) for drawn in drawn_by(element, self.palette))
        elif element.tag in vml.SHAPES:
            yield from ((colour, "drawing", self.part) for colour, _ in vml.colours(element))
        elif element.tag == _INK:
            yield from ((colour, "ink", part) for part, colour in ink_colours(self.package, self.part, element))
        elif element.tag == _DIAGRAM:
            found = diagram_colours(self.package, self.part, element, self.palette)
            yield from ((drawn.colour, "diagram", part) for part, drawn in found)
        else:
            for target in chart_parts(self.package, self.part, element):
                scheme, foreign = scheme_of(self.package, target, self.palette.scheme)
                for drawn in drawn_colours(self.package.tree(target), Palette(scheme, self.palette.theme)):
                    yield without_token(drawn, foreign).colour, "chart", target

    def _use(self, element: etree._Element, colour: Colour, role: str, part: str, number: int | None) -> ColourUse:
        return ColourUse(colour, role, SurfaceKind.BODY, part, number, object_name(element), _excerpt(element))


def declared_in(root: etree._Element, scheme: Scheme) -> Iterator[tuple[Colour, str]]:
    """Every colour that is declared below an element and not passed over, with what it is for."""
    for element in root.iter(_HIGHLIGHT, *_WORD, *COLOUR_TAGS):
        if not is_skipped(element):
            yield from declared(element, scheme)


def declared(element: etree._Element, scheme: Scheme) -> Iterator[tuple[Colour, str]]:
    """The colours that one element declares, with what for; none of a border or underline that is not drawn."""
    if element.tag in COLOUR_TAGS or element.tag in WORD_COLOUR_TAGS:
        yield resolve(element, scheme), "drawing" if element.tag in COLOUR_TAGS else "text"
    elif element.tag == _HIGHLIGHT:
        yield from ((stop.colour, "highlight") for stop in highlight(element).stops)
    elif element.tag == qn("w:shd"):
        yield from ((colour, "shading") for colour in shading(element, scheme))
    elif element.tag == qn("w:color") or element.get(qn("w:val")) not in _NOT_DRAWN:
        name = "val" if element.tag == qn("w:color") else "color"
        found = word_colour(element, scheme, name, "themeColor")
        yield from ((found, _WORD[str(element.tag)]),) if found else ()


def highlight(element: etree._Element | None) -> Fill:
    """What a marker pen leaves behind letters (17.3.2.15); NO_FILL for no element and for "none"."""
    name = "none" if element is None else str(element.get(qn("w:val"), "none"))
    if name == "none":
        return NO_FILL
    rgb = _HIGHLIGHTS.get(name) or preset_rgb(name)
    return Fill(FillKind.SOLID, (Stop(Colour(rgb, declared=f"highlight {name}")),))


def shading(shd: etree._Element, scheme: Scheme) -> Iterator[Colour]:
    """What a shading shows: its ground, its solid colour, or for one in per cent the mix that people see (17.3.5)."""
    pattern = str(shd.get(qn("w:val"), "clear"))
    ground, ink = (word_colour(shd, scheme, *names) for names in (("fill", "themeFill"), ("color", "themeColor")))
    if pattern.startswith("pct") and pattern[3:].isdigit() and (ground or ink):
        share = int(pattern[3:]) / 100
        top, bottom = (found.rgb if found and found.rgb else plain for found, plain in ((ink, "000000"),
                                                                                      (ground, "FFFFFF")))
        yield Colour(blend(top, bottom, share), declared=f"{pattern} {top} {bottom}")
        return
    if ground and pattern not in {"nil", "solid"}:
        yield ground
    if ink and pattern not in {"nil", "clear"}:
        yield ink


def word_colour(element: etree._Element, scheme: Scheme, name: str, theme_name: str) -> Colour | None:
    """A WordprocessingML colour: a theme colour with tint and shade goes before the fixed one (17.18.97).

    None for "auto" and where nothing is said.
    """
    fixed = str(element.get(qn(f"w:{name}"), "auto")).upper()
    token = str(element.get(qn(f"w:{theme_name}"), ""))
    rgb = fixed if _HEX.fullmatch(fixed) else None
    if token and token != "none":
        slot = scheme.slot(token)
        prefix = _SUFFIXES.get(theme_name, "theme")
        tint, shade = (element.get(qn(f"w:{prefix}{suffix}")) for suffix in ("Tint", "Shade"))
        base = scheme.colours.get(slot)
        declared = " ".join(filter(None, (token, tint and f"tint={tint}", shade and f"shade={shade}")))
        return Colour(tinted(base, tint, shade) if base else rgb, declared=declared, token=slot)
    return Colour(rgb, declared=f"rgb {rgb}") if rgb else None


@lru_cache(maxsize=512)
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


def is_skipped(element: etree._Element) -> bool:
    """Fallbacks stand twice, deleted text is not shown, and a paragraph mark's own colour only on its number."""
    parent = element.getparent()
    if parent is not None and parent.tag == _RUN_PROPERTIES:
        above = parent.getparent()
        if above is not None and above.tag == _PARAGRAPH_PROPERTIES and find(above, "w:numPr") is None:
            return True
    return next(element.iterancestors(*_SKIPPED), None) is not None


def object_name(element: etree._Element) -> str:
    """The name of the drawing that the colour belongs to."""
    drawing = next(element.iterancestors(qn("w:drawing")), None)
    common = None if drawing is None else find(drawing, "*/wp:docPr")
    return "" if common is None else str(common.get("name", ""))


def _excerpt(element: etree._Element) -> str:
    run = next(element.iterancestors(qn("w:r")), None)
    return "" if run is None else excerpt(find_each(run, "w:t"))


def excerpt(texts: Iterator[etree._Element]) -> str:
    """The beginning of what some `w:t` say."""
    text = "".join(found.text or "" for found in texts)
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
