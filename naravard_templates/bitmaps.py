"""Opening bitmaps that may be made to take gigabytes or hours, and making large ones smaller strip by strip.

Whoever looks at a picture, or places one, opens it here.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from PIL import Image

from naravard_templates import deadline
from naravard_templates.model.limits import DEFAULT_LIMITS

Box = tuple[int, int, int, int]

_HELD: Final = {"WEBP": 4, "AVIF": 4, "HEIF": 4, "JPEG2000": 7}
"""What some decoders hold for a pixel, in pixels of four bytes: the canvas several times, or long numbers. Measured."""
_SMALL: Final = frozenset({"1", "L", "P"})
"""Modes of a byte a pixel; nearly all others take four."""
_BITS, _TILE_WIDTH, _TILE_LENGTH = 258, 322, 323
"""Tags of TIFF."""
_MOST_READS: Final = 1_000_000
"""A picture is read in pieces of kilobytes; in so many only if it was made of empty blocks, each of which is kept."""
_STRIP: Final = 1_000_000
"""Pixels that are converted at a time."""
_DRAFT: Final = 512
"""Pixels each way that tell enough of how a picture looks."""
_most: ContextVar[int] = ContextVar("most", default=DEFAULT_LIMITS.pixels)


class TooManyPixels(ValueError):
    """`found`, where a picture of its kind may have `most`."""

    def __init__(self, found: int, most: int) -> None:
        super().__init__(f"{found} pixels, more than {most}")
        self.found = found
        self.most = most


class _Watched(io.BytesIO):
    """Looks at the clock whenever something is read, as Pillow's loops do not."""

    _left = _MOST_READS

    def read(self, size: int | None = -1, /) -> bytes:
        deadline.check()
        self._left -= 1
        if self._left < 0:
            raise ValueError("a picture in too many pieces")
        return super().read(size)


@contextmanager
def at_most(pixels: int) -> Iterator[None]:
    """Inside, pictures that are placed may have so many pixels."""
    before = _most.set(pixels)
    try:
        yield
    finally:
        _most.reset(before)


def most_pixels() -> int:
    """How many pixels a picture may have that is placed."""
    return _most.get()


def opened(data: bytes, most: int, kinds: tuple[str, ...]) -> Image.Image:
    """The picture, not yet decoded. Raises TooManyPixels, UnsafePackage when time is up, and almost anything on damaged
    data or what is of no such kind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # what is held says more
        image = Image.open(_Watched(data), formats=kinds)
    held = _held(image, data)
    if held > most:
        pixels = image.width * image.height
        image.close()
        raise TooManyPixels(pixels, pixels * most // held)
    return image


def _held(image: Image.Image, data: bytes) -> int:
    """What decoding takes, in pixels of four bytes."""
    pixels = image.width * image.height
    if image.format in {"JPEG", "MPO"} and _is_in_passes(image, data):
        return max(pixels, _held_in_passes(image))
    if image.format == "TIFF":
        return max(pixels, _held_of_tiff(image))
    return pixels * _HELD.get(str(image.format), 1)


def _held_of_tiff(image: Image.Image) -> int:
    """A strip or a tile may be all of the picture, or larger, and is held beside it."""
    tags = getattr(image, "tag_v2", {})
    tile = int(tags.get(_TILE_WIDTH, 0)) * int(tags.get(_TILE_LENGTH, 0))
    stored = sum(map(int, tags.get(_BITS, (1,)))) / 8
    return round(max(image.width * image.height, tile) * (stored + (1 if image.mode in _SMALL else 4)) / 4)


def _is_in_passes(image: Image.Image, data: bytes) -> bool:
    """Whether a JPEG has to be held whole before there is a pixel of it: it is progressive, or its first scan, whose
    head has just been read, has not all its components (ITU-T T.81, B.2.3)."""
    layers = len(getattr(image, "layer", ()))
    end = getattr(image, "fp").tell()  # noqa: B009  # which Pillow's own types leave out
    head = data[max(0, end - 6 - 2 * layers):end]
    return "progressive" in image.info or head[:3] != bytes((0, 6 + 2 * layers, layers))


def _held_in_passes(image: Image.Image) -> int:
    """A number of two bytes for each sample, and then the picture, which is drawn smaller."""
    sampled = [int(across * down) for _, across, down, _ in getattr(image, "layer", ())]
    share = sum(sampled) / max(1, *sampled)
    smaller = max(1, min(8, min(image.size) // (2 * _DRAFT)))
    return round(image.width * image.height * (share / 2 + 1 / smaller ** 2))


def draft(image: Image.Image, size: tuple[int, int] = (_DRAFT, _DRAFT)) -> None:
    """Has a JPEG decoded smaller, which takes less of everything, but no smaller than `size`."""
    image.draft(None, (max(1, size[0]), max(1, size[1])))


def reduced(image: Image.Image, box: Box, factors: tuple[int, int], mode: str) -> Image.Image:
    """What is in a box of the picture, so many times smaller each way.

    Converted strip by strip: copies of all of a large picture would take several times its memory.
    """
    left, top, right, bottom = box
    width, height, (across, down) = right - left, bottom - top, factors
    small = Image.new(mode, (-(-width // across), -(-height // down)))
    rows = max(1, _STRIP // width // down) * down
    for row in range(0, height, rows):
        deadline.check()
        strip = image.crop((left, top + row, right, min(top + row + rows, bottom))).convert(mode)
        small.paste(strip.reduce(factors), (0, row // down))
    return small
