"""Tiny master files over the neutral model, for the examples that the NV8 checks carry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from naravard_templates.brand.adopt import master_facts
from naravard_templates.brand.config import BrandConfig, Fonts
from naravard_templates.brand.protected import Protected
from naravard_templates.brand.types import Brand
from naravard_templates.linter.examples import BAR, LAYOUT, LOGO, MASTER, THEME, TITLE, solid
from naravard_templates.model.colour import NO_FILL, Colour, Fill, FillKind, Stop
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.master import FontUse, MasterSheet, TextOffer, TextRole
from naravard_templates.model.snapshot import (
    ColourUse,
    Element,
    ElementKind,
    Format,
    Page,
    PageKind,
    Placeholder,
    Shape,
    Snapshot,
    Surface,
    Theme,
)
from naravard_templates.model.text import TextLook

SLOT_BOX = Box(600_000, 2_000_000, 9_000_000, 3_000_000)
PAGE = (12_192_000, 6_858_000)
BODY = Element("1", ElementKind.SHAPE, "Text", SLOT_BOX, text="Skriv här", placeholder=Placeholder("body", 1, "Text"))
TITLED = replace(TITLE, text="Skriv en rubrik")
STYLES = Location(SurfaceKind.STYLES, None, "styles.xml", "Citat")


@dataclass(frozen=True, slots=True)
class MasterExample:
    """A master file, and what it shows."""

    title: str
    sheet: MasterSheet


def deck_sheet(*art: Element, slots: tuple[Element, ...] = (TITLED, BODY), names: tuple[str, ...] = ("Innehåll",),
               texts: tuple[TextOffer, ...] = (), colours: tuple[ColourUse, ...] = (), fonts: tuple[FontUse, ...] = (),
               locked: tuple[str, ...] = ("0", "1"), behind: Fill | None = None) -> MasterSheet:
    """A presentation's master: logo and bar, and layouts of these names, with these slots and more art on each."""
    ground = None if behind is None else Element("background", ElementKind.SHAPE, box=Box(0, 0, *PAGE), fill=behind)
    master = Surface(SurfaceKind.MASTER, MASTER, "Master", (LOGO, BAR))
    pages = []
    for number, name in enumerate(names, 1):
        part = LAYOUT if number == 1 else f"layout{number}.xml"
        layout = Surface(SurfaceKind.LAYOUT, part, name, (*slots, *art), ground)
        pages.append(Page(PageKind.LAYOUT, number, (master, layout), name, "obj", "theme.xml", slots))
    theme = Theme("theme.xml", "Exempel", THEME, "Calibri", "Calibri")
    snapshot = Snapshot(Format.PPTX, (), tuple(pages), (theme,), page_size=PAGE)
    return MasterSheet("exempel.potx", snapshot, texts, colours, fonts,
                       frozenset((MASTER, path) for path in locked) | {(LAYOUT, one.path) for one in art})


def example_brand(sheet: MasterSheet) -> Brand:
    """The brand that was adopted from a master."""
    facts = master_facts(sheet.file, "0" * 64, sheet.snapshot, (), (), {})
    config = BrandConfig(id="exempel", name="Exempel", version="1.0", fonts=Fonts(declared=("Courier New",)))
    return Brand(Path("exempel"), config, Protected("exempel", "1.0", (facts,)))


def panel(rgb: str, alpha: float = 1.0, box: Box = SLOT_BOX) -> Element:
    """A coloured area on the layout."""
    return Element("9", ElementKind.SHAPE, "Platta", box, Shape("rect"), solid(rgb, alpha=alpha))


def picture(box: Box) -> Element:
    """A picture on the layout."""
    return Element("9", ElementKind.PICTURE, "Bild", box)


def gradient(*colours: str) -> Fill:
    """A gradient from left to right."""
    stops = (Stop(Colour(rgb, declared=f"srgb {rgb}"), index / (len(colours) - 1)) for index, rgb in enumerate(colours))
    return Fill(FillKind.GRADIENT, tuple(stops), 0.0)


def offer(rgb: str, *, size: float = 12, bold: bool = False, level: int = 1, language: str = "sv-SE") -> TextOffer:
    """The text of the layout's body slot in a colour that the layout itself says."""
    place = Location(SurfaceKind.LAYOUT, None, LAYOUT, "Text")
    look = TextLook(solid(rgb), size, bold, "Calibri", language)
    return TextOffer(TextRole.SLOT, "Text", look, place, place, level, 1, BODY, SLOT_BOX)


def style_offer(rgb: str | None, shading: str, language: str = "sv-SE") -> TextOffer:
    """A Word style with shading; without a colour of its own Word chooses one."""
    look = TextLook(solid(rgb) if rgb else NO_FILL, 11, font="Calibri", language=language)
    return TextOffer(TextRole.STYLE, "Citat", look, STYLES, STYLES, shades=(solid(shading),))


def declared(rgb: str, token: str = "") -> ColourUse:
    """A colour that the layout's text says."""
    return ColourUse(Colour(rgb, declared=token or f"srgb {rgb}", token=token), "text", SurfaceKind.LAYOUT, LAYOUT,
                     object="Text")
