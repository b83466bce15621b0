"""Masters, layouts and themes: read once for all presentations that have the same, as those of one brand mostly do."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package, Relationship, rels_name
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.theme import ThemePart
from naravard_templates.formats.pptx.content import Prompts
from naravard_templates.formats.pptx.text_uses import LayoutLooks
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Page, Surface

_EACH = 3
"""So many designs of a kind are remembered, and so many kinds: a folder may be of mixed origin."""
_LARGEST = 16_000_000
"""Bytes of XML; a larger design is not worth the memory."""
_MASTERS = "p:sldMasterIdLst/p:sldMasterId"
_SLIDES = frozenset({"slide", "notesSlide", "comments"})
Key = tuple[object, ...]


@stateful
class Design:
    """What the masters of a presentation say, and all that they refer to. Nobody changes it once it was read.

    It is equal to nothing but itself, so that others can keep what they find out about it.
    """

    surfaces: Mapping[tuple[str, int], Surface]
    schemes: Mapping[object, Scheme]
    themes: Mapping[str, ThemePart]
    layouts: tuple[Page, ...]
    prompts: Mapping[str, Prompts]
    texts: LayoutLooks


@record
class _Kept:
    """A design, with its parts.

    `prints` are the fingerprints of the parts, None for one that something refers to and that is missing.
    """

    design: Design
    prints: Mapping[str, bytes | None]
    trees: Mapping[str, etree._Element]
    relationships: Mapping[str, dict[str, Relationship]]

    def fits(self, package: Package) -> bool:
        """Whether the package holds just these parts, and lacks those that are missing here."""
        return all(package.fingerprint(part) == wanted for part, wanted in self.prints.items())


class _Known(threading.local):
    """For each thread, as lxml's trees are for one at a time."""

    def __init__(self) -> None:
        self.designs: dict[Key, list[_Kept]] = {}


_known = _Known()


def known_design(package: Package, key: Key) -> Design | None:
    """The design of another file that has the same parts; `key` is what else its looks depend on."""
    found = next((kept for kept in _known.designs.get(key, ()) if kept.fits(package)), None)
    if found is None:
        return None
    package.lend(found.trees, found.relationships)
    return found.design


def keep(package: Package, key: Key, masters: Sequence[str], design: Design) -> Design:
    """Remembers a design for the next file. Those that were kept the longest make room."""
    parts = tuple(_parts(package, masters))
    prints = {part: package.fingerprint(part) for part in parts}
    trees, relationships = package.lent(parts)
    if sum(map(package.size, trees)) <= _LARGEST and b"" not in prints.values():
        same = _known.designs.pop(key, [])
        _known.designs[key] = [_Kept(design, prints, trees, relationships), *same][:_EACH]
        while len(_known.designs) > _EACH:
            _known.designs.pop(next(iter(_known.designs)))
    return design


def _parts(package: Package, masters: Sequence[str]) -> Iterator[str]:
    """The masters and everything that hangs on them, but for slides; what is missing among it."""
    waiting = [*masters, *package.related(package.main_part, "tableStyles")]
    seen: set[str] = set()
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        yield from (part, rels_name(part))
        if package.has(part):
            waiting += [found.target for found in package.relationships(part).values()
                        if not found.external and found.kind not in _SLIDES]


def design_key(package: Package, page_size: tuple[int, int], masters: Sequence[str]) -> Key:
    """What tells designs apart besides their parts: the size of the page, and the defaults of the presentation."""
    root = package.tree(package.main_part)
    defaults = find(root, "p:defaultTextStyle")
    text = b"" if defaults is None else etree.tostring(defaults)
    return package.main_part, page_size, tuple(masters), text


def masters_of(package: Package) -> list[str]:
    """The masters that the presentation lists, as far as they are there."""
    main = package.main_part
    relationships = package.relationships(main)
    found = (relationships.get(str(item.get(qn("r:id")))) for item in find_each(package.tree(main), _MASTERS))
    return list(dict.fromkeys(item.target for item in found if item and not item.external and package.has(item.target)))
