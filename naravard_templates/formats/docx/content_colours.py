"""Every colour that the content of a Word document is drawn in: body, notes, headers, and the styles they use.

What is drawn in headers and footers is the template's or an added graphic, and judged as such; their text is content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naravard_templates.formats.docx.colour_uses import colour_uses
from naravard_templates.formats.docx.margins import Margin
from naravard_templates.formats.docx.style_colours import StyleColours
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.snapshot import ColourUse


def content_colours(package: Package, main: str, margins: Sequence[Margin], styles: StyleColours,
                    palette: Palette) -> Iterator[ColourUse]:
    """The colours of a document, comments left out. `number` counts the paragraphs of each part from 1."""
    parts = [main, *(part for kind in ("footnotes", "endnotes") for part in package.related(main, kind))]
    for part in parts:
        yield from colour_uses(package, part, palette.scheme, palette.theme)
    for margin in margins:
        yield from margin.colours
    marks = [styles.marks(package.tree(part)) for part in parts]
    yield from styles.uses(package, [*marks, *(margin.marks for margin in margins)])
