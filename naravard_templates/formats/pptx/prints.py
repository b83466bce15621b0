"""Fingerprints of layouts: two are alike where they and all that they rest on are the same, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import field

from lxml import etree

from naravard_templates.formats.ooxml.package import Package, Relationship
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.model.record import stateful

_LENGTH = 32
"""Hexadecimal digits of each of the two halves of a print."""
_OWN_PRINT = frozenset({"slideMaster", "slideLayout"})
Writing = Callable[[bytes], bytes]


def as_it_stands(xml: bytes) -> bytes:
    """What a program writes that only copies what it has not changed."""
    return xml


def as_libraries_write(xml: bytes) -> bytes:
    """What python-pptx makes of a part when it saves a presentation, and hence our builder."""
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    return etree.tostring(etree.fromstring(xml, parser), encoding="UTF-8", standalone=True)


@stateful
class LayoutPrints:
    """The prints of one presentation's layouts, as if it were written in some way.

    `page_size` is in EMU: what layouts show depends on it.
    """

    package: Package
    page_size: tuple[int, int]
    written: Writing = as_it_stands
    _masters: dict[str, str] = field(default_factory=dict)
    _contents: dict[str, bytes] = field(default_factory=dict)

    def of(self, layout: str) -> str:
        """The print of a layout, which begins with that of its master. Raises UncheckableFile's kinds."""
        return f"{self.of_master(self.master(layout))}{self._digest(layout)}"

    def master(self, layout: str) -> str:
        """The master of a layout, "" where it has none."""
        return self.package.first_related(layout, "slideMaster") or ""

    def of_master(self, master: str) -> str:
        """What the prints of all layouts begin with that hang on this master."""
        if master not in self._masters:
            defaults = find(self.package.tree(self.package.main_part), "p:defaultTextStyle")
            about = repr(self.page_size).encode(), b"" if defaults is None else _canonical(defaults)
            self._masters[master] = self._digest(master, *about) if master else ""
        return self._masters[master]

    def _digest(self, part: str, *about: bytes) -> str:
        whole = hashlib.sha256()
        for fact in (*about, *self._facts(part)):
            whole.update(len(fact).to_bytes(8, "big"))
            whole.update(fact)
        return whole.hexdigest()[:_LENGTH]

    def _facts(self, part: str) -> Iterator[bytes]:
        """What the part says, and what it refers to; its master and its layouts have prints of their own."""
        yield self.written(self.package.read(part))
        related = self.package.relationships(part)
        for id in sorted(related):
            if related[id].kind not in _OWN_PRINT:
                yield from (id.encode(), related[id].type.encode())
                yield from self._target(related[id])

    def _target(self, found: Relationship) -> Iterator[bytes]:
        if found.external or not self.package.has(found.target):
            yield from (b"external" if found.external else b"missing", found.target.encode())
            return
        yield from (b"part", self._content(found.target))
        for further in self.package.relationships(found.target).values():  # the picture in a theme
            if not further.external and self.package.has(further.target):
                yield from (further.id.encode(), self._content(further.target))

    def _content(self, part: str) -> bytes:
        if part not in self._contents:
            self._contents[part] = hashlib.sha256(self.package.read(part)).digest()
        return self._contents[part]


def _canonical(element: etree._Element) -> bytes:
    """The same for an element whoever wrote it down (W3C's Canonical XML)."""
    try:
        return etree.tostring(element, method="c14n", exclusive=True)
    except etree.C14NError:  # namespaces that are no whole addresses have no such form
        return etree.tostring(element)
