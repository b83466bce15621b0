"""The identity: names, colours and fonts that both masters share. Plain constants, no imports of ours."""

from typing import Final

# --- Names ---------------------------------------------------------------------------------------

BRAND_NAME: Final = "Framtidsbilden Nära vård 2030"
BRAND_ID: Final = "framtidsbild"
THEME_NAME: Final = BRAND_NAME
COLOUR_SCHEME_NAME: Final = "Framtidsbilden"
FONT_SCHEME_NAME: Final = "Framtidsbilden"
FORMAT_SCHEME_NAME: Final = "Framtidsbilden"
FOCUS_WORDS: Final = ("trygghet", "tillgänglighet", "tillsammans")
PUBLISHER: Final = "Region Västerbotten och länets 15 kommuner"
FOOTER: Final = "Region Västerbotten och kommunerna"
"""What the footer says until the parties are filled in."""
LANG: Final = "sv-SE"

# --- Wordmark ------------------------------------------------------------------------------------

WORDMARK_TOP: Final = "Framtidsbilden"
WORDMARK_MAIN: Final = "Nära vård 2030"
WORDMARK_ALT: Final = "Framtidsbilden Nära vård 2030, ordmärke med tre blad som möts i en punkt"
WORDMARK_NAME: Final = "Ordmärke"
"""Name of the picture in the documents."""
WORDMARK_ASPECT: Final = 3.6
"""Width divided by height of the wordmark pictures; they hold no margin of their own."""
FREE_ZONE: Final = 0.25
"""Nothing may come nearer to the wordmark than this share of its height."""
MARK_ALT: Final = "Tre blad som möts i en punkt"

# --- Colours: the twelve slots of the theme ------------------------------------------------------

INK: Final = "14303A"
WHITE: Final = "FFFFFF"
DEEP: Final = "0F3D4C"
GROUND: Final = "F6F3EC"
TEAL: Final = "1D655F"
AMBER: Final = "A0520F"
PLUM: Final = "7A2E5D"
BLUE: Final = "2B6191"
GREY: Final = "5B6B70"
WARNING: Final = "B3261E"
LINK: Final = "1A5A96"
LINK_VISITED: Final = "6B3F8C"

THEME_COLOURS: Final[dict[str, str]] = {
    "dk1": INK,
    "lt1": WHITE,
    "dk2": DEEP,
    "lt2": GROUND,
    "accent1": TEAL,
    "accent2": AMBER,
    "accent3": PLUM,
    "accent4": BLUE,
    "accent5": GREY,
    "accent6": WARNING,
    "hlink": LINK,
    "folHlink": LINK_VISITED,
}
"""Slot of ``a:clrScheme`` to RRGGBB, in the order that the schema wants."""

FOCUS_SLOTS: Final[dict[str, str]] = {
    "trygghet": "accent1",
    "tillgänglighet": "accent2",
    "tillsammans": "accent3",
}

Tint = tuple[int, int]
"""``lumMod`` and ``lumOff`` in per cent: how the tints of an accent are written."""

TINT_PALE: Final[Tint] = (10, 90)
TINT_LIGHT: Final[Tint] = (20, 80)
TINT_SOFT: Final[Tint] = (40, 60)
TINT_CLEAR: Final[Tint] = (60, 40)
TINT_GLOW: Final[Tint] = (80, 20)
"""The bright end of a petal's gradient."""
SHADE: Final[Tint] = (75, 0)
SHADE_DARK: Final[Tint] = (50, 0)

# --- Fonts ---------------------------------------------------------------------------------------

FONT_HEADING: Final = "Calibri"
FONT_BODY: Final = "Calibri"
FONT_METRIC_TWIN: Final = "Carlito"
"""Free font with the same widths: draws the pictures here and stands in where Calibri is missing."""

# --- Pictures in ../art, each as .png and .svg -----------------------------------------------------

ART_WORDMARK: Final = "wordmark"
ART_WORDMARK_LIGHT: Final = "wordmark-light"
"""For dark grounds."""
ART_MARK: Final = "mark"
"""The three petals alone, square."""

ART_THUMBNAIL: Final = "thumbnail"
"""A small picture of the title slide, as .jpeg only."""

EMU_PER_CM: Final = 360_000
EMU_PER_POINT: Final = 12_700
