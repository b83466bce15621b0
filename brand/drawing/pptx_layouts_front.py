"""Layouts that carry the motif large, or a picture: title, sections, pictures, quotation and contact."""

from __future__ import annotations

from dataclasses import replace

from .identity import SHADE, TINT_GLOW, TINT_LIGHT, TINT_SOFT
from .pptx_art import Art, Fill, Image
from .pptx_forms import SLOTS, WORDS, bar, petal, rect, three_petals, wave, wordmark
from .pptx_grid import BAR_TOP, HEIGHT, MARGIN, WIDTH, Frame, cell, column, span
from .pptx_layout import Layout, foot, title
from .pptx_slots import Slot, Style, text_slot

CENTRE = (10_260_000.0, 3_330_000.0)
"""Where the three petals meet on title and section slides: the motif stays put from one to the next."""
LARGE = 3_880_000.0
FRONT_TOP, FRONT_MIDDLE, FRONT_BELOW, FRONT_BOTTOM = 1_656_000, 3_744_000, 3_888_000, 5_832_000
"""On such slides a title stands on ``FRONT_MIDDLE``, and text follows from ``FRONT_BELOW`` on."""
PAPER = Fill("bg2")
PICK = "Klicka på ikonen och välj bild"
PICTURE = Style(16, fill=PAPER, align="ctr", bullets="plain", inset=(720_000, 1_080_000, 720_000, 0))
"""The prompt stands above the icon that Office puts in the middle."""


def front_wordmark(light: bool = False) -> Image:
    """The wordmark in the top left corner."""
    return wordmark(MARGIN, 576_000, 684_000, light)


def front_foot(colour: str | None = None) -> tuple[Slot, ...]:
    """Footer, date and slide number under the left half."""
    places = ((MARGIN, 3_420_000), (MARGIN + 3_540_000, 1_116_000), (column(5), span(1)))
    return foot(colour, places)


def front_title(kind: str, prompt: str, style: Style) -> Slot:
    """A large title on the left half."""
    return Slot(0, kind, "Rubrik", prompt, cell(0, 6, FRONT_TOP, FRONT_MIDDLE), replace(style, anchor="b"))


def first_slide() -> tuple[Slot, ...]:
    """Title, subtitle and parties on the left half of a first slide."""
    below = cell(0, 6, FRONT_BELOW, 4_752_000)
    parties = Style(16, bold=True, colour="accent1", anchor="b", bullets="plain")
    prompt = "Skriv parterna, till exempel region och kommuner"
    return (
        front_title("ctrTitle", "Skriv presentationens rubrik", Style(44)),
        Slot(1, "subTitle", "Underrubrik", "Skriv underrubrik", below, Style(22, bullets="plain")),
        text_slot(13, "Parter", prompt, cell(0, 6, 4_968_000, FRONT_BOTTOM), parties),
    )


TITLE = Layout(
    "Titel",
    "title",
    (*first_slide(), *front_foot()),
    (*three_petals(CENTRE, LARGE), bar(), front_wordmark()),
    PAPER,
    master_art=False,
)

_BENT: Frame = (column(6), 0, WIDTH - column(6), BAR_TOP)

TITLE_WITH_PICTURE = Layout(
    "Titel med bild",
    None,
    (
        *first_slide(),
        Slot(14, "pic", "Bild", PICK, _BENT, replace(PICTURE, fill=Fill("accent5", TINT_LIGHT)), wave(_BENT)),
        *front_foot(),
    ),
    (bar(), front_wordmark()),
    PAPER,
    master_art=False,
)


def section(index: int) -> Layout:
    """A section in the colour of one focus word, its petal lit."""
    word, slot = WORDS[index], SLOTS[index]
    lit, dim = Fill(slot, TINT_SOFT, TINT_LIGHT), Fill(slot, SHADE)
    fills = tuple(lit if number == index else dim for number in range(3))
    lead = Style(22, colour="bg1", bullets="plain")
    label = Style(16, bold=True, colour="bg1", anchor="b", bullets="plain")
    slots = (
        front_title("title", "Skriv avsnittets rubrik", Style(40, colour="bg1")),
        text_slot(1, "Ingress", "Skriv kort om avsnittet", cell(0, 6, FRONT_BELOW, 5_112_000), lead),
        text_slot(13, "Fokusord", word.capitalize(), cell(0, 6, 5_256_000, FRONT_BOTTOM), label),
        *front_foot("bg1"),
    )
    art: tuple[Art, ...] = (*three_petals(CENTRE, LARGE, 0.0, fills), front_wordmark(light=True))
    return Layout(f"Avsnitt {word}", "secHead", slots, art, Fill(slot), master_art=False)


_CAPTION = Style(14, anchor="ctr", align="r", bullets="plain")

FULL_PICTURE = Layout(
    "Bild helsida",
    None,
    (
        Slot(
            0,
            "title",
            "Rubrik",
            "Skriv vad bilden säger",
            cell(0, 8, 5_292_000, 5_940_000),
            Style(24, anchor="ctr"),
        ),
        Slot(13, "pic", "Bild", PICK, (0, 0, WIDTH, 5_184_000), PICTURE),
        text_slot(14, "Bildtext", "Skriv bildtext och fotograf", cell(8, 4, 5_292_000, 5_940_000), _CAPTION),
        *foot(),
    ),
    (bar(), wordmark()),
    master_art=False,
)

PICTURE_AND_TEXT = Layout(
    "Bild och text",
    "picTx",
    (
        title(columns=7),
        Slot(1, "obj", "Text", "Skriv text", cell(0, 7)),
        Slot(13, "pic", "Bild", PICK, (column(7), 0, WIDTH - column(7), BAR_TOP), PICTURE),
        *foot(None, ((2_340_000, 2_700_000), (5_100_000, 1_080_000), (column(6), span(1)))),
    ),
    (bar(), wordmark()),
    master_art=False,
)

_QUOTE = Style(32, colour="tx2", anchor="ctr", bullets="plain")

QUOTATION = Layout(
    "Citat",
    None,
    (
        Slot(
            0,
            "title",
            "Rubrik",
            "Skriv vems röst det är",
            cell(3, 8, 1_152_000, 1_584_000),
            Style(18, colour="accent1"),
        ),
        text_slot(13, "Citat", "Skriv citatet", cell(3, 8, 1_728_000, 4_608_000), _QUOTE),
        text_slot(14, "Källa", "Skriv namn och roll", cell(3, 8, 4_752_000, 5_472_000), Style(18, bullets="plain")),
        *foot(),
    ),
    (
        petal("Citattecken vänster", (950_000.0, 3_900_000.0), 1_500_000.0, 14.0, Fill(SLOTS[0], None, TINT_GLOW)),
        petal("Citattecken höger", (2_180_000.0, 3_900_000.0), 1_500_000.0, 14.0, Fill(SLOTS[2], None, TINT_GLOW)),
    ),
    PAPER,
)

_PANEL: Frame = (column(6) + 240_000, 0, WIDTH - column(6) - 240_000, HEIGHT)
_GLOWING = tuple(Fill(slot, TINT_GLOW, TINT_SOFT) for slot in SLOTS)

CONTACT = Layout(
    "Kontakt",
    None,
    (
        front_title("title", "Skriv tack eller kontakt", Style(40)),
        text_slot(
            1,
            "Kontaktuppgifter",
            "Skriv namn, roll, telefon och e-post",
            cell(0, 6, FRONT_BELOW, FRONT_BOTTOM),
            Style(20, bullets="plain"),
        ),
        *front_foot(),
    ),
    (
        rect("Mörkt fält", _PANEL, Fill("tx2")),
        *three_petals((9_419_000.0, 2_943_000.0), 2_700_000.0, 60.0, _GLOWING),
        front_wordmark(),
    ),
    PAPER,
    master_art=False,
)
