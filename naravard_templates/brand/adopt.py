"""Turns what was read of a master file into the facts of a brand: what to protect, what to offer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from naravard_templates.brand.protected import (
    Layout,
    MasterFacts,
    ProtectedElement,
    Slot,
    SlotRole,
    ThemeFacts,
    View,
)
from naravard_templates.brand.roles import LAYOUT_NAMES, LAYOUT_TYPES, STYLE_NAMES
from naravard_templates.model.colour import Fill, Line
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture, PictureLook
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page, Snapshot
from naravard_templates.model.style import StyleFacts

Look = Callable[[Picture], PictureLook | None]

_SLOT_ROLES = {
    "title": SlotRole.TITLE, "ctrTitle": SlotRole.TITLE, "subTitle": SlotRole.SUBTITLE, "body": SlotRole.TEXT,
    "obj": SlotRole.CONTENT, "pic": SlotRole.PICTURE, "tbl": SlotRole.TABLE, "chart": SlotRole.CHART,
    "dt": SlotRole.DATE, "ftr": SlotRole.FOOTER, "sldNum": SlotRole.NUMBER,
}
_FURNITURE = frozenset({SlotRole.DATE, SlotRole.FOOTER, SlotRole.NUMBER})
_PROTECTED = frozenset({SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.HEADER, SurfaceKind.FOOTER})
_NOT_ART = frozenset({ElementKind.OLE, ElementKind.INK})


def master_facts(file: str, sha256: str, snapshot: Snapshot, styles: tuple[StyleFacts, ...],
                 drawn_colours: tuple[str, ...], roles: Mapping[str, str]) -> MasterFacts:
    """All that `protected.json` says of one master. `roles` are the layout roles that brand.yaml sets by name."""
    pages = snapshot.layouts or snapshot.pages
    registry = _Registry(snapshot)
    views = tuple(registry.view(page) for page in pages)
    return MasterFacts(
        file=file, sha256=sha256, format=snapshot.format, page_size=snapshot.page_size,
        themes=tuple(ThemeFacts(theme.part, theme.name, dict(theme.colours), theme.major_font, theme.minor_font)
                     for theme in snapshot.themes),
        layouts=tuple(_layout(page, roles) for page in snapshot.layouts),
        styles=styles_by_role(styles), views=views, elements=registry.elements, drawn_colours=drawn_colours)


class _Registry:
    """Gives every protected element one id, however many pages show it.

    One that a layout shows in other colours, under a colour map of its own, has an id of its own there.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._by_place: dict[tuple[str, str, Fill, Line], ProtectedElement] = {}
        self._ids: set[str] = set()

    @property
    def elements(self) -> tuple[ProtectedElement, ...]:
        return tuple(self._by_place.values())

    def view(self, page: Page) -> View:
        shown = [drawn for drawn in page.stack() if is_protected(drawn, self._snapshot.page_size)]
        background = page.background
        return View(
            page.kind, page.layout, tuple(self._register(drawn, page).id for drawn in shown),
            tuple(sorted(slot.placeholder.type for slot in page.slots if slot.placeholder)),
            background.element.fill if background else None, page.theme, dict(page.colour_map))

    def _register(self, drawn: Drawn, page: Page) -> ProtectedElement:
        place = drawn.surface.part, drawn.element.path, drawn.element.fill, drawn.element.line
        if place not in self._by_place:
            look = _look(self._snapshot, drawn.element)
            self._by_place[place] = ProtectedElement(
                self._new_id(drawn, page), drawn.surface.kind, drawn.surface.part, drawn.element, look)
        return self._by_place[place]

    def _new_id(self, drawn: Drawn, page: Page) -> str:
        kind = drawn.surface.kind
        where = page.layout if kind is SurfaceKind.LAYOUT else (
            f"{page.kind}-{kind}" if kind in {SurfaceKind.HEADER, SurfaceKind.FOOTER} else kind)
        base = slug(f"{where} {drawn.element.name or drawn.element.path}")
        name, number = base, 2
        while name in self._ids:
            name, number = f"{base}-{number}", number + 1
        self._ids.add(name)
        return name


def is_protected(drawn: Drawn, page_size: tuple[int, int] | None) -> bool:
    """Whether a drawn thing is part of the brand: visible art on a master surface, and no tool's object."""
    element = drawn.element
    if drawn.surface.kind not in _PROTECTED or element.placeholder or element.hidden or element.kind in _NOT_ART:
        return False
    box = element.box
    if box is None or (box.cx <= 0 and box.cy <= 0):
        return False
    return not _is_off_page(element, page_size) and _is_visible(element)


def _is_off_page(element: Element, page_size: tuple[int, int] | None) -> bool:
    if page_size is None or element.box is None or element.box.frame.horizontal != "page":
        return False
    left, top, right, bottom = element.box.extent
    across = right < 0 or left > page_size[0]
    return across or (element.box.frame.vertical == "page" and (bottom < 0 or top > page_size[1]))


def _is_visible(element: Element) -> bool:
    """Guides and empty boxes draw nothing."""
    has_paint = element.fill.kind != "none" or element.line.fill.kind != "none" or element.picture is not None
    return has_paint or bool(element.text) or element.kind not in {ElementKind.SHAPE, ElementKind.CONNECTOR}


def _look(snapshot: Snapshot, element: Element) -> PictureLook | None:
    return snapshot.pictures.look(element.picture) if snapshot.pictures and element.picture else None


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens: "Märke (stort)" becomes "marke-stort"."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "element"


def _layout(page: Page, roles: Mapping[str, str]) -> Layout:
    slots = tuple(sorted((_slot(element) for element in page.slots), key=_reading_order))
    return Layout(page.layout, roles.get(page.layout) or layout_role(page, slots), page.surfaces[-1].part, slots)


def _slot(element: Element) -> Slot:
    assert element.placeholder is not None
    placeholder = element.placeholder
    return Slot(_SLOT_ROLES.get(placeholder.type, SlotRole.OTHER), placeholder.type, placeholder.index,
                placeholder.name, element.box)


def _reading_order(slot: Slot) -> tuple[bool, bool]:
    """The title first and page furniture last; between them the file's own order, which screen readers follow."""
    return slot.role in _FURNITURE, slot.role is not SlotRole.TITLE


def layout_role(page: Page, slots: tuple[Slot, ...]) -> str:
    """What a layout is for: by a name that Office gives it, by its type, else by its slots."""
    by_name = next((role for role, names in LAYOUT_NAMES.items()
                    if page.layout.casefold() in {name.casefold() for name in names}), None)
    return by_name or LAYOUT_TYPES.get(page.layout_type) or _role_by_slots(slots)


def _role_by_slots(slots: tuple[Slot, ...]) -> str:
    roles = [slot.role for slot in slots if slot.role not in _FURNITURE]
    contents = sum(role in {SlotRole.CONTENT, SlotRole.TEXT} for role in roles)
    if any(slot.type == "ctrTitle" for slot in slots):
        return "title"
    if SlotRole.TITLE not in roles:
        return "other" if roles else "blank"
    if len(roles) == 1:
        return "title-only"
    if SlotRole.PICTURE in roles and contents:
        return "picture-text"
    return {(SlotRole.CONTENT, 1): "content", (SlotRole.CONTENT, 2): "two-content"}.get(
        (SlotRole.CONTENT, contents if len(roles) == contents + 1 else 0), "other")


def styles_by_role(styles: tuple[StyleFacts, ...]) -> dict[str, StyleFacts]:
    """The style that carries each role, found by the name that Word keeps in English whatever its language."""
    by_name = {style.name.casefold(): style for style in styles}
    found = {role: by_name[name] for role, names in STYLE_NAMES.items()
             for name in reversed(names) if name in by_name}
    for style in styles:
        if style.type == "paragraph" and style.outline_level is not None and style.outline_level < 6:
            found.setdefault(f"heading-{style.outline_level + 1}", style)
        if style.default and style.type == "paragraph":
            found.setdefault("body", style)
    return found


def with_ignored(facts: MasterFacts, ignore: tuple[str, ...]) -> MasterFacts:
    """The facts without the elements that a person took out of protection."""
    kept = tuple(element for element in facts.elements if element.id not in ignore)
    names = {element.id for element in kept}
    views = tuple(replace(view, elements=tuple(name for name in view.elements if name in names))
                  for view in facts.views)
    return replace(facts, elements=kept, views=views)
