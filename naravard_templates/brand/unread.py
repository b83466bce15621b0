"""Facts of a master that are read when somebody asks for them: most runs have to do with one master of two."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from naravard_templates.brand.protected import MasterFacts
from naravard_templates.decoding import Care, decode

_AT_ONCE: Final = frozenset({"file", "sha256", "format", "page_size", "themes", "drawn_colours", "fonts"})
"""What is asked of all masters of a brand, and soon read."""


class UnreadMaster(MasterFacts):
    """The facts of a master of which the rest is read when one of them is asked for, and then all of it."""

    __slots__ = ("_read",)
    _read: Callable[[], MasterFacts]

    @classmethod
    def of(cls, tree: Mapping[str, Any], read: Callable[[], MasterFacts]) -> UnreadMaster:
        """From plain data that is known to be well; `read` gives all that there is."""
        head = decode(MasterFacts, {name: value for name, value in tree.items() if name in _AT_ONCE},
                      Care.LITTLE)
        made = cls.__new__(cls)
        for name in _AT_ONCE:
            object.__setattr__(made, name, getattr(head, name))
        object.__setattr__(made, "_read", read)
        return made

    def __getattr__(self, name: str) -> Any:
        """Is called for what is not there yet."""
        if name not in _LATER:
            raise AttributeError(name)
        facts = self._read()
        for one in _LATER:
            object.__setattr__(self, one, getattr(facts, one))
        object.__setattr__(self, "_read", lambda: facts)  # which lets the plain data go
        return getattr(facts, name)

    def __eq__(self, other: object) -> bool:
        """What is known of masters counts, and not when it was read."""
        return isinstance(other, MasterFacts) and all(
            getattr(self, one.name) == getattr(other, one.name) for one in fields(MasterFacts))

    __hash__ = MasterFacts.__hash__


_LATER: Final = frozenset(one.name for one in fields(MasterFacts)) - _AT_ONCE
