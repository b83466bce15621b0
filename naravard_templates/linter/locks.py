"""Native locks: which of those that a master has are gone, and which programs keep them."""

from __future__ import annotations

from collections.abc import Iterable

from naravard_templates.linter.pairing import ACCEPTED, Pair

# Other programs drop what they do not know themselves, and that is nobody's doing.
_KEEPING = ("microsoft", "naravard")
_HELD = frozenset({"noMove", "noResize"})
# What the lock of a content control says (ECMA-376 part 1, 17.18.53), and what is held by it.
_CONTROLS = {"sdtContentLocked": frozenset({"deleting", "editing"}), "sdtLocked": frozenset({"deleting"}),
             "contentLocked": frozenset({"editing"})}


def keeps_everything(producer: str) -> bool:
    """Whether the program that saved a file writes back locks, themes and layouts as they were."""
    return any(name in producer.casefold() for name in _KEEPING)


def lost_locks(pair: Pair) -> tuple[str, ...]:
    """The locks that the master has on an element and the document has not, where both are the same thing.

    In Word the content control is what holds: the drawing's own locks then say nothing that people meet.
    """
    expected, actual = pair.expected.element, pair.actual.element
    if pair.score < ACCEPTED or pair.actual.surface.kind is not pair.expected.surface:
        return ()
    controls = [lock for lock in expected.locks if lock in _CONTROLS]
    if controls:
        return tuple(controls) if _held_by(controls) - _held_by(actual.locks) else ()
    return tuple(sorted((_HELD & set(expected.locks)) - set(actual.locks)))


def _held_by(locks: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_CONTROLS.get(lock, frozenset()) for lock in locks))

