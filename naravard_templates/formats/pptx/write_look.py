"""How text in a slot will look: what each level inherits from layout, master and text styles (19.3.1.51)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml import etree

from naravard_templates.builder.look import DEFAULT_INSETS, DEFAULT_SIZE, LEVELS, Level, Look, Mark
from naravard_templates.formats.ooxml.names import NS, qn

_INSET_NAMES: Final = ("lIns", "tIns", "rIns", "bIns")
_MASTER_TYPES: Final = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_STYLES: Final = {"title": "titleStyle", "body": "bodyStyle"}
_MARKS: Final = {qn("a:buNone"): Mark.NONE, qn("a:buChar"): Mark.BULLET, qn("a:buBlip"): Mark.BULLET,
                 qn("a:buAutoNum"): Mark.NUMBER}
_RUN: Final = qn("a:defRPr")
_TRUE: Final = frozenset({"1", "true"})
_THEME_FONTS: Final = ("+mj-lt", "+mn-lt")

Fonts = tuple[str, str]
"""The theme's fonts, for headings and for text."""
NO_FONTS: Final = ("", "")


def theme_fonts(theme: etree._Element | None) -> Fonts:
    """The fonts that a theme names; without one, text is measured by an average font."""
    found = [None if theme is None else theme.find(f".//a:{kind}Font/a:latin", NS) for kind in ("major", "minor")]
    major, minor = ("" if font is None else str(font.get("typeface", "")) for font in found)
    return major, minor


def look_of(slot: etree._Element, master: etree._Element, fonts: Fonts = NO_FONTS) -> Look:
    """The look of a layout's placeholder."""
    parent = _master_slot(slot, master)
    kind = _MASTER_TYPES.get(_type(slot), "body")
    style = master.find(f"p:txStyles/p:{_STYLES.get(kind, 'otherStyle')}", NS)
    chain = [_by_name(found) for found in (_list_style(slot), _list_style(parent), style) if found is not None]
    named = dict(zip(_THEME_FONTS, fonts, strict=True))
    return Look(tuple(_level(chain, number, named) for number in range(1, LEVELS + 1)), _insets([slot, parent]))


def placeholder(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape, or None."""
    return shape.find("*/p:nvPr/p:ph", NS)


def _type(shape: etree._Element) -> str:
    found = placeholder(shape)
    return "obj" if found is None else str(found.get("type", "obj"))


def _master_slot(slot: etree._Element, master: etree._Element) -> etree._Element | None:
    wanted = _MASTER_TYPES.get(_type(slot), "body")
    return next((shape for shape in master.iterfind("p:cSld/p:spTree/p:sp", NS)
                 if placeholder(shape) is not None and _type(shape) == wanted), None)


def _list_style(shape: etree._Element | None) -> etree._Element | None:
    return None if shape is None else shape.find("p:txBody/a:lstStyle", NS)


def _by_name(element: etree._Element) -> Mapping[str, etree._Element]:
    return {str(child.tag): child for child in element}


def _level(chain: Sequence[Mapping[str, etree._Element]], number: int, fonts: Mapping[str, str]) -> Level:
    name = qn(f"a:lvl{number}pPr")
    found = [style[name] for style in chain if name in style]
    runs = [run for level in found for run in level if run.tag == _RUN]
    size, bold = (_first(runs, name) for name in ("sz", "b"))
    marks = (_MARKS[child.tag] for level in found for child in level if child.tag in _MARKS)
    face = next((str(latin.get("typeface", "")) for run in runs if (latin := run.find("a:latin", NS)) is not None),
                _THEME_FONTS[1])
    points = int(size) / 100 if size else DEFAULT_SIZE
    return Level(points, next(marks, Mark.NONE), int(_first(found, "marL") or 0), int(_first(found, "indent") or 0),
                 _space(found, "a:lnSpc", points, points) / points, _space(found, "a:spcBef", points, 0.0),
                 fonts.get(face, face), bold in _TRUE)


def _space(levels: Iterable[etree._Element], name: str, size: float, usual: float) -> float:
    """The points that a level says, as such or as a share of its size; `usual` where it says none."""
    said = next((space for level in levels for space in level.iterfind(f"{name}/*", NS)), None)
    value = "" if said is None else str(said.get("val", ""))
    if said is None or not value:
        return usual
    if said.tag == qn("a:spcPts"):
        return int(value) / 100
    return size * (float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000)


def _first(elements: Iterable[etree._Element], name: str) -> str | None:
    return next((value for element in elements if (value := element.get(name))), None)


def _insets(shapes: Iterable[etree._Element | None]) -> tuple[int, int, int, int]:
    found = (None if shape is None else shape.find("p:txBody/a:bodyPr", NS) for shape in shapes)
    bodies = [body for body in found if body is not None]
    left, top, right, bottom = (
        next((int(value) for body in bodies if (value := body.get(name))), default)
        for name, default in zip(_INSET_NAMES, DEFAULT_INSETS, strict=True))
    return left, top, right, bottom
