"""Which of the brand's layouts is likest a slide that was made on another: by what it holds, and where."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.model.snapshot import Element, ElementKind, Page

TITLES: Final = frozenset({"title", "ctrTitle"})
_ROLES: Final = {"title": SlotRole.TITLE, "ctrTitle": SlotRole.TITLE, "subTitle": SlotRole.SUBTITLE,
                 "dt": SlotRole.DATE, "ftr": SlotRole.FOOTER, "sldNum": SlotRole.NUMBER}
_KINDS: Final = {ElementKind.PICTURE: SlotRole.PICTURE, ElementKind.TABLE: SlotRole.TABLE,
                 ElementKind.CHART: SlotRole.CHART, ElementKind.SHAPE: SlotRole.TEXT}
FURNITURE: Final = frozenset({SlotRole.DATE, SlotRole.FOOTER, SlotRole.NUMBER})

# What goes into which slots, and how ill it fits there, 0 for perfectly.
_TAKES: Final[Mapping[SlotRole, Mapping[SlotRole, float]]] = {
    SlotRole.TITLE: {SlotRole.TITLE: 0.0},
    SlotRole.SUBTITLE: {SlotRole.SUBTITLE: 0.0, SlotRole.TEXT: 0.2, SlotRole.CONTENT: 0.4},
    SlotRole.TEXT: {SlotRole.CONTENT: 0.05, SlotRole.TEXT: 0.05, SlotRole.SUBTITLE: 0.5},
    SlotRole.PICTURE: {SlotRole.PICTURE: 0.0, SlotRole.CONTENT: 0.1},
    SlotRole.TABLE: {SlotRole.TABLE: 0.0, SlotRole.CONTENT: 0.05},
    SlotRole.CHART: {SlotRole.CHART: 0.0, SlotRole.CONTENT: 0.05},
    SlotRole.CONTENT: {SlotRole.CONTENT: 0.0},
    **{role: {role: 0.0} for role in FURNITURE},
}
_FILLABLE: Final = frozenset({SlotRole.TITLE, SlotRole.SUBTITLE, SlotRole.CONTENT, SlotRole.TEXT, SlotRole.PICTURE,
                              SlotRole.TABLE, SlotRole.CHART})
# Layouts that any slide may be on; the others say something about what is on them.
_PLAIN: Final = frozenset({"", "content", "two-content", "comparison", "picture", "picture-text", "table", "chart",
                           "title-only", "blank"})
_OPENING: Final = {"title": "title", "secHead": "section"}
_UNPLACED, _WITHOUT_TITLE, _EMPTY, _EMPTY_TITLE, _SPECIAL, _OF_ITS_KIND = 1.5, 3.0, 0.25, 0.5, 0.6, -0.5
_DISTANCE, _TIGHT = 0.5, 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """A layout and which placeholder fills which of its slots; `cost` is 0 for a layout made for the slide."""

    layout: Layout
    fills: tuple[tuple[Element, Slot], ...]
    cost: float


def likest(page: Page, filled: Sequence[Element], layouts: Sequence[Layout], size: tuple[int, int]) -> Choice:
    """The layout that takes a slide's filled placeholders best; of equals the first. `size` is the page's, in EMU."""
    diagonal = math.hypot(*size)
    return min((on_layout(page, filled, layout, diagonal) for layout in layouts), key=lambda choice: choice.cost)


def on_layout(page: Page, filled: Sequence[Element], layout: Layout, diagonal: float) -> Choice:
    """The slide on one layout: cheapest pairs first."""
    pairs = sorted(((_misfit(element, slot, diagonal), number, order, element, slot)
                    for number, element in enumerate(filled) for order, slot in enumerate(layout.slots)
                    if slot.role in _TAKES[role_of(element)]), key=lambda pair: pair[:3])
    fills: dict[int, Slot] = {}
    taken: set[int] = set()
    cost = 0.0
    for misfit, number, order, _, slot in pairs:
        if number not in fills and order not in taken:
            fills[number] = slot
            taken.add(order)
            cost += misfit
    left = [element for number, element in enumerate(filled) if number not in fills]
    empty = [slot for order, slot in enumerate(layout.slots) if order not in taken and slot.role in _FILLABLE]
    cost += sum(_price(element) for element in left) + _emptiness(empty) + _kind_cost(page, filled, layout)
    return Choice(layout, tuple((filled[number], slot) for number, slot in sorted(fills.items())), cost)


def role_of(element: Element) -> SlotRole:
    """What a placeholder on a slide holds: its own type where that says it, else what is in it."""
    kind = element.placeholder.type if element.placeholder else ""
    if kind in _ROLES and element.kind is ElementKind.SHAPE:
        return _ROLES[kind]
    return _KINDS.get(element.kind, SlotRole.CONTENT)


def _misfit(element: Element, slot: Slot, diagonal: float) -> float:
    own = _TAKES[role_of(element)][slot.role]
    if element.placeholder and element.placeholder.type == "obj" and slot.role is SlotRole.TEXT:
        own += 0.05
    if element.box is None or slot.box is None:
        return own
    away = math.dist(element.box.centre, slot.box.centre) / diagonal
    area = element.box.cx * element.box.cy
    tight = max(0.0, 1 - slot.box.cx * slot.box.cy / area) if area else 0.0
    return own + _DISTANCE * away + (_TIGHT * tight if slot.role in _FILLABLE - {SlotRole.TITLE} else 0.0)


def _price(element: Element) -> float:
    role = role_of(element)
    return 0.0 if role in FURNITURE else _WITHOUT_TITLE if role is SlotRole.TITLE else _UNPLACED


def _emptiness(empty: Sequence[Slot]) -> float:
    return sum(_EMPTY_TITLE if slot.role is SlotRole.TITLE else _EMPTY for slot in empty)


def _kind_cost(page: Page, filled: Sequence[Element], layout: Layout) -> float:
    kind = _kind(page, filled)
    if layout.role == kind:
        return _OF_ITS_KIND if kind else 0.0
    return 0.0 if layout.role in _PLAIN and not kind else _SPECIAL


def _kind(page: Page, filled: Sequence[Element]) -> str:
    """A title slide is known by its placeholders, whatever its layout says."""
    types = {element.placeholder.type for element in filled if element.placeholder}
    return "title" if types & {"ctrTitle", "subTitle"} else _OPENING.get(page.layout_type, "")
