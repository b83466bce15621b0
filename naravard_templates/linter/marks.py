"""Copies of the brand's marks in content: which pictures on slides and in the body are a protected picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from naravard_templates.brand.protected import MasterFacts, ProtectedElement
from naravard_templates.linter import compare
from naravard_templates.linter.backgrounds import BACKGROUND
from naravard_templates.linter.compare import Likeness
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture, PictureLook, PictureReader
from naravard_templates.model.record import record, stateful

# What is larger on its page is decoration or a ground.
_MARK = 0.15
_ASPECT = 0.03
# Pictures with hardly any edges are all alike to the hash, a white mark on nothing above all: they are known by their
# bytes only.
_EDGES = range(8, 57)
_ALIKE = 0.95


@record
class Copy:
    """The mark that a picture is a copy of, and how it is like it: the same, or the same in other colours."""

    mark: ProtectedElement
    likeness: Likeness

    @property
    def aspect(self) -> float | None:
        """Width over height of the whole picture in pixels, where it can be known."""
        return aspect_of(self.mark)


@stateful
class MarkFinder:
    """Tells whether a picture is one of the marks.

    Bytes are compared first. Only pictures of a mark's proportions are decoded, which their first bytes tell.
    """

    marks: Sequence[ProtectedElement]
    pictures: PictureReader | None
    _found: dict[str, Copy | None] = field(default_factory=dict)

    def find(self, picture: Picture) -> Copy | None:
        """None where it is another picture, or cannot be read and has other bytes."""
        if picture.sha256 not in self._found:
            self._found[picture.sha256] = self._same_bytes(picture) or self._same_look(picture)
        return self._found[picture.sha256]

    def _same_bytes(self, picture: Picture) -> Copy | None:
        marks = (mark for mark in self.marks if mark.element.picture and picture.sha256
                 and mark.element.picture.sha256 == picture.sha256)
        return next((Copy(mark, Likeness.SAME) for mark in marks), None)

    def _same_look(self, picture: Picture) -> Copy | None:
        copies = [Copy(mark, likeness) for mark, likeness in self._likenesses(picture)]
        return next((copy for copy in copies if copy.likeness is Likeness.SAME), next(iter(copies), None))

    def _likenesses(self, picture: Picture) -> Iterator[tuple[ProtectedElement, Likeness]]:
        size = self.pictures.size(picture) if self.pictures and picture.part else None
        for mark in self.marks if size else ():
            if self.pictures and size and mark.look and mark.element.picture and _has_aspect(mark, size):
                look = self.pictures.look(replace(picture, crop=mark.element.picture.crop))
                likeness = compare.looks_alike(mark.look, look)
                if likeness is Likeness.SAME or (
                        likeness is Likeness.RETINTED and look and _is_same_drawing(mark.look, look)):
                    yield mark, likeness


def marks_of(master: MasterFacts) -> tuple[ProtectedElement, ...]:
    """The protected pictures that are small enough to be marks, the slide masters' first."""
    width, height = master.page_size or (0, 0)
    marks = [element for element in master.elements
             if element.element.picture and element.element.box and element.element.path != BACKGROUND
             and 0 < element.element.box.cx * element.element.box.cy < _MARK * width * height]
    return tuple(sorted(marks, key=lambda mark: mark.surface is not SurfaceKind.MASTER))


def _has_aspect(mark: ProtectedElement, size: tuple[int, int]) -> bool:
    """Whether a whole picture has the proportions of the whole picture that the mark is cut from."""
    aspect = aspect_of(mark)
    if mark.look is None or not aspect or not all(size) or int(mark.look.dhash, 16).bit_count() not in _EDGES:
        return False
    return abs(size[0] / size[1] / aspect - 1) <= _ASPECT


def aspect_of(mark: ProtectedElement) -> float | None:
    """Width over height of the whole picture that a mark is cut from; None where it could not be decoded."""
    if mark.look is None or mark.element.picture is None or not mark.look.height:
        return None
    crop = mark.element.picture.crop
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    return mark.look.width / across / (mark.look.height / down) if min(across, down) > 0 else None


def _is_same_drawing(one: PictureLook, other: PictureLook) -> bool:
    """Whether light and dark lie in the same places: round icons share a hash, but not what is drawn in them."""
    return _correlation(_greys(one.grid), _greys(other.grid)) >= _ALIKE


def _greys(grid: str) -> list[int]:
    channels = bytes.fromhex(grid)
    return [sum(channels[start:start + 3]) for start in range(0, len(channels), 3)]


def _correlation(one: Sequence[int], other: Sequence[int]) -> float:
    mean, other_mean = sum(one) / len(one), sum(other) / len(other)
    pairs = [(a - mean, b - other_mean) for a, b in zip(one, other, strict=True)]
    spread = math.sqrt(sum(a * a for a, _ in pairs) * sum(b * b for _, b in pairs))
    return sum(a * b for a, b in pairs) / spread if spread else 0.0
