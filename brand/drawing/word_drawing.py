"""Protected graphics of a Word page: pictures and vector groups, placed from the page's corner and locked.

Each stands in a content control of its own that can be neither deleted nor edited, and carries the
lock attributes that Office writes. What to draw is declared with the types of the slides; lengths are in EMU.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .pptx_art import (
    DECORATIVE,
    FORM_LOCKS,
    GROUP_LOCKS,
    PICTURE_LOCKS,
    Form,
    Group,
    Image,
    geometry_xml,
    xfrm,
)
from .word_vml import vml
from .word_xml import NAMESPACES, element, val, w

FRAME_LOCKS: Final = ("noGrp", "noChangeAspect", "noMove", "noResize")
SVG_URI: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
PNG_RELATION: Final = "rId1"
SVG_RELATION: Final = "rId2"
"""A header shows one picture at most, so its relationship ids are fixed."""
CONTROL_IDS: Final = 20_300_000
Z_ORDER: Final = 251_658_240
"""Where Word itself starts counting."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A graphic in a header or footer; ``id`` is its own, and its forms take those that follow."""

    id: int
    tag: str
    art: Group | Image

    @property
    def alt(self) -> str:
        """What it shows; nothing for a decoration."""
        return self.art.alt if isinstance(self.art, Image) else ""


def control(placed: Placed) -> str:
    """The graphic in a locked content control without a visible frame."""
    properties = w(
        "sdtPr",
        val("alias", placed.art.name),
        val("tag", placed.tag),
        val("id", CONTROL_IDS + placed.id),
        val("lock", "sdtContentLocked"),
        element("w15:appearance", attributes={"w15:val": "hidden"}),
    )
    return w("sdt", properties, w("sdtContent", w("r", w("rPr", w("noProof")), drawing(placed))))


def drawing(placed: Placed) -> str:
    """A picture as it is; a vector group with its VML twin, for programs that know no wpg."""
    if isinstance(placed.art, Image):
        return w("drawing", anchor(placed, "pic", picture(placed.id, placed.art)))
    content = w("drawing", anchor(placed, "wpg", group(placed.id, placed.art)))
    twin = element("mc:Fallback", vml(placed.id, placed.art))
    return element("mc:AlternateContent", element("mc:Choice", content, Requires="wpg"), twin)


def anchor(placed: Placed, kind: str, content: str) -> str:
    """``wp:anchor``: fixed to the page, locked, nothing flows round it; decoration lies behind the text."""
    left, top, width, height = placed.art.frame
    decorative = DECORATIVE if isinstance(placed.art, Group) else ""
    return element(
        "wp:anchor",
        element("wp:simplePos", x=0, y=0),
        element("wp:positionH", element("wp:posOffset", str(left)), relativeFrom="page"),
        element("wp:positionV", element("wp:posOffset", str(top)), relativeFrom="page"),
        element("wp:extent", cx=width, cy=height),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:wrapNone"),
        element("wp:docPr", decorative, id=placed.id, name=placed.art.name, descr=placed.alt),
        element("wp:cNvGraphicFramePr", locks("a:graphicFrameLocks", FRAME_LOCKS)),
        element("a:graphic", element("a:graphicData", content, uri=NAMESPACES[kind])),
        attributes={"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": False},
        relativeHeight=Z_ORDER + placed.id * 1024,
        behindDoc=isinstance(placed.art, Group),
        locked=True,
        layoutInCell=True,
        allowOverlap=True,
    )


def picture(identity: int, image: Image) -> str:
    """``pic:pic``: PNG for all, its SVG twin for those who can."""
    twin = element("asvg:svgBlip", attributes={"r:embed": SVG_RELATION})
    extension = element("a:extLst", element("a:ext", twin, uri=SVG_URI))
    blip = element("a:blip", extension, attributes={"r:embed": PNG_RELATION})
    names = element(
        "pic:nvPicPr",
        element("pic:cNvPr", id=identity, name=image.name, descr=image.alt),
        element("pic:cNvPicPr", locks("a:picLocks", PICTURE_LOCKS)),
    )
    size = element("a:xfrm", xfrm((0, 0, image.frame[2], image.frame[3])))
    shape = element("pic:spPr", size, element("a:prstGeom", element("a:avLst"), prst="rect"))
    fill = element("pic:blipFill", blip, element("a:stretch", element("a:fillRect")))
    return element("pic:pic", names, fill, shape)


def group(identity: int, art: Group) -> str:
    """``wpg:wgp``: the forms in the coordinates of the group's own box."""
    left, top, width, height = art.frame
    inner = element("a:chOff", x=0, y=0) + element("a:chExt", cx=width, cy=height)
    moved = (
        Form(form.name, form.outline.mapped(lambda p: (p[0] - left, p[1] - top)), form.fill)
        for form in art.forms
    )
    return element(
        "wpg:wgp",
        element("wpg:cNvGrpSpPr", locks("a:grpSpLocks", GROUP_LOCKS)),
        element("wpg:grpSpPr", element("a:xfrm", xfrm((0, 0, width, height)), inner)),
        *(shape(identity + number, form) for number, form in enumerate(moved, 1)),
    )


def shape(identity: int, form: Form) -> str:
    """``wps:wsp``: a form as custom geometry, filled with its theme colour, without a line."""
    line = element("a:ln", element("a:noFill"))
    look = (
        element("a:xfrm", xfrm(form.frame)) + geometry_xml(form.outline, form.frame) + form.fill.xml() + line
    )
    return element(
        "wps:wsp",
        element("wps:cNvPr", id=identity, name=form.name),
        element("wps:cNvSpPr", locks("a:spLocks", FORM_LOCKS)),
        element("wps:spPr", look),
        element("wps:bodyPr"),
    )


def locks(name: str, which: Sequence[str]) -> str:
    """A lock element with the attributes that it sets."""
    return element(name, attributes=dict.fromkeys(which, True))
