"""The slide master: graphics, placeholders, colour map, text styles and guides."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from . import identity as brand
from .identity import TINT_LIGHT
from .package import xml_bytes
from .pptx_art import Art, Fill, Ids, art_xml, xfrm
from .pptx_forms import bar, mark, wordmark
from .pptx_grid import BOTTOM, MARGIN, TITLE_HEIGHT, TITLE_TOP, TOP, WIDTH, Frame, cell
from .pptx_layout import NAMESPACES, TREE_HEAD, foot, ground_xml
from .pptx_slots import DATE_FIELD, LEVELS, NUMBER_FIELD, Slot, field, paragraph, run
from .pptx_text import run_defaults, text_styles

MASTER_ID = 2_147_483_648
GUIDE_UNIT = 1587.5
"""EMU to the eighth of a point, the unit of guides."""
COLOUR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)

CORNER = mark("Motiv", (11_772_000.0, 468_000.0), 852_000.0, TINT_LIGHT)
"""The motif, pale and cropped, in the top right corner."""
MASTER_ART: tuple[Art, ...] = (CORNER, bar(), wordmark())

TITLE_FRAME: Frame = cell(0, 11, TITLE_TOP, TITLE_TOP + TITLE_HEIGHT)
BODY_FRAME: Frame = cell(0, 12)


def master_xml(layouts: int, relations: dict[str, tuple[str, str]]) -> bytes:
    """The whole part; layouts have the relationship ids rId1 and on, the theme the one after them."""
    ids = Ids()
    art = "".join(art_xml(item, ids, relations) for item in MASTER_ART)
    listed = "".join(f'<p:sldLayoutId id="{MASTER_ID + 1 + n}" r:id="rId{n + 1}"/>' for n in range(layouts))
    return xml_bytes(
        f'<p:sldMaster {NAMESPACES} preserve="1"><p:cSld name={quoteattr(brand.BRAND_NAME)}>',
        f"{ground_xml(Fill('bg1'))}<p:spTree>{TREE_HEAD}{art}{_title(ids)}{_body(ids)}{_foot(ids)}</p:spTree></p:cSld>",
        COLOUR_MAP,
        f'<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:hf hdr="0"/>',
        f"{text_styles()}{guides_xml()}</p:sldMaster>",
    )


def guides_xml() -> str:
    """Guides at the margins, the middle, and where content begins and ends."""
    across = [("horz", y) for y in (TITLE_TOP, TOP, BOTTOM)]
    down = [("", x) for x in (MARGIN, WIDTH // 2, WIDTH - MARGIN)]
    rows = []
    for number, (orientation, position) in enumerate((*across, *down), start=1):
        orient = f' orient="{orientation}"' if orientation else ""
        colour = f'<p15:clr><a:srgbClr val="{brand.TEAL}"/></p15:clr>'
        at = round(position / GUIDE_UNIT)
        rows.append(f'<p15:guide id="{number}"{orient} pos="{at}" userDrawn="1">{colour}</p15:guide>')
    return (
        '<p:extLst><p:ext uri="{27BBF7A9-308A-43DC-89C8-2F10F3537804}"><p15:sldGuideLst '
        'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main">'
        f"{''.join(rows)}</p15:sldGuideLst></p:ext></p:extLst>"
    )


def placeholder(
    ids: Ids, name: str, ph: str, frame: Frame, text: str, body: str = "<a:bodyPr/>", style: str = ""
) -> str:
    """A placeholder of a master; ``ph`` holds the attributes of ``p:ph``."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.next()}" name={quoteattr(name)}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{xfrm(frame)}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f"<p:txBody>{body}<a:lstStyle>{style}</a:lstStyle>{text}</p:txBody></p:sp>"
    )


def body_properties(anchor: str, inset: int = 0, autofit: bool = True) -> str:
    """``a:bodyPr`` with text set flush with the grid at both sides."""
    fit = "<a:normAutofit/>" if autofit else ""
    return (
        f'<a:bodyPr vert="horz" lIns="{inset}" tIns="45720" rIns="{inset}" bIns="45720" rtlCol="0" '
        f'anchor="{anchor}">{fit}</a:bodyPr>'
    )


def _title(ids: Ids) -> str:
    return placeholder(ids, "Rubrik", 'type="title"', TITLE_FRAME, paragraph(run("Skriv rubrik")), body_properties("b"))


def _body(ids: Ids) -> str:
    text = "".join(paragraph(run(words), level) for level, words in enumerate(("Skriv text", *LEVELS)))
    return placeholder(ids, "Text", 'type="body" idx="1"', BODY_FRAME, text, body_properties("t"))


def _foot(ids: Ids) -> str:
    text, date, number = foot()
    return (
        _foot_part(ids, text, "3", "l", paragraph(run(brand.FOOTER)))
        + _foot_part(ids, date, "2", "r", paragraph(field("datetimeFigureOut", DATE_FIELD, "2030-01-01")))
        + _foot_part(ids, number, "4", "r", paragraph(field("slidenum", NUMBER_FIELD, "‹nr›")))
    )


def _foot_part(ids: Ids, slot: Slot, idx: str, align: str, text: str) -> str:
    style = f'<a:lvl1pPr algn="{align}">{run_defaults(12, "accent5")}</a:lvl1pPr>'
    ph = f'type="{slot.kind}" sz="quarter" idx="{idx}"'
    return placeholder(
        ids, slot.name, ph, slot.frame, text, body_properties("ctr", autofit=slot.kind != "sldNum"), style
    )
