"""The page looks like the brand it serves: its colours as far as they can be read, its fonts by name, its logo."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PIL import Image

from naravard_templates.brand.colours import is_grey
from naravard_templates.brand.protected import MasterFacts, ProtectedElement
from naravard_templates.brand.protection import Kind, kind_of
from naravard_templates.brand.types import Brand
from naravard_templates.errors import NaravardError
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.thumbnails import thumbnail
from naravard_templates.model.colour import blend, contrast, luminance
from naravard_templates.model.snapshot import Format

_LIGHT, _DARK = "FFFFFF", "15191C"
_TEXT_CONTRAST: Final = 5.0
"""A little more than the 4.5 that text needs, for it is also used on grounds that are slightly tinted."""
_DARK_CONTRAST: Final = 7.5
"""On a dark ground colours look duller than they are."""
_LOGO_HEIGHT: Final = 96
_LOGO_MOST_WIDTH: Final = 640
_BRIGHT: Final = 0.6
"""A logo as bright as that on the whole was drawn for a dark ground."""
_HALF: Final = 127
_FONT_SIGNS = re.compile(r"[^\w \-]")
_STRIPES: Final = 3


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as PNG; `alt` is what it says."""

    png: bytes
    width: int
    height: int
    for_dark: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    css: str
    logo: Logo | None


def look(brand: Brand) -> Look:
    logo = _logo(brand)
    return Look(_css(brand, _DARK if logo is not None and logo.for_dark else _LIGHT), logo)


def readable(rgb: str, ground: str, least: float = _TEXT_CONTRAST) -> str:
    """The colour, or as little darker or lighter as makes it readable on a ground."""
    towards = "FFFFFF" if luminance(ground) < 0.18 else "000000"
    steps = (blend(towards, rgb, step / 20) for step in range(21))
    return next((step for step in steps if contrast(step, ground) >= least), towards)


def _css(brand: Brand, plate: str) -> str:
    """Custom properties for the style sheet, which itself never names a colour of a brand. `plate` is what the logo
    stands on.
    """
    strong = _strong(brand)
    stripes = [strong[number % len(strong)] for number in range(_STRIPES)]
    fonts = "".join(f"  --{use}: {font}\n" for use, font in _fonts(brand))
    shared = "".join(f"  --stripe-{number}: #{rgb};\n" for number, rgb in enumerate(stripes, 1))
    return (f":root {{\n{fonts}{shared}  --plate: #{plate};\n{_accents(strong[0], _LIGHT)}}}\n"
            f"@media (prefers-color-scheme: dark) {{ :root {{\n{_accents(strong[0], _DARK, _DARK_CONTRAST)}}} }}\n")


def _accents(rgb: str, ground: str, least: float = _TEXT_CONTRAST) -> str:
    accent = readable(rgb, ground, least)
    ink = "FFFFFF" if contrast("FFFFFF", accent) >= contrast("101010", accent) else "101010"
    return (f"  --accent: #{accent}; --on-accent: #{ink}; --tint: #{blend(accent, ground, 0.08)};\n")


def _strong(brand: Brand) -> list[str]:
    """The brand's colours that are neither greys nor too pale to be seen, the first the one that leads."""
    offered = [rgb.lstrip("#").upper() for rgb in brand.config.palette.offered.values()]
    theme = [rgb for master in brand.protected.masters for one in master.themes[:1]
             for slot, rgb in one.colours.items() if slot.startswith("accent")]
    ordered = sorted(dict.fromkeys([*offered, *theme]), key=lambda rgb: rgb not in theme)
    return [rgb for rgb in ordered if not is_grey(rgb) and contrast(rgb, "FFFFFF") >= 3] or ["1F4E79"]


def _fonts(brand: Brand) -> Iterator[tuple[str, str]]:
    theme = next((master.themes[0] for master in brand.protected.masters if master.themes), None)
    for use, name in (("heading-font", theme.major_font), ("body-font", theme.minor_font)) if theme else ():
        safe = _FONT_SIGNS.sub("", name).strip()
        if safe:
            yield use, f'"{safe}", Carlito, "Segoe UI", "Helvetica Neue", Arial, sans-serif;'


def _logo(brand: Brand) -> Logo | None:
    """The widest of the pictures that are logos, from the presentation master before the document master."""
    for master in sorted(brand.protected.masters, key=lambda one: one.format is not Format.PPTX):
        logos = [one for one in master.elements if kind_of(one.element, master.page_size) is Kind.LOGO
                 and one.element.box is not None and one.element.box.cy > 0]
        logos.sort(key=_width, reverse=True)
        for one in logos[:_STRIPES]:
            drawn = _drawn(brand, master, one)
            if drawn is not None:
                return drawn
    return None


def _width(one: ProtectedElement) -> int:
    return one.element.box.cx if one.element.box else 0


def _drawn(brand: Brand, master: MasterFacts, one: ProtectedElement) -> Logo | None:
    box, picture = one.element.box, one.element.picture
    if box is None or picture is None:
        return None
    scale = min(_LOGO_HEIGHT / box.cy, _LOGO_MOST_WIDTH / max(1, box.cx))
    size = max(1, round(box.cx * scale)), max(1, round(box.cy * scale))
    try:
        with Package(brand.folder / master.file) as package:
            image = thumbnail(package, picture, size)
    except NaravardError:
        return None
    if image is None:
        return None
    stream = io.BytesIO()
    image.info.clear()  # what cameras and drawing programs leave behind can be larger than the picture
    image.save(stream, "PNG", optimize=True)
    return Logo(stream.getvalue(), *size, for_dark=_is_bright(image))


def _is_bright(image: Image.Image) -> bool:
    """Whether what can be seen of it is bright on the whole."""
    small = image.convert("RGBA").resize((32, 32)).tobytes()
    pixels = [small[at:at + 4] for at in range(0, len(small), 4)]
    seen = [pixel for pixel in pixels if pixel[3] > _HALF]
    return bool(seen) and sum(luminance(pixel[:3].hex().upper()) for pixel in seen) / len(seen) > _BRIGHT
