"""How text looks to those who read it."""

from __future__ import annotations

from naravard_templates.model.colour import NO_FILL, Fill
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location
from naravard_templates.model.record import record


@record
class TextLook:
    """How text looks, everything that it inherits resolved.

    `fill` is what its letters are filled with; NO_FILL where the program chooses black or white by itself (Word's
    "auto") or where nothing is drawn. `size` is in points, `font` a family's name, `language` as in "sv-SE".
    `theme_font` is "major" or "minor" where the family is whatever the theme says, "" where it is named outright.
    """

    fill: Fill = NO_FILL
    size: float = 18.0
    bold: bool = False
    font: str = ""
    language: str = ""
    theme_font: str = ""


@record
class TextUse:
    """A look that text in the content has: once for each object (slides), or for each style and part (Word).

    `text` is the beginning of what it says. `runs` and `characters` count how much text looks so. `path` finds the
    element on its surface again, "" where text runs in the body. `shades` are the fills that lie directly under it,
    the nearest first: highlight, cell, its own shape. `slot` is the type and number of the placeholder that it stands
    in ("body 13"), `style` the name of its paragraph style (Word). The places are those where its fill, size and font
    are said, None where nothing says them. `scale` is what a text box shrinks its text by, contained in the size.
    """

    look: TextLook
    location: Location
    text: str = ""
    runs: int = 1
    characters: int = 0
    path: str = ""
    box: Box | None = None
    shades: tuple[Fill, ...] = ()
    slot: str = ""
    style: str = ""
    scale: float = 1.0
    fill_at: Location | None = None
    size_at: Location | None = None
    font_at: Location | None = None

    @property
    def declared_font(self) -> str:
        """The family that the text or its style names, "" where the theme's font is followed."""
        return "" if self.look.theme_font else self.look.font


@record
class StyleLook:
    """A style that a document brings: a Word style, or a level of a slot on a slide layout.

    `role` is what Office knows a style by in any language ("heading 1"), in lower case, or a slot's type and number
    ("body 13"). `location` is where it stands, `declared` where its colour is said, which may be further down. `used`
    tells whether text in the content takes its colour from it. `shades` are what it puts under its text.
    """

    role: str
    look: TextLook
    location: Location
    declared: Location | None = None
    used: bool = True
    level: int = 0
    shades: tuple[Fill, ...] = ()
