"""What the headers and footers of a Word document say, each part once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from naravard_templates.formats.docx.colour_uses import colour_uses
from naravard_templates.formats.docx.content import margin_paragraphs
from naravard_templates.formats.docx.paragraph_styles import ParagraphStyles
from naravard_templates.formats.docx.style_colours import Marks, StyleColours
from naravard_templates.formats.docx.text_uses import PartTexts, part_texts
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.content import Paragraph
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import ColourUse, Page


@record
class Margin:
    """A header or footer: its text, the colours that this declares, and what it takes from styles.

    What is drawn there is the template's or an added graphic, and read with the pages.
    """

    paragraphs: tuple[Paragraph, ...]
    texts: PartTexts
    colours: tuple[ColourUse, ...]
    marks: Marks


def margin_places(pages: Iterable[Page]) -> list[Location]:
    """The headers and footers on these pages; each stands in the first section that shows it."""
    found: dict[str, Location] = {}
    for page in pages:
        for surface in page.surfaces:
            if surface.kind in {SurfaceKind.HEADER, SurfaceKind.FOOTER}:
                found.setdefault(surface.part, Location(surface.kind, page.number, surface.part))
    return list(found.values())


def read_margin(package: Package, place: Location, palette: Palette, roles: ParagraphStyles,
                colours: StyleColours) -> Margin:
    """The header or footer at a place."""
    part = str(place.part)
    root = package.tree(part)
    uses = colour_uses(package, part, palette.scheme, palette.theme, drawings=False)
    return Margin(margin_paragraphs(package, place, roles), part_texts(root, place, colours.styles, palette),
                  tuple(replace(use, surface=place.surface, number=None) for use in uses), colours.marks(root))
