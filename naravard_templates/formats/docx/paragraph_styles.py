"""What Word's styles make of a paragraph: a heading, a list item, bold or large text.

Headings are known by their outline level and by the *names* of styles, never by ids: those are "Rubrik1" in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import field

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.record import record, stateful

_VAL = qn("w:val")
_HEADING = re.compile(r"(?:heading|rubrik|überschrift|overskrift|titre|otsikko) ?([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
_BODY_TEXT_LEVEL = 9
_DEFAULT_SIZE = 10.0
_LONGEST_CHAIN = 50


@record
class Role:
    """What a style is for. `level` is a heading's from 1, 0 for other text; `list_level` a list item's. Points."""

    name: str = ""
    is_title: bool = False
    level: int = 0
    list_level: int = 0
    bold: bool = False
    size: float = _DEFAULT_SIZE


@stateful
class ParagraphStyles:
    """The styles part, each style worked out once; None where a document has no such part."""

    root: etree._Element | None
    _roles: dict[str, Role] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = () if self.root is None else find_each(self.root, "w:style")
        self._by_id = {str(style.get(qn("w:styleId"))): style for style in found}
        self._defaults = [] if self.root is None else list(find_each(self.root, "w:docDefaults/w:rPrDefault/w:rPr"))
        self._plain = next((name for name, style in self._by_id.items() if style.get(qn("w:type")) == "paragraph"
                            and flag(style, qn("w:default"))), "")
        self.plain = self.role("")

    def role(self, style: str) -> Role:
        """The role of a style by its id; that of the default style for one that there is not."""
        if style not in self._roles:
            self._roles[style] = self._role(list(self._chain(style if style in self._by_id else self._plain)))
        return self._roles[style]

    def _chain(self, style: str) -> Iterator[etree._Element]:
        """A style and those that it is based on, nearest first; one that is based on itself ends somewhere."""
        for _ in range(_LONGEST_CHAIN):
            found = self._by_id.get(style)
            if found is None:
                return
            yield found
            style = _value(found, "w:basedOn")

    def _role(self, chain: list[etree._Element]) -> Role:
        names = [_value(style, "w:name") for style in chain]
        sources = [*(found for style in chain if (found := find(style, "w:rPr")) is not None), *self._defaults]
        return Role(names[0] if names else "", any(name.casefold() in _TITLES for name in names),
                    next((level for style in chain if (level := _outline_level(style)) is not None), 0),
                    next((level for style in chain if (level := list_level(find(style, "w:pPr"))) is not None), 0),
                    is_bold(sources) or False, size_of(sources) or _DEFAULT_SIZE)

    def run_sources(self, run: etree._Element) -> list[etree._Element]:
        """The run properties that a run has by itself and by its character style, the strongest first."""
        own = find(run, "w:rPr")
        if own is None:
            return []
        styles = (find(style, "w:rPr") for style in self._chain(_value(own, "w:rStyle")))
        return [own, *(found for found in styles if found is not None)]


def is_bold(sources: Iterable[etree._Element]) -> bool | None:
    """What the first that speaks of it says; None where none does."""
    found = next((bold for source in sources if (bold := find(source, "w:b")) is not None), None)
    return None if found is None else flag(found, _VAL, True)


def size_of(sources: Iterable[etree._Element]) -> float | None:
    """The size in points that the first says who speaks of it."""
    found = next((size for source in sources if (size := find(source, "w:sz")) is not None), None)
    return None if found is None else number(found.get(_VAL), 2 * _DEFAULT_SIZE) / 2


def outline_level(properties: etree._Element | None) -> int | None:
    """A heading's level from 1, 0 for body text; None where the properties do not say (17.3.1.20)."""
    found = None if properties is None else find(properties, "w:outlineLvl")
    if found is None:
        return None
    level = int(number(found.get(_VAL), _BODY_TEXT_LEVEL))
    return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else 0


def list_level(properties: etree._Element | None) -> int | None:
    """A list item's level from 1, 0 where numbering is taken away; None where the properties do not say (17.9.18)."""
    found = None if properties is None else find(properties, "w:numPr")
    if found is None:
        return None
    return int(number(_value(found, "w:ilvl"))) + 1 if _value(found, "w:numId") != "0" else 0


def _outline_level(style: etree._Element) -> int | None:
    said = outline_level(find(style, "w:pPr"))
    if said is not None:
        return said
    named = _HEADING.fullmatch(_value(style, "w:name"))
    return int(named.group(1)) if named else None


def _value(parent: etree._Element, path: str) -> str:
    found = find(parent, path)
    return "" if found is None else str(found.get(_VAL, ""))
