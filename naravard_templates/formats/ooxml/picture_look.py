"""How a bitmap looks: decoded within limits, made small, then measured."""

from __future__ import annotations

from typing import Final

from PIL import Image

from naravard_templates import bitmaps
from naravard_templates.bitmaps import Box
from naravard_templates.model.picture import Crop, PictureLook

_KINDS: Final = ("PNG", "JPEG", "GIF", "BMP", "DIB", "TIFF", "WEBP")
"""What Office shows and Pillow decodes by itself; for some others it starts a program. The frequent ones come first."""
_ENOUGH: Final = 1024
"""Pixels each way that are left at least where a picture is made smaller."""
_LONGEST: Final = 65_535
"""Pixels one way, as in JPEG."""
_GRID: Final = 32
_PALE: Final = 245


def opened(data: bytes, most: int) -> Image.Image:
    """The picture, not yet decoded. Raises as `bitmaps.opened`."""
    return bitmaps.opened(data, most, _KINDS)


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
    which is `least` pixels or more."""
    left, top, right, bottom = box = cut_box(image.size, crop)
    enough = max(_ENOUGH, least)
    across, down = max(1, (right - left) // enough), max(1, (bottom - top) // enough)
    if across == down == 1:
        return image.crop(box).convert("RGBA")
    return bitmaps.reduced(image, box, (across, down), "RGBA")


def measure(image: Image.Image, crop: Crop) -> PictureLook:
    """Crops, flattens on white, then measures structure (difference hash) and colour (mean of fields).

    A white logo would be lost on white, and is laid on black.
    """
    left, top, right, bottom = cut_box(image.size, crop)
    bitmaps.draft(image)
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
