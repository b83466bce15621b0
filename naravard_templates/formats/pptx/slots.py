"""Placeholders take their place from the layout, and the layout's from the master (ECMA-376 part 1, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace

from naravard_templates import deadline
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Drawn, Element, Placeholder, Surface

_MASTER_TYPES = {"ctrTitle": "title", "title": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_MOST = 4096
"""So many are remembered; no presentation made by people comes near."""


@record
class _Slots:
    """The slots of a surface, the first of each number and of each type."""

    by_index: Mapping[int, Element]
    by_type: Mapping[str, Element]


@stateful
class SlotChains:
    """What placeholders take after, looked up once for each type, number and stack of surfaces.

    Surfaces are told apart as objects, and kept for as long as anything is known about them.
    """

    _known: dict[tuple[object, ...], tuple[Drawn, ...]] = field(default_factory=dict)
    _slots: dict[int, tuple[Surface, _Slots]] = field(default_factory=dict)

    def of(self, slot: Placeholder, below: Sequence[Surface]) -> tuple[Drawn, ...]:
        """The placeholders that this one takes after, on the surfaces below it, of which the nearest comes first."""
        key = slot.type, slot.index, *map(id, below)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
                self._slots.clear()
            found = self._known[key] = tuple(self._followed(slot, below))
        return found

    def _followed(self, slot: Placeholder, below: Sequence[Surface]) -> Iterator[Drawn]:
        kind = slot.type
        for surface in below:
            parent = self._parent(kind, slot.index, surface)
            if parent is not None and parent.placeholder is not None:
                yield Drawn(surface, parent)
                kind = parent.placeholder.type

    def _parent(self, kind: str, index: int, surface: Surface) -> Element | None:
        """On a layout the index decides, then the type; on a master only the type."""
        if id(surface) not in self._slots:
            self._slots[id(surface)] = surface, _slots_of(surface)
        slots = self._slots[id(surface)][1]
        if surface.kind is SurfaceKind.LAYOUT:
            return slots.by_index.get(index) or slots.by_type.get(kind)
        return slots.by_type.get(_MASTER_TYPES.get(kind, "body"))


def inherited(surface: Surface, below: Sequence[Surface], chains: SlotChains) -> tuple[Element, ...]:
    """The placeholders of a surface, each with its own box or the one that it inherits from those below."""
    nearest = sorted(below, key=lambda lower: lower.kind is SurfaceKind.MASTER)
    return tuple([_placed(element, element.placeholder, nearest, chains)
                  for element in surface.elements if element.placeholder])


def _placed(element: Element, slot: Placeholder, below: Sequence[Surface], chains: SlotChains) -> Element:
    if element.box is not None:
        return element
    for lower in chains.of(slot, below):
        if lower.element.box is not None:
            return replace(element, box=lower.element.box)
    return element


def _slots_of(surface: Surface) -> _Slots:
    deadline.check()
    slots = [(element.placeholder, element) for element in reversed(surface.elements) if element.placeholder]
    return _Slots({slot.index: element for slot, element in slots}, {slot.type: element for slot, element in slots})
