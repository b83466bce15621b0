"""What files have in common is read once: kept with the parts that it was read from, for files that hold the same."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from lxml import etree

from naravard_templates.formats.ooxml.package import Package, Relationship, rels_name
from naravard_templates.model.record import record

_EACH = 3
"""So many designs of a kind are remembered, and so many kinds: a folder may be of mixed origin."""
_LARGEST = 16_000_000
"""Bytes of XML; a larger design is not worth the memory."""
Design = TypeVar("Design")
Key = tuple[object, ...]


@record
class _Parts:
    """The parts that a design was read from.

    `prints` are their fingerprints, None for one that something refers to and that is missing.
    """

    prints: Mapping[str, bytes | None]
    trees: Mapping[str, etree._Element]
    relationships: Mapping[str, dict[str, Relationship]]

    def fit(self, package: Package) -> bool:
        """Whether the package holds just these parts, and lacks those that are missing here."""
        return all(package.fingerprint(part) == wanted for part, wanted in self.prints.items())


class Memory(threading.local, Generic[Design]):
    """Designs that were read, in each thread its own, as lxml's trees are for one at a time."""

    def __init__(self) -> None:
        self._kept: dict[Key, list[tuple[Design, _Parts]]] = {}

    def find(self, package: Package, key: Key) -> Design | None:
        """The design of another file that has the same parts; `key` is what else its looks depend on."""
        design, parts = next((kept for kept in self._kept.get(key, ()) if kept[1].fit(package)), (None, None))
        if parts is not None:
            package.lend(parts.trees, parts.relationships)
        return design

    def keep(self, package: Package, key: Key, names: Iterable[str], design: Design) -> None:
        """Remembers a design and the parts of these names, or that it has grown. Those that were kept the longest make
        room."""
        names = tuple(names)
        prints = {part: package.fingerprint(part) for part in names}
        trees, relationships = package.lent(names)
        if sum(map(package.size, trees)) > _LARGEST or b"" in prints.values():
            return
        same = [kept for kept in self._kept.pop(key, []) if kept[0] is not design]
        self._kept[key] = [(design, _Parts(prints, trees, relationships)), *same][:_EACH]
        while len(self._kept) > _EACH:
            self._kept.pop(next(iter(self._kept)))


def hanging(package: Package, parts: Iterable[str], without: frozenset[str] = frozenset()) -> Iterator[str]:
    """These parts and everything that hangs on them, but for relationships of some kinds; what is missing among it."""
    waiting, seen = list(parts), set()
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        yield from (part, rels_name(part))
        if package.has(part):
            waiting += [found.target for found in package.relationships(part).values()
                        if not found.external and found.kind not in without]
