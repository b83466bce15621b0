"""Text that a chart or a diagram sets in a font or a size of its own.

What it leaves to the program, and what lies behind it, is not looked into: both come from styles of the program's.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.values import number
from naravard_templates.model.location import Location
from naravard_templates.model.text import TextLook, TextUse

_UNSAID = 18.0
_PROPERTIES = (qn("a:rPr"), qn("a:defRPr"))


def declared_texts(root: etree._Element, palette: Palette, place: Location) -> Iterator[TextUse]:
    """Each font and size once."""
    known: set[TextLook] = set()
    for properties in root.iter(*_PROPERTIES):
        latin = find(properties, "a:latin")
        font, size = "" if latin is None else str(latin.get("typeface", "")), properties.get("sz")
        look = _look(font, number(size) / 100 if size else _UNSAID, palette)
        if (font or size) and look not in known:
            known.add(look)
            yield TextUse(look, place, size_at=place if size else None, font_at=place if font else None)


def _look(font: str, size: float, palette: Palette) -> TextLook:
    theme = palette.theme.facts
    slot = {"+mj": "major", "+mn": "minor"}.get(font[:3], "")
    return TextLook(size=size, theme_font=slot,
                    font={"major": theme.major_font, "minor": theme.minor_font}.get(slot, font))
