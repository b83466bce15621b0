"""Reads DrawingML shape properties: geometry, fill, line, effects (ECMA-376 part 1, chapter 20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme, first_colour
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.outline_shape import coverage
from naravard_templates.formats.ooxml.paths import children, find, find_each, first
from naravard_templates.formats.ooxml.theme import NO_THEME, ThemePart
from naravard_templates.formats.ooxml.values import emu, flag, fraction, is_on, number
from naravard_templates.model.colour import NO_FILL, NO_LINE, Fill, FillKind, Line, Stop
from naravard_templates.model.geometry import Box, GroupTransform
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Shape

_FILLS = {qn(f"a:{name}"): FillKind(kind) for name, kind in (
    ("noFill", "none"), ("solidFill", "solid"), ("gradFill", "gradient"), ("blipFill", "picture"),
    ("pattFill", "pattern"))}
_GROUP_FILL = qn("a:grpFill")
_EFFECT_LISTS = frozenset({qn("a:effectLst"), qn("a:effectDag")})
_EFFECTS = _EFFECT_LISTS | {qn("a:scene3d"), qn("a:sp3d")}
_STRAIGHT = "orthographicFront"
_DEFAULT_LINE = 9525
UNGROUPING = "noUngrp"
_LOCKS = frozenset(qn(f"a:{name}") for name in ("spLocks", "picLocks", "grpSpLocks", "cxnSpLocks",
                                                 "graphicFrameLocks"))
_FILL_REF, _LINE_REF, _EFFECT_REF = qn("a:fillRef"), qn("a:lnRef"), qn("a:effectRef")
_LINE, _PRESET, _CUSTOM = qn("a:ln"), qn("a:prstGeom"), qn("a:custGeom")
_OFFSET, _EXTENT = qn("a:off"), qn("a:ext")


_NO_SHAPE = Shape()
_preset = lru_cache(maxsize=512)(Shape)


@record
class Palette:
    """What colours and style references mean where a shape stands."""

    scheme: Scheme
    theme: ThemePart = NO_THEME
    group_fill: Fill = NO_FILL


@record
class ShapeLook:
    """The form of an outline and what it is drawn with."""

    shape: Shape = _NO_SHAPE
    fill: Fill = NO_FILL
    line: Line = NO_LINE
    effects: tuple[str, ...] = ()


_PLAIN = ShapeLook()


Properties = Iterable[etree._Element] | None
"""An `spPr` or the like, or all its children, which is the same to go through and faster where much is asked for."""


def look_of(properties: Sequence[etree._Element], style: etree._Element | None, palette: Palette) -> ShapeLook:
    """How a shape with these properties and this style is drawn."""
    if style is None and not properties:
        return _PLAIN
    return ShapeLook(shape_of(properties), fill_of(properties, style, palette), line_of(properties, style, palette),
                     effects_of(properties, style, palette.theme))


def named(properties: Properties, tag: str) -> etree._Element | None:
    """The first of the properties with a qualified name."""
    for child in () if properties is None else properties:
        if child.tag == tag:
            return child
    return None


def fill_of(properties: Properties, style: etree._Element | None, palette: Palette) -> Fill:
    """The fill of a shape: its own, its group's, or the one that its style refers to."""
    for child in () if properties is None else properties:
        if child.tag == _GROUP_FILL:
            return palette.group_fill
        if child.tag in _FILLS:
            return read_fill(child, palette.scheme)
    return NO_FILL if style is None else referred_fill(first(style, _FILL_REF), palette)


def referred_fill(reference: etree._Element | None, palette: Palette) -> Fill:
    """The theme's fill that a `fillRef` or `bgRef` names, with its own colour for `phClr` (20.1.4.2.10)."""
    if reference is None:
        return NO_FILL
    template = palette.theme.fill_style(int(number(reference.get("idx"))))
    if template is None:
        return NO_FILL
    return read_fill(template, palette.scheme.with_placeholder(first_colour(reference, palette.scheme)))


def read_fill(element: etree._Element, scheme: Scheme) -> Fill:
    """Any of the fill elements (20.1.8). Stops are sorted by place, for programs reorder them."""
    kind = _FILLS.get(element.tag, FillKind.UNKNOWN)
    if kind is FillKind.SOLID:
        colour = first_colour(element, scheme)
        return Fill(kind, (Stop(colour),)) if colour else Fill(FillKind.UNKNOWN)
    if kind is FillKind.GRADIENT:
        stops = [Stop(colour, round(fraction(stop.get("pos"), 0.0), 4)) for stop in find_each(element, "a:gsLst/a:gs")
                 if (colour := first_colour(stop, scheme))]
        linear = find(element, "a:lin")
        angle = None if linear is None else round(number(linear.get("ang")) / 60_000, 2)
        return Fill(kind, tuple(sorted(stops, key=lambda stop: stop.position)), angle)
    if kind is FillKind.PATTERN:
        colours = (first_colour(find(element, f"a:{name}"), scheme) for name in ("fgClr", "bgClr"))
        return Fill(kind, tuple(Stop(colour) for colour in colours if colour))
    return Fill(kind)


def line_of(properties: Properties, style: etree._Element | None, palette: Palette) -> Line:
    """The outline: the style's, with what the shape itself says on top."""
    own = named(properties, _LINE)
    reference = None if style is None else first(style, _LINE_REF)
    if own is None and reference is None:
        return NO_LINE
    template = None if reference is None else palette.theme.line_style(int(number(reference.get("idx"))))
    colour = None if reference is None else first_colour(reference, palette.scheme)
    fill = declared_fill(own, palette.scheme) or declared_fill(template, palette.scheme.with_placeholder(colour))
    if fill is None or fill.kind is FillKind.NONE:
        return NO_LINE
    widths = (element.get("w") for element in (own, template) if element is not None)
    return Line(fill, emu(next((width for width in widths if width), None), _DEFAULT_LINE))


def declared_fill(parent: etree._Element | None, scheme: Scheme) -> Fill | None:
    """The fill that a line or a run declares itself; None where it leaves it to others."""
    return None if parent is None or not len(parent) else first_fill(children(parent), scheme)


def first_fill(properties: Iterable[etree._Element], scheme: Scheme) -> Fill | None:
    """The first fill among properties, if there is one."""
    for child in properties:
        if child.tag in _FILLS:
            return read_fill(child, scheme)
    return None


def has_fill(properties: etree._Element | None) -> bool:
    """Whether properties of a shape, a line or a run say themselves what fills it, be it nothing."""
    return properties is not None and any(child.tag in _FILLS or child.tag == _GROUP_FILL for child in properties)


def has_line(properties: etree._Element | None) -> bool:
    return properties is not None and has_fill(find(properties, "a:ln"))


def shape_of(properties: Properties) -> Shape:
    """The outline's form: a preset by its name, a free form by what it covers."""
    for child in () if properties is None else properties:
        if child.tag == _PRESET:
            return _preset(str(child.get("prst", "")))
        if child.tag == _CUSTOM:
            return Shape("custom", coverage(child))
    return _NO_SHAPE


def effects_of(properties: Properties, style: etree._Element | None = None,
               theme: ThemePart = NO_THEME) -> tuple[str, ...]:
    """Names of the effects that a shape is drawn with (shadow, glow, soft edge, bevel …): its own or its style's."""
    own = [] if properties is None else [child for child in properties if child.tag in _EFFECTS]
    listed = any(child.tag in _EFFECT_LISTS for child in own)
    reference = None if style is None or listed else first(style, _EFFECT_REF)
    if not own and reference is None:
        return ()
    template = None if reference is None else theme.effect_style(int(number(reference.get("idx"))))
    return tuple(sorted({name for child in (*own, *(() if template is None else template)) for name in _names(child)}))


def _names(effects: etree._Element) -> list[str]:
    """What a list of effects does; a scene or a body of its own does something only where it is turned or raised."""
    if effects.tag in _EFFECT_LISTS:
        return [etree.QName(effect).localname for effect in effects]
    camera = find(effects, "a:camera")
    turned = camera is not None and (len(camera) > 0 or camera.get("prst", _STRAIGHT) != _STRAIGHT)
    raised = any(number(effects.get(name)) for name in ("z", "extrusionH", "contourW"))
    bevelled = any(find(effects, name) is not None for name in ("a:bevelT", "a:bevelB"))
    return [etree.QName(effects).localname] if turned or raised or bevelled else []


def box_of(transform: etree._Element | None) -> Box | None:
    """The box of an `a:xfrm` or `p:xfrm`; a missing offset is 0 (20.1.7.6). None where there is no transform."""
    if transform is None:
        return None
    places = {child.tag: child for child in reversed(children(transform))}
    x, y = _pair(places.get(_OFFSET), "x", "y")
    cx, cy = _pair(places.get(_EXTENT), "cx", "cy")
    if not transform.attrib:
        return Box(x, y, cx, cy)
    rotation = number(transform.get("rot")) / 60_000 % 360
    return Box(x, y, cx, cy, rotation, flag(transform, "flipH"), flag(transform, "flipV"))


def group_transform(transform: etree._Element | None) -> GroupTransform | None:
    """How a group places its children; None where it says nothing."""
    outer = box_of(transform)
    if transform is None or outer is None:
        return None
    child_x, child_y = _pair(find(transform, "a:chOff"), "x", "y")
    child_cx, child_cy = _pair(find(transform, "a:chExt"), "cx", "cy")
    return GroupTransform(outer, child_x, child_y, child_cx or outer.cx, child_cy or outer.cy)


def locks_of(properties: etree._Element | None) -> tuple[str, ...]:
    """Names of the locks that are on, of whichever element holds them."""
    for child in () if properties is None or not len(properties) else children(properties):
        if child.tag in _LOCKS:
            return _switched_on(tuple(child.items()))
    return ()


@lru_cache(maxsize=256)
def _switched_on(attributes: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(sorted(name for name, value in attributes if is_on(value)))


def is_decorative(common: etree._Element) -> bool:
    """Whether `cNvPr` or `docPr` carries the mark of decoration."""
    mark = find(common, ".//adec:decorative") if len(common) else None
    return mark is not None and flag(mark, "val")


def _pair(element: etree._Element | None, first: str, second: str) -> tuple[int, int]:
    return (0, 0) if element is None else (emu(element.get(first)), emu(element.get(second)))
