"""What was found of masters, for the next file that has the same ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from naravard_templates.brand.types import Brand
from naravard_templates.linter.match import OF_TEMPLATES, Below
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Surface

_MOST = 4096
"""So much is kept; masters can be shown under any number of colour maps."""
T = TypeVar("T")


@stateful
class Lasting:
    """What was found of the masters of a file by one brand. It goes when they go."""

    matchings: Below = field(default_factory=dict)
    _found: dict[tuple[object, ...], tuple[Any, tuple[object, ...]]] = field(default_factory=dict)

    def of(self, find: Callable[..., T], *things: object) -> T:
        """What a function finds in things of the masters and the brand, looked up once for all files.

        The things are kept with it, lest others come to stand where they stood.
        """
        key = find, *map(id, things)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = find(*things), things
        return found[0]

    def on(self, find: Callable[[Surface], T], surface: Surface) -> T:
        """What a function finds on a surface; what it finds on masters and layouts is looked up once for all files."""
        return self.of(find, surface) if surface.kind in OF_TEMPLATES else find(surface)

    def prune(self) -> None:
        for kept in (self.matchings, self._found):
            if len(kept) >= _MOST:
                kept.clear()


_known: WeakKeyDictionary[object, dict[tuple[int, object], tuple[Brand, Lasting]]] = WeakKeyDictionary()


def lasting_of(design: object, brand: Brand, terms: object) -> Lasting:
    """What was found in other files of the same masters, by the same brand and on the same terms."""
    if design is None:
        return Lasting()
    # The brand is kept with it, lest another come to stand where it stood.
    _, lasting = _known.setdefault(design, {}).setdefault((id(brand), terms), (brand, Lasting()))
    lasting.prune()
    return lasting
