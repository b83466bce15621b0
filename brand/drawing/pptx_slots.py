"""Placeholders of slide masters and layouts, declared and written as XML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from . import identity as brand
from .motif import Outline
from .pptx_art import Fill, Ids, colour_xml, geometry_xml, xfrm
from .pptx_grid import Frame

LEVELS: Final = ("Andra nivån", "Tredje nivån", "Fjärde nivån", "Femte nivån")
BULLET_STEP: Final = 228_600
"""Indent of each level of a list."""
DATE_FIELD: Final = "{6B1F0C52-5E0B-4C0B-9A54-2B6A3D1E2030}"
NUMBER_FIELD: Final = "{0D2C7A86-93F1-4B7E-8E43-51C9A7F42030}"


@dataclass(frozen=True)
class Style:
    """How the text of a placeholder looks where it differs from the master; sizes in points."""

    size: int | None = None
    bold: bool | None = None
    colour: str | None = None
    anchor: str | None = None
    align: str | None = None
    bullets: str = "master"
    """``master`` (bullets of the master), ``plain`` (no bullet on the first level) or ``numbers``."""
    inset: tuple[int, int, int, int] | None = None
    """Left, top, right, bottom, in EMU."""
    fill: Fill | None = None


PLAIN: Final = Style(bullets="plain")


@dataclass(frozen=True)
class Slot:
    """A placeholder: ``kind`` is the ``type`` of ``p:ph`` (obj stands for none)."""

    idx: int
    kind: str
    name: str
    prompt: str
    frame: Frame
    style: Style = Style()
    outline: Outline | None = None
    """Geometry of a picture placeholder that is no rectangle, from the frame's corner."""


def text_slot(idx: int, name: str, prompt: str, frame: Frame, style: Style = PLAIN) -> Slot:
    """A placeholder for text."""
    return Slot(idx, "body", name, prompt, frame, style)


def slot_xml(slot: Slot, ids: Ids) -> str:
    """The whole ``p:sp`` of a placeholder on a layout."""
    ground = slot.style.fill.xml() if slot.style.fill else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.next()}" name={quoteattr(slot.name)}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{_ph(slot)}</p:nvPr></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{xfrm(slot.frame)}</a:xfrm>{_geometry(slot)}{ground}"
        f"</p:spPr><p:txBody>{_body(slot)}{list_style(slot.style)}{_text(slot)}</p:txBody></p:sp>"
    )


def _ph(slot: Slot) -> str:
    kind = "" if slot.kind == "obj" else f' type="{slot.kind}"'
    number = f' idx="{slot.idx}"' if slot.idx else ""
    if slot.kind in ("dt", "ftr", "sldNum"):
        return f'<p:ph{kind} sz="quarter"{number}/>'
    return f'<p:ph{kind}{number} hasCustomPrompt="1"/>'


def _geometry(slot: Slot) -> str:
    if slot.outline is None:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return geometry_xml(slot.outline, (0, 0, slot.frame[2], slot.frame[3]))


def _body(slot: Slot) -> str:
    style, attributes = slot.style, ""
    if style.inset is not None:
        names = ("lIns", "tIns", "rIns", "bIns")
        attributes += "".join(f' {name}="{value}"' for name, value in zip(names, style.inset, strict=True))
    if style.anchor is not None:
        attributes += f' anchor="{style.anchor}"'
    return f"<a:bodyPr{attributes}>" + ("<a:normAutofit/>" if slot.kind != "sldNum" else "") + "</a:bodyPr>"


def list_style(style: Style) -> str:
    """``a:lstStyle``: what the placeholder's levels have of their own."""
    if style == Style(anchor=style.anchor, inset=style.inset, fill=style.fill):
        return "<a:lstStyle/>"
    levels = 1 if style.bullets == "plain" and style.size is None and style.colour is None else 5
    return f"<a:lstStyle>{''.join(_level(style, level) for level in range(levels))}</a:lstStyle>"


def _level(style: Style, level: int) -> str:
    attributes = f' algn="{style.align}"' if style.align else ""
    bullet = ""
    if level == 0 and style.bullets == "plain":
        attributes, bullet = f' marL="0" indent="0"{attributes}', "<a:buNone/>"
    elif level == 0 and style.bullets == "numbers":
        attributes = f' marL="{BULLET_STEP * 2}" indent="-{BULLET_STEP * 2}"{attributes}'
        bullet = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod"/>'
    elif style.colour is not None:
        bullet = "<a:buClrTx/>"
    return f"<a:lvl{level + 1}pPr{attributes}>{bullet}{_run_defaults(style, level)}</a:lvl{level + 1}pPr>"


def _run_defaults(style: Style, level: int) -> str:
    attributes = f' lang="{brand.LANG}"'
    if style.size is not None:
        attributes += f' sz="{max(style.size - 2 * level, min(style.size, 12)) * 100}"'
    if style.bold is not None and level == 0:
        attributes += f' b="{int(style.bold)}"'
    colour = f"<a:solidFill>{colour_xml(style.colour)}</a:solidFill>" if style.colour else ""
    return f"<a:defRPr{attributes}>{colour}</a:defRPr>"


def _text(slot: Slot) -> str:
    if slot.kind == "dt":
        return paragraph(field("datetimeFigureOut", DATE_FIELD, "2030-01-01"))
    if slot.kind == "sldNum":
        return paragraph(field("slidenum", NUMBER_FIELD, "‹nr›"))
    if slot.kind == "ftr":
        return paragraph(run(brand.FOOTER))
    listed = slot.kind == "obj" or (slot.kind == "body" and slot.style.bullets == "master")
    below = LEVELS if listed else ()
    levels = (paragraph(run(text), level) for level, text in enumerate((slot.prompt, *below)))
    return "".join(levels)


def paragraph(content: str, level: int = 0) -> str:
    """A paragraph; the language stands at its end too."""
    properties = f'<a:pPr lvl="{level}"/>' if level else ""
    return f'<a:p>{properties}{content}<a:endParaRPr lang="{brand.LANG}"/></a:p>'


def run(text: str) -> str:
    """A run of text in the brand's language."""
    return f'<a:r><a:rPr lang="{brand.LANG}"/><a:t>{escape(text)}</a:t></a:r>'


def field(kind: str, guid: str, text: str) -> str:
    """A field that Office fills in."""
    return f'<a:fld id="{guid}" type="{kind}"><a:rPr lang="{brand.LANG}"/><a:t>{text}</a:t></a:fld>'
