"""How the text on slides looks: once for each look that an object has; what each layout would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from naravard_templates import deadline
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import first
from naravard_templates.formats.ooxml.text_parts import declared_texts
from naravard_templates.formats.ooxml.values import fraction
from naravard_templates.formats.pptx.run_looks import GatheredTexts, RunLooks, slot_name, worded_runs
from naravard_templates.formats.pptx.shapes import ShapeNode, ShapeTrees
from naravard_templates.formats.pptx.slots import SlotChains
from naravard_templates.formats.pptx.table_looks import Cell, TableLooks
from naravard_templates.formats.pptx.text_bodies import TextBody
from naravard_templates.formats.pptx.text_styles import Holder, Said, TextStyles
from naravard_templates.model.colour import Fill
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page, Surface
from naravard_templates.model.text import StyleLook, TextUse

_LEVELS = range(1, 6)
_WITHOUT_TEXT = frozenset({"pic", "tbl", "chart", "dgm", "media", "clipArt", "sldImg"})
_ONE_LEVEL = frozenset({"title", "ctrTitle", "dt", "ftr", "sldNum"})
_FIT = qn("a:normAutofit")
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

    shapes: ShapeTrees
    slots: SlotChains
    looks: RunLooks
    inherited: dict[Key, Said]
    used: set[Slot] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.tables = TableLooks(self.shapes.package)

    def styles(self, page: Page, palette: Palette) -> TextStyles:
        return TextStyles(self.shapes, palette, surfaces_of(page), self.slots)

    def slide(self, page: Page, palette: Palette) -> Iterator[TextUse]:
        """The text of a slide's own shapes, tables, charts and diagrams."""
        package, part = self.shapes.package, page.surfaces[-1].part
        yield from _SlideTexts(self, page, self.styles(page, palette), page.surfaces[-1]).read()
        for kind in ("chart", "diagramDrawing"):
            for shown in package.related(part, kind):
                place = Location(SurfaceKind.SLIDE, page.number, shown)
                yield from declared_texts(package.tree(shown), palette, place)

    def layout(self, page: Page, palette: Palette) -> Iterator[tuple[Slot, StyleLook]]:
        """What the slots of a layout make of text, level by level."""
        styles, surface = self.styles(page, palette), page.surfaces[-1]
        for slot in page.slots:
            if slot.placeholder is None or slot.placeholder.type in _WITHOUT_TEXT:
                continue
            place = Location(surface.kind, None, surface.part, slot.name or None)
            holder = styles.holder(Drawn(surface, slot))
            for level in _LEVELS if slot.placeholder.type not in _ONE_LEVEL else (1,):
                said = self.said(styles, holder, level)
                self.inherited[_key(styles, (surface.part, slot.path), level)] = said
                look = self.looks.of(styles, said, None, 1.0).look
                yield (surface.part, slot.path, level), StyleLook(
                    slot_name(slot), look, place, said.fill_at, False, level)

    def said(self, styles: TextStyles, holder: Holder, level: int) -> Said:
        """What a shape's own text of a level comes to, everything that it inherits included."""
        return styles.said(holder.says(level), self._below(styles, holder, level))

    def _below(self, styles: TextStyles, holder: Holder, level: int) -> Said:
        parent, slot = holder.parent, holder.slot
        place = (parent.surface.part, parent.element.path) if parent else (slot.type if slot else None,)
        key = _key(styles, place, level)
        if key not in self.inherited:
            self.inherited[key] = (self.said(styles, styles.holder(parent), level) if parent
                                   else styles.said(styles.roots(slot, level)))
        return self.inherited[key]


@stateful
class _SlideTexts:
    """Reads the text of one slide."""

    deck: DeckTexts
    page: Page
    styles: TextStyles
    surface: Surface

    def read(self) -> Iterator[TextUse]:
        nodes = self.deck.shapes.of(self.surface.part).leaves
        slots = {slot.path: slot for slot in self.page.slots}
        for element in self.surface.elements:
            node = nodes.get(element.path)
            if node is None or element.hidden:
                continue
            placed = slots.get(element.path, element)
            if element.kind is ElementKind.TABLE:
                yield from self._table(placed, node)
            elif element.text:
                yield from self._shape(placed, node.body)

    def _shape(self, element: Element, body: TextBody) -> Iterable[TextUse]:
        deadline.check()
        if not body.paragraphs:
            return ()
        holder = self.styles.holder(Drawn(self.surface, element))
        shade = self.styles.declared_shade(holder) or holder.last.element.fill
        texts = self._gathered(element, _scale(body), (shade,))
        said: dict[int, Said] = {}
        for paragraph in body.paragraphs:
            level = paragraph.level
            for properties, text in worded_runs(paragraph):
                if level not in said:
                    said[level] = self.deck.said(self.styles, holder, level)
                texts.add(level, self.deck.looks.of(self.styles, said[level], properties, texts.scale), text)
        self._note_use(holder.parent, texts)
        return texts.uses()

    def _table(self, element: Element, node: ShapeNode) -> Iterator[TextUse]:
        looks: dict[tuple[Fill, ...], GatheredTexts] = {}
        defaults = self.styles.said(self.styles.roots(None, 1))
        parent = self.styles.holder(Drawn(self.surface, element)).parent
        styled: dict[tuple[object, ...], Said] = {}
        for cell in self.deck.tables.cells(node.element, self.styles.palette):
            style = cell.fill, cell.bold, cell.font
            if style not in styled:
                styled[style] = _styled(defaults, cell)
            if cell.shades not in looks:
                looks[cell.shades] = self._gathered(element, 1.0, cell.shades)
            for paragraph in cell.body.paragraphs:
                for properties, text in worded_runs(paragraph):
                    look = self.deck.looks.of(self.styles, styled[style], properties, 1.0)
                    looks[cell.shades].add(paragraph.level, look, text)
        for texts in looks.values():
            self._note_use(parent, texts)
            yield from texts.uses()

    def _gathered(self, element: Element, scale: float, shades: tuple[Fill, ...]) -> GatheredTexts:
        surface = self.surface
        place = Location(surface.kind, self.page.number, surface.part, element.name or None)
        return GatheredTexts(place, element, scale, shades)

    def _note_use(self, slot: Drawn | None, texts: GatheredTexts) -> None:
        """Remembers that texts take their colour from their slot on the layout."""
        if slot is not None:
            self.deck.used.update((slot.surface.part, slot.element.path, level) for level in texts.levels_to_inherit())


def _key(styles: TextStyles, place: tuple[object, ...], level: int) -> Key:
    return place, styles.surfaces[0].part, level, id(styles.palette.scheme)


def _scale(body: TextBody) -> float:
    """What a text box shrinks its text by to make it fit (21.1.2.1.3)."""
    fit = None if body.properties is None or not len(body.properties) else first(body.properties, _FIT)
    return 1.0 if fit is None else fraction(fit.get("fontScale"), 1.0)


def _styled(below: Said, cell: Cell) -> Said:
    """What a table style says goes before the defaults."""
    return replace(below, fill=cell.fill or below.fill, bold=cell.bold or below.bold, font=cell.font or below.font)


@stateful
class LayoutLooks:
    """What layouts make of text, by part, and what was found out on the way: for slides that hang on them."""

    looks: dict[str, tuple[tuple[Slot, StyleLook], ...]] = field(default_factory=dict)
    inherited: dict[Key, Said] = field(default_factory=dict)
    runs: RunLooks = field(default_factory=RunLooks)


def read_looks(shapes: ShapeTrees, slots: SlotChains, layouts: Iterable[Page], palette: Callable[[Page], Palette],
               known: LayoutLooks) -> None:
    """Adds to what is known what each layout makes of text; `palette` is what colours mean on a page."""
    deck = DeckTexts(shapes, slots, known.runs, known.inherited)
    for page in layouts:
        known.looks[page.surfaces[-1].part] = tuple(deck.layout(page, palette(page)))


def read_texts(shapes: ShapeTrees, slots: SlotChains, pages: Iterable[Page], palette: Callable[[Page], Palette],
               known: LayoutLooks, layouts: Iterable[str]) -> tuple[tuple[TextUse, ...], tuple[StyleLook, ...]]:
    """The text on all slides, and what these layouts make of text, with a mark where slides make use of that."""
    deck = DeckTexts(shapes, slots, known.runs, dict(known.inherited))
    texts = tuple(use for page in pages for use in deck.slide(page, palette(page)))
    looks = (look for part in layouts for look in known.looks[part])
    return texts, tuple(replace(look, used=True) if slot in deck.used else look for slot, look in looks)
