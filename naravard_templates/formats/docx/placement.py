"""Where a Word drawing stands: `wp:anchor` and `wp:inline` to a box (ECMA-376 part 1, 20.4.2)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from naravard_templates.formats.docx.sections import PageGeometry
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, find_text
from naravard_templates.formats.ooxml.values import emu, flag
from naravard_templates.model.geometry import Box, Frame, Relative

_MOVING = {"paragraph": Relative.PARAGRAPH, "line": Relative.LINE, "character": Relative.CHARACTER}
_INLINE = Frame(Relative.INLINE, Relative.INLINE)


def placed(drawing: etree._Element, page: PageGeometry) -> Box:
    """The box of an anchor or inline. What hangs on the text keeps its frame; the rest is absolute on the page."""
    extent = find(drawing, "wp:extent")
    cx, cy = (0, 0) if extent is None else (emu(extent.get("cx")), emu(extent.get("cy")))
    if drawing.tag == qn("wp:inline"):
        return Box(0, 0, cx, cy, frame=_INLINE)
    simple = find(drawing, "wp:simplePos")
    if simple is not None and flag(drawing, "simplePos"):
        return Box(emu(simple.get("x")), emu(simple.get("y")), cx, cy)
    x, horizontal = _along(find(drawing, "wp:positionH"), cx, page, across=True)
    y, vertical = _along(find(drawing, "wp:positionV"), cy, page, across=False)
    return Box(x, y, cx, cy, frame=Frame(horizontal, vertical))


def in_text(box: Box) -> Box:
    """The same as it stands in the text of a box: its size counts, its place is the text's."""
    return replace(box, x=0, y=0, frame=_INLINE)


def _along(position: etree._Element | None, size: int, page: PageGeometry, *, across: bool) -> tuple[int, Relative]:
    if position is None:
        return 0, Relative.PAGE
    relative = str(position.get("relativeFrom", "page"))
    moving = _MOVING.get(relative)
    start, length = page.horizontal(relative) if across else page.vertical(relative)
    start, length = (0, 0) if moving else (start, length)
    align = find_text(position, "wp:align", "").strip()
    offset = find(position, ".//wp:posOffset")
    if align in {"center", "centre"}:
        start += (length - size) // 2
    elif align in {"right", "bottom", "outside"}:
        start += length - size
    elif offset is not None:
        start += emu((offset.text or "").strip())
    return start, moving or Relative.PAGE
