"""Protected graphics on slide masters and layouts: forms, pictures and groups, declared and written as XML."""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from .identity import Tint
from .motif import Box, Outline
from .pptx_grid import Frame

STILL_LOCKS = ("noEditPoints", "noAdjustHandles", "noChangeArrowheads", "noChangeShapeType")
FORM_LOCKS = ("noGrp", "noRot", "noMove", "noResize", *STILL_LOCKS)
PICTURE_LOCKS = ("noGrp", "noRot", "noChangeAspect", "noMove", "noResize", "noCrop", *STILL_LOCKS)
GROUP_LOCKS = ("noGrp", "noUngrp", "noRot", "noChangeAspect", "noMove", "noResize")
GROUP_SCALE = 2
"""Children of a group are drawn this much larger than they show; the group's transform shrinks them."""

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True)
class Fill:
    """A theme colour, or a gradient between two tints of it, at ``angle`` (degrees, clockwise)."""

    slot: str
    tint: Tint | None = None
    second: Tint | None = None
    angle: float = 0.0

    def xml(self) -> str:
        """``a:solidFill`` or ``a:gradFill``."""
        if self.second is None:
            return f"<a:solidFill>{colour_xml(self.slot, self.tint)}</a:solidFill>"
        stops = ((0, self.tint), (100_000, self.second))
        inner = "".join(f'<a:gs pos="{at}">{colour_xml(self.slot, tint)}</a:gs>' for at, tint in stops)
        angle = round(self.angle % 360 * 60_000)
        line = f'<a:lin ang="{angle}" scaled="0"/>'
        return f'<a:gradFill rotWithShape="1"><a:gsLst>{inner}</a:gsLst>{line}</a:gradFill>'


@dataclass(frozen=True)
class Form:
    """A vector form with its own geometry; ``outline`` in EMU on the slide."""

    name: str
    outline: Outline
    fill: Fill

    @property
    def frame(self) -> Frame:
        """Where it stands."""
        return whole(self.outline.box())


@dataclass(frozen=True)
class Image:
    """A picture out of ``../art``, with alternative text."""

    name: str
    file: str
    frame: Frame
    alt: str


@dataclass(frozen=True)
class Group:
    """Forms that belong together."""

    name: str
    forms: tuple[Form, ...]

    @property
    def frame(self) -> Frame:
        """The smallest frame round all of its forms."""
        frames = [form.frame for form in self.forms]
        left, top = min(f[0] for f in frames), min(f[1] for f in frames)
        right, bottom = max(f[0] + f[2] for f in frames), max(f[1] + f[3] for f in frames)
        return left, top, right - left, bottom - top


Art = Form | Image | Group


class Ids:
    """Shape ids of one surface: 1 is the tree itself."""

    def __init__(self) -> None:
        self.last = 1

    def next(self) -> int:
        """An id that no other shape on this surface has."""
        self.last += 1
        return self.last


def whole(box: Box) -> Frame:
    """A box rounded to whole EMU."""
    left, top = round(box[0]), round(box[1])
    return left, top, round(box[0] + box[2]) - left, round(box[1] + box[3]) - top


def colour_xml(slot: str, tint: Tint | None = None) -> str:
    """A theme colour with its tint."""
    if tint is None:
        return f'<a:schemeClr val="{slot}"/>'
    offset = f'<a:lumOff val="{tint[1] * 1000}"/>' if tint[1] else ""
    return f'<a:schemeClr val="{slot}"><a:lumMod val="{tint[0] * 1000}"/>{offset}</a:schemeClr>'


def xfrm(frame: Frame) -> str:
    """Offset and extent of a frame, without the element round them."""
    return f'<a:off x="{frame[0]}" y="{frame[1]}"/><a:ext cx="{frame[2]}" cy="{frame[3]}"/>'


def art_xml(art: Art, ids: Ids, relations: dict[str, tuple[str, str]]) -> str:
    """The XML of a graphic; ``relations`` gives the two relationship ids (PNG, SVG) of each picture file."""
    if isinstance(art, Form):
        return form_xml(art, ids)
    if isinstance(art, Group):
        return group_xml(art, ids)
    return image_xml(art, ids, *relations[art.file])


def form_xml(form: Form, ids: Ids) -> str:
    """A decorative form with custom geometry and locks."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{ids.next()}" name={quoteattr(form.name)}>{DECORATIVE}</p:cNvPr>'
        f'<p:cNvSpPr><a:spLocks {_on(FORM_LOCKS)}/></p:cNvSpPr><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{xfrm(form.frame)}</a:xfrm>{geometry_xml(form.outline, form.frame)}"
        f"{form.fill.xml()}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def image_xml(image: Image, ids: Ids, png: str, svg: str) -> str:
    """A locked picture with its SVG twin."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{ids.next()}" name={quoteattr(image.name)} '
        f"descr={quoteattr(image.alt)}/>"
        f'<p:cNvPicPr><a:picLocks {_on(PICTURE_LOCKS)}/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{png}"><a:extLst>'
        '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{svg}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr><a:xfrm>{xfrm(image.frame)}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def group_xml(group: Group, ids: Ids) -> str:
    """A locked group whose children live in a space of their own, ``GROUP_SCALE`` times as large."""
    left, top, width, height = group.frame
    head = (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{ids.next()}" name={quoteattr(group.name)}>{DECORATIVE}'
        f"</p:cNvPr><p:cNvGrpSpPr><a:grpSpLocks {_on(GROUP_LOCKS)}/></p:cNvGrpSpPr>"
        '<p:nvPr userDrawn="1"/></p:nvGrpSpPr>'
        f'<p:grpSpPr><a:xfrm>{xfrm(group.frame)}<a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{width * GROUP_SCALE}" cy="{height * GROUP_SCALE}"/></a:xfrm></p:grpSpPr>'
    )
    scaled = (
        Form(
            form.name,
            form.outline.mapped(lambda p: ((p[0] - left) * GROUP_SCALE, (p[1] - top) * GROUP_SCALE)),
            form.fill,
        )
        for form in group.forms
    )
    return head + "".join(form_xml(form, ids) for form in scaled) + "</p:grpSp>"


def geometry_xml(outline: Outline, frame: Frame) -> str:
    """``a:custGeom`` of an outline, in EMU from the corner of its frame."""

    def at(point: tuple[float, float]) -> str:
        return f'<a:pt x="{round(point[0] - frame[0])}" y="{round(point[1] - frame[1])}"/>'

    steps = [f"<a:moveTo>{at(outline.cubics[0][0])}</a:moveTo>"]
    for cubic in outline.cubics:
        if _is_straight(cubic[0], cubic[1], cubic[2], cubic[3]):
            steps.append(f"<a:lnTo>{at(cubic[3])}</a:lnTo>")
        else:
            steps.append(f"<a:cubicBezTo>{at(cubic[1])}{at(cubic[2])}{at(cubic[3])}</a:cubicBezTo>")
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{frame[2]}" h="{frame[3]}">{"".join(steps)}<a:close/></a:path></a:pathLst></a:custGeom>'
    )


def _is_straight(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> bool:
    """Whether both handles lie on the line from start to end (within one EMU)."""
    length = math.dist(a, d) or 1.0
    return all(abs((d[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (d[1] - a[1])) / length < 1.0 for p in (b, c))


def _on(locks: tuple[str, ...]) -> str:
    return " ".join(f'{lock}="1"' for lock in locks)
