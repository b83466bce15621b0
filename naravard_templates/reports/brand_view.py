"""What `brand show` and `brand adopt` tell of a brand, gathered: the same for the text and for the page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naravard_templates.brand.protected import Layout, MasterFacts, ProtectedElement
from naravard_templates.brand.protection import Kind, kind_of
from naravard_templates.brand.types import Brand
from naravard_templates.builder.usable import refuse_unusable
from naravard_templates.errors import BrandError
from naravard_templates.i18n import Language, translate
from naravard_templates.model.colour import contrast
from naravard_templates.model.snapshot import Format
from naravard_templates.reports.brand_words import KINDS, REASONS, WORDS

_INSTANCES = 40


@dataclass(frozen=True, slots=True)
class ColourView:
    """A colour with its contrast against white and black, rounded down; `ink` is the better of the two on it."""

    name: str
    rgb: str
    on_white: float
    on_black: float

    @property
    def ink(self) -> str:
        return "000000" if self.on_black >= self.on_white else "FFFFFF"


@dataclass(frozen=True, slots=True)
class GraphicView:
    """A graphic: `why` is "" for one that is protected; `text` says it to those who do not see it."""

    format: str
    id: str
    kind: Kind
    where: str
    text: str
    why: str = ""


def colour(name: str, rgb: str) -> ColourView:
    digits = rgb.lstrip("#").upper()
    white, black = (math.floor(contrast(digits, other) * 100) / 100 for other in ("FFFFFF", "000000"))
    return ColourView(name, digits, white, black)


def offered(brand: Brand) -> list[ColourView]:
    return [colour(name, rgb) for name, rgb in brand.config.palette.offered.items()]


def tolerated(brand: Brand) -> list[ColourView]:
    """The colours that are allowed and not offered: named in brand.yaml, and drawn by the masters."""
    known = {one.rgb for one in offered(brand)}
    drawn = {rgb for master in brand.protected.masters for rgb in master.drawn_colours}
    named = [rgb.lstrip("#").upper() for rgb in brand.config.palette.tolerated]
    return [colour("", rgb) for rgb in dict.fromkeys((*named, *sorted(drawn))) if rgb not in known]


def fonts(brand: Brand) -> list[tuple[str, str]]:
    """What the theme's fonts are for, and their names; those that are declared besides have no purpose."""
    found: list[tuple[str, str]] = []
    for master in brand.protected.masters:
        for theme in master.themes[:1]:
            found += [("headings", theme.major_font), ("body", theme.minor_font)]
    return [*dict.fromkeys((use, name) for use, name in found if name),
            *(("declared", name) for name in brand.config.fonts.declared)]


def graphics(brand: Brand, lang: Language) -> Iterator[GraphicView]:
    """Every graphic of the masters, those that are not protected last in each master."""
    for master in brand.protected.masters:
        for element in (*master.elements, *master.ignored):
            yield _graphic(element, master, element not in master.elements, lang)


def _graphic(one: ProtectedElement, master: MasterFacts, ignored: bool, lang: Language) -> GraphicView:
    kind = kind_of(one.element, master.page_size)
    why = ""
    if ignored:
        why = translate(REASONS[one.left_out] if one.left_out else WORDS["by_you"], lang)
    text = one.element.description or one.element.text or one.element.name or one.id
    return GraphicView(master.format.value, one.id, kind, one.surface.value, " ".join(text.split())[:120], why)


def layouts(brand: Brand) -> Sequence[Layout]:
    return brand.master(Format.PPTX).layouts if brand.has(Format.PPTX) else ()


def styles(brand: Brand) -> list[tuple[str, str]]:
    """The roles that Word styles carry, and their names."""
    found = brand.master(Format.DOCX).styles if brand.has(Format.DOCX) else {}
    return [(role, style.name) for role, style in found.items()]


def proposal(brand: Brand, lang: Language) -> list[str]:
    """What is protected and what is not, with the reasons: the lines that `brand adopt` prints;
    first what makes the master unusable."""
    found = list(graphics(brand, lang))
    lines = list(_unusable(brand, lang))
    kept = Counter(one.kind for one in found if not one.why)
    if kept:
        lines.append(f"{translate(WORDS['protected'], lang)}:")
        lines += [f"  {translate(KINDS[kind], lang)}: {kept[kind]}" for kind in Kind if kept[kind]]
    reasons = Counter(one.why for one in found if one.why)
    if reasons:
        lines.append(f"{translate(WORDS['unprotected'], lang)}:")
        lines += [f"  {count}: {why} ({_ids(found, why)})" for why, count in reasons.items()]
        lines.append(translate(WORDS["overrule"], lang))
    return lines


def _unusable(brand: Brand, lang: Language) -> Iterator[str]:
    """What is missing where no slides can be made on the master."""
    try:
        if brand.has(Format.PPTX):
            refuse_unusable(brand)
    except BrandError as error:
        yield translate(error.message, lang)


def _ids(found: Sequence[GraphicView], why: str) -> str:
    ids = [one.id for one in found if one.why == why]
    return ", ".join(ids[:_INSTANCES]) + (" …" if len(ids) > _INSTANCES else "")
