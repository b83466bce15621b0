"""What Mallar shows of a brand: its colours with what can be read on them, and its layouts and graphics in pictures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from naravard_templates.brand.protection import Kind, kind_of
from naravard_templates.brand.types import Brand
from naravard_templates.model.colour import contrast
from naravard_templates.model.finding import Message
from naravard_templates.reports import brand_view
from naravard_templates.web.gallery_words import KINDS

TEXT, LARGE = 4.5, 3.0
"""The contrast that text needs, and that large text and graphics need (WCAG 2.2, 1.4.3 and 1.4.11)."""
_WHITE: Final = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Ink:
    """Text of a colour on a ground: what it is called, the ratio (rounded down), and what it does for."""

    name: Message
    rgb: str
    ratio: float
    verdict: Message


@dataclass(frozen=True, slots=True)
class Swatch:
    """A colour of the palette: the texts that may stand on it, white and the brand's own dark, and it as text on white.
    """

    name: str
    rgb: str
    inks: tuple[Ink, ...]
    as_text: Ink

    @property
    def best(self) -> Ink:
        return max(self.inks, key=lambda ink: ink.ratio)


def swatches(brand: Brand) -> list[Swatch]:
    """The colours that the brand offers, in its order."""
    return [_swatch(name, colour.lstrip("#").upper(), dark_ink(brand))
            for name, colour in brand.config.palette.offered.items()]


def _swatch(name: str, rgb: str, dark: str) -> Swatch:
    inks = _ink(Message("White text"), _WHITE, rgb), _ink(Message("Dark text"), dark, rgb)
    return Swatch(name, rgb, inks, _ink(Message("As text on white"), rgb, _WHITE))


def dark_ink(brand: Brand) -> str:
    """The theme's own colour for text, where that is dark; else black."""
    inks = (theme.colours.get("dk1", "") for master in brand.protected.masters for theme in master.themes[:1])
    return next((ink for ink in inks if ink and contrast(ink, _WHITE) >= TEXT), "000000")


def _ink(name: Message, rgb: str, ground: str) -> Ink:
    ratio = math.floor(contrast(rgb, ground) * 100) / 100
    if ratio >= TEXT:
        return Ink(name, rgb, ratio, Message("may be used for all text"))
    if ratio >= LARGE:
        return Ink(name, rgb, ratio, Message("for large text only: from 18 points, or from 14 in bold"))
    return Ink(name, rgb, ratio, Message("not for text"))


@dataclass(frozen=True, slots=True)
class GraphicView:
    """A protected graphic: the key of its picture, what it is, and what it shows."""

    key: tuple[str, str]
    kind: Message
    text: str
    is_logo: bool


def graphics(brand: Brand) -> list[GraphicView]:
    """Each graphic once, logos first: the same one stands on many layouts."""
    found: dict[tuple[Kind, str], GraphicView] = {}
    for master in brand.protected.masters:
        for one in master.elements:
            if one.element.box is not None:
                kind = kind_of(one.element, master.page_size)
                text = " ".join((one.element.description or one.element.text or one.element.name or one.id).split())
                found.setdefault((kind, text), GraphicView((master.format.value, one.id), KINDS[kind], text,
                                                           kind in (Kind.LOGO, Kind.BACKGROUND)))
    return sorted(found.values(), key=lambda one: not one.is_logo)


def fonts(brand: Brand) -> list[tuple[str, str]]:
    """What each font is for, and its name."""
    return brand_view.fonts(brand)
