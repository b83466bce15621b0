"""Native locks: the attributes that keep people from moving a graphic by mistake.

The sets are those that PowerPoint's own Lock command writes, whole. Text stays free to be written, and nothing is
made impossible to select, for people get stuck on what they can see but not click.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

_SHAPE: Final = ("noGrp", "noRot", "noMove", "noResize", "noEditPoints", "noAdjustHandles", "noChangeArrowheads",
                 "noChangeShapeType")
_PICTURE: Final = (*_SHAPE, "noChangeAspect", "noCrop")
_GROUP: Final = ("noGrp", "noUngrp", "noRot", "noChangeAspect", "noMove", "noResize")
_FRAME: Final = ("noGrp", "noDrilldown", "noChangeAspect", "noMove", "noResize")

# The element that holds a drawing's own properties, the lock element in it, and what the lock says.
_HOLDERS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    qn("p:cNvSpPr"): ("a:spLocks", _SHAPE),
    qn("p:cNvPicPr"): ("a:picLocks", _PICTURE),
    qn("p:cNvGrpSpPr"): ("a:grpSpLocks", _GROUP),
    qn("p:cNvCxnSpPr"): ("a:cxnSpLocks", _SHAPE),
    qn("p:cNvGraphicFramePr"): ("a:graphicFrameLocks", _FRAME),
    qn("pic:cNvPicPr"): ("a:picLocks", _PICTURE),
    qn("wps:cNvSpPr"): ("a:spLocks", _SHAPE),
    qn("wps:cNvCnPr"): ("a:cxnSpLocks", _SHAPE),
    qn("wpg:cNvGrpSpPr"): ("a:grpSpLocks", _GROUP),
    qn("wpg:cNvFrPr"): ("a:graphicFrameLocks", _FRAME),
    qn("wp:cNvGraphicFramePr"): ("a:graphicFrameLocks", _FRAME),
}


def lock(drawing: etree._Element, only: Collection[str] | None = None) -> None:
    """Locks one drawing, a `p:pic` or a `wps:wsp` say. What is locked already stays so; nothing is taken away.

    With `only`, just those of its locks that are named.
    """
    for holder in _holders(drawing):
        name, attributes = _HOLDERS[str(holder.tag)]
        attributes = tuple(one for one in attributes if only is None or one in only)
        locks = holder.find(name, NS)
        if locks is None:
            locks = etree.Element(qn(name), nsmap={"a": NS["a"]})
            holder.insert(0, locks)
        for attribute in attributes:
            locks.set(attribute, "1")


def _holders(drawing: etree._Element) -> Iterator[etree._Element]:
    """The drawing's own properties, at most two levels below it and never those of a drawing inside it."""
    for child in drawing:
        if child.tag in _HOLDERS:
            yield child
        elif etree.QName(child).localname.startswith("nv"):
            yield from (inner for inner in child if inner.tag in _HOLDERS)
