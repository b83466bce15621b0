"""Finds which element *is* the logo: the best pairing of what a page shows with what the brand protects.

Nothing hangs on a name, an id or a part alone, for people and programs change all of them. Every pair gets a score
from its name, picture, text, place, size, form and colour; pairs are then taken best first. Most elements stand where
they should: those are scored with what is near them or has their name, and only the rest with everything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from naravard_templates import deadline
from naravard_templates.brand.config import Tolerances
from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.neighbours import common_names, namesakes, near_pairs, replaces
from naravard_templates.linter.pairing import ACCEPTED, Matching, Pair, Pairing, Score, Scored
from naravard_templates.model.colour import FillKind
from naravard_templates.model.geometry import ABSOLUTE, Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Crop, Picture, PictureLook, PictureReader
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page, Surface

_SURFACES = frozenset({SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.SLIDE, SurfaceKind.HEADER,
                       SurfaceKind.FOOTER})
OF_TEMPLATES = _SURFACES - {SurfaceKind.SLIDE}
_SWAPPED = ((SurfaceKind.HEADER, SurfaceKind.FOOTER), (SurfaceKind.FOOTER, SurfaceKind.HEADER))
_BODY_FRAMES = frozenset({ElementKind.TABLE, ElementKind.CHART, ElementKind.DIAGRAM})
_PLACE, _PLACE_ELSEWHERE = 4.5, 3.5
_STRANGE = 0.25
_NAME, _COMMON_NAME = 3.0, 1.5
_PICTURE, _SHAPE, _WORDS = 5, 2, 2
_CLEAR = 0.05
_METAFILES = (".emf", ".wmf")


Below = dict[tuple[tuple[str, ...], tuple[int, ...]], tuple[Matching, tuple[Surface, ...]]]
"""What layouts and masters show for elements, by the ids of these and the addresses of their surfaces; and those."""


@stateful
class Matcher:
    """Scores pairs, and remembers them: master art recurs on every page.

    `elements` are the protected ones by their ids. `keeps_bytes`: the program that saved the document leaves the bytes
    of drawings as they are.
    """

    tolerances: Tolerances
    elements: Mapping[str, ProtectedElement]
    pictures: PictureReader | None
    page_size: tuple[int, int]
    known_looks: Mapping[tuple[str, Crop], PictureLook | None] = field(default_factory=dict)
    keeps_bytes: bool = False
    below: Below = field(default_factory=dict)
    _scores: dict[tuple[str, int], Score] = field(default_factory=dict)

    @property
    def diagonal(self) -> float:
        return math.hypot(*self.page_size)

    @property
    def _reach(self) -> int:
        """How far apart two centres may be and still be in the same place, in EMU."""
        return max(self.tolerances.size, 1)

    def match(self, names: tuple[str, ...], page: Page) -> Matching:
        """The best pairing of elements, by their ids, with what is seen; what is then missing may still be there and
        hidden.

        What a slide itself shows is looked at only where its layout and master do not show it all just as it should
        be: most slides have nothing but content, and its pictures are many and dear to decode.
        """
        below = self._match_below(names, page)
        if below.is_exact:
            return below
        seen, unseen = self._candidates(page)
        matching = self._match(self._expected(names), seen)
        if not matching.missing or not unseen:
            return matching
        hidden = self._match(matching.missing, unseen)
        sure = tuple(pair for pair in hidden.pairs if pair.score >= ACCEPTED and not _is_anothers(pair, page))
        found = {pair.expected.id for pair in sure}
        missing = tuple(element for element in matching.missing if element.id not in found)
        return replace(matching, missing=missing, hidden=sure)

    def _match_below(self, names: tuple[str, ...], page: Page) -> Matching:
        """What layout and master show, matched once for all slides on them. Their surfaces are kept with it, lest
        others come to stand where they stood."""
        surfaces = tuple([surface for surface in page.surfaces if surface.kind in OF_TEMPLATES])
        key = names, tuple(map(id, surfaces))
        known = self.below.get(key)
        if known is None:
            drawn = self._candidates(replace(page, surfaces=surfaces))[0]
            known = self.below[key] = self._match(self._expected(names), drawn), surfaces
        return known[0]

    def _expected(self, names: Iterable[str]) -> list[ProtectedElement]:
        return [self.elements[name] for name in names]

    def _candidates(self, page: Page) -> tuple[list[Drawn], list[Drawn]]:
        """What may be brand art, seen and unseen: all on master surfaces and slides but for placeholders."""
        seen: list[Drawn] = []
        unseen: list[Drawn] = []
        for drawn in filter(is_art, page.stack()):
            (seen if is_seen(drawn.element, self.page_size) else unseen).append(drawn)
        unseen += [drawn for surface in page.hidden_surfaces for element in surface.elements
                   if is_art(drawn := Drawn(surface, element)) and is_seen(element, self.page_size)]
        return seen, unseen

    def _match(self, expected: Sequence[ProtectedElement], drawn: Sequence[Drawn]) -> Matching:
        """Best pairs first; what remains is then paired by standing in the same place."""
        ones, others = [one.element for one in expected], [other.element for other in drawn]
        common = common_names(ones) | common_names(others)
        pairing = Pairing(expected, drawn)
        if self._are_twins(expected, drawn):
            pairing.take(((self._scored(expected[i], drawn[i], common), i, i) for i in range(len(ones))),
                         lambda points, i, j: True)
            return pairing.matching()

        def best_first(pairs: Iterable[tuple[int, int]]) -> list[Scored]:
            scored = [(self._scored(expected[i], drawn[j], common), i, j) for i, j in pairs]
            return sorted(scored, key=lambda item: (-item[0][0], item[1], item[2]))

        near = {*near_pairs(ones, others, self._reach), *namesakes(ones, others, common)}
        pairing.take_sure(best_first(near), lambda element: _best_elsewhere(element, common))
        scored = best_first(pairing.left())
        pairing.take(scored, lambda points, i, j: points >= ACCEPTED)
        pairing.take(scored, lambda points, i, j: replaces(ones[i], others[j]))
        return pairing.matching()

    def _are_twins(self, expected: Sequence[ProtectedElement], drawn: Sequence[Drawn]) -> bool:
        """Whether each is just what is expected, in the same order: other pairs of them cannot have more points."""
        return len(expected) == len(drawn) and all(
            one.element.name == other.element.name and self._remembered(one, other).is_sure
            for one, other in zip(expected, drawn, strict=True))

    def _scored(self, expected: ProtectedElement, drawn: Drawn, common: frozenset[str]) -> tuple[float, Score]:
        """The points with the name's added, which depends on whether others on the page have the same name."""
        score = self._remembered(expected, drawn)
        name = expected.element.name
        same_name = name and name == drawn.element.name
        return score.points + ((_COMMON_NAME if name in common else _NAME) if same_name else 0.0), score

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
        deadline.check()
        one, other = expected.element, drawn.element
        place = self._place(one.box, other.box)
        is_alike = (place == _PLACE or one.box is None) and compare.is_alike(one, other)
        points = place - (_STRANGE if _is_elsewhere(expected, drawn) else 0)
        if (one.picture is None) != (other.picture is None):
            return Score(points - 4, _PLACE + _PICTURE)
        if one.picture is not None:
            likeness = self.likeness(expected, drawn)
            same = {Likeness.SAME: 5.0, Likeness.RETINTED: 2.5, Likeness.DIFFERENT: -2.0}.get(likeness, 0.0)
            return Score(points + same, _PLACE + _PICTURE, likeness, is_alike and likeness is Likeness.SAME)
        if one.kind in _BODY_FRAMES or other.kind in _BODY_FRAMES:
            return Score(points + (1 if one.kind is other.kind else -4), _PLACE + 1, None, is_alike)
        points += 2 if one.text and one.text == other.text else -1 if one.text else 0
        points += 1 if compare.shapes_differ(one.shape, other.shape) is False else -0.5
        recoloured = (compare.fill_change(one.fill, other.fill, self.tolerances)
                      or compare.line_change(one.line, other.line, self.tolerances))
        return Score(points + (0 if recoloured else 1), _PLACE + _SHAPE + (_WORDS if one.text else 0), None, is_alike)

    def _place(self, one: Box | None, other: Box | None) -> float:
        """Up to 4.5: 3 for the same place, 1.5 for the same size, less the further they are apart."""
        if one is None or other is None:
            return 0
        score = 0.0 if compare.is_resized(one, other, self._reach) else 1.5
        apart = compare.distance(one, other)
        if apart is None:
            return score
        if apart <= self._reach:
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
    if element.picture is None and not element.text:
        paints = [stop.colour.alpha for fill in (element.fill, element.line.fill) for stop in fill.stops]
        if paints and max(paints) < _CLEAR:
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


def _is_elsewhere(expected: ProtectedElement, drawn: Drawn) -> bool:
    """On the slide instead of its layout, or in the footer instead of the header."""
    kinds = expected.surface, drawn.surface.kind
    return SurfaceKind.SLIDE in kinds or kinds in _SWAPPED


def _best_elsewhere(element: Element, common: frozenset[str]) -> float:
    """The most points that a pair with the element can have that is neither in the same place nor the only one of
    its name."""
    alike = _PICTURE if element.picture is not None else _SHAPE + (_WORDS if element.text else 0)
    return _PLACE_ELSEWHERE + alike + (_COMMON_NAME if element.name and element.name in common else 0)
