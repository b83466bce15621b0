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
_OTHER_STYLE: Final = "otherStyle"
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
    """The look of a layout's placeholder. For many of them, ask `MasterLooks`."""
    return MasterLooks(master, fonts).look_of(slot)


class MasterLooks:
    """What a master says of the text in its layouts' placeholders; most of it is the same for all of a kind."""

    def __init__(self, master: etree._Element, fonts: Fonts = NO_FONTS) -> None:
        self._styles = {name: master.find(f"p:txStyles/p:{name}", NS) for name in (*_STYLES.values(), _OTHER_STYLE)}
        self._fonts = dict(zip(_THEME_FONTS, fonts, strict=True))
        self._slots: dict[str, etree._Element] = {}
        for shape in master.iterfind("p:cSld/p:spTree/p:sp", NS):
            if placeholder(shape) is not None:
                self._slots.setdefault(_type(shape), shape)
        self._levels: dict[str, tuple[Level, ...]] = {}

    def look_of(self, slot: etree._Element) -> Look:
        kind = _MASTER_TYPES.get(_type(slot), "body")
        if kind not in self._levels:
            chain = self._chain(kind)
            self._levels[kind] = tuple(_level(chain, number, self._fonts) for number in range(1, LEVELS + 1))
        return Look(self._own_levels(slot, kind), _insets([slot, self._slots.get(kind)]))

    def reference(self, font: str) -> str:
        """How text names a font that it would not have by itself; "" for the theme's font for text."""
        major, minor = (self._fonts[name] for name in _THEME_FONTS)
        if font in ("", minor):
            return ""
        return _THEME_FONTS[0] if font == major else font

    def _own_levels(self, slot: etree._Element, kind: str) -> tuple[Level, ...]:
        """Those of which the slot says anything itself, among the master's."""
        style, levels = _list_style(slot), list(self._levels[kind])
        own = {} if style is None else _by_name(style)
        if not own:
            return self._levels[kind]
        chain = [own, *self._chain(kind)]
        for number in range(1, LEVELS + 1):
            if _level_name(number) in own:
                levels[number - 1] = _level(chain, number, self._fonts)
        return tuple(levels)

    def _chain(self, kind: str) -> list[Mapping[str, etree._Element]]:
        found = (_list_style(self._slots.get(kind)), self._styles[_STYLES.get(kind, _OTHER_STYLE)])
        return [_by_name(style) for style in found if style is not None]


def placeholder(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape, or None."""
    return shape.find("*/p:nvPr/p:ph", NS)


def _type(shape: etree._Element) -> str:
    found = placeholder(shape)
    return "obj" if found is None else str(found.get("type", "obj"))


def _list_style(shape: etree._Element | None) -> etree._Element | None:
    return None if shape is None else shape.find("p:txBody/a:lstStyle", NS)


def _by_name(element: etree._Element) -> Mapping[str, etree._Element]:
    return {str(child.tag): child for child in element}


def _level_name(number: int) -> str:
    return qn(f"a:lvl{number}pPr")


def _level(chain: Sequence[Mapping[str, etree._Element]], number: int, fonts: Mapping[str, str]) -> Level:
    name = _level_name(number)
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
