"""The paragraph styles of the Word master, as data, in the order in which a document uses them."""

from __future__ import annotations

from typing import Final

from .identity import TINT_PALE, TINT_SOFT
from .word_lists import BULLETS, DECISIONS, NUMBERS
from .word_page import FIRST_BODY_MM, HEADER_MM, TEXT_WIDTH
from .word_style import INHERIT, Ink, Line, Para, Style, Tab, Text
from .word_xml import twips

INK: Final = Ink("text1")
DEEP: Final = Ink("text2")
GROUND: Final = Ink("background2")
TEAL: Final = Ink("accent1")
PLUM: Final = Ink("accent3")
GREY: Final = Ink("accent5")
HAIRLINE: Final = Ink("accent5", TINT_SOFT)

LABEL_WIDTH: Final = twips(40)
SIGNATURE_WIDTH: Final = twips(80)
RIGHT_EDGE: Final = Tab(TEXT_WIDTH, "right")


def box(edge: Ink, ground: Ink) -> tuple[Line, ...]:
    """Borders of a shaded paragraph: a bar at the left, the ground's own colour as padding elsewhere."""
    return (
        Line("top", ground, 0.5, 7),
        Line("left", edge, 3, 11),
        Line("bottom", ground, 0.5, 7),
        Line("right", ground, 0.5, 11),
    )


BOX_INDENT: Final = 280
"""Twips that bring the bar in line with the text: its width and its distance to the words."""
BOX: Final = box(TEAL, GROUND)
CODE_GROUND: Final = Ink("accent5", TINT_PALE)


def fact(before: int, after: int, keep_next: bool = False) -> Para:
    """A paragraph of the fact box; the same borders and indents make neighbours one box."""
    return Para(
        before,
        after,
        left=BOX_INDENT,
        right=BOX_INDENT - 50,
        borders=BOX,
        ground=GROUND,
        keep_next=keep_next,
        keep_lines=True,
    )


def quotation(before: int, after: int, line: int) -> Para:
    """A paragraph of a quotation, a bar at its left; who said it stands in the same frame."""
    bar = Line("left", PLUM, 3, 11)
    return Para(before, after, line, left=BOX_INDENT, right=twips(10), keep_lines=True, borders=(bar,))


def heading(level: int, size: float, before: int, after: int, ink: Ink) -> Style:
    """Heading of a level, kept with what follows."""
    para = Para(before, after, 252, keep_next=True, keep_lines=True, outline=level - 1)
    text = Text(size, bold=True, ink=ink)
    return Style(
        f"Heading{level}",
        f"heading {level}",
        following="Normal",
        priority=9,
        quick=True,
        para=para,
        text=text,
    )


def listing(kind: str, level: int, list_id: int) -> Style:
    """``List Bullet`` or ``List Number`` of a level; the indents stand with the numbering."""
    suffix = "" if level == 1 else str(level)
    para = Para(after=80, list_id=list_id, level=level - 1)
    name = f"List {kind} {suffix}".rstrip()
    return Style(f"List{kind}{suffix}", name, priority=11 + level, quick=level == 1, para=para)


def contents(level: int) -> Style:
    """A line of the table of contents: dots to the page number at the right edge."""
    para = Para(
        100 if level == 1 else 0,
        40,
        left=twips(6) * (level - 1),
        tabs=(Tab(TEXT_WIDTH, "right", "dot"),),
    )
    text = Text(bold=True, ink=DEEP) if level == 1 else Text()
    return Style(
        f"TOC{level}", f"toc {level}", following="Normal", priority=39, hidden=True, para=para, text=text
    )


def own(
    identity: str, name: str, priority: int, para: Para, text: Text = INHERIT, following: str | None = None
) -> Style:
    """A paragraph style that Word does not know from before."""
    return Style(
        identity, name, following=following, priority=priority, quick=True, custom=True, para=para, text=text
    )


HEADINGS: Final = (
    own(
        "Dokumenttyp",
        "Dokumenttyp",
        8,
        Para(0, 60, 240, keep_next=True),
        Text(10.5, bold=True, ink=TEAL, caps=True, tracking=14),
        "Title",
    ),
    Style(
        "Title",
        "Title",
        following="Normal",
        priority=8,
        quick=True,
        para=Para(0, 100, 247, keep_next=True, keep_lines=True),
        text=Text(25, bold=True, ink=DEEP),
    ),
    Style(
        "Subtitle",
        "Subtitle",
        following="Normal",
        priority=8,
        quick=True,
        para=Para(0, 200, 259, keep_next=True, keep_lines=True),
        text=Text(14, ink=GREY),
    ),
    heading(1, 17, 400, 100, DEEP),
    heading(2, 13.5, 320, 70, TEAL),
    heading(3, 11.5, 260, 50, DEEP),
    heading(4, 11, 220, 40, GREY),
    own("Ingress", "Ingress", 10, Para(240, 220, 281), Text(12.5, ink=DEEP), "Normal"),
)

LISTS: Final = (
    *(listing("Bullet", level, BULLETS) for level in (1, 2, 3)),
    *(listing("Number", level, NUMBERS) for level in (1, 2, 3)),
    own("Beslutspunkt", "Beslutspunkt", 15, Para(after=120, list_id=DECISIONS, keep_lines=True)),
    Style("ListParagraph", "List Paragraph", priority=34, para=Para(after=80, left=twips(7))),
)

BLOCKS: Final = (
    own(
        "Metadata",
        "Metadata",
        16,
        Para(
            0,
            40,
            264,
            left=LABEL_WIDTH,
            hanging=LABEL_WIDTH,
            tabs=(Tab(LABEL_WIDTH),),
            keep_lines=True,
            borders=(Line("top", HAIRLINE, 0.5, 6), Line("bottom", HAIRLINE, 0.5, 6)),
        ),
        Text(10),
    ),
    own(
        "FaktarutaRubrik",
        "Faktaruta rubrik",
        17,
        fact(260, 40, keep_next=True),
        Text(bold=True, ink=DEEP),
        "Faktaruta",
    ),
    own("Faktaruta", "Faktaruta", 17, fact(0, 150)),
    Style(
        "Quote",
        "Quote",
        following="Citatkalla",
        priority=18,
        quick=True,
        para=quotation(200, 60, 288),
        text=Text(12.5, ink=DEEP),
    ),
    own("Citatkalla", "Citatkälla", 18, quotation(0, 240, 252), Text(9.5, ink=GREY), "Normal"),
    own("Kalla", "Källa", 19, Para(80, 200, 252), Text(9.5, ink=GREY), "Normal"),
    Style(
        "Caption",
        "caption",
        following="Normal",
        priority=20,
        quick=True,
        para=Para(200, 80, 252, keep_next=True, keep_lines=True),
        text=Text(10, bold=True, ink=DEEP),
    ),
    own(
        "Underskrift",
        "Underskrift",
        21,
        Para(
            840,
            0,
            264,
            right=TEXT_WIDTH - SIGNATURE_WIDTH,
            keep_lines=True,
            borders=(Line("top", INK, 0.5, 4), Line("between", INK, 0.5, 4)),
        ),
        Text(10),
    ),
    own(
        "Kod",
        "Kod",
        22,
        Para(
            120,
            160,
            252,
            left=twips(2),
            right=twips(2),
            tight=True,
            ground=CODE_GROUND,
            borders=tuple(Line(side, CODE_GROUND, 0.5, 5) for side in ("top", "left", "bottom", "right")),
        ),
        Text(9.5, code=True),
    ),
)

PAGE: Final = (
    Style(
        "Header",
        "header",
        priority=99,
        hidden=True,
        para=Para(0, 0, 240, tabs=(RIGHT_EDGE,)),
        text=Text(9, ink=GREY),
    ),
    Style(
        "HeaderFirst",
        "Sidhuvud första sidan",
        based_on="Header",
        priority=99,
        hidden=True,
        custom=True,
        para=Para(line=twips(FIRST_BODY_MM - HEADER_MM), exact=True),
    ),
    Style(
        "Footer",
        "footer",
        priority=99,
        hidden=True,
        para=Para(0, 0, 240, tabs=(RIGHT_EDGE,)),
        text=Text(9, ink=GREY),
    ),
    Style(
        "TOCHeading",
        "TOC Heading",
        based_on="Heading1",
        following="Normal",
        priority=39,
        quick=True,
        hidden=True,
        para=Para(outline=9),
    ),
    *(contents(level) for level in (1, 2, 3)),
    Style("FootnoteText", "footnote text", hidden=True, para=Para(0, 40, 240), text=Text(9)),
    Style("EndnoteText", "endnote text", hidden=True, para=Para(0, 40, 240), text=Text(9)),
    Style("CommentText", "annotation text", hidden=True, para=Para(line=240), text=Text(10)),
    Style(
        "CommentSubject",
        "annotation subject",
        based_on="CommentText",
        following="CommentText",
        hidden=True,
        text=Text(bold=True),
    ),
    Style("BalloonText", "Balloon Text", hidden=True, para=Para(0, 0, 240), text=Text(9)),
)

PARAGRAPHS: Final = (*HEADINGS, *LISTS, *BLOCKS, *PAGE)
