"""Turns what was read of a master file into the facts of a brand: what to protect, what to offer."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from naravard_templates.brand.layout_roles import layout_role, with_content
from naravard_templates.brand.protected import (
    Layout,
    MasterFacts,
    ProtectedElement,
    Slot,
    SlotRole,
    StyleOffer,
    ThemeFacts,
    View,
)
from naravard_templates.brand.protection import is_art, left_out
from naravard_templates.brand.roles import STYLE_NAMES
from naravard_templates.model.colour import Fill, Line
from naravard_templates.model.content import ParagraphKind
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture, PictureLook
from naravard_templates.model.snapshot import Drawn, Element, Format, Page, Snapshot
from naravard_templates.model.style import StyleFacts
from naravard_templates.model.text import StyleLook, TextLook

Look = Callable[[Picture], PictureLook | None]

_SLOT_ROLES = {
    "title": SlotRole.TITLE, "ctrTitle": SlotRole.TITLE, "subTitle": SlotRole.SUBTITLE, "body": SlotRole.TEXT,
    "obj": SlotRole.CONTENT, "pic": SlotRole.PICTURE, "tbl": SlotRole.TABLE, "chart": SlotRole.CHART,
    "dt": SlotRole.DATE, "ftr": SlotRole.FOOTER, "sldNum": SlotRole.NUMBER,
}
_SOME_TEXT = 500
"""Characters of a master's own text that tell what style it is set in."""
_FURNITURE = frozenset({SlotRole.DATE, SlotRole.FOOTER, SlotRole.NUMBER})


def master_facts(file: str, sha256: str, snapshot: Snapshot, styles: tuple[StyleFacts, ...],
                 drawn_colours: tuple[str, ...], roles: Mapping[str, str]) -> MasterFacts:
    """All that `protected.json` says of one master. `roles` are the layout roles that brand.yaml sets, by the name
    of the layout or of its part."""
    pages = snapshot.layouts or snapshot.pages
    registry = _Registry(snapshot)
    views = tuple(registry.view(page) for page in pages)
    return MasterFacts(
        file=file, sha256=sha256, format=snapshot.format, page_size=snapshot.page_size,
        themes=tuple(ThemeFacts(theme.part, theme.name, dict(theme.colours), theme.major_font, theme.minor_font)
                     for theme in snapshot.themes),
        layouts=tuple(_layout(page, roles, snapshot) for page in snapshot.layouts),
        styles=styles_by_role(styles, _written_in(snapshot)), views=views, elements=registry.elements,
        drawn_colours=drawn_colours,
        setups=tuple(dict.fromkeys(replace(setup, number=0) for setup in snapshot.setups)),
        style_looks=_style_looks(snapshot), header_looks=_header_looks(snapshot), fonts=_named_fonts(snapshot),
        master_slots=_master_slots(snapshot))


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
        shown = [drawn for drawn in page.stack() if is_art(drawn)]
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
                self._new_id(drawn, page), drawn.surface.kind, drawn.surface.part, drawn.element, look,
                left_out(drawn.element, self._snapshot.page_size))
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


def _look(snapshot: Snapshot, element: Element) -> PictureLook | None:
    return snapshot.pictures.look(element.picture) if snapshot.pictures and element.picture else None


def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens: "Märke (stort)" becomes "marke-stort"."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-") or "element"


def _style_looks(snapshot: Snapshot) -> dict[str, StyleOffer]:
    """Word's styles; of two of one name the first."""
    if snapshot.format is not Format.DOCX:
        return {}
    return {style.role: StyleOffer(style.look, style.shades) for style in reversed(snapshot.styles)}


def _header_looks(snapshot: Snapshot) -> tuple[TextLook, ...]:
    furniture = {SurfaceKind.HEADER, SurfaceKind.FOOTER}
    return tuple(dict.fromkeys(use.look for use in snapshot.texts if use.location.surface in furniture))


def _named_fonts(snapshot: Snapshot) -> tuple[str, ...]:
    looks = [style.look for style in snapshot.styles] + [use.look for use in snapshot.texts]
    return tuple(sorted({look.font for look in looks if look.font and not look.theme_font}))


def _layout(page: Page, roles: Mapping[str, str], snapshot: Snapshot) -> Layout:
    slots = tuple(sorted((_slot(element) for element in page.slots), key=_reading_order))
    part = page.surfaces[-1].part
    role = roles.get(stem(part)) or roles.get(page.layout) or layout_role(
        page.layout, page.layout_type, slots, snapshot.page_size)
    return Layout(page.layout, role, part, with_content(role, slots), _master_part(page),
                  _text_looks(part, snapshot.styles), snapshot.prints.get(part, ()))


def stem(part: str) -> str:
    """What tells layouts of one name apart: "ppt/slideLayouts/slideLayout7.xml" is "slideLayout7"."""
    return part.rpartition("/")[2].removesuffix(".xml")


def _text_looks(part: str, styles: Sequence[StyleLook]) -> dict[str, tuple[TextLook, ...]]:
    found: dict[str, list[TextLook]] = {}
    for style in sorted((one for one in styles if one.location.part == part), key=lambda one: one.level):
        found.setdefault(style.role, []).append(style.look)
    return {role: tuple(looks) for role, looks in found.items()}


def _master_slots(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    masters = (surface for page in snapshot.layouts for surface in (*page.surfaces, *page.hidden_surfaces)
               if surface.kind is SurfaceKind.MASTER)
    return {master.part: tuple(sorted(one.placeholder.type for one in master.elements if one.placeholder))
            for master in masters}


def _master_part(page: Page) -> str:
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return next((surface.part for surface in surfaces if surface.kind is SurfaceKind.MASTER), "")


def _slot(element: Element) -> Slot:
    assert element.placeholder is not None
    placeholder = element.placeholder
    return Slot(_SLOT_ROLES.get(placeholder.type, SlotRole.OTHER), placeholder.type, placeholder.index,
                placeholder.name, element.box)


def _reading_order(slot: Slot) -> tuple[bool, bool]:
    """The title first and page furniture last; between them the file's own order, which screen readers follow."""
    return slot.role in _FURNITURE, slot.role is not SlotRole.TITLE


def _written_in(snapshot: Snapshot) -> Counter[str]:
    """How many characters of the text in a master are in each style, by its name in lower case."""
    said: Counter[str] = Counter()
    for paragraph in snapshot.paragraphs:
        if paragraph.kind is ParagraphKind.TEXT and paragraph.location.surface is SurfaceKind.BODY:
            said[paragraph.style.casefold()] += len(paragraph.words)
    return said


def styles_by_role(styles: tuple[StyleFacts, ...], written_in: Mapping[str, int]) -> dict[str, StyleFacts]:
    """The style that carries each role, found by the name that Word keeps in English whatever its language.

    Text is not set in a style that the master has and never uses, where its own text is in the default one.
    """
    by_name = {style.name.casefold(): style for style in styles}
    found = {role: by_name[name] for role, names in STYLE_NAMES.items()
             for name in reversed(names) if name in by_name}
    for style in styles:
        if style.type == "paragraph" and style.outline_level is not None and style.outline_level < 6:
            found.setdefault(f"heading-{style.outline_level + 1}", style)
        if style.default and style.type == "paragraph":
            named = found.setdefault("body", style).name.casefold()
            if written_in.get(style.name.casefold(), 0) > _SOME_TEXT and not written_in.get(named):
                found["body"] = style
    return found
