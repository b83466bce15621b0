"""All that a rule may look at: the snapshot, the brand, and how the two were matched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any, TypeVar

from naravard_templates.brand.config import Tolerances
from naravard_templates.brand.protected import MasterFacts, ProtectedElement
from naravard_templates.brand.types import Brand
from naravard_templates.linter import themes
from naravard_templates.linter.additions import Addition, AdditionFinder
from naravard_templates.linter.backgrounds import (
    BACKGROUND,
    BackgroundChange,
    background_change,
    each_once,
    is_background,
)
from naravard_templates.linter.covering import Cover, CoverFinder
from naravard_templates.linter.foreign import is_foreign, is_strong
from naravard_templates.linter.lasting import Lasting, lasting_of
from naravard_templates.linter.maps import MapChange, difference, map_changes
from naravard_templates.linter.match import Matcher
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.palette import AllowedColours, allowed_colours
from naravard_templates.linter.themes import SlotChange
from naravard_templates.linter.views import PageMatch, ViewFinder, renames_layouts
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import ColourUse, Page, PageKind, Snapshot, Surface

_KEEPING_BYTES = ("microsoft", "naravard")
T = TypeVar("T")

_LIKE_THE_BRAND = 0.75
_ART = 0.3
_SAME_PAGE = 36_000
_SIXTEEN_TO_NINE = (12_192_000, 6_858_000)


@record
class Seen:
    """A pair, and the first page that shows it."""

    pair: Pair
    page: Page

    @property
    def location(self) -> Location:
        actual = self.pair.actual
        return Location(actual.surface.kind, self.page.number, actual.surface.part, actual.element.name or None)


@record
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


@record
class Context:
    """One document against one version of a brand; `latest` is the brand's current version.

    `sizes` are those of the pages that have one of their own, by number.
    """

    snapshot: Snapshot
    brand: Brand
    master: MasterFacts
    matches: tuple[PageMatch, ...]
    colours: AllowedColours
    slot_changes: tuple[SlotChange, ...]
    on_template: bool
    latest: Brand
    additions: tuple[Addition, ...] = ()
    sizes: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    lasting: Lasting = field(default_factory=Lasting, compare=False, repr=False)
    _found: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, find: Callable[[Context], Iterable[T]]) -> tuple[T, ...]:
        """What a function finds in this document, which is looked up once however many rules ask."""
        if find not in self._found:
            self._found[find] = tuple(find(self))
        return self._found[find]  # type: ignore[no-any-return]

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

    def pairs(self) -> Iterable[Seen]:
        """Every pair once, however many pages show it; first as pages of the template's own size show it."""
        return self.once(_pairs)

    def unlike_pairs(self) -> Iterable[Seen]:
        """The pairs with a difference, which rules look into."""
        return self.once(_unlike_pairs)

    def placed_pairs(self) -> Iterable[Seen]:
        """Those whose places can be compared, on pages as large as the template's (NV501 tells of others)."""
        return (seen for seen in self.unlike_pairs() if self.is_usual(seen.page))

    def is_usual(self, page: Page) -> bool:
        """Whether the page is as large as the template's."""
        wanted = self.master.page_size
        size = self.sizes.get(page.number, self.snapshot.page_size)
        if wanted is None or size is None:
            return True
        return abs(size[0] - wanted[0]) <= _SAME_PAGE and abs(size[1] - wanted[1]) <= _SAME_PAGE

    def hidden(self) -> Iterator[Seen]:
        """What is there and not seen: once for each object, and once for each page that hides a whole surface."""
        known: set[tuple[str, str]] = set()
        for match in self.own_matches():
            for pair in match.matching.hidden:
                surface = pair.actual.surface
                whole = surface in match.page.hidden_surfaces
                place = hiding_surface(match.page, surface).part if whole else pair.actual.element.path
                key = surface.part, place
                if key not in known:
                    known.add(key)
                    yield Seen(pair, match.page)

    def covers(self) -> Iterator[tuple[Page, Cover]]:
        """What lies over protected elements: once for each cover and element."""
        finder = CoverFinder(self.snapshot.page_size or _SIXTEEN_TO_NINE, self.master.layouts, self.lasting)
        known: set[tuple[str, str, str]] = set()
        for match in filter(lambda match: self.is_usual(match.page), self.own_matches()):
            for cover in finder.find(match):
                key = cover.pair.expected.id, cover.cover.surface.part, cover.cover.element.path
                if key not in known:
                    known.add(key)
                    yield match.page, cover

    def background_changes(self) -> Iterator[BackgroundChange]:
        return each_once(self.once(_other_backgrounds))

    def map_changes(self) -> Iterator[MapChange]:
        """None where the program that saved the file drops maps of its own accord and says all colours outright."""
        if renames_layouts(self.snapshot.producer):
            return iter(())
        return map_changes(self.own_matches(), self.snapshot, [view.colour_map for view in self.master.views])

    def other_grounds(self) -> frozenset[int]:
        """Numbers of the pages whose background or colour map is another; NV302 and NV303 tell of them."""
        found = {change.match.page.number for change in self.once(_other_backgrounds)}
        if not renames_layouts(self.snapshot.producer):
            found |= {match.page.number for match in self.own_matches() if difference(match)[1]}
        return frozenset(found)

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


def _pairs(context: Context) -> Iterator[Seen]:
    known: set[tuple[str, str, str]] = set()
    for match in sorted(context.own_matches(), key=lambda match: not context.is_usual(match.page)):
        for pair in match.matching.pairs:
            if is_background(pair):
                continue
            key = pair.expected.id, pair.actual.surface.part, pair.actual.element.path
            if key not in known:
                known.add(key)
                yield Seen(pair, match.page)


def _unlike_pairs(context: Context) -> Iterator[Seen]:
    if all(pair.is_alike for match in context.own_matches() for pair in match.matching.pairs):
        return iter(())
    return (seen for seen in context.pairs() if not seen.pair.is_alike)


def _other_backgrounds(context: Context) -> Iterator[BackgroundChange]:
    for match in context.own_matches():
        change = background_change(match, context.snapshot.format, context.tolerances)
        if change is not None:
            yield change


def hiding_surface(page: Page, hidden: Surface) -> Surface:
    """Who hides it: a layout that is shown without its master, else the page itself."""
    layout = next((surface for surface in page.surfaces if surface.kind is SurfaceKind.LAYOUT), None)
    return layout if layout is not None and hidden.kind is SurfaceKind.MASTER else page.surfaces[-1]


def _lost(element: ProtectedElement, page: Page) -> Lost:
    """Where the element went missing: on the surface of its kind, or, where the page hides that one, on the page."""
    if any(surface.kind is element.surface for surface in page.hidden_surfaces):
        return Lost(element, page, page.surfaces[-1] if page.surfaces else None)
    return Lost(element, page, next((surface for surface in page.surfaces if surface.kind is element.surface), None))


def make_context(snapshot: Snapshot, brand: Brand, latest: Brand | None = None) -> Context:
    """Matches a document with a brand. Raises BrandError where the brand has no master of the format."""
    master = brand.master(snapshot.format)
    tolerances = brand.config.tolerances
    looks = {(element.element.picture.sha256, element.element.picture.crop): element.look
             for element in master.elements if element.element.picture}
    keeps_bytes = any(name in snapshot.producer.casefold() for name in _KEEPING_BYTES)
    largest = _largest(snapshot, master)
    lasting = lasting_of(snapshot.design, brand, (largest, keeps_bytes))
    matcher = Matcher(tolerances, {element.id: element for element in master.elements}, snapshot.pictures, largest,
                      looks, keeps_bytes, lasting.matchings)
    finder = ViewFinder(master, matcher, trust_names=not renames_layouts(snapshot.producer))
    found = [finder.find(page) for page in judged_pages(snapshot, master)] if master.views else []
    matches = tuple(replace(match, foreign=True) if is_foreign(match, snapshot, master) else match for match in found)
    colours = allowed_colours(brand.config.palette, brand.protected.masters, tolerances.colour, tolerances.delta_e)
    own = [match for match in matches if not match.foreign]
    changes = themes.slot_changes(snapshot, master, own, tolerances.colour)
    return Context(snapshot, brand, master, matches, colours, tuple(changes),
                   _is_on_template(snapshot, brand, matches), latest or brand,
                   tuple(AdditionFinder(master, matcher, renames_layouts(snapshot.producer)).find(own)),
                   {setup.number: (setup.width, setup.height) for setup in reversed(snapshot.setups) if setup.width},
                   lasting)


def _largest(snapshot: Snapshot, master: MasterFacts) -> tuple[int, int]:
    """A page that holds all: what a smaller one cuts off is the page's fault, not the element's."""
    sizes = [size for size in (snapshot.page_size, master.page_size) if size] or [_SIXTEEN_TO_NINE]
    sizes += [(setup.width, setup.height) for setup in snapshot.setups]
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def judged_pages(snapshot: Snapshot, master: MasterFacts) -> tuple[Page, ...]:
    """Slides and Word pages; besides, the brand's own layouts that stand ready for the next slide."""
    if not snapshot.layouts:
        return (*_opening(snapshot, master), *snapshot.pages)
    used = {surface.part for page in snapshot.pages for surface in (*page.surfaces, *page.hidden_surfaces)
            if surface.kind is SurfaceKind.LAYOUT}
    names = {layout.name for layout in master.layouts}
    ready = (page for page in snapshot.layouts if page.surfaces[-1].part not in used)
    if renames_layouts(snapshot.producer):
        return snapshot.pages
    return (*snapshot.pages, *(page for page in ready if page.layout in names))


def _opening(snapshot: Snapshot, master: MasterFacts) -> Iterator[Page]:
    """The page that a document opens with, where the template has a first page and the document an ordinary one."""
    first = next(iter(snapshot.pages), None)
    if first is not None and first.kind is PageKind.DEFAULT and any(
            view.kind is PageKind.FIRST and view.elements for view in master.views):
        yield replace(first, kind=PageKind.FIRST, layout=PageKind.FIRST.value)


def _is_on_template(snapshot: Snapshot, brand: Brand, matches: tuple[PageMatch, ...]) -> bool:
    """The stamp says so, or an untouched layout, or the art of some page, or the theme, unless it is everybody's.

    A master without any art has only its theme to know it by, and one without either cannot be told from others.
    """
    if snapshot.untouched or (snapshot.stamp is not None and snapshot.stamp.brand == brand.id):
        return True
    if any(match.art >= _ART and any(is_strong(pair) for pair in match.matching.pairs) for match in matches):
        return True
    if any(is_strong(pair) for match in matches for pair in match.matching.hidden):
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

