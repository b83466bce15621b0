"""Graphics on masters, layouts, headers and footers that the brand does not have there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naravard_templates.brand.protected import MasterFacts, ProtectedElement
from naravard_templates.brand.protection import is_visible_art
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.match import Matcher
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page

_EXACT = 0.95
_ALIKE = 0.6
# What two pictures in the same place have in common where one of them cannot be read.
_UNREADABLE = 0.45
_NEAR = 0.02
_CLEAR, _WHITE = 0.05, "FFFFFF"


@record
class Addition:
    """Something that was added, and the first page that shows it."""

    drawn: Drawn
    page: Page


@record
class AdditionFinder:
    """Tells what somebody put there from what the program that saved the file moved about.

    `renames` tells that this program draws layouts anew: their art in masters, their slots as plain shapes.
    """

    master: MasterFacts
    matcher: Matcher
    renames: bool

    def find(self, matches: Sequence[PageMatch]) -> Iterator[Addition]:
        """Each once. What stands for a protected element on some page is that element, wherever else it is shown."""
        if not any(match.matching.extra for match in matches):
            return
        known = {_place(pair.actual) for match in matches for pair in (*match.matching.pairs, *match.matching.hidden)}
        for match in matches:
            for drawn in match.matching.extra:
                if _place(drawn) not in known:
                    known.add(_place(drawn))
                    if self._is_added(drawn):
                        yield Addition(drawn, match.page)

    def _is_added(self, drawn: Drawn) -> bool:
        if not is_visible_art(drawn, self.matcher.page_size):
            return False
        if self.renames and (_is_plain(drawn.element) or self._is_slot(drawn.element.box)):
            return False
        return not any(self._is_alike(element, drawn, least) for element, least in self._brands_own(drawn))

    def _is_alike(self, element: ProtectedElement, drawn: Drawn, least: float) -> bool:
        quality = self.matcher.quality(element, drawn)
        return quality >= least or (
            quality >= _UNREADABLE and self.matcher.likeness(element, drawn) is Likeness.UNKNOWN)

    def _brands_own(self, drawn: Drawn) -> Iterator[tuple[ProtectedElement, float]]:
        """What it may be after all, and how alike it must then be: what people took out of protection, art of the
        master that shines through where the layout hides it, and anything where art is moved about on saving."""
        yield from ((element, _ALIKE) for element in self.master.ignored)
        for element in self.master.elements:
            if self.renames:
                yield element, _ALIKE
            elif element.surface is drawn.surface.kind is SurfaceKind.MASTER:
                yield element, _EXACT

    def _is_slot(self, box: Box | None) -> bool:
        """Whether it stands where some layout has a slot: a slot that was written as a shape."""
        slots = (slot.box for layout in self.master.layouts for slot in layout.slots if slot.box)
        return box is not None and any(self._is_near(box, slot) for slot in slots)

    def _is_near(self, one: Box, other: Box) -> bool:
        limit = self.matcher.diagonal * _NEAR
        sides = ((one.x, other.x), (one.y, other.y), (one.x + one.cx, other.x + other.cx),
                 (one.y + one.cy, other.y + other.cy))
        return all(abs(a - b) <= limit for a, b in sides)


def _place(drawn: Drawn) -> tuple[str, str]:
    return drawn.surface.part, drawn.element.path


def _is_plain(element: Element) -> bool:
    """Words without a ground, or on a clear or white one: what LibreOffice makes of frames, slots and old drawings."""
    return element.kind is ElementKind.SHAPE and element.picture is None and all(
        stop.colour.alpha < _CLEAR or stop.colour.rgb == _WHITE for stop in element.fill.stops)
