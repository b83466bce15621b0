"""NV503 placeholder-moved."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from naravard_templates import deadline
from naravard_templates.brand.protected import Layout, Slot
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import PageMatch, renames_layouts
from naravard_templates.model.finding import FixSafety, JsonValue, Length, Message, Severity
from naravard_templates.model.geometry import EMU_PER_MM, Box
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import Element, ElementKind, PageKind

# A share of the page's diagonal, 8 mm on a wide slide: less than that passes unnoticed when people page through.
_TOLERANCE = 0.02
_TURN = 0.5
_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_FAMILIES = (_TITLES, *(frozenset({name}) for name in sorted(_FURNITURE)))


def check(context: Context) -> Iterator[Fault]:
    """Slides' placeholders with a place of their own, where it is none of those that the brand's layout has.

    The height of text is never judged, for programs fit it. Slides of another size are NV501.
    """
    size = context.snapshot.page_size
    if size is None or not _is_same_size(size, context.master.page_size):
        return
    tolerance = _TOLERANCE * math.hypot(*size)
    every = context.master.layouts if renames_layouts(context.snapshot.producer) else ()
    own = dict(zip(map(id, context.master.views), context.master.layouts, strict=False))
    for match in context.own_matches():
        if match.page.kind is PageKind.SLIDE and id(match.view) in own:
            yield from _on_slide(match, own[id(match.view)], every, tolerance)


def _is_same_size(one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and all(abs(a - b) <= EMU_PER_MM for a, b in zip(one, other, strict=True))


def _on_slide(match: PageMatch, layout: Layout, others: Sequence[Layout], tolerance: float) -> Iterator[Fault]:
    """`others` are where a placeholder may stand too: after a program that names layouts anew it may be any of them."""
    surface = match.page.surfaces[-1]
    for element in surface.elements if surface.kind is SurfaceKind.SLIDE else ():
        if element.box is None or element.hidden or _is_empty(element):
            continue
        boxes = _places(element, (layout,))
        nearest = min(boxes, key=lambda box: _stray(element, box), default=None)
        if nearest is None or any(_stray(element, box) <= tolerance for box in (nearest, *_places(element, others))):
            continue
        place = Location(SurfaceKind.SLIDE, match.page.number, surface.part, element.name or None)
        yield Fault(_message(element, match.view.name, _stray(element, nearest)), place, None, _as_json(nearest),
                    _as_json(element.box))


def _places(element: Element, layouts: Sequence[Layout]) -> list[Box]:
    deadline.check()
    return [slot.box for layout in layouts for slot in layout.slots if slot.box and _may_fill(element, slot)]


def _message(element: Element, layout: str, stray: float) -> Message:
    values = {"name": element.name, "layout": layout}
    if math.isinf(stray):
        return Message("{name} is turned, which it is not in the layout “{layout}”.", values)
    return Message("{name} is not where the layout “{layout}” has it: up to {distance} off.",
                   {**values, "distance": Length(stray)})


def _may_fill(element: Element, slot: Slot) -> bool:
    """Titles and page furniture have slots of their own; whatever else may stand wherever there is content."""
    own = element.placeholder.type if element.placeholder else None
    for family in _FAMILIES:
        if own in family or slot.type in family:
            return own in family and slot.type in family
    return own is not None


def _is_empty(element: Element) -> bool:
    """Empty placeholders are not shown; numbers and dates are fields, which have no text of their own."""
    own = element.placeholder.type if element.placeholder else ""
    return element.kind is ElementKind.SHAPE and not element.text and not element.picture and own not in _FURNITURE


def _stray(element: Element, slot: Box) -> float:
    """How far it is off its slot, EMU; infinite where it is turned. All but titles may take less room."""
    box, own = element.box, element.placeholder
    if box is None or own is None:
        return 0.0
    if abs((box.rotation - slot.rotation + 180) % 360 - 180) > _TURN:
        return math.inf
    edges = slot.x - box.x, box.x + box.cx - slot.x - slot.cx
    across = max(map(abs, edges)) if own.type in _TITLES else max(edges)
    above, below = slot.y - box.y, box.y + box.cy - slot.y - slot.cy
    if element.kind is ElementKind.TABLE:
        return max(across, above, 0)
    down = max(above, below, 0)
    return max(across, min(down, _shift(box, slot)) if element.kind is ElementKind.SHAPE else down)


def _shift(box: Box, slot: Box) -> float:
    """Text grows from its top, its middle or its bottom: the one that moved least tells where it stands."""
    middle = abs(box.centre[1] - slot.centre[1])
    return min(abs(box.y - slot.y), abs(box.y + box.cy - slot.y - slot.cy), middle)


def _as_json(box: Box) -> JsonValue:
    return {"x": box.x, "y": box.y, "cx": box.cx, "cy": box.cy, "rotation": round(box.rotation, 2)}


RULE = Rule("NV503", "placeholder-moved", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("A slide's placeholder is no longer where its layout puts it."),
    Message("Titles and text that jump from slide to slide are tiring to follow, and may run into the graphics."),
    Message("The title of one slide was dragged 2 cm down to make room for a picture."),
    Message("Select the slide, Home > Reset. Its text stays; places, sizes and looks become the layout's again."),
    Message("This concerns presentations only."),
), check)
