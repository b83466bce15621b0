"""Small pictures of the pictures in a package, for drawings of its pages."""

from __future__ import annotations

from PIL import Image

from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.picture_look import opened, shown
from naravard_templates.model.picture import Picture


def thumbnail(package: Package, picture: Picture, size: tuple[int, int]) -> Image.Image | None:
    """What of a picture is shown, as RGBA in `size` pixels; None where it cannot be decoded within the limits."""
    if not picture.part:
        return None
    try:
        with opened(package.read(picture.part), package.limits.pixels) as image:
            return shown(image, picture.crop, max(size)).resize(size, Image.Resampling.LANCZOS)
    except Exception:  # as in `pictures`: Pillow's readers raise almost anything on damaged pictures
        return None
