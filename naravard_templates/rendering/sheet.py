"""An overview: pictures side by side on one sheet, each with its number and name below."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from naravard_templates.brand.adopt import slug
from naravard_templates.rendering.faces import Font, face

COLUMNS: Final = 4
_WIDTH: Final = 340
_GAP: Final = 24
_CAPTION: Final = 32
_TEXT: Final = 18
"""All in pixels: the sheet is as wide as a web page shows it, and its captions can be read there."""
_GROUND, _INK, _EDGE = "#FFFFFF", "#333333", "#BFBFBF"


def sheet(pictures: Sequence[Path], names: Sequence[str]) -> bytes:
    """The sheet as a PNG, small enough to send or to show in a README."""
    thumbs = [_thumb(path) for path in pictures]
    height = max(thumb.height for thumb in thumbs) + _CAPTION + _GAP
    rows = -(-len(thumbs) // COLUMNS)
    paper = Image.new("RGB", (_GAP + COLUMNS * (_WIDTH + _GAP), _GAP + rows * height), _GROUND)
    pen, (font, plain) = ImageDraw.Draw(paper), face(_TEXT)
    for at, (thumb, name) in enumerate(zip(thumbs, names, strict=True)):
        left, top = _GAP + at % COLUMNS * (_WIDTH + _GAP), _GAP + at // COLUMNS * height
        paper.paste(thumb, (left, top))
        pen.rectangle((left - 1, top - 1, left + _WIDTH, top + thumb.height), outline=_EDGE)
        caption = _fitting(f"{at + 1}  {slug(name) if plain else name}", font)
        pen.text((left, top + thumb.height + 6), caption, _INK, font)
    stream = io.BytesIO()
    paper.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _thumb(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB").resize((_WIDTH, round(_WIDTH * picture.height / picture.width)),
                                             Image.Resampling.LANCZOS)


def _fitting(text: str, font: Font) -> str:
    """The text, cut where it would run into the next caption."""
    if font.getlength(text) <= _WIDTH:
        return text
    shorter = (f"{text[:end].rstrip()} …" for end in range(len(text), 0, -1))
    return next(short for short in shorter if font.getlength(short) <= _WIDTH)
