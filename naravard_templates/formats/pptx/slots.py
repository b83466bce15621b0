"""Placeholders take their place from the layout, and the layout's from the master (ECMA-376 part 1, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from naravard_templates import deadline
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Element, Placeholder, Surface

_MASTER_TYPES = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}


Boxes = dict[tuple[object, ...], Box | None]
"""The boxes that slots of a type and number have on surfaces: slides on the same layout ask for the same."""


def inherited(surface: Surface, below: Iterable[Surface], known: Boxes | None = None) -> tuple[Element, ...]:
    """The placeholders of a surface, each with its own box or the one that it inherits from those below."""
    nearest = sorted(below, key=lambda lower: lower.kind is SurfaceKind.MASTER)
    known = {} if known is None else known
    return tuple(_placed(element, nearest, known) for element in surface.elements if element.placeholder)


def followed(placeholder: Placeholder, below: Iterable[Surface]) -> Iterator[tuple[Surface, Element]]:
    """The placeholders that this one takes after, on the surfaces below it, of which the nearest comes first."""
    for surface in below:
        parent = _parent(placeholder, surface)
        if parent is not None and parent.placeholder is not None:
            yield surface, parent
            placeholder = replace(parent.placeholder, index=placeholder.index)


def _placed(element: Element, below: Sequence[Surface], known: Boxes) -> Element:
    slot = element.placeholder
    if element.box is not None or slot is None:
        return element
    key = (slot.type, slot.index, *map(id, below))
    if key not in known:
        known[key] = next((parent.box for _, parent in followed(slot, below) if parent.box is not None), None)
    return replace(element, box=known[key]) if known[key] else element


def _parent(placeholder: Placeholder, surface: Surface) -> Element | None:
    """On a layout the index decides, then the type; on a master only the type."""
    deadline.check()
    slots = [(element, element.placeholder) for element in surface.elements if element.placeholder]
    if surface.kind is SurfaceKind.LAYOUT:
        by_index = next((slot for slot, own in slots if own.index == placeholder.index), None)
        return by_index or next((slot for slot, own in slots if own.type == placeholder.type), None)
    wanted = _MASTER_TYPES.get(placeholder.type, "body")
    return next((slot for slot, own in slots if own.type == wanted), None)
