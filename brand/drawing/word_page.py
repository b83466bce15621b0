"""The page: A4 and its margins, in millimetres, and the section properties that carry them (twips)."""

from __future__ import annotations

from typing import Final

from .word_xml import element, twips, w

PAGE_WIDTH_MM: Final = 210
PAGE_HEIGHT_MM: Final = 297
SIDE_MM: Final = 30
TOP_MM: Final = 30
BOTTOM_MM: Final = 27
HEADER_MM: Final = 20
FOOTER_MM: Final = 14
FIRST_BODY_MM: Final = 48
"""Where the text of the first page starts: its header is taller than the margin."""

TEXT_WIDTH: Final = twips(PAGE_WIDTH_MM) - 2 * twips(SIDE_MM)
"""Width of running text in twips."""


def section(first_header: str, header: str, first_footer: str, footer: str) -> str:
    """``w:sectPr``: A4 with a different first page, from the relationship ids of the four parts."""
    references = (
        ("header", "first", first_header),
        ("header", "default", header),
        ("footer", "first", first_footer),
        ("footer", "default", footer),
    )
    side = twips(SIDE_MM)
    return w(
        "sectPr",
        *(
            element(f"w:{kind}Reference", attributes={"w:type": which, "r:id": rid})
            for kind, which, rid in references
        ),
        w("pgSz", w=twips(PAGE_WIDTH_MM), h=twips(PAGE_HEIGHT_MM)),
        w(
            "pgMar",
            top=twips(TOP_MM),
            right=side,
            bottom=twips(BOTTOM_MM),
            left=side,
            header=twips(HEADER_MM),
            footer=twips(FOOTER_MM),
            gutter=0,
        ),
        w("cols", space=708),
        w("titlePg"),
        w("docGrid", linePitch=360),
    )
