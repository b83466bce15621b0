"""Reads what a presentation's masters and layouts say themselves, for `brand check`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.pptx.colour_uses import colour_uses
from naravard_templates.formats.pptx.deck_reader import DeckReader
from naravard_templates.formats.pptx.text_styles import Source, TextStyles, runs
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.master import FontUse, MasterSheet, TextOffer, TextRole, art
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import ColourUse, Drawn, Element, Page, Snapshot, Surface

_WITHOUT_TEXT = frozenset({"pic", "tbl", "chart", "dgm", "media", "clipArt", "sldImg"})
_HELD = frozenset({"noMove", "noResize"})


def read_sheet(package: Package, snapshot: Snapshot, file: str) -> MasterSheet:
    """What the masters and layouts of an open presentation say."""
    reader = _SheetReader(package, snapshot)
    return MasterSheet(file, snapshot, tuple(reader.texts()), tuple(reader.colours()), tuple(reader.fonts()),
                       frozenset(reader.locked()))


@stateful
class _SheetReader:
    package: Package
    snapshot: Snapshot

    def __post_init__(self) -> None:
        size = self.snapshot.page_size or (0, 0)
        self._themes = Themes(self.package)
        self._deck = DeckReader(self.package, size, PackagePictures(self.package), self._themes)

    def texts(self) -> Iterator[TextOffer]:
        for page in self.snapshot.layouts:
            surfaces = _possible(page)
            styles = TextStyles(self._deck.shapes, self._palette(surfaces), surfaces, self._deck.slots)
            for slot in page.slots:
                yield from _slot_texts(styles, page, slot)
            for drawn in art(page):
                yield from _words(styles, page, drawn)

    def colours(self) -> Iterator[ColourUse]:
        for surface, scheme in self._surfaces():
            for use in colour_uses(self.package, surface.part, 0, scheme):
                yield replace(use, surface=surface.kind, number=None)
        scheme = Scheme(next((theme.colours for theme in self.snapshot.themes), {}))
        for part in self.package.related(self.package.main_part, "tableStyles"):
            for use in colour_uses(self.package, part, 0, scheme):
                yield replace(use, surface=SurfaceKind.STYLES, number=None)

    def fonts(self) -> Iterator[FontUse]:
        places = [Location(surface.kind, None, surface.part) for surface, _ in self._surfaces()]
        places += [Location(SurfaceKind.STYLES, None, part)
                   for part in self.package.related(self.package.main_part, "tableStyles")]
        for place in places:
            yield from _fonts(self.package.tree(place.part or ""), place)
        default = find(self.package.tree(self.package.main_part), "p:defaultTextStyle")
        if default is not None:
            yield from _fonts(default, Location(SurfaceKind.PACKAGE, None, self.package.main_part))

    def locked(self) -> Iterator[tuple[str, str]]:
        for surface, _ in self._surfaces():
            yield from ((surface.part, element.path) for element in surface.elements if set(element.locks) >= _HELD)

    def _surfaces(self) -> Iterator[tuple[Surface, Scheme]]:
        """Every master and layout once, with what its colours mean where it stands."""
        known: set[str] = set()
        for page in self.snapshot.layouts:
            surfaces = _possible(page)
            for index, surface in enumerate(surfaces):
                if surface.part not in known:
                    known.add(surface.part)
                    yield surface, self._palette(surfaces[:index + 1]).scheme

    def _palette(self, surfaces: tuple[Surface, ...]) -> Palette:
        master = next((surface.part for surface in surfaces if surface.kind is SurfaceKind.MASTER), None)
        scheme = self._deck.scheme([surface.part for surface in surfaces], master)
        return Palette(scheme, self._themes.of(master or surfaces[-1].part))


def _possible(page: Page) -> tuple[Surface, ...]:
    """Master and layout, bottom first, whether or not the layout shows the master's graphics."""
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return tuple(sorted(surfaces, key=lambda surface: surface.kind is not SurfaceKind.MASTER))


def _slot_texts(styles: TextStyles, page: Page, slot: Element) -> Iterator[TextOffer]:
    """One offer for each level that the prompt shows. Its own formatting is left out: it does not follow to slides."""
    assert slot.placeholder is not None
    surface = page.surfaces[-1]
    node = styles.shapes.of(surface.part).leaves.get(slot.path)
    if slot.placeholder.type in _WITHOUT_TEXT or node is None:
        return
    drawn = Drawn(surface, slot)
    for level in sorted({1, *(level for level, _ in runs(node.body))}):
        yield _offer(styles, page, drawn, styles.sources(drawn, level), TextRole.SLOT, level)


def _words(styles: TextStyles, page: Page, drawn: Drawn) -> Iterator[TextOffer]:
    """The words that stand in the master, once for each look that they have."""
    node = styles.shapes.of(drawn.surface.part).leaves.get(drawn.element.path)
    known = set()
    for level, run in () if node is None or not drawn.element.text else runs(node.body):
        offer = _offer(styles, page, drawn, styles.sources(drawn, level, run), TextRole.WORDS, 0)
        if offer.look not in known:
            known.add(offer.look)
            yield offer


def _offer(styles: TextStyles, page: Page, drawn: Drawn, sources: list[Source], role: TextRole,
           level: int) -> TextOffer:
    place = Location(drawn.surface.kind, None, drawn.surface.part, drawn.element.name or None)
    shade = styles.declared_shade(styles.holder(drawn)) or drawn.element.fill  # what its style refers to
    return TextOffer(
        role, drawn.element.name or drawn.element.text, styles.look(sources), place, styles.fill(sources)[1] or place,
        level, page.number, drawn.element, drawn.element.box, (shade,))


def _fonts(root: etree._Element, place: Location) -> Iterator[FontUse]:
    """Fonts of Latin letters. A bullet's font draws one sign, and an empty paragraph's draws nothing."""
    for latin in root.iter(qn("a:latin")):
        parent = latin.getparent()
        font = str(latin.get("typeface", ""))
        if font and not font.startswith("+") and (parent is None or parent.tag != qn("a:endParaRPr")):
            holder = next(latin.iterancestors(qn("p:sp"), qn("p:graphicFrame")), None)
            common = None if holder is None else find(holder, "*/p:cNvPr")
            name = None if common is None else str(common.get("name", "")) or None
            yield FontUse(font, replace(place, object=name))
