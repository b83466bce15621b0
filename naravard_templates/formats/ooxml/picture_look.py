"""How a bitmap looks: decoded within limits, made small strip by strip, then measured.

Whoever needs to see a picture of a package opens it here: it may be made to take gigabytes or hours.
"""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

from naravard_templates import deadline
from naravard_templates.model.picture import Crop, PictureLook

Box = tuple[int, int, int, int]

_KINDS: Final = ("PNG", "JPEG", "GIF", "BMP", "DIB", "TIFF", "WEBP")
"""What Office shows and Pillow decodes by itself; for some others it starts a program. The frequent ones come first."""
_TWICE: Final = frozenset({"TIFF", "WEBP"})
"""Their decoders hold more than the picture: its canvas three times, or a strip that is all of it."""
_TILE_WIDTH, _TILE_LENGTH = 322, 323
_MOST_READS: Final = 1_000_000
"""A picture is read in pieces of kilobytes; in so many only if it was made of empty blocks, each of which is kept."""
_ENOUGH: Final = 1024
"""Pixels each way that are left at least where a picture is made smaller."""
_LONGEST: Final = 65_535
"""Pixels one way, as in JPEG."""
_STRIP: Final = 1_000_000
"""Pixels that are converted at a time."""
_GRID: Final = 32
_PALE: Final = 245


class _Watched(io.BytesIO):
    """Looks at the clock whenever something is read, as Pillow's loops do not."""

    _left = _MOST_READS

    def read(self, size: int | None = -1, /) -> bytes:
        deadline.check()
        self._left -= 1
        if self._left < 0:
            raise ValueError("a picture in too many pieces")
        return super().read(size)


def opened(data: bytes, most: int) -> Image.Image:
    """The picture, not yet decoded. Raises ValueError where it has more pixels than it may have, UnsafePackage when
    time is up, and almost anything on damaged data."""
    image = Image.open(_Watched(data), formats=_KINDS)
    if _weight(image) > most:
        image.close()
        raise ValueError("a picture of too many pixels")
    return image


def _weight(image: Image.Image) -> int:
    """Pixels that have to be held: a tile of a TIFF may be larger than what is shown of it."""
    tags = getattr(image, "tag_v2", {}) if image.format == "TIFF" else {}
    tile = int(tags.get(_TILE_WIDTH, 0)) * int(tags.get(_TILE_LENGTH, 0))
    return max(image.width * image.height, tile) * (2 if image.format in _TWICE else 1)


def cut_box(size: tuple[int, int], crop: Crop) -> Box:
    """What a crop leaves of a picture, in pixels; the whole where it leaves nothing. Raises ValueError where that is
    longer than anything that is drawn: crops can also add to a picture."""
    width, height = size
    box = (round(width * crop.left), round(height * crop.top),
           round(width * (1 - crop.right)), round(height * (1 - crop.bottom)))
    if box[0] >= box[2] or box[1] >= box[3]:
        box = 0, 0, width, height
    if max(box[2] - box[0], box[3] - box[1]) > _LONGEST:
        raise ValueError("a picture of too many pixels one way")
    return box


def shown(image: Image.Image, crop: Crop, least: int = 0) -> Image.Image:
    """What a crop leaves of a picture, as RGBA; smaller where it is more than twice as long as is enough,
    which is `least` pixels or more.

    Converted strip by strip: copies of all of a large picture would take several times its memory.
    """
    left, top, right, bottom = box = cut_box(image.size, crop)
    width, height = right - left, bottom - top
    enough = max(_ENOUGH, least)
    across, down = max(1, width // enough), max(1, height // enough)
    if across == down == 1:
        return image.crop(box).convert("RGBA")
    small = Image.new("RGBA", (-(-width // across), -(-height // down)))
    rows = max(1, _STRIP // width // down) * down
    for row in range(0, height, rows):
        deadline.check()
        strip = image.crop((left, top + row, right, min(top + row + rows, bottom))).convert("RGBA")
        small.paste(strip.reduce((across, down)), (0, row // down))
    return small


def measure(image: Image.Image, crop: Crop) -> PictureLook:
    """Crops, flattens on white, then measures structure (difference hash) and colour (mean of fields).

    A white logo would be lost on white, and is laid on black.
    """
    left, top, right, bottom = cut_box(image.size, crop)
    image.draft("RGB", (512, 512))
    rgba = shown(image, crop)
    flat = _laid_on(rgba, "white")
    if all(low >= _PALE for low, _ in flat.getextrema()):  # type: ignore[misc]
        flat = _laid_on(rgba, "black")
    grid = flat.resize((_GRID, _GRID), Image.Resampling.BOX).tobytes().hex().upper()
    return PictureLook(right - left, bottom - top, _dhash(flat), grid)


def _laid_on(image: Image.Image, ground: str) -> Image.Image:
    return Image.alpha_composite(Image.new("RGBA", image.size, ground), image).convert("RGB")


def _dhash(image: Image.Image) -> str:
    """64 bits: is each of 8 x 8 fields brighter than its right neighbour?"""
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (grey[row * 9 + column] > grey[row * 9 + column + 1])
    return f"{bits:016x}"
