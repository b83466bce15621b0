"""Headers and footers: which protected graphics they show, where, and the text beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from . import identity as brand
from .clip import straight
from .motif import Outline, chain
from .pptx_art import Fill, Form, Group, Image
from .pptx_forms import ROUND, SLOTS, WORDS, petal
from .word_drawing import Placed, control
from .word_page import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, SIDE_MM
from .word_xml import element, emu, part, text, val, w

PREFIXES: Final = "w r mc wp a pic wps wpg w15 asvg v w10"
PAPER: Final = (0.0, 0.0, float(emu(PAGE_WIDTH_MM)), float(emu(PAGE_HEIGHT_MM)))
LEFT: Final = emu(SIDE_MM)
WIDTH: Final = emu(PAGE_WIDTH_MM) - 2 * LEFT

MARK_TOP: Final = emu(14)
WORDMARK_HEIGHT: Final = emu(14)
WORDMARK_WIDTH: Final = round(WORDMARK_HEIGHT * brand.WORDMARK_ASPECT)
LETTERS: Final = 0.3475
"""Share of the wordmark's width left of its letters, which start where the text does; the petals hang out."""
MARK_HEIGHT: Final = emu(8)
MARK_ASPECT: Final = 1.08
PETALS_CENTRE: Final = (float(emu(181)), float(emu(11)))
PETALS_SIZE: Final = float(emu(41))
LINE_MM: Final = 17.8
BAND_MM: Final = 285.0
"""The line stands above the header's text, the band below the footer's: texts grow away from them."""
BAND_GAP: Final = emu(1.2)
"""Air between the parts of a band."""


@dataclass(frozen=True, slots=True)
class Surface:
    """A header or footer: the name of its part, its graphics and the text of its paragraph."""

    name: str
    kind: Literal["header", "footer"]
    style: str
    graphics: tuple[Placed, ...]
    content: str = ""

    @property
    def picture(self) -> str | None:
        """File in ``../art`` of the picture that it shows."""
        return next((placed.art.file for placed in self.graphics if isinstance(placed.art, Image)), None)

    def write(self) -> bytes:
        """The part: one paragraph that carries everything."""
        style = w("pPr", val("pStyle", self.style))
        paragraph = w("p", style, *(control(placed) for placed in self.graphics), self.content)
        return part(
            "w:hdr" if self.kind == "header" else "w:ftr", paragraph, prefixes=PREFIXES, ignorable="w15"
        )


def surfaces() -> tuple[Surface, ...]:
    """The four parts, in the order in which the section names them."""
    line, low_band = band("Linje", LINE_MM, 0.3), band("Färgband", BAND_MM, 0.9)
    first = (Placed(100, "naravard:petals", petals()), Placed(110, "naravard:wordmark", wordmark()))
    following = (Placed(200, "naravard:line", line), Placed(210, "naravard:mark", small_mark()))
    return (
        Surface("header1", "header", "HeaderFirst", first),
        Surface("header2", "header", "Header", following),
        Surface(
            "footer1",
            "footer",
            "Footer",
            (Placed(120, "naravard:band-first", low_band),),
            parties() + pages(),
        ),
        Surface("footer2", "footer", "Footer", (Placed(220, "naravard:band", low_band),), title() + pages()),
    )


# --- Graphics --------------------------------------------------------------------------------------


def petals() -> Group:
    """The motif, large and pale, cropped by the page's top right corner."""
    forms = (
        petal(f"Blad {word}", PETALS_CENTRE, PETALS_SIZE, 120.0 * at, Fill(slot, brand.TINT_LIGHT), PAPER)
        for at, (word, slot) in enumerate(zip(WORDS, SLOTS, strict=True))
    )
    return Group("Blad", tuple(forms))


def band(name: str, top: float, height: float) -> Group:
    """A line over the width of the text in three parts, one a focus word; millimetres."""
    third = (WIDTH - 2 * BAND_GAP) / 3
    forms = (
        Form(f"Fält {word}", bar(LEFT + at * (third + BAND_GAP), emu(top), third, emu(height)), Fill(slot))
        for at, (word, slot) in enumerate(zip(WORDS, SLOTS, strict=True))
    )
    return Group(name, tuple(forms))


def bar(left: float, top: float, width: float, height: float) -> Outline:
    """A bar with round ends."""
    radius = height / 2
    k = radius * ROUND
    right, low, middle = left + width, top + height, top + radius
    start, end = left + radius, right - radius
    return chain(
        (start, top),
        straight((start, top), (end, top))[1:],
        ((end + k, top), (right, middle - k), (right, middle)),
        ((right, middle + k), (end + k, low), (end, low)),
        straight((end, low), (start, low))[1:],
        ((start - k, low), (left, middle + k), (left, middle)),
        ((left, middle - k), (start - k, top), (start, top)),
    )


def wordmark() -> Image:
    """The wordmark, its letters in line with the text."""
    left = LEFT - round(WORDMARK_WIDTH * LETTERS)
    return Image(
        brand.WORDMARK_NAME,
        brand.ART_WORDMARK,
        (left, MARK_TOP, WORDMARK_WIDTH, WORDMARK_HEIGHT),
        brand.WORDMARK_ALT,
    )


def small_mark() -> Image:
    """The mark alone, centred on where the wordmark's petals stand on the first page."""
    width = round(MARK_HEIGHT * MARK_ASPECT)
    centre = wordmark().frame[0] + round(WORDMARK_HEIGHT * MARK_ASPECT / 2)
    return Image("Märke", brand.ART_MARK, (centre - width // 2, MARK_TOP, width, MARK_HEIGHT), brand.MARK_ALT)


# --- Text ------------------------------------------------------------------------------------------


def parties() -> str:
    """Who stands behind the document: a content control that people and programs may fill."""
    properties = w(
        "sdtPr", val("alias", "Parter"), val("tag", "naravard:parties"), val("id", 20_300_900), w("text")
    )
    return w("sdt", properties, w("sdtContent", run(brand.PUBLISHER)))


def title() -> str:
    """The title out of the document's properties; nothing until it has one."""
    return field("TITLE")


def pages() -> str:
    """A tab to the right edge, then the page and how many there are: 1 (4)."""
    return w("r", w("tab")) + field("PAGE", "1", "PageNumber") + run(" (") + field("NUMPAGES", "1") + run(")")


def field(code: str, result: str = "", style: str | None = None) -> str:
    """A simple field with the result that it shows until Word has counted."""
    return w("fldSimple", run(result, style) if result else "", instr=f" {code} ")


def run(content: str, style: str | None = None) -> str:
    """A run of text; spaces at its ends stay."""
    look = w("rPr", val("rStyle", style)) if style else ""
    return w("r", look, element("w:t", text(content), attributes={"xml:space": "preserve"}))
