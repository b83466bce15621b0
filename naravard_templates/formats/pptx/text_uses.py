"""How the text on slides looks: once for each look that an object has; what each layout would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.colours import first_colour
from naravard_templates.formats.ooxml.drawing import Palette, declared_fill
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, first
from naravard_templates.formats.ooxml.text_parts import declared_texts
from naravard_templates.formats.ooxml.values import fraction, number
from naravard_templates.formats.pptx.shapes import drawings
from naravard_templates.formats.pptx.table_looks import Cell, TableLooks
from naravard_templates.formats.pptx.text_styles import Said, Source, TextStyles
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page, Surface
from naravard_templates.model.text import StyleLook, TextUse

EXCERPT = 200
_LEVELS = range(1, 6)
_WITHOUT_TEXT = frozenset({"pic", "tbl", "chart", "dgm", "media", "clipArt", "sldImg"})
_ONE_LEVEL = frozenset({"title", "ctrTitle", "dt", "ftr", "sldNum"})
_GROUP = qn("p:grpSp")
_PARAGRAPH, _PARAGRAPH_PROPERTIES = qn("a:p"), qn("a:pPr")
_RUN, _PROPERTIES, _TEXT = qn("a:r"), qn("a:rPr"), qn("a:t")
_BODY, _SHAPE_PROPERTIES, _FIT = qn("p:txBody"), qn("p:spPr"), qn("a:normAutofit")
_LINK, _MARKED = qn("a:hlinkClick"), qn("a:highlight")
_ORDER = (SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.SLIDE)

Key = tuple[object, ...]
Slot = tuple[str, str, int]
"""A level of text in a slot: the part, the path of the element, and the level."""


def surfaces_of(page: Page) -> tuple[Surface, ...]:
    """All that a page's text inherits from, bottom first, whether or not its graphics are shown."""
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return tuple(sorted(surfaces, key=lambda surface: _ORDER.index(surface.kind) if surface.kind in _ORDER else 0))


@stateful
class DeckTexts:
    """Reads the text of one deck. What slides inherit is looked up once for each layout, slot and level."""

    package: Package
    tables: TableLooks
    inherited: dict[Key, Said] = field(default_factory=dict)
    shapes_by_part: dict[str, dict[str, etree._Element]] = field(default_factory=dict)
    used: set[Slot] = field(default_factory=set)
    _shades: dict[Key, Fill] = field(default_factory=dict)
    _parents: dict[Key, Drawn | None] = field(default_factory=dict)

    def slide(self, page: Page, palette: Palette) -> Iterator[TextUse]:
        """The text of a slide's own shapes, tables, charts and diagrams."""
        yield from _SlideTexts(self, page, TextStyles(self.package, palette, surfaces_of(page), self._parents)).read()
        for part in self.package.related(page.surfaces[-1].part, "chart"):
            yield from declared_texts(self.package.tree(part), palette, Location(SurfaceKind.SLIDE, page.number, part))
        for part in self.package.related(page.surfaces[-1].part, "diagramDrawing"):
            yield from declared_texts(self.package.tree(part), palette, Location(SurfaceKind.SLIDE, page.number, part))

    def layout(self, page: Page, palette: Palette) -> Iterator[tuple[Slot, StyleLook]]:
        """What the slots of a layout make of text, level by level."""
        styles, surface = TextStyles(self.package, palette, surfaces_of(page), self._parents), page.surfaces[-1]
        for slot in page.slots:
            if slot.placeholder is None or slot.placeholder.type in _WITHOUT_TEXT:
                continue
            place = Location(surface.kind, None, surface.part, slot.name or None)
            for level in _LEVELS if slot.placeholder.type not in _ONE_LEVEL else (1,):
                said = self.said(styles, Drawn(surface, slot), level)
                self.inherited[_key(styles, (surface.part, slot.path), level)] = said
                yield (surface.part, slot.path, level), StyleLook(
                    _slot(slot), styles.look_of(said), place, said.fill_at, False, level)

    def said(self, styles: TextStyles, drawn: Drawn, level: int) -> Said:
        """What an element's own text of a level comes to, everything that it inherits included."""
        shape = self.shapes(drawn.surface.part).get(drawn.element.path)
        return styles.said(styles.own(shape, drawn.element, drawn.surface, level), self._below(styles, drawn, level))

    def _below(self, styles: TextStyles, drawn: Drawn, level: int) -> Said:
        parent = styles.parent(drawn.element, drawn.surface)
        holder = drawn.element.placeholder
        place = (parent.surface.part, parent.element.path) if parent else (holder.type if holder else None,)
        key = _key(styles, place, level)
        if key not in self.inherited:
            self.inherited[key] = (self.said(styles, parent, level) if parent
                                    else styles.said(styles.roots(drawn.element, level)))
        return self.inherited[key]

    def shapes(self, part: str) -> dict[str, etree._Element]:
        """The drawings of a part by the paths of their elements."""
        if part not in self.shapes_by_part:
            tree = find(self.package.tree(part), "p:cSld/p:spTree")
            self.shapes_by_part[part] = {} if tree is None else dict(_walk(tree, ""))
        return self.shapes_by_part[part]

    def shade(self, styles: TextStyles, drawn: Drawn) -> Fill:
        """What a shape is filled with under its text; a placeholder that says nothing has the fill of its slot."""
        shape = self.shapes(drawn.surface.part).get(drawn.element.path)
        own = None if shape is None else declared_fill(first(shape, _SHAPE_PROPERTIES), styles.palette.scheme)
        parent = styles.parent(drawn.element, drawn.surface) if own is None else None
        if parent is None:
            return drawn.element.fill
        key = parent.surface.part, parent.element.path, id(styles.palette.scheme)
        if key not in self._shades:
            self._shades[key] = self.shade(styles, parent)
        return self._shades[key]

    def note_use(self, styles: TextStyles, drawn: Drawn, level: int) -> None:
        """Remembers that text on a slide takes its colour from its slot on the layout."""
        parent = styles.parent(drawn.element, drawn.surface)
        if parent is not None:
            self.used.add((parent.surface.part, parent.element.path, level))


@stateful
class _SlideTexts:
    """Reads the text of one slide."""

    deck: DeckTexts
    page: Page
    styles: TextStyles

    @cached_property
    def surface(self) -> Surface:
        return self.page.surfaces[-1]

    def read(self) -> Iterator[TextUse]:
        shapes = self.deck.shapes(self.surface.part)
        slots = {slot.path: slot for slot in self.page.slots}
        for element in self.surface.elements:
            shape = shapes.get(element.path)
            if shape is None or element.hidden:
                continue
            placed = slots.get(element.path, element)
            if element.kind is ElementKind.TABLE:
                yield from self._table(placed, shape)
            elif element.text:
                yield from self._shape(placed, shape)

    def _shape(self, element: Element, shape: etree._Element) -> Iterator[TextUse]:
        deadline.check()
        body, drawn = first(shape, _BODY), Drawn(self.surface, element)
        if body is None:
            return
        looks = _Gathered(self, element, _scale(body), (self.deck.shade(self.styles, drawn),))
        said: dict[int, Said] = {}
        for level, runs in _paragraphs(body):
            if level not in said:
                said[level] = self.deck.said(self.styles, drawn, level)
            looks.add(runs, level, said[level])
        yield from looks.uses()

    def _table(self, element: Element, shape: etree._Element) -> Iterator[TextUse]:
        looks: dict[tuple[Fill, ...], _Gathered] = {}
        defaults = self.styles.said(self.styles.roots(replace(element, placeholder=None), 1))
        styled: dict[tuple[object, ...], Said] = {}
        for cell in self.deck.tables.cells(shape, self.styles.palette):
            base = styled.setdefault((cell.fill, cell.bold, cell.font), _styled(defaults, cell))
            gathered = looks.setdefault(cell.shades, _Gathered(self, element, 1.0, cell.shades))
            for level, runs in _paragraphs(cell.body):
                gathered.add(runs, level, base)
        for gathered in looks.values():
            yield from gathered.uses()


@stateful
class _Gathered:
    """The runs of one object, by their looks."""

    slide: _SlideTexts
    element: Element
    scale: float
    shades: tuple[Fill, ...]
    _texts: dict[tuple[int, int, object], list[str]] = field(default_factory=dict)
    _below: dict[int, Said] = field(default_factory=dict)
    _properties: dict[object, etree._Element] = field(default_factory=dict)

    def add(self, runs: Iterable[tuple[etree._Element | None, str]], level: int, below: Said) -> None:
        for properties, text in runs:
            key = None if properties is None else _said_in(properties)
            if properties is not None:
                self._properties[key] = properties
            self._below[id(below)] = below
            self._texts.setdefault((id(below), level, key), []).append(text)

    def uses(self) -> Iterator[TextUse]:
        """One a look: the first run says where it is."""
        if len(self._texts) == 1:
            yield from map(self._counted, self._texts.items())
            return
        found: dict[object, TextUse] = {}
        for item in self._texts.items():
            use = self._counted(item)
            same = use.look, use.shades
            known = found.get(same)
            found[same] = use if known is None else replace(
                known, runs=known.runs + use.runs, characters=known.characters + use.characters,
                text=f"{known.text} {use.text}"[:EXCERPT])
        yield from found.values()

    def _counted(self, item: tuple[tuple[int, int, object], list[str]]) -> TextUse:
        """The texts of one look, whose slot is then known to be in use where the look comes from it."""
        (below, level, key), texts = item
        use = self._use(self._below[below], self._properties.get(key), texts)
        if use.fill_at is None or use.fill_at.surface is not SurfaceKind.SLIDE:
            self.slide.deck.note_use(self.slide.styles, Drawn(self.slide.surface, self.element), level)
        return use

    def _use(self, below: Said, properties: etree._Element | None, texts: list[str]) -> TextUse:
        surface, element, styles = self.slide.surface, self.element, self.slide.styles
        place = Location(surface.kind, self.slide.page.number, surface.part, element.name or None)
        said, shades = below, self.shades
        if properties is not None:
            said = styles.said([Source(properties, place)], below)
        if properties is not None and len(properties):
            said = _linked(said, properties, styles.palette, place)
            marked = _highlight(properties, styles.palette)
            shades = (marked, *shades) if marked else shades
        return TextUse(
            styles.look_of(said, self.scale), place, " ".join(texts)[:EXCERPT], len(texts), sum(map(len, texts)),
            element.path, element.box, tuple(shade for shade in shades if shade.kind is not FillKind.NONE),
            _slot(element), "", self.scale, said.fill_at, said.size_at,
            said.font_at)


def _key(styles: TextStyles, place: tuple[object, ...], level: int) -> Key:
    return place, styles.surfaces[0].part, level, id(styles.palette.scheme)


def _said_in(properties: etree._Element) -> object:
    """The same for the same properties, however they are written."""
    said = tuple(sorted(properties.attrib.items()))
    return properties.tag, said, tuple(map(_said_in, properties)) if len(properties) else ()


def _paragraphs(body: etree._Element) -> Iterator[tuple[int, list[tuple[etree._Element | None, str]]]]:
    """Level (from 1) and runs of each paragraph: properties and text. Fields are left out, as they fill themselves."""
    for paragraph in body.iterchildren(_PARAGRAPH):
        properties = next(paragraph.iterchildren(_PARAGRAPH_PROPERTIES), None)
        level = 1 if properties is None else int(number(properties.get("lvl"))) + 1
        runs = [(next(run.iterchildren(_PROPERTIES), None), text) for run in paragraph.iterchildren(_RUN)
                if (text := "".join(found.text or "" for found in run.iterchildren(_TEXT))).strip()]
        if runs:
            yield level, runs


def _slot(element: Element) -> str:
    """What a layout tells its slots apart by: type and number."""
    return f"{element.placeholder.type} {element.placeholder.index}" if element.placeholder else ""


def _scale(body: etree._Element) -> float:
    """What a text box shrinks its text by to make it fit (21.1.2.1.3)."""
    fit = next(body.iter(_FIT), None)
    return 1.0 if fit is None else fraction(fit.get("fontScale"), 1.0)


def _styled(below: Said, cell: Cell) -> Said:
    """What a table style says goes before the defaults."""
    return replace(below, fill=cell.fill or below.fill, bold=cell.bold or below.bold, font=cell.font or below.font)


def _linked(said: Said, properties: etree._Element, palette: Palette, place: Location) -> Said:
    """Links have the theme's colour for them, whatever their run says, unless an extension keeps the run's."""
    link = first(properties, _LINK)
    if link is None or any(str(found.get("val")) == "tx" for found in link.iter("{*}hlinkClr")):
        return said
    slot = palette.scheme.slot("hlink")
    colour = Colour(palette.scheme.colours.get(slot), declared="hlink", token=slot)
    return replace(said, fill=Fill(FillKind.SOLID, (Stop(colour),)), fill_at=None)


def _highlight(properties: etree._Element, palette: Palette) -> Fill | None:
    """What a marker pen put behind a run."""
    colour = first_colour(first(properties, _MARKED), palette.scheme)
    return Fill(FillKind.SOLID, (Stop(colour),)) if colour else None


def _walk(parent: etree._Element, path: str) -> Iterator[tuple[str, etree._Element]]:
    for index, child in enumerate(drawings(parent)):
        here = f"{path}/{index}" if path else str(index)
        if child.tag == _GROUP:
            yield from _walk(child, here)
        else:
            yield here, child


@record
class LayoutLooks:
    """What layouts make of text, and what was found out on the way: for slides that hang on them."""

    looks: tuple[tuple[Slot, StyleLook], ...] = ()
    inherited: Mapping[Key, Said] = field(default_factory=dict)
    shapes: Mapping[str, dict[str, etree._Element]] = field(default_factory=dict)


def read_looks(package: Package, layouts: Iterable[Page], palette: Callable[[Page], Palette]) -> LayoutLooks:
    """What each layout makes of text; `palette` is what colours mean on a page."""
    deck = DeckTexts(package, TableLooks(package))
    looks = tuple(look for page in layouts for look in deck.layout(page, palette(page)))
    return LayoutLooks(looks, deck.inherited, deck.shapes_by_part)


def read_texts(package: Package, pages: Iterable[Page], palette: Callable[[Page], Palette],
               layouts: LayoutLooks) -> tuple[tuple[TextUse, ...], tuple[StyleLook, ...]]:
    """The text on all slides, and what each layout makes of text, with a mark where slides make use of that."""
    deck = DeckTexts(package, TableLooks(package), dict(layouts.inherited), dict(layouts.shapes))
    texts = tuple(use for page in pages for use in deck.slide(page, palette(page)))
    return texts, tuple(replace(look, used=True) if slot in deck.used else look for slot, look in layouts.looks)
