"""How the text on slides looks: once for each look that an object has; what each layout would make of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field, replace

from naravard_templates import deadline
from naravard_templates.formats.ooxml.colours import Scheme
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

_LEVELS, _ONE_LEVEL = range(1, 6), range(1, 2)
_WITHOUT_TEXT = frozenset({"pic", "tbl", "chart", "dgm", "media", "clipArt", "sldImg"})
_WITH_ONE = frozenset({"title", "ctrTitle", "dt", "ftr", "sldNum"})
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
class LayoutLooks:
    """What layouts make of text, as far as anybody asked, and what was found out on the way: for all files that have
    them. A look stands here twice where it does: with and without the mark that slides make use of it."""

    looks: dict[tuple[Slot, bool], StyleLook] = field(default_factory=dict)
    inherited: dict[Key, Said] = field(default_factory=dict)
    runs: RunLooks = field(default_factory=RunLooks)


@stateful
class DeckTexts:
    """Reads the text of one deck. What slides inherit is looked up once for each layout, slot and level.

    `lasting` are what colours mean in all files with these layouts; what is inherited under another colour map is not
    for the next file.
    """

    shapes: ShapeTrees
    slots: SlotChains
    known: LayoutLooks
    lasting: Iterable[Scheme]
    used: set[Slot] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.tables = TableLooks(self.shapes.package)
        self.looks = self.known.runs
        self._lasting = frozenset(map(id, self.lasting))
        self._here: dict[Key, Said] = {}

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

    def layout(self, page: Page, palette: Callable[[Page], Palette], *, whole: bool) -> Iterator[StyleLook]:
        """What the slots of a layout make of text, level by level: of all levels if `whole`, else of those in use."""
        part = page.surfaces[-1].part
        for slot, level in _text_levels(page):
            place = part, slot.path, level
            used = place in self.used
            if used or whole:
                if (place, used) not in self.known.looks:
                    self.known.looks[place, used] = self._look(page, palette(page), slot, level, used=used)
                yield self.known.looks[place, used]

    def _look(self, page: Page, palette: Palette, slot: Element, level: int, *, used: bool) -> StyleLook:
        styles, surface = self.styles(page, palette), page.surfaces[-1]
        said = self.slot_said(styles, Drawn(surface, slot), level)
        place = Location(surface.kind, None, surface.part, slot.name or None)
        look = self.looks.of(styles, said, None, 1.0).look
        return StyleLook(slot_name(slot), look, place, said.fill_at, used, level)

    def said(self, styles: TextStyles, holder: Holder, level: int) -> Said:
        """What a shape's own text of a level comes to, everything that it inherits included."""
        return styles.said(holder.says(level), self._below(styles, holder, level))

    def slot_said(self, styles: TextStyles, slot: Drawn, level: int) -> Said:
        """The same of a slot of a layout or master."""
        place = slot.surface.part, slot.element.path
        return self._inherited(styles, place, level, lambda: self.said(styles, styles.holder(slot), level))

    def _below(self, styles: TextStyles, holder: Holder, level: int) -> Said:
        if holder.parent is not None:
            return self.slot_said(styles, holder.parent, level)
        slot = holder.slot
        return self._inherited(styles, (slot.type if slot else None,), level,
                               lambda: styles.said(styles.roots(slot, level)))

    def _inherited(self, styles: TextStyles, place: tuple[object, ...], level: int, find: Callable[[], Said]) -> Said:
        scheme = id(styles.palette.scheme)
        known = self.known.inherited if scheme in self._lasting else self._here
        key = place, styles.surfaces[0].part, level, scheme
        if key not in known:
            known[key] = find()
        return known[key]


def _text_levels(page: Page) -> Iterator[tuple[Element, int]]:
    """The slots of a layout that hold text, with each level that it may have."""
    for slot in page.slots:
        if slot.placeholder is not None and slot.placeholder.type not in _WITHOUT_TEXT:
            yield from ((slot, level) for level in (_ONE_LEVEL if slot.placeholder.type in _WITH_ONE else _LEVELS))


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


def _scale(body: TextBody) -> float:
    """What a text box shrinks its text by to make it fit (21.1.2.1.3)."""
    fit = None if body.properties is None or not len(body.properties) else first(body.properties, _FIT)
    return 1.0 if fit is None else fraction(fit.get("fontScale"), 1.0)


def _styled(below: Said, cell: Cell) -> Said:
    """What a table style says goes before the defaults."""
    return replace(below, fill=cell.fill or below.fill, bold=cell.bold or below.bold, font=cell.font or below.font)


def read_texts(texts: DeckTexts, slides: Iterable[Page], layouts: Iterable[tuple[Page, bool]],
               palette: Callable[[Page], Palette]) -> tuple[tuple[TextUse, ...], tuple[StyleLook, ...]]:
    """The text on all slides, and what layouts make of text: each in all, or as far as slides make use of it.

    `palette` is what colours mean on a page.
    """
    found = tuple(use for page in slides for use in texts.slide(page, palette(page)))
    return found, tuple(look for page, whole in layouts for look in texts.layout(page, palette, whole=whole))
