"""Reads DrawingML shape properties: geometry, fill, line, effects (ECMA-376 part 1, chapter 20)."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme, first_colour
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.outline_shape import coverage
from naravard_templates.formats.ooxml.paths import find, find_each, first
from naravard_templates.formats.ooxml.theme import NO_THEME, ThemePart
from naravard_templates.formats.ooxml.values import emu, flag, fraction, number
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


def fill_of(properties: etree._Element | None, style: etree._Element | None, palette: Palette) -> Fill:
    """The fill of a shape: its own, its group's, or the one that its style refers to."""
    for child in () if properties is None else properties:
        if child.tag == _GROUP_FILL:
            return palette.group_fill
        if child.tag in _FILLS:
            return read_fill(child, palette.scheme)
    reference = None if style is None else first(style, _FILL_REF)
    return referred_fill(reference, palette)


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


def line_of(properties: etree._Element | None, style: etree._Element | None, palette: Palette) -> Line:
    """The outline: the style's, with what the shape itself says on top."""
    own = None if properties is None else first(properties, _LINE)
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
    child = None if parent is None else next((child for child in parent if child.tag in _FILLS), None)
    return None if child is None else read_fill(child, scheme)


def has_fill(properties: etree._Element | None) -> bool:
    """Whether properties of a shape, a line or a run say themselves what fills it, be it nothing."""
    return properties is not None and any(child.tag in _FILLS or child.tag == _GROUP_FILL for child in properties)


def has_line(properties: etree._Element | None) -> bool:
    return properties is not None and has_fill(find(properties, "a:ln"))


def shape_of(properties: etree._Element | None) -> Shape:
    """The outline's form: a preset by its name, a free form by what it covers."""
    preset = None if properties is None else first(properties, _PRESET)
    if preset is not None:
        return _preset(str(preset.get("prst", "")))
    custom = None if properties is None else first(properties, _CUSTOM)
    return _NO_SHAPE if custom is None else Shape("custom", coverage(custom))


def effects_of(properties: etree._Element | None, style: etree._Element | None = None,
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
    x, y = _pair(first(transform, _OFFSET), "x", "y")
    cx, cy = _pair(first(transform, _EXTENT), "cx", "cy")
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
    found = None if properties is None else next((child for child in properties if child.tag in _LOCKS), None)
    return () if found is None else tuple(sorted(str(name) for name in found.attrib if flag(found, str(name))))


def is_decorative(common: etree._Element) -> bool:
    """Whether `cNvPr` or `docPr` carries the mark of decoration."""
    mark = find(common, ".//adec:decorative") if len(common) else None
    return mark is not None and flag(mark, "val")


def _pair(element: etree._Element | None, first: str, second: str) -> tuple[int, int]:
    return (0, 0) if element is None else (emu(element.get(first)), emu(element.get(second)))
