"""The notes master and the handout master: portrait pages, plain, with themes of their own."""

from __future__ import annotations

from .package import xml_bytes
from .pptx_art import Fill, Ids, xfrm
from .pptx_grid import Frame
from .pptx_layout import NAMESPACES, TREE_HEAD, ground_xml
from .pptx_master import COLOUR_MAP, body_properties, placeholder
from .pptx_slots import DATE_FIELD, LEVELS, NUMBER_FIELD, field, paragraph, run
from .pptx_text import notes_style, run_defaults

PAGE_WIDTH, PAGE_HEIGHT = 6_858_000, 9_144_000
EDGE, HALF, ROW = 468_000, 2_844_000, 360_000
RIGHT = PAGE_WIDTH - EDGE - HALF


def notes_master_xml() -> bytes:
    """The notes page: the slide above, the notes below."""
    ids = Ids()
    body = "".join(paragraph(run(words), level) for level, words in enumerate(("Skriv anteckningar", *LEVELS)))
    frame: Frame = (EDGE, 4_320_000, PAGE_WIDTH - 2 * EDGE, 4_032_000)
    shapes = (
        _corners(ids)
        + _slide_picture(ids)
        + placeholder(ids, "Anteckningar", 'type="body" sz="quarter" idx="3"', frame, body, body_properties("t"))
        + _feet(ids, 4)
    )
    return _page("notesMaster", shapes, notes_style())


def handout_master_xml() -> bytes:
    """The handout page: header, date, footer and page number."""
    ids = Ids()
    return _page("handoutMaster", _corners(ids) + _feet(ids, 2), "")


def _page(tag: str, shapes: str, style: str) -> bytes:
    return xml_bytes(
        f"<p:{tag} {NAMESPACES}><p:cSld>{ground_xml(Fill('bg1'))}",
        f"<p:spTree>{TREE_HEAD}{shapes}</p:spTree></p:cSld>",
        f"{COLOUR_MAP}<p:hf/>{style}</p:{tag}>",
    )


def _corners(ids: Ids) -> str:
    date = paragraph(field("datetimeFigureOut", DATE_FIELD, "2030-01-01"))
    return _small(ids, "Sidhuvud", 'type="hdr" sz="quarter"', EDGE, 216_000, "l", paragraph("")) + _small(
        ids, "Datum", 'type="dt" sz="quarter" idx="1"', RIGHT, 216_000, "r", date
    )


def _feet(ids: Ids, first: int) -> str:
    number = paragraph(field("slidenum", NUMBER_FIELD, "‹nr›"))
    top = PAGE_HEIGHT - 216_000 - ROW
    return _small(ids, "Sidfot", f'type="ftr" sz="quarter" idx="{first}"', EDGE, top, "l", paragraph("")) + _small(
        ids, "Sidnummer", f'type="sldNum" sz="quarter" idx="{first + 1}"', RIGHT, top, "r", number
    )


def _small(ids: Ids, name: str, ph: str, left: int, top: int, align: str, text: str) -> str:
    style = f'<a:lvl1pPr algn="{align}">{run_defaults(12, "accent5")}</a:lvl1pPr>'
    return placeholder(ids, name, ph, (left, top, HALF, ROW), text, body_properties("ctr", autofit=False), style)


def _slide_picture(ids: Ids) -> str:
    """The picture of the slide; these locks are what Office always writes there."""
    width = PAGE_WIDTH - 2 * EDGE
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.next()}" name="Bild"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{xfrm((EDGE, 720_000, width, width * 9 // 16))}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="12700"><a:solidFill><a:schemeClr val="accent5"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
