"""The remaining styles of the Word master, and the styles part.

The body's measures stand in docDefaults and not in Normal, so that a table style can tighten them in cells.
"""

from __future__ import annotations

from typing import Final

from .identity import LANG
from .word_paragraphs import CODE_GROUND, DEEP, GREY, INK, PARAGRAPHS
from .word_style import Ink, Style, Text
from .word_tables import TABLE_STYLES
from .word_xml import part, val, w

BODY_SIZE: Final = 11.0
BODY_LINE: Final = 276
BODY_AFTER: Final = 140


def character(
    identity: str, name: str, priority: int, text: Text, *, quick: bool = False, custom: bool = False
) -> Style:
    """A character style."""
    base = "DefaultParagraphFont"
    hidden = not quick and not custom
    return Style(
        identity,
        name,
        "character",
        base,
        priority=priority,
        quick=quick,
        hidden=hidden,
        custom=custom,
        text=text,
    )


BASE: Final = (
    Style("Normal", "Normal", based_on=None, priority=0, quick=True, default=True),
    Style(
        "DefaultParagraphFont",
        "Default Paragraph Font",
        "character",
        None,
        priority=1,
        hidden=True,
        default=True,
    ),
    Style("NoList", "No List", "numbering", None, priority=99, hidden=True, default=True),
)

CHARACTERS: Final = (
    character("Strong", "Strong", 23, Text(bold=True), quick=True),
    character("Emphasis", "Emphasis", 23, Text(italic=True), quick=True),
    character("MetadataEtikett", "Metadata etikett", 16, Text(bold=True, ink=GREY), quick=True, custom=True),
    character("KodText", "Kod i text", 22, Text(9.5, code=True, ground=CODE_GROUND), quick=True, custom=True),
    character("Hyperlink", "Hyperlink", 99, Text(ink=Ink("hyperlink"), underline=True)),
    character(
        "FollowedHyperlink", "FollowedHyperlink", 99, Text(ink=Ink("followedHyperlink"), underline=True)
    ),
    character("PageNumber", "page number", 99, Text(ink=DEEP, bold=True)),
    character("PlaceholderText", "Placeholder Text", 99, Text(ink=GREY)),
    character("FootnoteReference", "footnote reference", 99, Text(superscript=True)),
    character("EndnoteReference", "endnote reference", 99, Text(superscript=True)),
    character("CommentReference", "annotation reference", 99, Text(8)),
)

STYLES: Final[tuple[Style, ...]] = (*BASE, *PARAGRAPHS, *CHARACTERS, *TABLE_STYLES)


def defaults() -> str:
    """``w:docDefaults``: theme fonts, size, ink, Swedish, and the measures of running text."""
    fonts = w(
        "rFonts",
        asciiTheme="minorHAnsi",
        eastAsiaTheme="minorEastAsia",
        hAnsiTheme="minorHAnsi",
        cstheme="minorBidi",
    )
    size = round(BODY_SIZE * 2)
    language = w("lang", val=LANG, eastAsia=LANG, bidi="ar-SA")
    text = w("rPr", fonts, INK.colour(), val("sz", size), val("szCs", size), language)
    para = w("pPr", w("widowControl"), w("spacing", after=BODY_AFTER, line=BODY_LINE, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", text), w("pPrDefault", para))


def latent(locked: bool) -> str:
    """``w:latentStyles``: built-in styles that are not ours stay out of sight; ``locked`` bars them."""
    exceptions = (
        w(
            "lsdException",
            name=style.name,
            locked=False if locked else None,
            uiPriority=style.priority,
            semiHidden=style.hidden,
            unhideWhenUsed=style.hidden,
            qFormat=style.quick or None,
        )
        for style in STYLES
        if not style.custom
    )
    return w(
        "latentStyles",
        *exceptions,
        defLockedState=locked,
        defUIPriority=99,
        defSemiHidden=True,
        defUnhideWhenUsed=True,
        defQFormat=False,
        count=376,
    )


def styles_part(locked: bool = False) -> bytes:
    """``word/styles.xml``."""
    return part("w:styles", defaults(), latent(locked), *(style.write() for style in STYLES))
