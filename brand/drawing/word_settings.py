"""Settings, font table, and the separators of foot- and endnotes."""

from __future__ import annotations

from typing import Final, Literal

from . import identity as brand
from .word_style import CODE_FONT
from .word_tables import TABLE_ID
from .word_xml import on, part, twips, val, w

Protection = Literal["off", "standard", "strict"]
"""Formatting restriction.

off       anything goes; ``naravard lint`` tells what strayed
standard  text is formatted with styles only, any style; automatic formatting still works
strict    and only with the styles of this master
"""

COLOUR_MAP: Final = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}
COMPATIBILITY: Final = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
    "useWord2013TrackBottomHyphenation": "0",
}
WORD_URI: Final = "http://schemas.microsoft.com/office/word"


def restriction(protection: Protection) -> str:
    """``w:documentProtection``; content is never barred, only direct formatting."""
    if protection == "off":
        return ""
    return w("documentProtection", formatting=True, enforcement=True) + w("autoFormatOverride")


def notes() -> str:
    """The separators that foot- and endnotes stand under."""
    kinds = ("footnote", "endnote")
    return "".join(w(f"{kind}Pr", *(w(kind, id=number) for number in (-1, 0))) for kind in kinds)


def settings_part(protection: Protection = "off") -> bytes:
    """``word/settings.xml``: theme and style set fixed, Swedish decimal and list signs, Word 2013 on."""
    compatibility = (
        w("compatSetting", name=name, uri=WORD_URI, val=value) for name, value in COMPATIBILITY.items()
    )
    return part(
        "w:settings",
        w("zoom", percent=100),
        restriction(protection),
        on("styleLockTheme", True),
        on("styleLockQFSet", True),
        val("defaultTabStop", twips(10)),
        val("hyphenationZone", 425),
        val("defaultTableStyle", TABLE_ID),
        val("characterSpacingControl", "doNotCompress"),
        notes(),
        w("compat", *compatibility),
        w("themeFontLang", val=brand.LANG),
        w("clrSchemeMapping", **COLOUR_MAP),
        val("decimalSymbol", ","),
        val("listSeparator", ";"),
    )


def font(name: str, twin: str, panose: str, family: str, pitch: str) -> str:
    """A font and what may stand in for it."""
    return w(
        "font",
        val("altName", twin),
        val("panose1", panose),
        val("charset", "00"),
        val("family", family),
        val("pitch", pitch),
        name=name,
    )


def font_table_part() -> bytes:
    """``word/fontTable.xml``: each font with the free one of the same widths."""
    return part(
        "w:fonts",
        font(brand.FONT_BODY, brand.FONT_METRIC_TWIN, "020F0502020204030204", "swiss", "variable"),
        font(CODE_FONT, "Liberation Mono", "02070309020205020404", "modern", "fixed"),
    )


def notes_part(kind: Literal["footnote", "endnote"]) -> bytes:
    """``word/footnotes.xml`` or ``endnotes.xml``: the separator and its continuation."""
    tight = w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))
    marks = (("separator", -1), ("continuationSeparator", 0))
    separators = (w(kind, w("p", tight, w("r", w(mark))), type=mark, id=number) for mark, number in marks)
    return part(f"w:{kind}s", *separators)
