"""The VML twin of a vector group, for programs that do not know DrawingML groups in Word.

VML has no theme: the colours are the resolved ones. Points outside, EMU inside.
"""

from __future__ import annotations

from .colour import tinted
from .identity import EMU_PER_POINT, THEME_COLOURS
from .motif import Outline, Point
from .pptx_art import Form, Group
from .word_xml import element, w

BEHIND = -251_658_240
"""Where Word counts from for what lies behind the text."""


def vml(identity: int, group: Group) -> str:
    """``w:pict`` with the same forms at the same place; ``identity`` orders it among the others."""
    left, top, width, height = group.frame
    places = {"margin-left": left, "margin-top": top, "width": width, "height": height}
    measures = "".join(f"{name}:{at / EMU_PER_POINT:.2f}pt;" for name, at in places.items())
    content = element(
        "v:group",
        *(shape(form) for form in group.forms),
        element("w10:wrap", anchorx="page", anchory="page"),
        element("w10:anchorlock"),
        id=f"vml{identity}",
        alt="",
        style=f"position:absolute;{measures}z-index:{BEHIND + identity};"
        "mso-position-horizontal-relative:page;mso-position-vertical-relative:page",
        coordorigin=f"{left},{top}",
        coordsize=f"{width},{height}",
    )
    return w("pict", content)


def shape(form: Form) -> str:
    """``v:shape``: the outline in the coordinates of its own box, filled, without a line."""
    left, top, width, height = form.frame
    return element(
        "v:shape",
        style=f"position:absolute;left:{left};top:{top};width:{width};height:{height}",
        coordorigin=f"{left},{top}",
        coordsize=f"{width},{height}",
        path=path(form.outline),
        fillcolor=f"#{tinted(THEME_COLOURS[form.fill.slot], form.fill.tint).lower()}",
        stroked="f",
    )


def path(outline: Outline) -> str:
    """The ``path`` of a shape: move, curves, close, end."""
    curves = (f"c{','.join(pair(point) for point in cubic[1:])}" for cubic in outline.cubics)
    return f"m{pair(outline.cubics[0][0])}{''.join(curves)}xe"


def pair(point: Point) -> str:
    """A point in whole EMU."""
    return f"{round(point[0])},{round(point[1])}"
