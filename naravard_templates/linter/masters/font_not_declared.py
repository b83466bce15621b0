"""NV808 font-not-declared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import LAYOUT
from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.linter.masters.examples import MasterExample, deck_sheet
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.master import FontUse

_SYMBOLS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "segoe ui symbol", "ms gothic"})


def check(context: MasterContext) -> Iterator[Fault]:
    """Every font once, at the first place that names it. The theme's two, those of brand.yaml and signs may be."""
    allowed = {font.casefold() for font in context.brand.config.fonts.declared} | _SYMBOLS
    for theme in context.facts.themes:
        allowed |= {theme.major_font.casefold(), theme.minor_font.casefold()}
    strange = [use for use in dict.fromkeys(context.sheet.fonts) if use.font.casefold() not in allowed]
    for font in dict.fromkeys(use.font for use in strange):
        places = [use.location for use in strange if use.font == font]
        yield Fault(
            Message("The font {font} is neither the theme's nor declared in brand.yaml. Places that name it: {count}.",
                    {"font": font, "count": len(places)}), places[0], None, None, font)


def valid() -> Iterator[MasterExample]:
    place = Location(SurfaceKind.LAYOUT, None, LAYOUT, "Text")
    yield MasterExample("the theme's own", deck_sheet(fonts=(FontUse("Calibri", place),)))
    yield MasterExample("declared in brand.yaml", deck_sheet(fonts=(FontUse("courier new", place),)))
    yield MasterExample("signs", deck_sheet(fonts=(FontUse("Wingdings", place),)))


def invalid() -> Iterator[MasterExample]:
    place = Location(SurfaceKind.LAYOUT, None, LAYOUT, "Text")
    yield MasterExample("another font, twice in one object", deck_sheet(fonts=(FontUse("Papyrus", place),) * 2))
    yield MasterExample("another font in two objects", deck_sheet(
        fonts=(FontUse("Papyrus", place), FontUse("Papyrus", replace(place, object="Rubrik")))))


RULE = Rule("NV808", "font-not-declared", Severity.WARNING, None, Docs(
    Message("A master or style uses a font that is neither the theme's nor declared in brand.yaml."),
    Message("Where the font is missing, another takes its place, and lines break in other places."),
    Message("The title layout was pasted from another file and brought its font along."),
    Message("View > Slide Master: select the text and choose a font under Theme Fonts. "
            "A font that is meant belongs under fonts: declared in brand.yaml."),
    Message("Home > Styles, right-click the style > Modify, and choose +Body or +Headings. "
            "A font that is meant belongs under fonts: declared in brand.yaml."),
), master_check=check)
