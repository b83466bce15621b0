"""All that a rule may look at: the snapshot, the brand, and how the two were matched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from naravard_templates.brand.config import Tolerances
from naravard_templates.brand.protected import MasterFacts, ProtectedElement
from naravard_templates.brand.types import Brand
from naravard_templates.linter import themes
from naravard_templates.linter.backgrounds import BACKGROUND, BackgroundChange, background_changes, is_background
from naravard_templates.linter.covering import Cover, covers
from naravard_templates.linter.foreign import is_foreign, is_strong
from naravard_templates.linter.maps import MapChange, map_changes
from naravard_templates.linter.match import Matcher, Pair
from naravard_templates.linter.palette import AllowedColours, allowed_colours
from naravard_templates.linter.themes import SlotChange
from naravard_templates.linter.views import PageMatch, ViewFinder, renames_layouts
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import ColourUse, Page, PageKind, Snapshot, Surface

_LIKE_THE_BRAND = 0.75
_ART = 0.3
_SIXTEEN_TO_NINE = (12_192_000, 6_858_000)


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair, and the first page that shows it."""

    pair: Pair
    page: Page

    @property
    def location(self) -> Location:
        actual = self.pair.actual
        return Location(actual.surface.kind, self.page.number, actual.surface.part, actual.element.name or None)


@dataclass(frozen=True, slots=True)
class Lost:
    """A protected element that a page does not show, and the surface that should have held it."""

    element: ProtectedElement
    page: Page
    surface: Surface | None

    @property
    def location(self) -> Location:
        kind = self.surface.kind if self.surface else self.element.surface
        return Location(kind, self.page.number, self.surface.part if self.surface else None,
                        self.element.element.name or None)


@dataclass(frozen=True, slots=True)
class Context:
    """One document against one brand."""

    snapshot: Snapshot
    brand: Brand
    master: MasterFacts
    matches: tuple[PageMatch, ...]
    colours: AllowedColours
    slot_changes: tuple[SlotChange, ...]
    on_template: bool

    @property
    def tolerances(self) -> Tolerances:
        return self.brand.config.tolerances

    def own_matches(self) -> Iterator[PageMatch]:
        """The pages that were made from the brand; a foreign one has a single finding, NV103."""
        return (match for match in self.matches if not match.foreign)

    def contents(self) -> Iterator[ColourUse]:
        """The colours in content, foreign slides left out."""
        foreign = {match.page.number for match in self.matches if match.foreign and match.page.kind is PageKind.SLIDE}
        return (use for use in self.snapshot.colours
                if use.surface is not SurfaceKind.SLIDE or use.number not in foreign)

    def pairs(self) -> Iterator[Seen]:
        """Every pair once, however many pages show it."""
        known: set[tuple[str, str, str]] = set()
        for match in self.own_matches():
            for pair in match.matching.pairs:
                if is_background(pair):
                    continue
                key = pair.expected.id, pair.actual.surface.part, pair.actual.element.path
                if key not in known:
                    known.add(key)
                    yield Seen(pair, match.page)

    def hidden(self) -> Iterator[Seen]:
        """What is there and not seen: once for each object, and once for each page that hides a whole surface."""
        known: set[tuple[str, str]] = set()
        for match in self.own_matches():
            for pair in match.matching.hidden:
                surface = pair.actual.surface
                whole = surface in match.page.hidden_surfaces
                place = match.page.surfaces[-1].part if whole else pair.actual.element.path
                key = surface.part, place
                if key not in known:
                    known.add(key)
                    yield Seen(pair, match.page)

    def covers(self) -> Iterator[tuple[Page, Cover]]:
        """What lies over protected elements: once for each cover and element."""
        known: set[tuple[str, str, str]] = set()
        for match in self.own_matches():
            for cover in covers(match, self.snapshot.page_size or _SIXTEEN_TO_NINE, self.master.layouts):
                key = cover.pair.expected.id, cover.cover.surface.part, cover.cover.element.path
                if key not in known:
                    known.add(key)
                    yield match.page, cover

    def background_changes(self) -> Iterator[BackgroundChange]:
        return background_changes(self.own_matches(), self.snapshot.format, self.tolerances)

    def map_changes(self) -> Iterator[MapChange]:
        """None where the program that saved the file drops maps of its own accord and says all colours outright."""
        if renames_layouts(self.snapshot.producer):
            return iter(())
        return map_changes(self.own_matches(), self.snapshot.layouts)

    def lost(self) -> Iterator[Lost]:
        """Every missing element once for each surface that should hold it, or for each page that hides it."""
        known: set[tuple[str, str]] = set()
        for match in self.own_matches():
            for element in match.matching.missing:
                if element.element.path == BACKGROUND:
                    continue
                lost = _lost(element, match.page)
                key = element.id, lost.surface.part if lost.surface else f"page {match.page.number}"
                if key not in known:
                    known.add(key)
                    yield lost


def _lost(element: ProtectedElement, page: Page) -> Lost:
    """Where the element went missing: on the surface of its kind, or, where the page hides that one, on the page."""
    if any(surface.kind is element.surface for surface in page.hidden_surfaces):
        return Lost(element, page, page.surfaces[-1] if page.surfaces else None)
    return Lost(element, page, next((surface for surface in page.surfaces if surface.kind is element.surface), None))


def make_context(snapshot: Snapshot, brand: Brand) -> Context:
    """Matches a document with a brand. Raises BrandError where the brand has no master of the format."""
    master = brand.master(snapshot.format)
    tolerances = brand.config.tolerances
    looks = {(element.element.picture.sha256, element.element.picture.crop): element.look
             for element in master.elements if element.element.picture}
    matcher = Matcher(tolerances, snapshot.pictures, snapshot.page_size or _SIXTEEN_TO_NINE, looks)
    finder = ViewFinder(master, matcher, trust_names=not renames_layouts(snapshot.producer))
    found = [finder.find(page) for page in judged_pages(snapshot, master)] if master.views else []
    matches = tuple(replace(match, foreign=is_foreign(match, snapshot, master)) for match in found)
    colours = allowed_colours(brand.config.palette, brand.protected.masters, tolerances.colour, tolerances.delta_e)
    own = [match for match in matches if not match.foreign]
    changes = themes.slot_changes(snapshot, master, own, tolerances.colour)
    return Context(snapshot, brand, master, matches, colours, tuple(changes), _is_on_template(snapshot, brand, matches))


def judged_pages(snapshot: Snapshot, master: MasterFacts) -> tuple[Page, ...]:
    """Slides and Word pages; besides, the brand's own layouts that stand ready for the next slide."""
    if not snapshot.layouts:
        return snapshot.pages
    used = {surface.part for page in snapshot.pages for surface in (*page.surfaces, *page.hidden_surfaces)
            if surface.kind is SurfaceKind.LAYOUT}
    names = {layout.name for layout in master.layouts}
    ready = (page for page in snapshot.layouts if page.surfaces[-1].part not in used)
    if renames_layouts(snapshot.producer):
        return snapshot.pages
    return (*snapshot.pages, *(page for page in ready if page.layout in names))


def _is_on_template(snapshot: Snapshot, brand: Brand, matches: tuple[PageMatch, ...]) -> bool:
    """The stamp says so, or the art of some page, or the theme, unless it is everybody's.

    A master without any art has only its theme to know it by, and one without either cannot be told from others.
    """
    if snapshot.stamp is not None and snapshot.stamp.brand == brand.id:
        return True
    if any(match.art >= _ART and any(is_strong(pair) for pair in match.matching.pairs) for match in matches):
        return True
    master = brand.master(snapshot.format)
    if not master.elements and not master.themes:
        return True
    return any(_has_theme(snapshot, master, match) for match in matches)


def _has_theme(snapshot: Snapshot, master: MasterFacts, match: PageMatch) -> bool:
    expected = themes.expected_theme(master, match.view.theme)
    if themes.is_stock(expected) and master.elements:
        return False
    return themes.likeness(snapshot.theme(match.page.theme), expected) >= _LIKE_THE_BRAND

