"""What became of the protected elements of a brand in a new version of its master."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naravard_templates.brand.config import Tolerances
from naravard_templates.brand.protected import MasterFacts, ProtectedElement
from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.model.change import Change, Effect
from naravard_templates.model.finding import Message


def element_changes(old: MasterFacts, new: MasterFacts, tolerances: Tolerances) -> Iterator[Change]:
    """Elements that are gone, new, or shown in another way. One that only has another name is the same."""
    pairs, gone, added = _paired(old.elements, new.elements)
    for one in gone:
        yield Change(Effect.BREAKING, "element-removed", one.id,
                     Message("The graphic “{name}” is gone.", {"name": one.id}))
    for one, other in pairs:
        yield from _changed(one, other, tolerances)
    for one in added:
        yield Change(Effect.ADDITIVE, "element-added", one.id,
                     Message("The graphic “{name}” is new.", {"name": one.id}))


_Pairs = list[tuple[ProtectedElement, ProtectedElement]]


def _paired(old: Sequence[ProtectedElement],
            new: Sequence[ProtectedElement]) -> tuple[_Pairs, list[ProtectedElement], list[ProtectedElement]]:
    """By id, which is made of layout and name; the rest where one stands just where another stood and looks alike."""
    by_id = {one.id: one for one in new}
    pairs = [(one, by_id.pop(one.id)) for one in old if one.id in by_id]
    known = {one.id for one, _ in pairs}
    gone = []
    for one in (one for one in old if one.id not in known):
        twin = next((other for other in by_id.values() if _is_twin(one, other)), None)
        if twin is None:
            gone.append(one)
        else:
            pairs.append((one, by_id.pop(twin.id)))
    return pairs, gone, list(by_id.values())


def _is_twin(one: ProtectedElement, other: ProtectedElement) -> bool:
    alike = (one.surface, one.element.box, one.element.fill, one.element.line, one.element.text, one.element.shape)
    return alike == (other.surface, other.element.box, other.element.fill, other.element.line, other.element.text,
                     other.element.shape) and not _is_other_picture(one, other)


def _is_other_picture(one: ProtectedElement, other: ProtectedElement) -> bool:
    """Whether other bytes show something else, or nobody can tell."""
    old, new = one.element.picture, other.element.picture
    if old is None or new is None:
        return (old is None) != (new is None)
    return old.sha256 != new.sha256 and compare.looks_alike(one.look, other.look) is not Likeness.SAME


def _changed(one: ProtectedElement, other: ProtectedElement, tolerances: Tolerances) -> Iterator[Change]:
    name, old, new = one.id, one.element, other.element
    if old.box and new.box and (compare.is_moved(old.box, new.box, tolerances.position) is not False
                                or compare.is_resized(old.box, new.box, tolerances.size)
                                or compare.is_turned(old.box, new.box, tolerances.rotation)):
        yield Change(Effect.BREAKING, "element-moved", name,
                     Message("The graphic “{name}” stands elsewhere, or has another size.", {"name": name}),
                     old=(old.box.x, old.box.y, old.box.cx, old.box.cy),
                     new=(new.box.x, new.box.y, new.box.cx, new.box.cy))
    if _is_other_picture(one, other) or compare.shapes_differ(old.shape, new.shape) or old.text != new.text:
        yield Change(Effect.BREAKING, "element-replaced", name,
                     Message("The graphic “{name}” is another picture, shape or text.", {"name": name}))
    elif (compare.fill_change(old.fill, new.fill, tolerances) or compare.line_change(old.line, new.line, tolerances)
          or _effects(one) != _effects(other)):
        yield Change(Effect.BREAKING, "element-recoloured", name,
                     Message("The graphic “{name}” has other colours.", {"name": name}))


def _effects(one: ProtectedElement) -> tuple[str, ...]:
    return one.element.picture.effects if one.element.picture else ()
