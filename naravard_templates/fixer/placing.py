"""Where that which filled another template's slots stands in the brand's: whole, undistorted, beside what is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from naravard_templates.brand.protected import Slot, SlotRole
from naravard_templates.model.geometry import Box
from naravard_templates.model.snapshot import Element, ElementKind

_TOUCHING: Final = 0.03
"""Boxes that share less than this of the smaller one only touch."""
_GAP: Final = 108_000
_TOO_LITTLE: Final = 0.2
_NARROWED: Final = frozenset({SlotRole.CONTENT, SlotRole.TEXT, SlotRole.TABLE, SlotRole.CHART})
_STRETCHED: Final = frozenset({ElementKind.CHART, ElementKind.DIAGRAM})


def placed(element: Element, slot: Slot, others: Sequence[Box]) -> Box | None:
    """The box of a drawing in its new slot; None where the layout says it. `others` are those of free drawings."""
    if slot.box is None:
        return None if element.kind is ElementKind.SHAPE else element.box
    room = _room(element, slot, others)
    if element.kind is ElementKind.SHAPE:
        return None if room == slot.box else room
    if element.kind in _STRETCHED or element.box is None:
        return room
    if element.kind is ElementKind.TABLE:
        return replace(room, cx=min(element.box.cx, room.cx), cy=element.box.cy)
    return _contained(element.box, room)


def _room(element: Element, slot: Slot, others: Sequence[Box]) -> Box:
    """The part of the slot that is free of what the drawing did not lie under or over before."""
    assert slot.box is not None
    room = replace(slot.box, rotation=0.0)
    if slot.role not in _NARROWED or element.box is None:
        return slot.box
    for other in others:
        if overlap(other, room) > _TOUCHING and overlap(other, element.box) <= _TOUCHING:
            room = max(_beside(room, other), key=lambda box: box.cx * box.cy)
    return room if room.cx * room.cy > _TOO_LITTLE * slot.box.cx * slot.box.cy else slot.box


def overlap(one: Box, other: Box) -> float:
    """How much of the smaller box both share, 0 to 1."""
    left, top, right, bottom = one.extent
    other_left, other_top, other_right, other_bottom = other.extent
    across, down = min(right, other_right) - max(left, other_left), min(bottom, other_bottom) - max(top, other_top)
    smaller = min((right - left) * (bottom - top), (other_right - other_left) * (other_bottom - other_top))
    return max(0.0, across) * max(0.0, down) / smaller if smaller > 0 else 0.0


def _beside(room: Box, other: Box) -> Iterable[Box]:
    """What is left of a room to the left, to the right, above and below of something."""
    left, top, right, bottom = (round(edge) for edge in other.extent)
    end, foot = room.x + room.cx, room.y + room.cy
    yield replace(room, cx=max(0, min(end, left - _GAP) - room.x))
    yield replace(room, x=max(room.x, right + _GAP), cx=max(0, end - max(room.x, right + _GAP)))
    yield replace(room, cy=max(0, min(foot, top - _GAP) - room.y))
    yield replace(room, y=max(room.y, bottom + _GAP), cy=max(0, foot - max(room.y, bottom + _GAP)))


def _contained(box: Box, room: Box) -> Box:
    """As large as fits, in its own proportions, in the middle."""
    scale = min(room.cx / box.cx, room.cy / box.cy) if box.cx and box.cy else 1.0
    cx, cy = round(box.cx * scale), round(box.cy * scale)
    return replace(box, x=room.x + (room.cx - cx) // 2, y=room.y + (room.cy - cy) // 2, cx=cx, cy=cy)
