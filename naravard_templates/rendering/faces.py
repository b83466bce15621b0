"""Fonts for the captions and labels that we draw into pictures ourselves."""

from __future__ import annotations

from functools import cache
from typing import Final

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_FACES: Final = ("Carlito-Regular.ttf", "calibri.ttf", "LiberationSans-Regular.ttf", "DejaVuSans.ttf", "arial.ttf",
                 "Arial.ttf", "Helvetica.ttc")


@cache
def face(size: int) -> tuple[Font, bool]:
    """A font of this machine; where none is known, Pillow's own, which has no letters beyond ASCII (then True).

    `size` is in pixels.
    """
    for name in _FACES:
        try:
            return ImageFont.truetype(name, size), False
        except OSError:
            continue
    return ImageFont.load_default(size), True
