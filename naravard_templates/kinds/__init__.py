"""The kinds of document: which one an outline is, whether it says what that kind has to say, and how one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from naravard_templates.brand.profiles import find_kind, kinds_of
    from naravard_templates.kinds.check import check_front_matter, check_kind, completed

__all__ = ["check_front_matter", "check_kind", "completed", "find_kind", "kinds_of"]

_HOMES = {"find_kind": "brand.profiles", "kinds_of": "brand.profiles"}


def __getattr__(name: str) -> Any:
    """Imports what is asked for then: linting wants the sections of a kind, and nothing of outlines."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"naravard_templates.{_HOMES.get(name, 'kinds.check')}"), name)
