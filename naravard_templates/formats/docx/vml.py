"""VML shapes, as older documents and watermarks have them (ECMA-376 part 4, 14.1): place, picture, colour."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.presets import preset_rgb
from naravard_templates.formats.ooxml.values import number
from naravard_templates.model.colour import NO_FILL, Colour, Fill, FillKind, Stop
from naravard_templates.model.geometry import Box, Frame, Relative
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, ElementKind, Shape

_SHAPES = {qn(f"v:{name}"): preset for name, preset in (
    ("shape", ""), ("rect", "rect"), ("roundrect", "roundRect"), ("oval", "ellipse"), ("line", "line"))}
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525}


def read(pict: etree._Element, part: str, pictures: PackagePictures) -> Iterator[Element]:
    """The shapes of a `w:pict`. Only what they say themselves is read, not what a shape type adds."""
    for shape in pict.iter(*_SHAPES):
        style = _style(str(shape.get("style", "")))
        picture = _picture(shape, part, pictures)
        kind = ElementKind.PICTURE if picture else ElementKind.SHAPE
        hidden = style.get("visibility") == "hidden"
        yield Element("", kind, str(shape.get("id", "")), _box(style), Shape(_SHAPES[shape.tag]), _fill(shape),
                      picture=picture, hidden=hidden, description=str(shape.get("alt", "")))


def _style(text: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}


def _box(style: dict[str, str]) -> Box:
    x, y = (_length(style.get(f"margin-{side}", style.get(side, "0"))) for side in ("left", "top"))
    frame = Frame(_relative(style.get("mso-position-horizontal-relative", "")),
                  _relative(style.get("mso-position-vertical-relative", "")))
    return Box(x, y, _length(style.get("width", "0")), _length(style.get("height", "0")),
               number(style.get("rotation")) % 360, frame=frame)


def _relative(text: str) -> Relative:
    return Relative.PAGE if text == "page" else Relative.PARAGRAPH


def _length(text: str) -> int:
    factor = _UNITS.get(text[-2:].lower())
    return round(number(text[:-2]) * factor) if factor else round(number(text) * 9_525)


def _fill(shape: etree._Element) -> Fill:
    colour = str(shape.get("fillcolor", "")).split(" ")[0]
    if not colour or str(shape.get("filled", "")).lower() in {"f", "false"}:
        return NO_FILL
    rgb = colour[1:].upper() if colour.startswith("#") and len(colour) == 7 else preset_rgb(colour)
    return Fill(FillKind.SOLID, (Stop(Colour(rgb, declared=f"vml {colour}")),))


def _picture(shape: etree._Element, part: str, pictures: PackagePictures) -> Picture | None:
    data = shape.find("v:imagedata", NS)
    return None if data is None else pictures.named(part, str(data.get(qn("r:id"), "")))
