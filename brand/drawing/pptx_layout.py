"""What a layout is, and the one function that writes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from .package import xml_bytes
from .pptx_art import Art, Fill, Ids, Image, art_xml
from .pptx_grid import FOOT_HEIGHT, FOOT_TOP, TITLE_HEIGHT, TITLE_TOP, cell, column, span
from .pptx_slots import Slot, Style, slot_xml

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)

LABEL = Style(20, bold=True, anchor="b", bullets="plain")
"""A short heading over a text."""
Places = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
"""Left edge and width of footer, date and slide number."""
FOOT_PLACES: Places = ((column(3), span(6)), (column(9), span(2)), (column(11), span(1)))


@dataclass(frozen=True)
class Layout:
    """A slide layout as data. ``kind`` is the schema's name of a standard layout, where one fits."""

    name: str
    kind: str | None
    slots: tuple[Slot, ...]
    art: tuple[Art, ...] = ()
    ground: Fill | None = None
    """Background where it is not the master's."""
    master_art: bool = True
    """Whether the master's graphics show."""


def layout_xml(layout: Layout, relations: dict[str, tuple[str, str]]) -> bytes:
    """The whole part of a layout: background, graphics at the back, placeholders in reading order."""
    ids = Ids()
    kind = f' type="{layout.kind}"' if layout.kind else ""
    hidden = "" if layout.master_art else ' showMasterSp="0"'
    shapes = [
        *(art_xml(art, ids, relations) for art in layout.art),
        *(slot_xml(slot, ids) for slot in layout.slots),
    ]
    return xml_bytes(
        f'<p:sldLayout {NAMESPACES}{hidden}{kind} preserve="1" userDrawn="1">',
        f"<p:cSld name={quoteattr(layout.name)}>{ground_xml(layout.ground)}",
        f"<p:spTree>{TREE_HEAD}{''.join(shapes)}</p:spTree></p:cSld>",
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
    )


def ground_xml(ground: Fill | None) -> str:
    """A background, if there is one."""
    return f"<p:bg><p:bgPr>{ground.xml()}<a:effectLst/></p:bgPr></p:bg>" if ground else ""


def pictures_of(art: tuple[Art, ...]) -> tuple[str, ...]:
    """The picture files that graphics use, each once."""
    return tuple(dict.fromkeys(item.file for item in art if isinstance(item, Image)))


def coloured(style: Style, slot: str) -> Style:
    """The same style in another colour."""
    return replace(style, colour=slot)


def title(columns: int = 11) -> Slot:
    """The title of a content layout; the last column is the motif's."""
    frame = cell(0, columns, TITLE_TOP, TITLE_TOP + TITLE_HEIGHT)
    return Slot(0, "title", "Rubrik", "Skriv rubrik", frame)


def foot(colour: str | None = None, places: Places = FOOT_PLACES) -> tuple[Slot, ...]:
    """Footer, date and slide number."""
    style = Style(colour=colour) if colour else Style()
    right = replace(style, align="r") if colour else style
    frames = [(left, FOOT_TOP, width, FOOT_HEIGHT) for left, width in places]
    return (
        Slot(11, "ftr", "Sidfot", "", frames[0], style),
        Slot(10, "dt", "Datum", "", frames[1], right),
        Slot(12, "sldNum", "Bildnummer", "", frames[2], right),
    )
