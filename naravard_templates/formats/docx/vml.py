"""VML shapes, as older documents and watermarks have them (ECMA-376 part 4, 14.1): place, picture, colour, words."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.docx import vml_pictures
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.presets import preset_rgb
from naravard_templates.formats.ooxml.values import number
from naravard_templates.model.colour import NO_FILL, NO_LINE, Colour, Fill, FillKind, Line, Stop
from naravard_templates.model.geometry import Box, Frame, GroupTransform, Relative
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, ElementKind, Shape

SHAPES = {qn(f"v:{name}"): preset for name, preset in (
    ("shape", ""), ("rect", "rect"), ("roundrect", "roundRect"), ("oval", "ellipse"), ("line", "line"))}
_GROUP = qn("v:group")
_ALIGNED = {"left": 0.0, "top": 0.0, "inside": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0, "outside": 1.0}
_UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000, "px": 9_525, "pc": 152_400}
_DEFAULT_WEIGHT = "0.75pt"


def read(pict: etree._Element, part: str, pictures: PackagePictures) -> Iterator[Element]:
    """The shapes of a `w:pict` or `w:object`. Only what they say themselves is read, not what a shape type adds."""
    yield from _children(pict, part, pictures, (), False)


def _children(parent: etree._Element, part: str, pictures: PackagePictures, groups: tuple[GroupTransform, ...],
              hidden: bool) -> Iterator[Element]:
    for child in parent.iterchildren(_GROUP, *SHAPES):
        style = _style(child)
        box = _box(style, 1 if groups else None)
        for transform in groups:
            box = transform.apply(box)
        gone = hidden or style.get("visibility") == "hidden"
        if child.tag == _GROUP:
            own = _transform(child, _box(style, 1 if groups else None))
            yield from _children(child, part, pictures, (own, *groups), gone)
        else:
            yield _shape(child, box, part, pictures, hidden=gone)


def _shape(shape: etree._Element, box: Box, part: str, pictures: PackagePictures, *, hidden: bool) -> Element:
    picture = _picture(shape, part, pictures)
    kind = ElementKind.PICTURE if picture else ElementKind.SHAPE
    return Element("", kind, str(shape.get("id", "")), box, Shape(SHAPES[shape.tag]), _fill(shape), _line(shape),
                   picture=picture, text=_text(shape), hidden=hidden, description=str(shape.get("alt", "")))


def colours(shape: etree._Element) -> Iterator[tuple[Colour, str]]:
    """The colours that a VML shape is drawn in, and what for."""
    if find(shape, "v:imagedata") is not None:
        return
    own, fill = find(shape, "v:fill"), _fill(shape)
    yield from ((stop.colour, "fill") for stop in fill.stops)
    second = None if own is None or own.get("type", "solid") == "solid" else vml_rgb(str(own.get("color2", "")))
    if second is not None and second.rgb and fill.kind is not FillKind.NONE:
        yield second, "gradient"
    yield from ((stop.colour, "line") for stop in _line(shape).fill.stops)


def _transform(group: etree._Element, outer: Box) -> GroupTransform:
    """How a group measures its children: in units of its own (14.1.2.7)."""
    x, y = _pair(group.get("coordorigin"), 0)
    cx, cy = _pair(group.get("coordsize"), 1000)
    return GroupTransform(outer, x, y, cx, cy)


def _pair(text: str | None, default: int) -> tuple[int, int]:
    first, _, second = (text or "").partition(",")
    return round(number(first or None, default)), round(number(second or None, default))


def _style(shape: etree._Element) -> dict[str, str]:
    pairs = (item.partition(":") for item in str(shape.get("style", "")).split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if name.strip()}


def _box(style: dict[str, str], unit: int | None = None) -> Box:
    """The box that a style says, in EMU, or in a group's units where `unit` is 1."""
    cx, cy = (_length(style.get(side, "0"), unit) for side in ("width", "height"))
    x, across = _placed(style, "left", "horizontal", cx, unit)
    y, down = _placed(style, "top", "vertical", cy, unit)
    flips = style.get("flip", "")
    return Box(x, y, cx, cy, number(style.get("rotation")) % 360, "x" in flips, "y" in flips, Frame(across, down))


def _placed(style: dict[str, str], side: str, way: str, size: int, unit: int | None) -> tuple[int, Relative]:
    """Where a shape begins and what that is measured from. One that is aligned is measured from what it is aligned
    with, whatever else its style says (14.1.2.24)."""
    aligned = _ALIGNED.get(style.get(f"mso-position-{way}", ""))
    if aligned is not None:
        return round(-size * aligned), Relative.PARAGRAPH
    start = _length(style.get(f"margin-{side}", style.get(side, "0")), unit)
    return start, _relative(style.get(f"mso-position-{way}-relative", ""))


def _relative(text: str) -> Relative:
    return Relative.PAGE if text == "page" else Relative.PARAGRAPH


def _length(text: str, unit: int | None = None) -> int:
    factor = _UNITS.get(text[-2:].lower())
    return round(number(text[:-2]) * factor) if factor else round(number(text) * (unit or 9_525))


def _is_off(value: str | None) -> bool:
    return str(value or "").lower() in {"f", "false", "0"}


def _fill(shape: etree._Element) -> Fill:
    own = find(shape, "v:fill")
    colour = vml_rgb(str(shape.get("fillcolor", "")))
    if not colour or _is_off(shape.get("filled")) or (own is not None and _is_off(own.get("on"))):
        return NO_FILL
    alpha = 1.0 if own is None else _share(own.get("opacity"))
    return Fill(FillKind.SOLID, (Stop(Colour(colour.rgb, alpha, colour.declared)),))


def _line(shape: etree._Element) -> Line:
    """The outline where a shape says its colour; one that says nothing leaves it to its shape type."""
    colour = vml_rgb(str(shape.get("strokecolor", "")))
    if not colour or _is_off(shape.get("stroked")):
        return NO_LINE
    return Line(Fill(FillKind.SOLID, (Stop(colour),)), _length(str(shape.get("strokeweight", _DEFAULT_WEIGHT))))


def vml_rgb(text: str) -> Colour | None:
    """A VML colour: "#c0c0c0", "#ccc", "red"; what follows in brackets is where a palette had it. None for none."""
    word = text.split(" ")[0].strip()
    if not word or word.lower() in {"none", "auto", "window", "windowtext"}:
        return None
    digits = word[1:].upper() if word.startswith("#") else ""
    rgb = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    is_hex = len(rgb) == 6 and all(letter in "0123456789ABCDEF" for letter in rgb)
    return Colour(rgb if is_hex else preset_rgb(word), declared=f"vml {word}")


def _share(text: str | None) -> float:
    """An opacity: ".5", "50%" or "32768f" in 65,536ths (14.1.2.5)."""
    if not text:
        return 1.0
    if text.endswith("f"):
        return number(text[:-1]) / 65_536
    return number(text[:-1]) / 100 if text.endswith("%") else number(text, 1.0)


def _text(shape: etree._Element) -> str:
    """The words of letter art (a watermark, say) or of a text box."""
    art = find(shape, "v:textpath")
    if art is not None:
        return str(art.get("string", ""))
    return "\n".join("".join(text.text or "" for text in paragraph.iter(qn("w:t")))
                     for paragraph in find_each(shape, "v:textbox//w:p")).strip()


def _picture(shape: etree._Element, part: str, pictures: PackagePictures) -> Picture | None:
    data = find(shape, "v:imagedata")
    return None if data is None else vml_pictures.shown(pictures.named(part, str(data.get(qn("r:id"), ""))), data)
