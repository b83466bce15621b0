"""How text in a Word style looks: colour, size, weight, font and language, everything inherited resolved.

Each is taken from the first that says it (ECMA-376 part 1, 17.7.2): a style, those that it is based on, the default
paragraph style where it is no paragraph style itself, and the document's defaults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from lxml import etree

from naravard_templates.formats.docx.colour_uses import word_colour
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.colour import NO_FILL, Colour, Fill, FillKind, Stop, blend
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Theme
from naravard_templates.model.text import TextLook

_DEFAULT_SIZE = 10.0
_VAL = qn("w:val")
_PAPER = "FFFFFF"
LONGEST_CHAIN = 50
"""Styles that are based on each other; Word itself stops at eleven."""


@stateful
class WordStyles:
    """The styles part, with the theme that it hangs on."""

    root: etree._Element
    scheme: Scheme
    theme: Theme
    _chains: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)
    _shades: dict[tuple[etree._Element, str], tuple[Fill, ...]] = field(default_factory=dict)

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        return {str(style.get(qn("w:styleId"))): style for style in find_each(self.root, "w:style")}

    @cached_property
    def _default_paragraph(self) -> etree._Element | None:
        return next((style for style in find_each(self.root, "w:style")
                     if style.get(qn("w:type")) == "paragraph" and flag(style, qn("w:default"))), None)

    @property
    def ids(self) -> list[str]:
        """The ids of all styles, in the file's order."""
        return list(self._by_id)

    def style(self, style_id: str) -> etree._Element | None:
        """The style of an id."""
        return self._by_id.get(style_id)

    @cached_property
    def default_id(self) -> str:
        """The id of the style that paragraphs have which name none."""
        default = self._default_paragraph
        return "" if default is None else str(default.get(qn("w:styleId"), ""))

    @cached_property
    def defaults(self) -> list[etree._Element]:
        """The run properties of the document's defaults."""
        return list(find_each(self.root, "w:docDefaults/w:rPrDefault/w:rPr"))

    def chain(self, style: etree._Element | None) -> list[etree._Element]:
        """A style and those that it is based on, nearest first, as far as any program follows them."""
        if style is None:
            return []
        if style not in self._chains:
            self._chains[style] = self._chain(style)
        return self._chains[style]

    def _chain(self, style: etree._Element | None) -> list[etree._Element]:
        found: list[etree._Element] = []
        while style is not None and style not in found and len(found) < LONGEST_CHAIN:
            found.append(style)
            base = find(style, "w:basedOn")
            style = None if base is None else self._by_id.get(str(base.get(_VAL)))
        return found

    def run_properties(self, style: etree._Element, part: str = "") -> list[etree._Element]:
        """What the text of a style takes its looks from, the strongest first; `part` is one of a table's."""
        own = _below(self.chain(style), [f"w:tblStylePr[@w:type='{part}']/w:rPr"] * bool(part) + ["w:rPr"])
        if style.get(qn("w:type")) != "paragraph":
            own += _below(self.chain(self._default_paragraph), ["w:rPr"])
        return own + self.defaults

    @property
    def plain(self) -> TextLook:
        """How text looks that has no style."""
        return self.look(_below(self.chain(self._default_paragraph), ["w:rPr"]) + self.defaults)

    def look(self, sources: Sequence[etree._Element]) -> TextLook:
        """The look that comes of run properties, the strongest first."""
        size = next((size for size in _children(sources, "w:sz")), None)
        bold = next((bold for bold in _children(sources, "w:b")), None)
        fonts = next((fonts for fonts in _children(sources, "w:rFonts") if self.font(fonts)), None)
        languages = (str(lang.get(_VAL)) for lang in _children(sources, "w:lang") if lang.get(_VAL))
        return TextLook(
            self._colour(sources), _DEFAULT_SIZE if size is None else number(size.get(_VAL), 20) / 2,
            bold is not None and flag(bold, _VAL, True), "" if fonts is None else self.font(fonts),
            next(languages, ""), "" if fonts is None else self.theme_font(fonts))

    def _colour(self, sources: Sequence[etree._Element]) -> Fill:
        """NO_FILL where Word chooses black or white by itself, and for hidden text."""
        vanish = next(_children(sources, "w:vanish"), None)
        first = next(_children(sources, "w:color"), None)
        if first is None or (vanish is not None and flag(vanish, _VAL, True)):
            return NO_FILL
        return _solid(word_colour(first, self.scheme, "val", "themeColor"))

    def font(self, fonts: etree._Element) -> str:
        """The family of Latin letters; one of the theme's goes before a named one (17.3.2.26). "" where none is."""
        themed = self.theme_font(fonts)
        if themed:
            return self.theme.major_font if themed == "major" else self.theme.minor_font
        return str(fonts.get(qn("w:ascii"), fonts.get(qn("w:hAnsi"), "")))

    def theme_font(self, fonts: etree._Element) -> str:
        """Which of the theme's fonts is meant, "major" or "minor"; "" where the theme has none, or a name is given."""
        themed = str(fonts.get(qn("w:asciiTheme"), fonts.get(qn("w:hAnsiTheme"), "")))
        named = {"major": self.theme.major_font, "minor": self.theme.minor_font}
        return themed[:5] if named.get(themed[:5]) else ""

    def shades(self, style: etree._Element, part: str = "") -> tuple[Fill, ...]:
        """What a style puts behind its text, the nearest first: behind the letters, the paragraph, the cell."""
        if (style, part) not in self._shades:
            self._shades[style, part] = self._shaded(style, part)
        return self._shades[style, part]

    def _shaded(self, style: etree._Element, part: str) -> tuple[Fill, ...]:
        paths: list[list[str]] = [["w:rPr"], ["w:pPr"], ["w:tcPr", "w:tblPr"]]
        if part:
            paths = [[*(f"w:tblStylePr[@w:type='{part}']/{path}" for path in group), *group] for group in paths]
        chain = self.chain(style)
        found = (next(_children(_below(chain, group), "w:shd"), None) for group in paths)
        return tuple(fill for shd in found if (fill := self.shade(shd)) != NO_FILL)

    def cell_shades(self, style: etree._Element, parts: Sequence[str]) -> tuple[Fill, ...]:
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


def _below(styles: Iterable[etree._Element], paths: Sequence[str]) -> list[etree._Element]:
    """What stands at the first path in any of the styles, then at the next."""
    styles = list(styles)
    return [found for path in paths for style in styles for found in find_each(style, path)]


def _children(sources: Iterable[etree._Element], name: str) -> Iterator[etree._Element]:
    return (found for source in sources if (found := find(source, name)) is not None)
