"""What differs between a protected element and the one that a document shows. Pure functions, one question each."""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from naravard_templates.brand.config import Tolerances
from naravard_templates.model.colour import Colour, Fill, FillKind, Line, channel_difference
from naravard_templates.model.geometry import Box
from naravard_templates.model.picture import Crop, Picture, PictureLook
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, Shape

# A recompressed or resampled picture stays below these; a re-tinted or different one does not.
STRUCTURE_BITS = 4
MEAN_COLOUR = 4.5
FIELD_COLOUR = 48
FIELD_CHANGE = 100
CROP_STEP = 0.005
COVERAGE_FIELDS = 26
# Some programs count the width of lines in hundredths of a millimetre.
LINE_GRID = 360
_FIELDS = 256
_SAME_PRESET = {"straightConnector1": "line", "flowChartProcess": "rect", "": "rect"}


class Likeness(StrEnum):
    """How one picture is like another."""

    SAME = "same"
    RETINTED = "retinted"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


_looks = attrgetter("box", "shape", "fill", "line", "effects", "picture", "text")


def is_alike(expected: Element, actual: Element) -> bool:
    """Whether the two are drawn just the same, and no lock is lost, so that nothing else need be asked."""
    return bool(_looks(expected) == _looks(actual)) and set(actual.locks).issuperset(expected.locks)


def distance(expected: Box, actual: Box) -> float | None:
    """How far the centre moved, in EMU; None where the two are measured from different things."""
    if expected.frame != actual.frame:
        return None
    return math.dist(expected.centre, actual.centre)


def is_moved(expected: Box, actual: Box, tolerance: int) -> bool | None:
    """Whether it stands elsewhere, beyond what a change of size from a fixed edge or centre explains."""
    if expected.frame != actual.frame:
        return None
    across = _shift(expected.x, expected.cx, actual.x, actual.cx)
    down = _shift(expected.y, expected.cy, actual.y, actual.cy)
    return max(across, down) > tolerance


def _shift(start: int, size: int, other_start: int, other_size: int) -> float:
    """The least that either end or the middle moved."""
    near, far = abs(other_start - start), abs(other_start + other_size - start - size)
    middle = abs((other_start + other_size / 2) - (start + size / 2))
    return min(near, far, middle)


def is_resized(expected: Box, actual: Box, tolerance: int) -> bool:
    return abs(expected.cx - actual.cx) > tolerance or abs(expected.cy - actual.cy) > tolerance


def is_turned(expected: Box, actual: Box, tolerance: float, *, mirrors: bool = True) -> bool:
    """Rotated, or mirrored in one direction (if that can be seen); mirrored in both is half a turn."""
    def angle(box: Box) -> float:
        return (box.rotation + (180 if box.flip_h and box.flip_v else 0)) % 360

    turn = abs(angle(expected) - angle(actual)) % 360
    mirrored = (expected.flip_h != expected.flip_v) != (actual.flip_h != actual.flip_v)
    return min(turn, 360 - turn) > tolerance or (mirrors and mirrored)


def is_recropped(expected: Picture, actual: Picture) -> bool:
    """Whether more or less is shown of the very same picture."""
    return bool(expected.sha256) and expected.sha256 == actual.sha256 and _crops_differ(expected.crop, actual.crop)


def has_another_twin(expected: Picture, actual: Picture) -> bool:
    """Whether newer programs draw another SVG in place of the picture. One that was dropped changes nothing."""
    return bool(actual.svg) and actual.svg != expected.svg


def _crops_differ(expected: Crop, actual: Crop) -> bool:
    pairs = zip((expected.left, expected.top, expected.right, expected.bottom),
                (actual.left, actual.top, actual.right, actual.bottom), strict=True)
    return any(abs(one - other) > CROP_STEP for one, other in pairs)


def shapes_differ(expected: Shape, actual: Shape) -> bool | None:
    """Whether the outline is another; None where one of the two cannot be computed."""
    one, other = _preset(expected), _preset(actual)
    if "custom" not in (one, other):
        return one != other
    if one == other and expected.coverage and expected.coverage == actual.coverage:
        return False
    covered, also = _coverage(one, expected.coverage), _coverage(other, actual.coverage)
    if covered is None or also is None:
        return None
    return (covered ^ also).bit_count() > COVERAGE_FIELDS


def _preset(shape: Shape) -> str:
    return _SAME_PRESET.get(shape.preset, shape.preset)


def _coverage(preset: str, coverage: str) -> int | None:
    if preset == "rect":
        return (1 << _FIELDS) - 1
    return int(coverage, 16) if coverage else None


def looks_alike(expected: PictureLook | None, actual: PictureLook | None) -> Likeness:
    """Structure and colour are compared apart, for a hue shift keeps every edge.

    Noise on even ground and in symmetrical pictures turns bits of the structure at random, so that a picture whose
    every field has kept its colour is the same all the same. A change of one field alone is another picture.
    """
    if expected is None or actual is None:
        return Likeness.UNKNOWN
    bits = (int(expected.dhash, 16) ^ int(actual.dhash, 16)).bit_count()
    mean, largest = _differences(expected.grid, actual.grid)
    if mean > MEAN_COLOUR:
        return Likeness.DIFFERENT if bits > STRUCTURE_BITS else Likeness.RETINTED
    is_same = largest <= (FIELD_COLOUR if bits > STRUCTURE_BITS else FIELD_CHANGE)
    return Likeness.SAME if is_same else Likeness.DIFFERENT


@lru_cache(maxsize=256)
def _differences(one: str, other: str) -> tuple[float, int]:
    """The mean and the largest difference of fields, in channel steps."""
    steps = [abs(a - b) for a, b in zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)]
    return sum(steps) / max(len(steps), 1), max(steps, default=0)


@record
class ColourChange:
    """An expected colour and what is there instead; None for no colour at all."""

    expected: Colour | None
    actual: Colour | None


def fill_change(expected: Fill, actual: Fill, tolerances: Tolerances) -> ColourChange | None:
    """How a fill was recoloured, or None.

    Gradient stops are compared as a set, for programs reorder and thin them out.
    """
    if not expected.stops and not actual.stops:
        return None
    if FillKind.PICTURE in (expected.kind, actual.kind) or FillKind.UNKNOWN in (expected.kind, actual.kind):
        return None
    wanted, found = [stop.colour for stop in expected.stops], [stop.colour for stop in actual.stops]
    if not wanted or not found:
        return ColourChange(_first(wanted), _first(found)) if bool(wanted) != bool(found) else None
    if len(found) == 1 and len(wanted) > 1 and expected.kind is FillKind.GRADIENT:
        return ColourChange(wanted[0], found[0])
    for colour in found:
        for other in wanted:
            if same_colour(other, colour, tolerances):
                break
        else:
            return ColourChange(_nearest(colour, wanted), colour)
    return None


def line_change(expected: Line, actual: Line, tolerances: Tolerances) -> ColourChange | None:
    """How an outline was recoloured, or None."""
    return fill_change(expected.fill, actual.fill, tolerances)


def is_rewidened(expected: Line, actual: Line, tolerances: Tolerances) -> bool:
    """Whether an outline that is there in both is thinner or thicker than it was."""
    drawn = FillKind.NONE not in (expected.fill.kind, actual.fill.kind)
    return drawn and abs(expected.width - actual.width) > max(tolerances.line_width, LINE_GRID)


def same_colour(expected: Colour, actual: Colour, tolerances: Tolerances) -> bool:
    """Whether people see the same. The same token with another meaning is the theme's fault, not the element's."""
    if abs(expected.alpha - actual.alpha) > tolerances.alpha:
        return False
    if expected.token and expected.declared == actual.declared:
        return True
    if expected.rgb is None or actual.rgb is None:
        return False
    return channel_difference(expected.rgb, actual.rgb) <= tolerances.colour


def _first(colours: list[Colour]) -> Colour | None:
    return colours[0] if colours else None


def _nearest(colour: Colour, others: Iterable[Colour]) -> Colour | None:
    """The expected colour that was most probably this one: the nearest in the channels."""
    known = [other for other in others if other.rgb]
    if not known or colour.rgb is None:
        return next(iter(known), None)
    rgb = colour.rgb
    return min(known, key=lambda other: channel_difference(other.rgb or rgb, rgb))
