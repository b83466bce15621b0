"""Graphics in the text of a Word document with their alt text, and the text boxes in them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.graphics import described, frame_kind, is_decorative
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.content import Graphic, GraphicKind
from naravard_templates.model.location import Location

_BOX, _FALLBACK, _TEXT = qn("w:txbxContent"), qn("mc:Fallback"), qn("w:t")
_GROUPS = frozenset({qn("wpg:wgp"), qn("wpc:wpc")})
_SHAPE, _PICTURE, _FRAME = qn("wps:wsp"), qn("pic:pic"), qn("wpg:graphicFrame")


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes in a drawing, each once."""
    for child in element if next(element.iter(_BOX), None) is not None else ():
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from text_boxes(child)


def graphic_data(drawn: etree._Element) -> etree._Element | None:
    return find(drawn, "*/a:graphic/a:graphicData")


def read_graphic(drawn: etree._Element, place: Location) -> Graphic | None:
    """What a drawing shows besides words; None for a plain shape and for what is hidden. `place` lacks the name."""
    if drawn.tag != qn("w:drawing"):
        return _vml(drawn, place)
    common = find(drawn, "*/wp:docPr")
    kind = _kind(drawn)
    if kind is None or (common is not None and flag(common, "hidden")):
        return None
    if common is None:
        return Graphic(kind, place)
    own = Graphic(kind, _named(place, str(common.get("name", ""))), described(common), is_decorative(common))
    said = own.description or own.decorative
    return own if kind is not GraphicKind.GROUP or said or _is_silent(drawn) else None


def _kind(drawn: etree._Element) -> GraphicKind | None:
    data = graphic_data(drawn)
    child = None if data is None else next(data.iterchildren("*"), None)
    if child is None:
        return None
    if child.tag == _PICTURE:
        return GraphicKind.PICTURE
    if child.tag in _GROUPS:
        return GraphicKind.GROUP
    if child.tag == _SHAPE:
        filled = find(child, "wps:spPr/a:blipFill") is not None
        return GraphicKind.PICTURE if filled and not _has_words(child) else None
    return frame_kind(data)


def _is_silent(group: etree._Element) -> bool:
    """Whether a group has a picture or chart that nothing is said of, or shows nothing but shapes without words."""
    pictures = [shape for shape in group.iter(_PICTURE, _FRAME) if not any(True for _ in shape.iterancestors(_BOX))]
    names = (find(shape, "pic:nvPicPr/pic:cNvPr" if shape.tag == _PICTURE else "wpg:cNvPr") for shape in pictures)
    if any(name is None or not (described(name) or is_decorative(name)) for name in names):
        return True
    return not pictures and not _has_words(group)


def _has_words(element: etree._Element) -> bool:
    return any((text.text or "").strip() for box in text_boxes(element) for text in box.iter(_TEXT))


def _vml(drawn: etree._Element, place: Location) -> Graphic | None:
    """A picture or an embedded object in the older drawing language, whose shape carries the alt text."""
    image = next(drawn.iter(qn("v:imagedata")), None)
    shape = None if image is None else image.getparent()
    if shape is None or "visibility:hidden" in str(shape.get("style", "")).replace(" ", ""):
        return None
    holders = [shape, *shape.iterancestors(qn("v:group"))]
    description = next((str(alt) for holder in holders if (alt := holder.get("alt"))), "")
    kind = GraphicKind.OBJECT if drawn.tag == qn("w:object") else GraphicKind.PICTURE
    return Graphic(kind, _named(place, str(shape.get("id", ""))), description.strip())


def _named(place: Location, name: str) -> Location:
    return Location(place.surface, place.number, place.part, name or None)
