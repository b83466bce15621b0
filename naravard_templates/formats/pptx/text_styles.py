"""How text looks on a master, layout or slide: fill, size, weight, font and language, everything inherited resolved.

Each is taken from the first that says it (ECMA-376 part 1, 21.1.2.4.12, 19.3.1.51, 19.2.1.8): the run, the list style
of the shape, those of the placeholders that it takes after in layout and master, the master's text styles, and the
defaults of the presentation. What is no placeholder asks its style and the defaults of the presentation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cached_property

from lxml import etree

from naravard_templates.formats.ooxml.colours import first_colour
from naravard_templates.formats.ooxml.drawing import Palette, declared_fill
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each, find_text
from naravard_templates.formats.ooxml.values import number
from naravard_templates.formats.pptx.shapes import shape_at
from naravard_templates.formats.pptx.slots import followed
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Drawn, Element, Surface
from naravard_templates.model.text import TextLook

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "dt": "otherStyle", "ftr": "otherStyle",
           "sldNum": "otherStyle", "hdr": "otherStyle"}
_FONT_REF = qn("a:fontRef")
_BODY, _LIST_STYLE, _DEFAULTS, _LATIN = qn("p:txBody"), qn("a:lstStyle"), qn("a:defRPr"), qn("a:latin")
_LEVELS = tuple(qn(f"a:lvl{level}pPr") for level in range(1, 10))
_DEFAULT_LEVEL = qn("a:defPPr")
_DEFAULT_SIZE = 18.0


@record
class Source:
    """Run properties (`a:rPr`, `a:defRPr`) or a style's font reference, and where they stand."""

    properties: etree._Element
    location: Location


@record
class Said:
    """What the sources of a text say together, and where; empty or None where none says it.

    `font` is as written: a family, or a reference to the theme's ("+mj-lt").
    """

    fill: Fill | None = None
    size: str = ""
    bold: str = ""
    font: str = ""
    language: str = ""
    fill_at: Location | None = None
    size_at: Location | None = None
    font_at: Location | None = None


SILENT = Said()


@stateful
class TextStyles:
    """Text on one stack of surfaces, bottom first: the master, a layout, perhaps a slide.

    `parents` are the slots that others take after, as far as they were looked up, by type, number and surfaces.
    """

    package: Package
    palette: Palette
    surfaces: Sequence[Surface]
    parents: dict[tuple[object, ...], Drawn | None] = field(default_factory=dict)
    _known: dict[tuple[int, str], Drawn | None] = field(default_factory=dict)

    def sources(self, element: Element, surface: Surface, level: int,
                run: etree._Element | None = None) -> tuple[Source, ...]:
        """What a text of this level (from 1) in an element takes its looks from, the strongest first."""
        own = () if run is None else (Source(run, _place(surface, element)),)
        return (*own, *self._inherited(element, surface, level))

    def _inherited(self, element: Element, surface: Surface, level: int) -> Iterator[Source]:
        shape = shape_at(self.package.tree(surface.part), element.path)
        yield from self.own(shape, element, surface, level)
        yield from self.below(element, surface, level)

    def own(self, shape: etree._Element | None, element: Element, surface: Surface, level: int) -> Iterator[Source]:
        """What the shape itself says of a level: its list style, and its style's font where it is no placeholder."""
        yield from _of_shape(shape, _place(surface, element), level)
        if element.placeholder is None:
            yield from _font_reference(shape, _place(surface, element))

    def below(self, element: Element, surface: Surface, level: int) -> Iterator[Source]:
        """What an element inherits: from the slot that it takes after and all that is below that."""
        parent = self.parent(element, surface)
        if parent is None:
            yield from self.roots(element, level)
        else:
            yield from self._inherited(parent.element, parent.surface, level)

    def parent(self, element: Element, surface: Surface) -> Drawn | None:
        """The slot on the surfaces below that a placeholder takes after."""
        if element.placeholder is None:
            return None
        place = id(surface), element.path
        if place not in self._known:
            below = self._below(surface)
            key = (element.placeholder.type, element.placeholder.index, *map(id, below))
            if key not in self.parents:
                found = followed(element.placeholder, below)
                self.parents[key] = next((Drawn(lower, slot) for lower, slot in found), None)
            self._known[place] = self.parents[key]
        return self._known[place]

    def roots(self, element: Element, level: int) -> Iterator[Source]:
        """What all text in the end inherits: the master's styles and the defaults of the presentation."""
        if element.placeholder is None:
            yield from self._defaults(level)
            yield from self._master_style("otherStyle", level)
        else:
            yield from self._master_style(_STYLES.get(element.placeholder.type, "bodyStyle"), level)
            yield from self._defaults(level)

    def _below(self, surface: Surface) -> list[Surface]:
        """The surfaces under one, nearest first."""
        index = next((index for index, one in enumerate(self.surfaces) if one is surface), 0)
        return list(reversed(self.surfaces[:index]))

    def _master_style(self, name: str, level: int) -> Iterator[Source]:
        for surface in self.surfaces:
            if surface.kind is SurfaceKind.MASTER:
                styles = find(self.package.tree(surface.part), f"p:txStyles/p:{name}")
                yield from _levels(styles, Location(SurfaceKind.MASTER, None, surface.part), level)

    def _defaults(self, level: int) -> Iterator[Source]:
        main = self.package.main_part
        styles = find(self.package.tree(main), "p:defaultTextStyle")
        yield from _levels(styles, Location(SurfaceKind.PACKAGE, None, main), level)

    def look(self, sources: Sequence[Source]) -> TextLook:
        """The look that comes of the sources."""
        return self.look_of(self.said(sources))

    def said(self, sources: Iterable[Source], below: Said = SILENT) -> Said:
        """What sources say, the strongest first, on top of what those below them say."""
        for source in reversed(tuple(sources)):
            below = self._over(below, source.properties, source.location)
        return below

    def _over(self, below: Said, properties: etree._Element, place: Location) -> Said:
        """What run properties say; the rest stays as it is below them."""
        fill, font = self._own_fill(properties), _font(properties)
        size, bold, language = (properties.get(name) for name in ("sz", "b", "lang"))
        return Said(
            fill if fill is not None else below.fill, size or below.size, bold or below.bold, font or below.font,
            language or below.language, place if fill is not None else below.fill_at,
            place if size else below.size_at, place if font else below.font_at)

    def look_of(self, said: Said, scale: float = 1.0) -> TextLook:
        """The look that comes of what is said, and of the habits of the program where nothing is, shrunk by `scale`."""
        theme = self.palette.theme.facts
        font = said.font or "+mn-lt"
        slot = {"+mj": "major", "+mn": "minor"}.get(font[:3], "")
        family = {"major": theme.major_font, "minor": theme.minor_font}.get(slot, font)
        size = number(said.size) / 100 if said.size else _DEFAULT_SIZE
        return TextLook(said.fill if said.fill is not None else self._text_1, round(size * scale, 2),
                        said.bold in {"1", "true", "on"}, family, said.language, slot)

    def fill(self, sources: Sequence[Source]) -> tuple[Fill, Location | None]:
        """What the letters are filled with, and where that is said; text 1 of the theme where nobody says it."""
        said = self.said(sources)
        return said.fill if said.fill is not None else self._text_1, said.fill_at

    def shade(self, element: Element, surface: Surface) -> Fill:
        """What a shape or slot is filled with under its text, by itself or by the slots that it takes after."""
        lower = followed(element.placeholder, self._below(surface)) if element.placeholder else ()
        for holder, found in ((surface, element), *lower):
            shape = shape_at(self.package.tree(holder.part), found.path)
            fill = declared_fill(None if shape is None else find(shape, "p:spPr"), self.palette.scheme)
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
    for paragraph in find_each(shape, "p:txBody/a:p"):
        properties = find(paragraph, "a:pPr")
        level = 1 if properties is None else int(number(properties.get("lvl"))) + 1
        for run in find_each(paragraph, "*"):
            if run.tag in {qn("a:r"), qn("a:fld")} and find_text(run, "a:t", "").strip():
                yield level, find(run, "a:rPr")


def _place(surface: Surface, element: Element) -> Location:
    return Location(surface.kind, None, surface.part, element.name or None)


def _of_shape(shape: etree._Element | None, location: Location, level: int) -> Iterator[Source]:
    body = None if shape is None else next(shape.iterchildren(_BODY), None)
    yield from _levels(None if body is None else next(body.iterchildren(_LIST_STYLE), None), location, level)


def _levels(style: etree._Element | None, location: Location, level: int) -> Iterator[Source]:
    """The run properties of a level, then those of a style's default paragraph."""
    if style is None or not len(style):
        return
    for tag in (_LEVELS[min(level, 9) - 1], _DEFAULT_LEVEL):
        for paragraph in style.iterchildren(tag):
            yield from (Source(properties, location) for properties in paragraph.iterchildren(_DEFAULTS))


def _font_reference(shape: etree._Element | None, location: Location) -> Iterator[Source]:
    reference = None if shape is None else find(shape, "p:style/a:fontRef")
    if reference is not None:
        yield Source(reference, location)


def _font(properties: etree._Element) -> str:
    if properties.tag == _FONT_REF:
        return {"major": "+mj-lt", "minor": "+mn-lt"}.get(str(properties.get("idx")), "")
    latin = next(properties.iterchildren(_LATIN), None)
    return "" if latin is None else str(latin.get("typeface", ""))
