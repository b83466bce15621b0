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
from naravard_templates.formats.ooxml.drawing import Palette, declared_fill, first_fill
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, first
from naravard_templates.formats.ooxml.values import number
from naravard_templates.formats.pptx.shapes import ShapeNode, ShapeTrees
from naravard_templates.formats.pptx.slots import SlotChains
from naravard_templates.formats.pptx.text_bodies import FIELD, RUN, TextBody, read_levels, said_of
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Drawn, Placeholder, Surface
from naravard_templates.model.text import TextLook

_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle", "dt": "otherStyle", "ftr": "otherStyle",
           "sldNum": "otherStyle", "hdr": "otherStyle"}
_FONT_REF = qn("a:fontRef")
_STYLE, _LATIN = qn("p:style"), qn("a:latin")
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


@record
class Holder:
    """A shape whose text is asked about, and the slots that it takes after, the nearest first."""

    drawn: Drawn
    node: ShapeNode | None
    chain: tuple[Drawn, ...]

    @property
    def parent(self) -> Drawn | None:
        return self.chain[0] if self.chain else None

    @property
    def last(self) -> Drawn:
        """The last of the slots, or the shape itself."""
        return self.chain[-1] if self.chain else self.drawn

    @property
    def slot(self) -> Placeholder | None:
        return self.drawn.element.placeholder

    def says(self, level: int) -> list[Source]:
        """What the shape itself says of a level: its list style, and its style's font where it is no placeholder."""
        if self.node is None:
            return []
        found = said_of(self.node.body.levels, level)
        if self.slot is None:
            style = self.node.parts.get(_STYLE)
            reference = None if style is None else first(style, _FONT_REF)
            found += [] if reference is None else [reference]
        return [Source(properties, _place(self.drawn)) for properties in found]


@stateful
class TextStyles:
    """Text on one stack of surfaces, bottom first: the master, a layout, perhaps a slide."""

    shapes: ShapeTrees
    palette: Palette
    surfaces: Sequence[Surface]
    slots: SlotChains = field(default_factory=SlotChains)
    _below: dict[int, list[Surface]] = field(default_factory=dict)

    def holder(self, drawn: Drawn) -> Holder:
        """An element on one of the surfaces, with what its text comes from."""
        return Holder(drawn, self._node(drawn), self._chain(drawn))

    def _node(self, drawn: Drawn) -> ShapeNode | None:
        return self.shapes.of(drawn.surface.part).leaves.get(drawn.element.path)

    def sources(self, drawn: Drawn, level: int, run: etree._Element | None = None) -> list[Source]:
        """What a text of this level (from 1) in an element takes its looks from, the strongest first."""
        own = [] if run is None else [Source(run, _place(drawn))]
        return [*own, *self._inherited(self.holder(drawn), level)]

    def _inherited(self, holder: Holder, level: int) -> list[Source]:
        below = (self.roots(holder.slot, level) if holder.parent is None
                 else self._inherited(self.holder(holder.parent), level))
        return [*holder.says(level), *below]

    def _chain(self, drawn: Drawn) -> tuple[Drawn, ...]:
        """The slots that a placeholder takes after."""
        slot, surface = drawn.element.placeholder, drawn.surface
        if slot is None:
            return ()
        if id(surface) not in self._below:
            index = next((index for index, one in enumerate(self.surfaces) if one is surface), 0)
            self._below[id(surface)] = list(reversed(self.surfaces[:index]))
        return self.slots.of(slot, self._below[id(surface)])

    def roots(self, slot: Placeholder | None, level: int) -> list[Source]:
        """What all text in the end inherits: the master's styles and the defaults of the presentation."""
        if slot is None:
            return [*self._defaults(level), *self._master_style("otherStyle", level)]
        return [*self._master_style(_STYLES.get(slot.type, "bodyStyle"), level), *self._defaults(level)]

    def _master_style(self, name: str, level: int) -> Iterator[Source]:
        for surface in self.surfaces:
            if surface.kind is SurfaceKind.MASTER:
                styles = find(self.shapes.package.tree(surface.part), f"p:txStyles/p:{name}")
                place = Location(SurfaceKind.MASTER, None, surface.part)
                yield from (Source(properties, place) for properties in said_of(read_levels(styles), level))

    def _defaults(self, level: int) -> Iterator[Source]:
        main = self.shapes.package.main_part
        styles = find(self.shapes.package.tree(main), "p:defaultTextStyle")
        place = Location(SurfaceKind.PACKAGE, None, main)
        yield from (Source(properties, place) for properties in said_of(read_levels(styles), level))

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
        fill, font = (self._own_fill(properties), _font(properties)) if len(properties) else (None, "")
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

    def declared_shade(self, holder: Holder) -> Fill | None:
        """What a shape is filled with under its text, as it says itself or as the slots say that it takes after."""
        for drawn in (holder.drawn, *holder.chain):
            node = self._node(drawn)
            fill = first_fill(node.properties, self.palette.scheme) if node and node.properties else None
            if fill is not None:
                return fill
        return None

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


def runs(body: TextBody) -> Iterator[tuple[int, etree._Element | None]]:
    """Level (from 1) and `a:rPr` of every run and field of a text that shows something."""
    for paragraph in body.paragraphs:
        for run in paragraph.runs:
            if run.tag in {RUN, FIELD} and run.text.strip():
                yield paragraph.level, run.properties


def _place(drawn: Drawn) -> Location:
    return Location(drawn.surface.kind, None, drawn.surface.part, drawn.element.name or None)


def _font(properties: etree._Element) -> str:
    if properties.tag == _FONT_REF:
        return {"major": "+mj-lt", "minor": "+mn-lt"}.get(str(properties.get("idx")), "")
    latin = first(properties, _LATIN)
    return "" if latin is None else str(latin.get("typeface", ""))
