"""Placeholders take their place from the layout, and the layout's from the master (ECMA-376 part 1, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from naravard_templates.model.snapshot import Element, Placeholder, Surface, SurfaceKind

_MASTER_TYPES = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}


def inherited(surface: Surface, below: Iterable[Surface]) -> tuple[Element, ...]:
    """The placeholders of a surface, each with its own box or the one that it inherits from those below."""
    nearest = sorted(below, key=lambda lower: lower.kind is SurfaceKind.MASTER)
    return tuple(_placed(element, nearest) for element in surface.elements if element.placeholder)


def _placed(element: Element, below: Sequence[Surface]) -> Element:
    wanted = element.placeholder
    if element.box is not None or wanted is None:
        return element
    for surface in below:
        parent = _parent(wanted, surface)
        if parent is not None and parent.placeholder is not None:
            if parent.box is not None:
                return replace(element, box=parent.box)
            wanted = replace(parent.placeholder, index=wanted.index)
    return element


def _parent(placeholder: Placeholder, surface: Surface) -> Element | None:
    """On a layout the index decides, then the type; on a master only the type."""
    slots = [(element, element.placeholder) for element in surface.elements if element.placeholder]
    if surface.kind is SurfaceKind.LAYOUT:
        by_index = next((slot for slot, own in slots if own.index == placeholder.index), None)
        return by_index or next((slot for slot, own in slots if own.type == placeholder.type), None)
    wanted = _MASTER_TYPES.get(placeholder.type, "body")
    return next((slot for slot, own in slots if own.type == wanted), None)
