"""How text looks to those who read it."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.model.colour import NO_FILL, Fill
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location


@dataclass(frozen=True, slots=True)
class TextLook:
    """How text looks, everything that it inherits resolved.

    `fill` is what its letters are filled with; NO_FILL where the program chooses black or white by itself (Word's
    "auto") or where nothing is drawn. `size` is in points, `font` a family's name, `language` as in "sv-SE".
    """

    fill: Fill = NO_FILL
    size: float = 18.0
    bold: bool = False
    font: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class TextUse:
    """A look that text in the content has, once for each object (slides) or for each style and part (Word).

    `declared_font` is the family that the text or its style names, "" where the theme's font is followed. `text` is
    the beginning of what it says. `path` finds the element on its surface again, "" where text runs in the body.
    `shades` are the fills that lie directly under it, the nearest first: highlight, cell, its own shape.
    """

    look: TextLook
    location: Location
    declared_font: str = ""
    text: str = ""
    path: str = ""
    box: Box | None = None
    shades: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class StyleLook:
    """A style that a document brings: a Word style by its name, or a level of a master's text style ("title 1").

    `role` is what Office knows the style by in any language ("heading 1"), in lower case.
    """

    role: str
    look: TextLook
    location: Location
    used: bool = True
