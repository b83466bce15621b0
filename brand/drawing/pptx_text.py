"""Text styles of the PowerPoint master: title, five body levels, other text, and the default of text boxes."""

from __future__ import annotations

from . import identity as brand
from .pptx_art import colour_xml
from .pptx_slots import BULLET_STEP

BODY_SIZES = (20, 18, 16, 14, 14)
TITLE_SIZE = 32
BULLETS = "•–•–•"
SPACE_BEFORE = (10, 6, 4, 4, 4)
"""Points before a paragraph of each body level."""


def text_styles() -> str:
    """``p:txStyles`` of the slide master."""
    body = "".join(_body_level(level) for level in range(5)) + "".join(_plain_level(n, 14) for n in range(5, 9))
    other = f'<a:defPPr><a:defRPr lang="{brand.LANG}"/></a:defPPr>' + nine_levels(18)
    return (
        f"<p:txStyles><p:titleStyle>{_title()}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def default_text_style() -> str:
    """``p:defaultTextStyle`` of the presentation."""
    default = f'<a:defPPr><a:defRPr lang="{brand.LANG}"/></a:defPPr>'
    return f"<p:defaultTextStyle>{default}{nine_levels(18)}</p:defaultTextStyle>"


def notes_style() -> str:
    """``p:notesStyle`` of the notes master."""
    return f"<p:notesStyle>{nine_levels(12)}</p:notesStyle>"


def nine_levels(size: int) -> str:
    """Nine levels of plain text, each indented a little more."""
    return "".join(_plain_level(level, size) for level in range(9))


def _title() -> str:
    spacing = '<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>'
    return _level(1, 0, f"{spacing}{run_defaults(TITLE_SIZE, 'tx2', 'mj', True)}")


def _body_level(level: int) -> str:
    spacing = (
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="{SPACE_BEFORE[level] * 100}"/></a:spcBef>'
    )
    bullet = (
        f'<a:buClr>{colour_xml("accent1")}</a:buClr><a:buFont typeface="+mn-lt"/><a:buChar char="{BULLETS[level]}"/>'
    )
    content = f"{spacing}{bullet}{run_defaults(BODY_SIZES[level])}"
    return _level(level + 1, BULLET_STEP * (level + 1), content, f' indent="-{BULLET_STEP}"')


def _plain_level(level: int, size: int) -> str:
    return _level(level + 1, BULLET_STEP * level, run_defaults(size))


def _level(number: int, left: int, content: str, indent: str = "") -> str:
    """``a:lvl1pPr`` to ``a:lvl9pPr``, set from the left."""
    return (
        f'<a:lvl{number}pPr marL="{left}"{indent} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" '
        f'latinLnBrk="0" hangingPunct="1">{content}</a:lvl{number}pPr>'
    )


def run_defaults(size: int, colour: str = "tx1", font: str = "mn", bold: bool = False) -> str:
    """``a:defRPr`` with size in points, theme colour and theme font."""
    weight = ' b="1"' if bold else ""
    return (
        f'<a:defRPr lang="{brand.LANG}" sz="{size * 100}"{weight} kern="1200">'
        f'<a:solidFill>{colour_xml(colour)}</a:solidFill><a:latin typeface="+{font}-lt"/>'
        f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr>'
    )
