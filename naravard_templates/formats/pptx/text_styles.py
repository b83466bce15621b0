"""How text looks on a master, layout or slide: fill, size, weight, font and language, everything inherited resolved.

Each is taken from the first that says it (ECMA-376 part 1, 21.1.2.4.12, 19.3.1.51, 19.2.1.8): the run, the list style
of the shape, those of the placeholders that it takes after in layout and master, the master's text styles, and the
defaults of the presentation. What is no placeholder asks its style and the defaults of the presentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from naravard_templates.formats.ooxml.colours import first_colour
from naravard_templates.formats.ooxml.drawing import Palette, declared_fill
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.values import number
from naravard_templates.formats.pptx.shapes import shape_at
from naravard_templates.formats.pptx.slots import followed
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import Element, Surface
from naravard_templates.model.text import TextLook

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "dt": "otherStyle", "ftr": "otherStyle",
           "sldNum": "otherStyle", "hdr": "otherStyle"}
_FONT_REF = qn("a:fontRef")
_DEFAULT_SIZE = 18.0


@dataclass(frozen=True, slots=True)
class Source:
    """Run properties (`a:rPr`, `a:defRPr`) or a style's font reference, and where they stand."""

    properties: etree._Element
    location: Location


@dataclass(frozen=True)
class TextStyles:
    """Text on one stack of surfaces, bottom first: the master, a layout, perhaps a slide."""

    package: Package
    palette: Palette
    surfaces: Sequence[Surface]

    def sources(self, element: Element, surface: Surface, level: int,
                run: etree._Element | None = None) -> tuple[Source, ...]:
        """What a text of this level (from 1) in an element takes its looks from, the strongest first."""
        own = () if run is None else (Source(run, _place(surface, element)),)
        return (*own, *self._inherited(element, surface, level))

    def _inherited(self, element: Element, surface: Surface, level: int) -> Iterator[Source]:
        shape = shape_at(self.package.tree(surface.part), element.path)
        yield from _of_shape(shape, _place(surface, element), level)
        if element.placeholder is None:
            yield from _font_reference(shape, _place(surface, element))
            yield from self._defaults(level)
            yield from self._master_style("otherStyle", level)
            return
        for lower, parent in followed(element.placeholder, self._below(surface)):
            yield from _of_shape(shape_at(self.package.tree(lower.part), parent.path), _place(lower, parent), level)
        yield from self._master_style(_STYLES.get(element.placeholder.type, "bodyStyle"), level)
        yield from self._defaults(level)

    def _below(self, surface: Surface) -> list[Surface]:
        """The surfaces under one, nearest first."""
        index = next((index for index, one in enumerate(self.surfaces) if one is surface), 0)
        return list(reversed(self.surfaces[:index]))

    def _master_style(self, name: str, level: int) -> Iterator[Source]:
        for surface in self.surfaces:
            if surface.kind is SurfaceKind.MASTER:
                styles = self.package.tree(surface.part).find(f"p:txStyles/p:{name}", NS)
                yield from _levels(styles, Location(SurfaceKind.MASTER, None, surface.part), level)

    def _defaults(self, level: int) -> Iterator[Source]:
        main = self.package.main_part
        styles = self.package.tree(main).find("p:defaultTextStyle", NS)
        yield from _levels(styles, Location(SurfaceKind.PACKAGE, None, main), level)

    def look(self, sources: Sequence[Source]) -> TextLook:
        """The look that comes of the sources."""
        theme = self.palette.theme.facts
        fonts = (font for source in sources if (font := _font(source.properties)))
        font = next(fonts, "+mn-lt")
        named = {"+mj": theme.major_font, "+mn": theme.minor_font}.get(font[:3], font)
        size = _first(sources, "sz")
        return TextLook(
            self.fill(sources)[0], number(size) / 100 if size else _DEFAULT_SIZE,
            _first(sources, "b") in {"1", "true", "on"}, named, _first(sources, "lang"))

    def fill(self, sources: Sequence[Source]) -> tuple[Fill, Location | None]:
        """What the letters are filled with, and where that is said; text 1 of the theme where nobody says it."""
        for source in sources:
            fill = self._own_fill(source.properties)
            if fill is not None:
                return fill, source.location
        return self._text_1, None

    def shade(self, element: Element, surface: Surface) -> Fill:
        """What a shape or slot is filled with under its text, by itself or by the slots that it takes after."""
        lower = followed(element.placeholder, self._below(surface)) if element.placeholder else ()
        for holder, found in ((surface, element), *lower):
            shape = shape_at(self.package.tree(holder.part), found.path)
            fill = declared_fill(None if shape is None else shape.find("p:spPr", NS), self.palette.scheme)
            if fill is not None:
                return fill
        return element.fill  # what its style refers to

    def _own_fill(self, properties: etree._Element) -> Fill | None:
        if properties.tag != _FONT_REF:
            return declared_fill(properties, self.palette.scheme)
        colour = first_colour(properties, self.palette.scheme)
        return Fill(FillKind.SOLID, (Stop(colour),)) if colour else None

    @cached_property
    def _text_1(self) -> Fill:
        slot = self.palette.scheme.slot("tx1")
        rgb = self.palette.scheme.colours.get(slot, "000000")
        return Fill(FillKind.SOLID, (Stop(Colour(rgb, declared="tx1", token=slot)),))


def runs(shape: etree._Element) -> Iterator[tuple[int, etree._Element | None]]:
    """Level (from 1) and `a:rPr` of every run and field of a shape's own text that shows something."""
    for paragraph in shape.iterfind("p:txBody/a:p", NS):
        properties = paragraph.find("a:pPr", NS)
        level = 1 if properties is None else int(number(properties.get("lvl"))) + 1
        for run in paragraph.iterfind("*", NS):
            if run.tag in {qn("a:r"), qn("a:fld")} and run.findtext("a:t", "", NS).strip():
                yield level, run.find("a:rPr", NS)


def _place(surface: Surface, element: Element) -> Location:
    return Location(surface.kind, None, surface.part, element.name or None)


def _of_shape(shape: etree._Element | None, location: Location, level: int) -> Iterator[Source]:
    style = None if shape is None else shape.find("p:txBody/a:lstStyle", NS)
    yield from _levels(style, location, level)


def _levels(style: etree._Element | None, location: Location, level: int) -> Iterator[Source]:
    """The run properties of a level, then those of a style's default paragraph."""
    for name in () if style is None else (f"a:lvl{min(level, 9)}pPr", "a:defPPr"):
        properties = style.find(f"{name}/a:defRPr", NS)  # type: ignore[union-attr]
        if properties is not None:
            yield Source(properties, location)


def _font_reference(shape: etree._Element | None, location: Location) -> Iterator[Source]:
    reference = None if shape is None else shape.find("p:style/a:fontRef", NS)
    if reference is not None:
        yield Source(reference, location)


def _font(properties: etree._Element) -> str:
    if properties.tag == _FONT_REF:
        return {"major": "+mj-lt", "minor": "+mn-lt"}.get(str(properties.get("idx")), "")
    latin = properties.find("a:latin", NS)
    return "" if latin is None else str(latin.get("typeface", ""))


def _first(sources: Sequence[Source], name: str) -> str:
    return next((value for source in sources if (value := source.properties.get(name))), "")
