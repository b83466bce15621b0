"""What a new version of a brand changes: what breaks documents and outlines made for the old one, what is only more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from naravard_templates.brand.protected import Layout, MasterFacts, Slot
from naravard_templates.brand.types import Brand
from naravard_templates.linter import compare
from naravard_templates.linter.element_changes import element_changes
from naravard_templates.model.change import Change, Effect
from naravard_templates.model.finding import Message
from naravard_templates.model.snapshot import Format

BREAKING, ADDITIVE = Effect.BREAKING, Effect.ADDITIVE
_SAME_SIZE = 36_000
"""EMU; a millimetre of paper is nobody's new page."""


def brand_changes(old: Brand, new: Brand) -> tuple[Change, ...]:
    """All differences, what breaks first, each in the order of the masters."""
    changes = list(_palette(old, new))
    for format in Format:
        changes += [replace(change, format=format.value) for change in _of_format(old, new, format)]
    return tuple(sorted(changes, key=lambda change: change.effect is ADDITIVE))


def _palette(old: Brand, new: Brand) -> Iterator[Change]:
    before, after = ({name: rgb.lstrip("#").upper() for name, rgb in brand.config.palette.offered.items()}
                     for brand in (old, new))
    for name, rgb in before.items():
        if name not in after and rgb not in after.values():
            yield Change(BREAKING, "colour-removed", name, Message(
                "The colour {name} (#{rgb}) is no longer offered.", {"name": name, "rgb": rgb}), old=rgb)
    for name, rgb in after.items():
        if name in before and before[name] != rgb:
            yield Change(BREAKING, "colour-changed", name, Message(
                "The colour {name} was #{old} and is #{new}.", {"name": name, "old": before[name], "new": rgb}),
                old=before[name], new=rgb)
        elif name not in before and rgb not in before.values():
            yield Change(ADDITIVE, "colour-added", name, Message(
                "The colour {name} (#{rgb}) is new.", {"name": name, "rgb": rgb}), new=rgb)


def _of_format(old: Brand, new: Brand, format: Format) -> Iterator[Change]:
    if not (old.has(format) and new.has(format)):
        if old.has(format):
            yield Change(BREAKING, "master-removed", old.master(format).file, Message("The master is gone."))
        if new.has(format):
            yield Change(ADDITIVE, "master-added", new.master(format).file, Message("The master is new."))
        return
    one, other = old.master(format), new.master(format)
    if one.sha256 == other.sha256:
        return
    yield from _page(one, other)
    yield from _theme(one, other)
    yield from _layouts(one, other, new)
    yield from _styles(one, other)
    yield from element_changes(one, other, new.config.tolerances)
    yield from _backgrounds(one, other, new)


def _page(old: MasterFacts, new: MasterFacts) -> Iterator[Change]:
    if old.page_size and new.page_size and any(
            abs(a - b) > _SAME_SIZE for a, b in zip(old.page_size, new.page_size, strict=True)):
        yield Change(BREAKING, "page-size-changed", "", Message("The page has another size."),
                     old=old.page_size, new=new.page_size)
    margins = [{setup.margins for setup in master.setups if setup.margins} for master in (old, new)]
    if margins[0] and margins[0] != margins[1]:
        yield Change(BREAKING, "margins-changed", "", Message("The page has other margins."))


def _theme(old: MasterFacts, new: MasterFacts) -> Iterator[Change]:
    if not old.themes or not new.themes:
        if bool(old.themes) != bool(new.themes):
            yield Change(BREAKING, "theme-changed", "", Message("One of the two masters has no theme."))
        return
    one, other = old.themes[0], new.themes[0]
    for slot in dict.fromkeys((*one.colours, *other.colours)):
        before, after = one.colours.get(slot, ""), other.colours.get(slot, "")
        if before != after:
            yield Change(BREAKING, "theme-colour-changed", slot, Message(
                "The theme colour {slot} was #{old} and is #{new}.",
                {"slot": slot, "old": before or "–", "new": after or "–"}), old=before or None, new=after or None)
    fonts = (("major", one.major_font, other.major_font), ("minor", one.minor_font, other.minor_font))
    for name, before, after in fonts:
        if before != after:
            yield Change(BREAKING, "theme-font-changed", name, Message(
                "The font {old} is {new} now.", {"old": before or "–", "new": after or "–"}), old=before, new=after)


def _layouts(old: MasterFacts, new: MasterFacts, brand: Brand) -> Iterator[Change]:
    before, after = _named(old), _named(new)
    added = {name: layout for name, layout in after.items() if name not in before}
    for name, layout in before.items():
        if name in after:
            yield from _layout(name, layout, after[name], brand)
            continue
        twin = next((other for other, found in added.items() if _is_renamed(layout, found)), None)
        if twin is None:
            yield Change(BREAKING, "layout-removed", name, Message("The layout “{name}” is gone.", {"name": name}))
        else:
            del added[twin]
            yield Change(BREAKING, "layout-renamed", name, Message(
                "The layout “{old}” is called “{new}” now.", {"old": name, "new": twin}), old=name, new=twin)
    for name in added:
        yield Change(ADDITIVE, "layout-added", name, Message("The layout “{name}” is new.", {"name": name}))


def _named(master: MasterFacts) -> dict[str, Layout]:
    """Layouts by name; of several with one name the later ones with a number."""
    found: dict[str, Layout] = {}
    for layout in master.layouts:
        name, number = layout.name, 1
        while name in found:
            number += 1
            name = f"{layout.name} ({number})"
        found[name] = layout
    return found


def _is_renamed(old: Layout, new: Layout) -> bool:
    return old.role == new.role and {_key(slot): slot.box for slot in old.slots} == {
        _key(slot): slot.box for slot in new.slots}


def _key(slot: Slot) -> str:
    return f"{slot.type} {slot.index}"


def _layout(name: str, old: Layout, new: Layout, brand: Brand) -> Iterator[Change]:
    if old.role != new.role:
        yield Change(BREAKING, "layout-role-changed", name, Message(
            "The layout “{name}” was for {old} and is for {new}.", {"name": name, "old": old.role, "new": new.role}),
            old=old.role, new=new.role)
    before, after = ({_key(slot): slot for slot in layout.slots} for layout in (old, new))
    for key, slot in before.items():
        values = {"name": name, "slot": slot.name or key}
        if key not in after:
            yield Change(BREAKING, "slot-removed", name, Message(
                "The layout “{name}” has lost the slot “{slot}”.", values), old=key)
        elif _is_moved(slot, after[key], brand):
            yield Change(BREAKING, "slot-moved", name, Message(
                "On the layout “{name}” the slot “{slot}” stands elsewhere, or has another size.", values), old=key)
    for key in [key for key in after if key not in before]:
        yield Change(ADDITIVE, "slot-added", name, Message(
            "The layout “{name}” has a new slot, “{slot}”.", {"name": name, "slot": after[key].name or key}), new=key)


def _is_moved(old: Slot, new: Slot, brand: Brand) -> bool:
    tolerances = brand.config.tolerances
    if old.box is None or new.box is None:
        return False
    return (compare.is_moved(old.box, new.box, tolerances.position) is not False
            or compare.is_resized(old.box, new.box, tolerances.size))


def _styles(old: MasterFacts, new: MasterFacts) -> Iterator[Change]:
    """Word's styles by name, as documents know them; then the roles that outlines need."""
    before, after = _style_names(old), _style_names(new)
    for name in [shown for key, shown in before.items() if key not in after]:
        yield Change(BREAKING, "style-removed", name, Message("The style “{name}” is gone.", {"name": name}))
    for name in [shown for key, shown in after.items() if key not in before]:
        yield Change(ADDITIVE, "style-added", name, Message("The style “{name}” is new.", {"name": name}))
    for name in sorted(old.style_looks.keys() & new.style_looks.keys()):
        if old.style_looks[name] != new.style_looks[name]:
            yield Change(BREAKING, "style-changed", name,
                         Message("The style “{name}” looks different.", {"name": name}))


def _style_names(master: MasterFacts) -> Mapping[str, str]:
    names = [*master.style_looks, *(style.name for style in master.styles.values())]
    return {name.casefold(): name for name in names}


def _backgrounds(old: MasterFacts, new: MasterFacts, brand: Brand) -> Iterator[Change]:
    after = {view.name: view.background for view in new.views}
    for view in old.views:
        background = after.get(view.name)
        if view.background and background and (
                view.background.kind is not background.kind
                or compare.fill_change(view.background, background, brand.config.tolerances)):
            yield Change(BREAKING, "background-changed", view.name, Message(
                "The background of “{name}” is another.", {"name": view.name}))
