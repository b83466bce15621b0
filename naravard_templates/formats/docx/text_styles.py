"""How text in a Word style looks: colour, size, weight, font and language, everything inherited resolved.

Each is taken from the first that says it (ECMA-376 part 1, 17.7.2): a style, those that it is based on, the default
paragraph style where it is no paragraph style itself, and the document's defaults.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from lxml import etree

from naravard_templates.formats.docx.colour_uses import word_colour
from naravard_templates.formats.docx.style_sheet import Said, Style, StyleSheet, each_said, nearest
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.colour import NO_FILL, Colour, Fill, FillKind, Stop, blend
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Theme
from naravard_templates.model.text import TextLook

_DEFAULT_SIZE = 10.0
_VAL = qn("w:val")
_COLOUR, _VANISH, _SIZE, _BOLD = qn("w:color"), qn("w:vanish"), qn("w:sz"), qn("w:b")
_FONTS, _LANGUAGE, _SHADE = qn("w:rFonts"), qn("w:lang"), qn("w:shd")
_THEMED, _THEMED_TOO, _NAMED, _NAMED_TOO = map(qn, ("w:asciiTheme", "w:hAnsiTheme", "w:ascii", "w:hAnsi"))
_SHADED = (("rPr",), ("pPr",), ("tcPr", "tblPr"))
_PAPER = "FFFFFF"


@stateful
class WordStyles:
    """The styles of a document, with the theme that they hang on."""

    sheet: StyleSheet
    scheme: Scheme
    theme: Theme
    _shades: dict[tuple[Style, str], tuple[Fill, ...]] = field(default_factory=dict)

    def run_properties(self, style: Style, part: str = "") -> list[Said]:
        """What the text of a style takes its looks from, the strongest first; `part` is one of a table's."""
        chain = self.sheet.chain(style)
        own = [one.says("rPr", name) for name in dict.fromkeys((part, "")) for one in chain]
        if style.type != "paragraph":
            own += [one.says("rPr") for one in self.sheet.chain(self.sheet.default)]
        return own + self.sheet.defaults

    @property
    def plain(self) -> TextLook:
        """How text looks that has no style."""
        return self.look([*(one.says("rPr") for one in self.sheet.chain(self.sheet.default)), *self.sheet.defaults])

    def look(self, sources: Sequence[Said]) -> TextLook:
        """The look that comes of run properties, the strongest first."""
        size, bold = nearest(sources, _SIZE), nearest(sources, _BOLD)
        fonts = next(((font, fonts) for fonts in each_said(sources, _FONTS) if (font := self.font(fonts))), None)
        languages = (str(lang.get(_VAL)) for lang in each_said(sources, _LANGUAGE) if lang.get(_VAL))
        return TextLook(
            self._colour(sources), _DEFAULT_SIZE if size is None else number(size.get(_VAL), 20) / 2,
            bold is not None and flag(bold, _VAL, True), "" if fonts is None else fonts[0],
            next(languages, ""), "" if fonts is None else self.theme_font(fonts[1]))

    def _colour(self, sources: Sequence[Said]) -> Fill:
        """NO_FILL where Word chooses black or white by itself, and for hidden text."""
        first, vanish = nearest(sources, _COLOUR), nearest(sources, _VANISH)
        if first is None or (vanish is not None and flag(vanish, _VAL, True)):
            return NO_FILL
        return _solid(word_colour(first, self.scheme, "val", "themeColor"))

    def font(self, fonts: etree._Element) -> str:
        """The family of Latin letters; one of the theme's goes before a named one (17.3.2.26). "" where none is."""
        themed = self.theme_font(fonts)
        if themed:
            return self.theme.major_font if themed == "major" else self.theme.minor_font
        return str(fonts.get(_NAMED, fonts.get(_NAMED_TOO, "")))

    def theme_font(self, fonts: etree._Element) -> str:
        """Which of the theme's fonts is meant, "major" or "minor"; "" where the theme has none, or a name is given."""
        themed = str(fonts.get(_THEMED, fonts.get(_THEMED_TOO, "")))[:5]
        named = {"major": self.theme.major_font, "minor": self.theme.minor_font}.get(themed) if themed else ""
        return themed if named else ""

    def shades(self, style: Style, part: str = "") -> tuple[Fill, ...]:
        """What a style puts behind its text, the nearest first: behind the letters, the paragraph, the cell."""
        if (style, part) not in self._shades:
            self._shades[style, part] = tuple(self._shaded(style, part))
        return self._shades[style, part]

    def _shaded(self, style: Style, part: str) -> Iterator[Fill]:
        chain, parts = self.sheet.chain(style), dict.fromkeys((part, ""))
        for holders in _SHADED:
            said = [one.says(holder, name) for name in parts for holder in holders for one in chain]
            fill = self.shade(nearest(said, _SHADE))
            if fill != NO_FILL:
                yield fill

    def cell_shades(self, style: Style, parts: Sequence[str]) -> tuple[Fill, ...]:
        """What a table style puts behind a cell that belongs to some of its parts, the strongest first."""
        for part in (*parts, ""):
            found = self.shades(style, part)
            if found:
                return found
        return ()

    def shade(self, shd: etree._Element | None) -> Fill:
        """A plain fill, or a pattern of two colours (17.3.5); NO_FILL where nothing is shaded."""
        if shd is None:
            return NO_FILL
        fill = _solid(word_colour(shd, self.scheme, "fill", "themeFill"))
        pattern = str(shd.get(_VAL, "clear"))
        if pattern in {"clear", "nil"}:
            return fill
        colour = _solid(word_colour(shd, self.scheme, "color", "themeColor") or Colour("000000", declared="auto"))
        if pattern.startswith("pct"):
            return _mixed(colour, fill, number(pattern[3:]) / 100)
        return colour if pattern == "solid" else Fill(FillKind.PATTERN, (*colour.stops, *fill.stops))


def _solid(colour: Colour | None) -> Fill:
    return NO_FILL if colour is None else Fill(FillKind.SOLID, (Stop(colour),))


def _mixed(colour: Fill, ground: Fill, share: float) -> Fill:
    """Dots so fine that a mixture is seen (17.18.78); what has no colour is paper."""
    dots, paper = colour.stops[0].colour.rgb, ground.stops[0].colour.rgb if ground.stops else _PAPER
    return _solid(Colour(blend(dots, paper, share) if dots and paper else None, declared=f"{share:.0%}"))
