"""Small pictures of the pictures in a package, for drawings of its pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.picture import Picture

if TYPE_CHECKING:
    from PIL import Image


def thumbnail(package: Package, picture: Picture, size: tuple[int, int]) -> Image.Image | None:
    """What of a picture is shown, as RGBA in `size` pixels; None where it cannot be decoded within the limits."""
    from PIL import Image

    if not picture.part:
        return None
    try:
        with Image.open(io.BytesIO(package.read(picture.part))) as image:
            if image.width * image.height > package.limits.pixels or image.format in {"WMF", "EMF"}:
                return None
            width, height, crop = image.width, image.height, picture.crop
            box = (round(width * crop.left), round(height * crop.top),
                   round(width * (1 - crop.right)), round(height * (1 - crop.bottom)))
            whole = (0, 0, width, height) if box[0] >= box[2] or box[1] >= box[3] else box
            return image.convert("RGBA").crop(whole).resize(size, Image.Resampling.LANCZOS)
    except Exception:  # as in `pictures`: Pillow's readers raise almost anything on damaged pictures
        return None
