"""What a slide layout is for: by the name that Office gives it, its type, words in its name, else by its slots.

A name or type counts only where the slots bear it out: houses copy a layout of Office's, change all that is on it and
keep its type.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from naravard_templates.brand.protected import Layout, Slot, SlotRole
from naravard_templates.brand.roles import LAYOUT_NAMES, LAYOUT_TYPES, LAYOUT_WORDS

_FURNITURE: Final = frozenset({SlotRole.DATE, SlotRole.FOOTER, SlotRole.NUMBER})
_TEXTS: Final = frozenset({SlotRole.CONTENT, SlotRole.TEXT})
_SHOWN: Final = {SlotRole.PICTURE: "picture", SlotRole.TABLE: "table", SlotRole.CHART: "chart"}
_DWARFED: Final = 5
"""A slot that goes so many times into the largest is one for captions, labels and the like."""
_STRIP: Final = 12
"""A slot that goes so many times into the page holds a line or two."""
_CONTENT: Final = frozenset({"content", "two-content"})
_UNTITLED: Final = frozenset({"blank", "other"})
_SHARED: Final = 0.5


def layout_role(name: str, layout_type: str, slots: Sequence[Slot], page_size: tuple[int, int] | None = None) -> str:
    """The role of a layout with a visible name, a type ("" for none) and slots; `page_size` in EMU, if known."""
    plain = re.sub(r"^\d+_", "", name).strip().casefold()  # PowerPoint numbers copies: "1_Title Slide"
    said = (_by_name(plain), LAYOUT_TYPES.get(layout_type, ""), _by_words(plain))
    by_slots = _by_slots(slots)
    if layout_type in {"obj", "titleOnly"} and said[2]:
        said = said[2], *said[:2]  # the types of Office's plainest layouts, which every copy of them keeps
    role = next((role for role in said if role and _bears_out(role, slots, by_slots)), by_slots)
    return "other" if role == "content" and _is_strip(main_slots(slots), page_size) else role


def _by_name(name: str) -> str:
    return next((role for role, names in LAYOUT_NAMES.items() if name in {one.casefold() for one in names}), "")


def _by_words(name: str) -> str:
    return next((role for role, words in LAYOUT_WORDS.items()
                 if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", name) for word in words)), "")


def _bears_out(role: str, slots: Sequence[Slot], by_slots: str) -> bool:
    """Whether a layout with these slots can be what its name or type says."""
    titled = any(slot.role is SlotRole.TITLE for slot in slots)
    wanted = _NEEDS.get(role)
    return (titled or role in _UNTITLED) and (wanted is None or wanted(main_slots(slots), by_slots))


def _is_strip(main: Sequence[Slot], page_size: tuple[int, int] | None) -> bool:
    """Whether there is only room for a line or two, which is no place for content whatever the layout is called."""
    areas = [_area(slot) for slot in main if slot.box]
    return page_size is not None and bool(areas) and max(areas) * _STRIP < page_size[0] * page_size[1]


def main_slots(slots: Sequence[Slot]) -> list[Slot]:
    """The slots for content, those for captions and labels beside much larger ones left out."""
    bodies = [slot for slot in slots if slot.role in _TEXTS or slot.role in _SHOWN]
    largest = max(map(_area, bodies), default=0)
    return [slot for slot in bodies if _area(slot) * _DWARFED >= largest]


def with_content(role: str, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The slots, where a layout for content has only slots for text with the main ones as slots for content: what is
    no text stands in their place then, as in templates of Google's and of older programs."""
    if role not in _CONTENT or any(slot.role is SlotRole.CONTENT for slot in slots):
        return slots
    main = main_slots(slots)
    return tuple(replace(slot, role=SlotRole.CONTENT) if slot in main and slot.role is SlotRole.TEXT else slot
                 for slot in slots)


def _by_slots(slots: Sequence[Slot]) -> str:
    rest = [slot for slot in slots if slot.role not in _FURNITURE]
    if not any(slot.role is SlotRole.TITLE for slot in rest):
        return "other" if rest else "blank"
    if any(slot.type == "ctrTitle" for slot in rest):
        return "title"
    if len(rest) == 1:
        return "title-only"
    return _by_main(main_slots(rest))


def _by_main(main: Sequence[Slot]) -> str:
    texts = [slot for slot in main if slot.role in _TEXTS]
    shown = [slot for slot in main if slot.role in _SHOWN]
    match len(texts), len(shown):
        case 1, 0:
            return "content"
        case 2, 0 if _beside(*texts):
            return "two-content"
        case 0, 1:
            return _SHOWN[shown[0].role]
        case 1, 1 if shown[0].role is SlotRole.PICTURE:
            return "picture-text"
        case 4, 0 if _in_pairs(texts):
            return "comparison"
    return "other"


def _beside(one: Slot, other: Slot) -> bool:
    if one.box is None or other.box is None:
        return False
    shared = min(one.box.y + one.box.cy, other.box.y + other.box.cy) - max(one.box.y, other.box.y)
    return shared > _SHARED * min(one.box.cy, other.box.cy)


def _in_pairs(slots: Sequence[Slot]) -> bool:
    """Two columns of two, as in a comparison."""
    columns = Counter(slot.box.x // max(slot.box.cx, 1) for slot in slots if slot.box)
    return sorted(columns.values()) == [2, 2]


def _area(slot: Slot) -> int:
    return slot.box.cx * slot.box.cy if slot.box else 0


_Needs = Callable[[list[Slot], str], bool]
_NEEDS: Final[Mapping[str, _Needs]] = {
    "content": lambda main, _: len(main) == 1 and main[0].role in _TEXTS,
    "two-content": lambda main, _: len(main) > 1,
    "comparison": lambda main, _: len(main) > 1,
    "picture-text": lambda main, _: bool(main),
    "title-only": lambda main, by_slots: not main or by_slots == "title-only",
    "picture": lambda main, _: any(slot.role in {SlotRole.PICTURE, SlotRole.CONTENT} for slot in main),
    "table": lambda main, _: any(slot.role in {SlotRole.TABLE, SlotRole.CONTENT} for slot in main),
    "chart": lambda main, _: any(slot.role in {SlotRole.CHART, SlotRole.CONTENT} for slot in main),
    "four-fields": lambda main, _: len(main) > 3,
    "blank": lambda main, by_slots: by_slots in _UNTITLED,
}


def preferred(layouts: Sequence[Layout]) -> dict[str, Layout]:
    """For each role that several layouts have, the plainest of them: on the master that serves most roles, so that the
    slides of a deck look like one; of Office's own name, else with the fewest slots to leave empty, the most even ones,
    the first."""
    main = _main_master(layouts)
    by_role: dict[str, list[Layout]] = {}
    for layout in layouts:
        by_role.setdefault(layout.role, []).append(layout)
    return {role: min(several, key=lambda layout: (layout.master != main, *_plainness(layout)))
            for role, several in by_role.items() if len(several) > 1 and role not in _UNTITLED | {"vertical-text"}}


def _main_master(layouts: Sequence[Layout]) -> str:
    """The master, of several, whose layouts have the most roles; the first of those that are equal."""
    roles: dict[str, set[str]] = {}
    for layout in layouts:
        roles.setdefault(layout.master, set()).update({layout.role} - _UNTITLED)
    return max(roles, key=lambda master: len(roles[master]), default="")


def _plainness(layout: Layout) -> tuple[bool, int, float]:
    main = main_slots(layout.slots)
    areas = [_area(slot) for slot in main] or [1]
    return (_by_name(layout.name.casefold()) != layout.role,
            sum(slot.role not in _FURNITURE for slot in layout.slots),
            1 - min(areas) / max(max(areas), 1))
