"""The theme that both masters declare: colours, fonts and the plain line, fill and effect styles."""

from __future__ import annotations

from . import identity as brand
from .package import xml_bytes

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_xml(name: str = brand.THEME_NAME) -> bytes:
    """A whole theme part."""
    return xml_bytes(
        f'<a:theme xmlns:a="{DRAWING}" name="{name}"><a:themeElements>',
        _colours(),
        _fonts(),
        _formats(),
        "</a:themeElements>",
        _object_defaults(),
        "<a:extraClrSchemeLst/></a:theme>",
    )


def _colours() -> str:
    slots = (f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in brand.THEME_COLOURS.items())
    return f'<a:clrScheme name="{brand.COLOUR_SCHEME_NAME}">{"".join(slots)}</a:clrScheme>'


def _fonts() -> str:
    def family(tag: str, typeface: str) -> str:
        return f'<a:{tag}><a:latin typeface="{typeface}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'

    fonts = family("majorFont", brand.FONT_HEADING) + family("minorFont", brand.FONT_BODY)
    return f'<a:fontScheme name="{brand.FONT_SCHEME_NAME}">{fonts}</a:fontScheme>'


def _formats() -> str:
    """Flat styles: no shadows, no bevels; the schema wants three of each."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(
        f'<a:ln w="{width}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
        for width in (9525, 12700, 19050)
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="{brand.FORMAT_SCHEME_NAME}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def _object_defaults() -> str:
    """What a shape, a line and a text box look like when somebody draws one."""
    run = f'<a:defRPr lang="{brand.LANG}" sz="1600"'
    white = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
    return (
        "<a:objectDefaults>"
        '<a:spDef><a:spPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></a:spPr>"
        '<a:bodyPr lIns="108000" tIns="72000" rIns="108000" bIns="72000" rtlCol="0" anchor="ctr"/>'
        f'<a:lstStyle><a:defPPr algn="ctr">{run}>{white}</a:defRPr></a:defPPr></a:lstStyle></a:spDef>'
        '<a:lnDef><a:spPr><a:ln w="19050"><a:solidFill><a:schemeClr val="accent5"/></a:solidFill></a:ln>'
        "</a:spPr>"
        "<a:bodyPr/><a:lstStyle/></a:lnDef>"
        '<a:txDef><a:spPr><a:noFill/></a:spPr><a:bodyPr wrap="square" rtlCol="0"><a:spAutoFit/></a:bodyPr>'
        f"<a:lstStyle><a:defPPr>{run}/></a:defPPr></a:lstStyle></a:txDef></a:objectDefaults>"
    )
