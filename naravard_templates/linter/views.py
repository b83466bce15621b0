"""Which layout a page is on: the one whose art explains it best, with its name and its slots as further witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from functools import cached_property, lru_cache

from naravard_templates.brand.protected import Layout, MasterFacts, View
from naravard_templates.linter import compare
from naravard_templates.linter.match import Matcher
from naravard_templates.linter.pairing import EXACT, Matching
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Drawn, Element, Page, PageKind

# Programs that give layouts names of their own when they save, so that a name proves nothing.
_RENAMING = ("libreoffice", "openoffice", "collabora")
_OF_DECKS = frozenset({PageKind.SLIDE, PageKind.LAYOUT})
_NEAR = 0.05
_STRAY = 0.1
_TITLES = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_WORD_FALLBACK = {PageKind.FIRST: PageKind.DEFAULT, PageKind.EVEN: PageKind.DEFAULT}


@record
class PageMatch:
    """A page, the view that it should show, and how well it does. `art` is 0 to 1, 1 for all of it and no more.

    `named` tells whether the layout has the view's name, `foreign` whether the page never was the brand's. `stray` is
    art of the brand's master that shines through where the layout should hide it.
    """

    page: Page
    view: View
    matching: Matching
    art: float
    named: bool
    foreign: bool = False
    stray: tuple[Drawn, ...] = ()


@lru_cache(maxsize=64)
def renames_layouts(producer: str) -> bool:
    return any(name in producer.casefold() for name in _RENAMING)


@stateful
class ViewFinder:
    """Picks the view for each page of one document."""

    master: MasterFacts
    matcher: Matcher
    trust_names: bool
    _master_art: dict[int, bool] = field(default_factory=dict)

    def find(self, page: Page) -> PageMatch:
        """The view that explains the page best; ties go to the master's own order.

        A page that shows just what the layout of its name shows needs no comparison with the others.
        """
        views = self._candidates(page)
        for view, _ in views if self.trust_names else ():
            if view.name == page.layout and (matching := self.matcher.match(view.elements, page)).is_exact:
                return PageMatch(page, view, matching, self._art_share(matching, 0), named=bool(page.layout))
        return max((self._against(page, view, layout) for view, layout in views), key=lambda match: match[0])[1]

    def _candidates(self, page: Page) -> list[tuple[View, Layout | None]]:
        if page.kind in _OF_DECKS:
            return self._layouts
        for kind in (page.kind, _WORD_FALLBACK.get(page.kind)):
            views = [view for view in self.master.views if view.kind is kind]
            if views:
                return [(view, None) for view in views]
        return [(View(page.kind, page.kind.value), None)]

    def _against(self, page: Page, view: View, layout: Layout | None) -> tuple[float, PageMatch]:
        matching = self.matcher.match(view.elements, page)
        stray = tuple(drawn for drawn in matching.extra if self._is_master_art(drawn))
        art = self._art_share(matching, len(stray))
        named = bool(page.layout) and page.layout == view.name
        score = art + (1.0 if named and self.trust_names else 0.1 if named else 0.0)
        score += 0.2 if self._same_background(page, view) else 0.0
        score += 0.5 * self._slot_share(page, layout) if layout else 0.0
        return score, PageMatch(page, view, matching, art, named, stray=stray)

    def _art_share(self, matching: Matching, stray: int) -> float:
        """Twice the pairs, as far as they look right, over all that is expected and shown; 1 where both are nothing.

        Master art that shines through where the layout hides it counts little: LibreOffice forgets to hide groups.
        """
        extra = len(matching.extra) - stray + _STRAY * stray
        total = 2 * len(matching.pairs) + len(matching.missing) + len(matching.hidden) + extra
        return 2 * matching.quality / total if total else 1.0

    def _is_master_art(self, drawn: Drawn) -> bool:
        key = id(drawn.element)
        if key not in self._master_art:
            masters = [element for element in self.master.elements if element.surface is SurfaceKind.MASTER]
            self._master_art[key] = any(self.matcher.quality(element, drawn) >= EXACT for element in masters)
        return self._master_art[key]

    def _same_background(self, page: Page, view: View) -> bool:
        shown = page.background
        if shown is None or view.background is None or shown.element.fill.kind is not view.background.kind:
            return False
        return compare.fill_change(view.background, shown.element.fill, self.matcher.tolerances) is None

    @cached_property
    def _layouts(self) -> list[tuple[View, Layout | None]]:
        return list(zip(self.master.views, self.master.layouts, strict=True))

    def _slot_share(self, page: Page, layout: Layout) -> float:
        """How alike the slots are, 0 to 1: half for their types, half for their places."""
        own = [element for element in page.slots if element.placeholder]
        if not own and not layout.slots:
            return 1.0
        kinds = Counter(_kind(element.placeholder.type) for element in own if element.placeholder)
        wanted = Counter(_kind(slot.type) for slot in layout.slots)
        common = sum((kinds & wanted).values()) / max(sum((kinds | wanted).values()), 1)
        return (common + self._placed_share(own, layout)) / 2

    def _placed_share(self, own: Sequence[Element], layout: Layout) -> float:
        boxes = [slot.box for slot in layout.slots if slot.box]
        limit = self.matcher.diagonal * _NEAR
        near = sum(any(_near(element.box, box, limit) for box in boxes) for element in own)
        return near / max(len(own), 1)


def _kind(placeholder: str) -> str:
    return _TITLES.get(placeholder, placeholder)


def _near(one: Box | None, other: Box, limit: float) -> bool:
    if one is None:
        return False
    sides = zip((one.x, one.y, one.x + one.cx, one.y + one.cy),
                (other.x, other.y, other.x + other.cx, other.y + other.cy), strict=True)
    return all(abs(a - b) <= limit for a, b in sides)
