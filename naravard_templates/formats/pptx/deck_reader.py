"""Reads what slides and layouts really show: the surfaces that lie one upon another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from lxml import etree

from naravard_templates.errors import UnreadableFile
from naravard_templates.formats.ooxml import drawing
from naravard_templates.formats.ooxml.colours import DEFAULT_MAP, TOKENS, Scheme
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.theme import NO_THEME, Themes
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.formats.pptx.colour_uses import colour_uses
from naravard_templates.formats.pptx.elements import ShapeReader
from naravard_templates.formats.pptx.shapes import ShapeTree, ShapeTrees
from naravard_templates.formats.pptx.slots import SlotChains, inherited
from naravard_templates.formats.pptx.text_uses import surfaces_of
from naravard_templates.model.colour import FillKind
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import (
    ColourUse,
    Element,
    ElementKind,
    Page,
    PageKind,
    Surface,
)

_KINDS = {"sldMaster": SurfaceKind.MASTER, "sldLayout": SurfaceKind.LAYOUT, "sld": SurfaceKind.SLIDE}


@stateful
class DeckReader:
    """Reads each part once for each colour map that it is shown under, however many slides hang on it."""

    package: Package
    page_size: tuple[int, int]
    pictures: PackagePictures
    themes: Themes
    surfaces: dict[tuple[str, int], Surface] = field(default_factory=dict)
    schemes: dict[object, Scheme] = field(default_factory=dict)
    known_shapes: dict[str, ShapeTree] = field(default_factory=dict)
    slots: SlotChains = field(default_factory=SlotChains)

    def __post_init__(self) -> None:
        self.shapes = ShapeTrees(self.package, self.known_shapes)

    def stack(self, parts: Sequence[str], master: str | None) -> tuple[Surface, ...]:
        """The surfaces of these parts as the topmost of them shows them: under its colour map."""
        scheme = self.scheme(parts, master)
        return tuple(self._surface(part, master, scheme) for part in parts)

    def scheme(self, parts: Sequence[str], master: str | None) -> Scheme:
        """What colours mean on top of a stack: the uppermost override wins (19.3.1.7), else the master's map."""
        stack = *parts, master
        if stack not in self.schemes:
            own = self._own_map(parts, master)
            theme = self.themes.of(master) if master else NO_THEME
            meaning = theme.facts.part, tuple(sorted(own.items()))
            known = self.schemes.setdefault(meaning, Scheme(theme.facts.colours, {**DEFAULT_MAP, **own}))
            self.schemes[stack] = known
        return self.schemes[stack]

    def _own_map(self, parts: Sequence[str], master: str | None) -> dict[str, str]:
        overrides = (find(self.package.tree(part), "p:clrMapOvr/a:overrideClrMapping") for part in reversed(parts))
        mapping = next((override for override in overrides if override is not None), None)
        if mapping is None and master is not None:
            mapping = find(self.package.tree(master), "p:clrMap")
        return {} if mapping is None else {str(token): str(slot) for token, slot in mapping.attrib.items()}

    def _surface(self, part: str, master: str | None, scheme: Scheme) -> Surface:
        """`scheme` is one of those that are kept, so that each stands for what it says."""
        key = part, id(scheme)
        if key not in self.surfaces:
            self.surfaces[key] = self._read(part, drawing.Palette(scheme, self.themes.of(master or part)))
        return self.surfaces[key]

    def _read(self, part: str, palette: drawing.Palette) -> Surface:
        root = self.package.tree(part)
        kind = _KINDS.get(etree.QName(root).localname)
        if kind is None:
            raise UnreadableFile("The part {part} is not what the file says it is.", part=part)
        common = find(root, "p:cSld")
        elements = ShapeReader(part, palette, self.pictures).read(self.shapes.of(part))
        name = "" if common is None else str(common.get("name", ""))
        background = None if common is None else self._background(common, part, palette)
        return Surface(kind, part, name, elements, background)

    def _background(self, common: etree._Element, part: str, palette: drawing.Palette) -> Element | None:
        own, reference = find(common, "p:bg/p:bgPr"), find(common, "p:bg/p:bgRef")
        if own is None and reference is None:
            return None
        fill = drawing.fill_of(own, None, palette) if own is not None else drawing.referred_fill(reference, palette)
        picture = (self.pictures.read(find(own, "a:blipFill"), part) if own is not None
                   else self._theme_picture(reference, palette))
        kind = ElementKind.PICTURE if fill.kind is FillKind.PICTURE else ElementKind.SHAPE
        return Element("background", kind, box=Box(0, 0, *self.page_size), fill=fill, picture=picture)

    def _theme_picture(self, reference: etree._Element | None, palette: drawing.Palette) -> Picture | None:
        """The picture of a background that the theme keeps."""
        style = None if reference is None else palette.theme.fill_style(int(number(reference.get("idx"))))
        return self.pictures.read(style, palette.theme.facts.part) if style is not None else None

    def slide_page(self, part: str, number: int) -> Page:
        layout, master = self._above(part)
        below = self._below(layout, master)
        shown = flag(self.package.tree(part), "showMasterSp", True)
        return self._page(PageKind.SLIDE, number, (*(below if shown else ()), part), layout, master)

    def layout_page(self, layout: str, number: int) -> Page:
        master = self.package.first_related(layout, "slideMaster")
        below = self._below(layout, master)
        return self._page(PageKind.LAYOUT, number, below, layout, master)

    def _above(self, slide: str) -> tuple[str | None, str | None]:
        """The layout and the master that a slide hangs on."""
        layout = self.package.first_related(slide, "slideLayout")
        return layout, None if layout is None else self.package.first_related(layout, "slideMaster")

    def _below(self, layout: str | None, master: str | None) -> tuple[str, ...]:
        """What a layout shows: itself, on its master unless it hides the master's graphics."""
        if layout is None:
            return ()
        if master is None or not flag(self.package.tree(layout), "showMasterSp", True):
            return (layout,)
        return master, layout

    def _page(self, kind: PageKind, number: int, shown: tuple[str, ...], layout: str | None,
              master: str | None) -> Page:
        possible = tuple(dict.fromkeys(part for part in (master, layout, *shown) if part))
        surfaces = dict(zip(possible, self.stack(possible, master), strict=True))
        hidden = tuple(surface for part, surface in surfaces.items() if part not in shown)
        top = surfaces[shown[-1]]
        slots = inherited(top, [surface for surface in surfaces.values() if surface is not top], self.slots)
        theme = "" if master is None else self.package.first_related(master, "theme") or ""
        name = surfaces[layout].name if layout else ""
        layout_type = str(self.package.tree(layout).get("type", "")) if layout else ""
        meanings = self.scheme(possible, master).colour_map
        colour_map = {token: slot for token, slot in meanings.items() if token in TOKENS}
        return Page(kind, number, tuple(surfaces[part] for part in shown), name, layout_type, theme, slots, hidden,
                    colour_map)

    def palette(self, page: Page) -> drawing.Palette:
        """What colours mean on top of a page."""
        parts = [surface.part for surface in surfaces_of(page)]
        master = next((surface.part for surface in surfaces_of(page) if surface.kind is SurfaceKind.MASTER), None)
        return drawing.Palette(self.scheme(parts, master), self.themes.of(master or parts[-1]))

    def slide_colours(self, part: str, number: int) -> Iterator[ColourUse]:
        layout, master = self._above(part)
        stack = [found for found in (master, layout, part) if found]
        theme = self.themes.of(master) if master else NO_THEME
        yield from colour_uses(self.package, part, number, self.scheme(stack, master), theme)
