"""The brand's table style for PowerPoint, the default: header row in accent1, banding in its palest tint."""

from __future__ import annotations

from .identity import TINT_LIGHT, TINT_PALE, Tint
from .package import xml_bytes
from .pptx_art import Fill
from .theme import DRAWING

STYLE_ID = "{2F8A6C14-7B3E-4D59-9C21-0A5E3B7D2030}"
STYLE_NAME = "Framtidsbilden"


def table_styles_xml() -> bytes:
    """The whole part."""
    return xml_bytes(
        f'<a:tblStyleLst xmlns:a="{DRAWING}" def="{STYLE_ID}">',
        f'<a:tblStyle styleId="{STYLE_ID}" styleName="{STYLE_NAME}">',
        _part("wholeTbl", "tx1", False, None, {"bottom": (12_700, None), "insideH": (9_525, TINT_LIGHT)}),
        _part("band1H", None, False, Fill("accent1", TINT_PALE), {}),
        _part("band1V", None, False, Fill("accent1", TINT_PALE), {}),
        _part("lastCol", "tx1", True, None, {}),
        _part("firstCol", "tx1", True, None, {}),
        _part("lastRow", "tx1", True, None, {"top": (19_050, None)}),
        _part("firstRow", "bg1", True, Fill("accent1"), {}),
        "</a:tblStyle></a:tblStyleLst>",
    )


def _part(tag: str, text: str | None, bold: bool, fill: Fill | None, lines: dict[str, tuple[int, Tint | None]]) -> str:
    """One part of the style; ``lines`` gives width (EMU) and tint of accent1 for each border that shows."""
    borders = "".join(_border(side, *lines[side]) for side in ("top", "bottom", "insideH") if side in lines)
    ground = f"<a:fill>{fill.xml()}</a:fill>" if fill else ""
    return f"<a:{tag}>{_text(text, bold)}<a:tcStyle><a:tcBdr>{borders}</a:tcBdr>{ground}</a:tcStyle></a:{tag}>"


def _text(colour: str | None, bold: bool) -> str:
    if colour is None:
        return ""
    weight = ' b="on"' if bold else ""
    return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="{colour}"/></a:tcTxStyle>'


def _border(side: str, width: int, tint: Tint | None) -> str:
    return f'<a:{side}><a:ln w="{width}" cmpd="sng">{Fill("accent1", tint).xml()}</a:ln></a:{side}>'
