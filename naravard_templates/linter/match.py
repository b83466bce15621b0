"""Finds which element *is* the logo: the best pairing of what a page shows with what the brand protects.

Nothing hangs on a name, an id or a part alone, for people and programs change all of them. Every pair gets a score
from its name, picture, text, place, size, form and colour; pairs are then taken best first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from naravard_templates.brand.config import Tolerances
from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.model.colour import FillKind
from naravard_templates.model.geometry import ABSOLUTE, Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Crop, Picture, PictureLook, PictureReader
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page

ACCEPTED = 3.0
EXACT = 0.95
_SURFACES = frozenset({SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.SLIDE, SurfaceKind.HEADER,
                       SurfaceKind.FOOTER})
_BODY_FRAMES = frozenset({ElementKind.TABLE, ElementKind.CHART, ElementKind.DIAGRAM})
_OVERLAP = 0.5
_PLACE = 4.5
_CLEAR = 0.05
_METAFILES = (".emf", ".wmf")


@dataclass(frozen=True, slots=True)
class Pair:
    """A protected element and what the page shows for it.

    `score` says how surely they belong together, `quality` (0 to 1) how alike they look, whatever their names;
    `likeness` compares their pictures.
    """

    expected: ProtectedElement
    actual: Drawn
    score: float
    quality: float
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """What a pair has in common, as points; `best` is what two exactly alike would get."""

    points: float
    best: float
    likeness: Likeness | None = None

    @property
    def quality(self) -> float:
        return max(0.0, min(1.0, self.points / self.best))


@dataclass(frozen=True, slots=True)
class Matching:
    """What came of one page: the pairs, what is missing, and the art that the brand does not know.

    `hidden` pairs what is missing with what is there and not seen.
    """

    pairs: tuple[Pair, ...]
    missing: tuple[ProtectedElement, ...]
    extra: tuple[Drawn, ...]
    hidden: tuple[Pair, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether all is there as it should be, and nothing else."""
        return (not self.missing and not self.hidden and not self.extra
                and all(pair.quality >= EXACT for pair in self.pairs))


@dataclass
class Matcher:
    """Scores pairs, and remembers them: master art recurs on every page.

    `keeps_bytes`: the program that saved the document leaves the bytes of drawings as they are.
    """

    tolerances: Tolerances
    pictures: PictureReader | None
    page_size: tuple[int, int]
    known_looks: Mapping[tuple[str, Crop], PictureLook | None] = field(default_factory=dict)
    keeps_bytes: bool = False
    _scores: dict[tuple[str, int], Score] = field(default_factory=dict)
    _below: dict[tuple[tuple[str, ...], tuple[int, ...]], Matching] = field(default_factory=dict)

    @property
    def diagonal(self) -> float:
        return math.hypot(*self.page_size)

    def match(self, expected: Sequence[ProtectedElement], page: Page) -> Matching:
        """The best pairing of what is seen; what is then missing may still be there and hidden.

        What a slide itself shows is looked at only where its layout and master do not show it all just as it should
        be: most slides have nothing but content, and its pictures are many and dear to decode.
        """
        below = self._match_below(expected, page)
        if below.is_exact:
            return below
        seen, unseen = self._candidates(page)
        matching = self._match(expected, seen)
        if not matching.missing or not unseen:
            return matching
        hidden = self._match(matching.missing, unseen)
        sure = tuple(pair for pair in hidden.pairs if pair.score >= ACCEPTED and not _is_anothers(pair, page))
        found = {pair.expected.id for pair in sure}
        missing = tuple(element for element in matching.missing if element.id not in found)
        return replace(matching, missing=missing, hidden=sure)

    def _match_below(self, expected: Sequence[ProtectedElement], page: Page) -> Matching:
        """What layout and master show, matched once for all slides on them. The surfaces live as long as the page."""
        surfaces = tuple(surface for surface in page.surfaces if surface.kind is not SurfaceKind.SLIDE)
        key = tuple(element.id for element in expected), tuple(map(id, surfaces))
        if key not in self._below:
            self._below[key] = self._match(expected, self._candidates(replace(page, surfaces=surfaces))[0])
        return self._below[key]

    def _candidates(self, page: Page) -> tuple[list[Drawn], list[Drawn]]:
        """What may be brand art, seen and unseen: all on master surfaces and slides but for placeholders."""
        art = [drawn for drawn in page.stack() if is_art(drawn)]
        seen = [drawn for drawn in art if is_seen(drawn.element, self.page_size)]
        unseen = [drawn for drawn in art if not is_seen(drawn.element, self.page_size)]
        unseen += [drawn for surface in page.hidden_surfaces for element in surface.elements
                   if is_art(drawn := Drawn(surface, element)) and is_seen(element, self.page_size)]
        return seen, unseen

    def _match(self, expected: Sequence[ProtectedElement], drawn: Sequence[Drawn]) -> Matching:
        """Best pairs first; what remains is then paired by standing in the same place."""
        common = _ambiguous(element.element for element in expected) | _ambiguous(d.element for d in drawn)
        scored = [(self._scored(one, other, common), i, j)
                  for i, one in enumerate(expected) for j, other in enumerate(drawn)]
        return self._paired(expected, drawn, sorted(scored, key=lambda item: (-item[0][0], item[1], item[2])))

    def _paired(self, expected: Sequence[ProtectedElement], drawn: Sequence[Drawn],
                scored: list[tuple[tuple[float, Score], int, int]]) -> Matching:
        pairs: dict[int, Pair] = {}
        taken: set[int] = set()

        def take(accept: Callable[[float, int, int], bool]) -> None:
            for (points, score), i, j in scored:
                if i not in pairs and j not in taken and accept(points, i, j):
                    pairs[i] = Pair(expected[i], drawn[j], points, score.quality, score.likeness)
                    taken.add(j)

        take(lambda points, i, j: points >= ACCEPTED)
        take(lambda points, i, j: _replaces(expected[i].element, drawn[j]))
        return Matching(
            tuple(pairs[i] for i in sorted(pairs)),
            tuple(element for i, element in enumerate(expected) if i not in pairs),
            tuple(d for j, d in enumerate(drawn) if j not in taken and d.surface.kind is not SurfaceKind.SLIDE))

    def _scored(self, expected: ProtectedElement, drawn: Drawn, common: frozenset[str]) -> tuple[float, Score]:
        """The points with the name's added, which depends on whether others on the page have the same name."""
        score = self._remembered(expected, drawn)
        name = expected.element.name
        same_name = name and name == drawn.element.name
        return score.points + ((1.5 if name in common else 3.0) if same_name else 0.0), score

    def quality(self, expected: ProtectedElement, drawn: Drawn) -> float:
        """How alike the two look, 0 to 1."""
        return self._remembered(expected, drawn).quality

    def _remembered(self, expected: ProtectedElement, drawn: Drawn) -> Score:
        """Master art recurs on every page, as the same object wherever it looks the same."""
        key = expected.id, id(drawn.element)
        if key not in self._scores:
            self._scores[key] = self._score(expected, drawn)
        return self._scores[key]

    def _score(self, expected: ProtectedElement, drawn: Drawn) -> Score:
        one, other = expected.element, drawn.element
        points = self._place(one.box, other.box) - (0.25 if drawn.surface.kind is SurfaceKind.SLIDE else 0)
        if (one.picture is None) != (other.picture is None):
            return Score(points - 4, _PLACE + 5)
        if one.picture is not None:
            likeness = self.likeness(expected, drawn)
            same = {Likeness.SAME: 5.0, Likeness.RETINTED: 2.5, Likeness.DIFFERENT: -2.0}.get(likeness, 0.0)
            return Score(points + same, _PLACE + 5, likeness)
        if one.kind in _BODY_FRAMES or other.kind in _BODY_FRAMES:
            return Score(points + (1 if one.kind is other.kind else -4), _PLACE + 1)
        points += 2 if one.text and one.text == other.text else -1 if one.text else 0
        points += 1 if compare.shapes_differ(one.shape, other.shape) is False else -0.5
        recoloured = (compare.fill_change(one.fill, other.fill, self.tolerances)
                      or compare.line_change(one.line, other.line, self.tolerances))
        return Score(points + (0 if recoloured else 1), _PLACE + (4 if one.text else 2))

    def _place(self, one: Box | None, other: Box | None) -> float:
        """Up to 4.5: 3 for the same place, 1.5 for the same size, less the further they are apart."""
        if one is None or other is None:
            return 0
        wide = max(self.tolerances.size, 1)
        score = 0.0 if compare.is_resized(one, other, wide) else 1.5
        apart = compare.distance(one, other)
        if apart is None:
            return score
        if apart <= wide:
            return score + 3
        return score + 2 * max(0.0, 1 - apart / (self.diagonal / 4))

    def likeness(self, expected: ProtectedElement, drawn: Drawn) -> Likeness:
        """Same bytes are the same picture; else both are looked at, cropped as shown."""
        one, other = expected.element.picture, drawn.element.picture
        if one is None or other is None:
            return Likeness.DIFFERENT
        if one.sha256 and one.sha256 == other.sha256:
            return Likeness.UNKNOWN if compare.has_another_twin(one, other) else Likeness.SAME
        if self.keeps_bytes and _are_metafiles(one, other):
            return Likeness.DIFFERENT
        likeness = compare.looks_alike(expected.look, self._look(other))
        if likeness is Likeness.SAME and compare.has_another_twin(one, other):
            return Likeness.UNKNOWN
        # An effect of the brand's own that is gone was most probably drawn into the pixels, which nobody here can do.
        baked = likeness is Likeness.RETINTED and set(one.effects) > set(other.effects)
        return Likeness.UNKNOWN if baked else likeness

    def _look(self, picture: Picture) -> PictureLook | None:
        """The brand's own pictures were looked at when it was adopted; only strange ones have to be decoded."""
        known = picture.sha256, picture.crop
        if known in self.known_looks:
            return self.known_looks[known]
        return self.pictures.look(picture) if self.pictures else None


def _are_metafiles(one: Picture, other: Picture) -> bool:
    """Whether both are drawings of Windows' own kind, of which nobody here sees more than the bytes."""
    return all(picture.sha256 and picture.part.lower().endswith(_METAFILES) for picture in (one, other))


def _is_anothers(pair: Pair, page: Page) -> bool:
    """Whether the hidden thing is art that the page should not show: a master's logo is not the one that the layout
    had in its place."""
    surface = pair.actual.surface
    return surface in page.hidden_surfaces and surface.kind is not pair.expected.surface


def is_art(drawn: Drawn) -> bool:
    return drawn.surface.kind in _SURFACES and not drawn.element.placeholder


def is_seen(element: Element, page_size: tuple[int, int]) -> bool:
    """Whether people see it: not hidden, deleted, without size, fully transparent or off the page."""
    box = element.box
    if element.hidden or (box is not None and not _has_extent(element, box)):
        return False
    if element.picture is not None and element.picture.alpha < _CLEAR:
        return False
    paints = [stop.colour.alpha for fill in (element.fill, element.line.fill) for stop in fill.stops]
    if paints and max(paints) < _CLEAR and element.picture is None and not element.text:
        return False
    if box is None or box.frame != ABSOLUTE:
        return True
    left, top, right, bottom = box.extent
    return right > 0 and bottom > 0 and left < page_size[0] and top < page_size[1]


def _has_extent(element: Element, box: Box) -> bool:
    """A line needs only one direction; a picture or a fill shows nothing without both."""
    if element.picture is None and element.line.fill.kind is not FillKind.NONE:
        return box.cx > 0 or box.cy > 0
    if element.text or (element.kind is not ElementKind.SHAPE and element.picture is None):
        return box.cx > 0 or box.cy > 0
    return box.cx > 0 and box.cy > 0


def _ambiguous(elements: Iterable[Element]) -> frozenset[str]:
    """Names that more than one element has, and that therefore say little."""
    return frozenset(name for name, count in Counter(element.name for element in elements).items() if count > 1)


def _replaces(expected: Element, drawn: Drawn) -> bool:
    """Whether something stands where the element should: most of both boxes is common ground."""
    one, other = expected.box, drawn.element.box
    if one is None or other is None or one.frame != other.frame:
        return False
    return _overlap(one, other) >= _OVERLAP


def _overlap(one: Box, other: Box) -> float:
    """Common area over the larger of the two areas, 0 to 1."""
    left, top, right, bottom = one.extent
    left2, top2, right2, bottom2 = other.extent
    width, height = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
    if width <= 0 or height <= 0:
        return 0.0
    areas = (right - left) * (bottom - top), (right2 - left2) * (bottom2 - top2)
    return width * height / max(*areas, 1.0)
