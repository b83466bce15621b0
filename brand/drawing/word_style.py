"""What a Word style is made of, as small frozen types, and how each is written.

Points for type and line widths, twips for measures; the writers turn them into what the schema wants.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from .colour import tinted
from .identity import THEME_COLOURS, Tint
from .word_xml import on, val, w

SLOTS: Final[dict[str, str]] = {
    "text1": "dk1",
    "background1": "lt1",
    "text2": "dk2",
    "background2": "lt2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""Word's name of a theme colour to its slot in the theme."""

CODE_FONT: Final = "Courier New"
"""For code only; stands on every Office machine, and Liberation Mono has the same widths."""

Kind = Literal["paragraph", "character", "table", "numbering"]
Side = Literal["top", "left", "bottom", "right", "between"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A theme colour by Word's name for it, or a tint of it."""

    slot: str
    tint: Tint | None = None

    @property
    def rgb(self) -> str:
        """The colour that is seen, RRGGBB."""
        return tinted(THEME_COLOURS[SLOTS[self.slot]], self.tint)

    @property
    def byte(self) -> str | None:
        """``themeTint``: the share of the colour that stays, as a byte."""
        return None if self.tint is None else f"{round(self.tint[0] * 255 / 100):02X}"

    def colour(self) -> str:
        """``w:color`` of text."""
        return w("color", val=self.rgb, themeColor=self.slot, themeTint=self.byte)

    def shade(self) -> str:
        """``w:shd``: this colour as the ground."""
        return w(
            "shd", val="clear", color="auto", fill=self.rgb, themeFill=self.slot, themeFillTint=self.byte
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A border: its side, colour, width in points (in steps of 1/8) and distance to the text in points."""

    side: str
    ink: Ink
    width: float = 0.5
    space: int = 0

    def write(self) -> str:
        """The border of one side."""
        return w(
            self.side,
            val="single",
            sz=round(self.width * 8),
            space=self.space,
            color=self.ink.rgb,
            themeColor=self.ink.slot,
            themeTint=self.ink.byte,
        )


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop, in twips from the left margin."""

    at: int
    align: Literal["left", "right"] = "left"
    leader: Literal["dot"] | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Character properties; ``None`` inherits. ``size`` and ``raised`` in points, ``tracking`` in twips."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    ink: Ink | None = None
    ground: Ink | None = None
    caps: bool = False
    code: bool = False
    underline: bool = False
    superscript: bool = False
    tracking: int | None = None

    def write(self) -> str:
        """``w:rPr``, or nothing when all is inherited."""
        size = None if self.size is None else round(self.size * 2)
        font = w("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT) if self.code else ""
        weight = val("b", self.bold) + val("bCs", self.bold) + val("i", self.italic) + val("iCs", self.italic)
        content = (
            font
            + weight
            + on("caps", self.caps)
            + on("noProof", self.code)
            + (self.ink.colour() if self.ink else "")
            + val("spacing", self.tracking)
            + val("sz", size)
            + val("szCs", size)
            + val("u", "single" if self.underline else None)
            + (self.ground.shade() if self.ground else "")
            + val("vertAlign", "superscript" if self.superscript else None)
        )
        return w("rPr", content) if content else ""


INHERIT: Final = Text()
"""Text that changes nothing."""


@dataclass(frozen=True, slots=True)
class Para:
    """Paragraph properties; measures in twips, ``line`` in 240ths of a line unless ``exact``."""

    before: int | None = None
    after: int | None = None
    line: int | None = None
    exact: bool = False
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    align: Literal["left", "right", "center"] | None = None
    keep_next: bool = False
    keep_lines: bool = False
    tight: bool = False
    """No space between paragraphs of the same style."""
    outline: int | None = None
    list_id: int | None = None
    level: int = 0
    borders: tuple[Line, ...] = ()
    ground: Ink | None = None
    tabs: tuple[Tab, ...] = ()

    def write(self) -> str:
        """``w:pPr``, or nothing when all is inherited."""
        content = (
            on("keepNext", self.keep_next)
            + on("keepLines", self.keep_lines)
            + self._numbering()
            + (w("pBdr", *(line.write() for line in self.borders)) if self.borders else "")
            + (self.ground.shade() if self.ground else "")
            + self._tabs()
            + self._spacing()
            + self._indent()
            + on("contextualSpacing", self.tight)
            + val("jc", self.align)
            + val("outlineLvl", self.outline)
        )
        return w("pPr", content) if content else ""

    def _numbering(self) -> str:
        if self.list_id is None:
            return ""
        return w("numPr", val("ilvl", self.level or None), val("numId", self.list_id))

    def _tabs(self) -> str:
        stops = (w("tab", val=tab.align, leader=tab.leader, pos=tab.at) for tab in self.tabs)
        return w("tabs", *stops) if self.tabs else ""

    def _spacing(self) -> str:
        if self.before is None and self.after is None and self.line is None:
            return ""
        rule = None if self.line is None else "exact" if self.exact else "auto"
        return w("spacing", before=self.before, after=self.after, line=self.line, lineRule=rule)

    def _indent(self) -> str:
        if self.left is None and self.right is None and self.hanging is None:
            return ""
        return w("ind", left=self.left, right=self.right, hanging=self.hanging)


@dataclass(frozen=True, slots=True)
class Style:
    """A style. ``name`` is the English built-in name where Word has one: Swedish Word shows its own."""

    id: str
    name: str
    kind: Kind = "paragraph"
    based_on: str | None = "Normal"
    following: str | None = None
    link: str | None = None
    priority: int = 99
    quick: bool = False
    """Stands in the style gallery."""
    hidden: bool = False
    """Not offered until it is used."""
    default: bool = False
    custom: bool = False
    para: Para = Para()
    text: Text = INHERIT
    extra: str = ""
    """What only table styles have, already written."""

    def write(self) -> str:
        """The ``w:style`` element."""
        return w(
            "style",
            val("name", self.name),
            val("basedOn", self.based_on),
            val("next", self.following),
            val("link", self.link),
            val("uiPriority", self.priority),
            on("semiHidden", self.hidden),
            on("unhideWhenUsed", self.hidden),
            on("qFormat", self.quick),
            self.para.write(),
            self.text.write(),
            self.extra,
            type=self.kind,
            default=self.default or None,
            customStyle=self.custom or None,
            styleId=self.id,
        )
