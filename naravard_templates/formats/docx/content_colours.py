"""Every colour that the content of a Word document is drawn in: body, notes, headers, and the styles they use.

What is drawn in headers and footers is the template's or an added graphic, and judged as such; their text is content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from naravard_templates.formats.docx.colour_uses import colour_uses
from naravard_templates.formats.docx.style_colours import style_uses
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import ColourUse, Page


def content_colours(package: Package, main: str, pages: Sequence[Page], styles: WordStyles,
                    palette: Palette) -> Iterator[ColourUse]:
    """The colours of a document, comments left out. `number` counts the paragraphs of each part from 1."""
    scheme, theme = palette.scheme, palette.theme
    notes = [part for kind in ("footnotes", "endnotes") for part in package.related(main, kind)]
    for part in (main, *notes):
        yield from colour_uses(package, part, scheme, theme)
    margins = {surface.part: surface.kind for page in pages for surface in page.surfaces
               if surface.kind in {SurfaceKind.HEADER, SurfaceKind.FOOTER}}
    for part, kind in margins.items():
        for use in colour_uses(package, part, scheme, theme, drawings=False):
            yield replace(use, surface=kind, number=None)
    styles_part = package.first_related(main, "styles") or ""
    yield from style_uses(package, (main, *notes, *margins), styles_part, styles, scheme)
