"""The styles part as it stands: each style is looked through once, and then asked by what holds a property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import by_name, find_each, first
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.record import stateful

Said = Mapping[str, etree._Element]
"""Properties by their qualified names."""

_VAL, _ID, _TYPE = qn("w:val"), qn("w:styleId"), qn("w:type")
_NAME, _BASE, _PART = qn("w:name"), qn("w:basedOn"), qn("w:tblStylePr")
_HOLDERS = {qn(f"w:{name}"): name for name in ("rPr", "pPr", "pBdr", "tblPr", "tblBorders", "tcPr", "tcBorders")}
_NOTHING: Said = {}
DEFAULTS = "w:docDefaults/w:rPrDefault/w:rPr"
LONGEST_CHAIN = 50
"""Styles that are based on each other; Word itself stops at eleven."""


@stateful
class Style:
    """A style as it stands in the file, without what it inherits."""

    element: etree._Element

    def __post_init__(self) -> None:
        self.id, self.type = str(self.element.get(_ID)), self.element.get(_TYPE)

    @cached_property
    def _said(self) -> dict[tuple[str, str], dict[str, etree._Element]]:
        found: dict[tuple[str, str], dict[str, etree._Element]] = {}
        _gather(self.element, found, "", "")
        return found

    @cached_property
    def name(self) -> str:
        """The name that Word knows the style by, in English whatever its language."""
        return value(self.says().get(_NAME))

    def says(self, holder: str = "", part: str = "") -> Said:
        """What stands in a holder ("rPr", "tblPr/tblBorders"), the first of each name; `part` is one of a table's."""
        return self._said.get((part, holder), _NOTHING)

    def has_part(self, part: str) -> bool:
        """Whether a table style speaks of this part of its tables ("firstRow")."""
        return (part, "") in self._said


def _gather(parent: etree._Element, found: dict[tuple[str, str], dict[str, etree._Element]], part: str,
            path: str) -> None:
    here = found.setdefault((part, path), {})
    for child in parent:
        tag = str(child.tag)
        here.setdefault(tag, child)
        if tag in _HOLDERS:
            _gather(child, found, part, f"{path}/{_HOLDERS[tag]}" if path else _HOLDERS[tag])
        elif tag == _PART and not part and not path:
            _gather(child, found, child.get(_TYPE) or _PART, "")


def properties(parts: Iterable[etree._Element], holder: str) -> Said:
    """What a paragraph or run of these parts says of its own looks, in the holder of this name."""
    for part in parts:
        if part.tag == holder:
            return by_name(part)
    return _NOTHING


def style_name(style: etree._Element) -> str:
    """The same of an element, for those who change it."""
    return value(first(style, _NAME))


def value(element: etree._Element | None) -> str:
    """The `w:val` of a property, "" where there is none."""
    return "" if element is None else str(element.get(_VAL, ""))


def nearest(sources: Iterable[Said], name: str) -> etree._Element | None:
    """The property of a name that the first says who speaks of it."""
    for source in sources:
        if name in source:
            return source[name]
    return None


def each_said(sources: Iterable[Said], name: str) -> Iterator[etree._Element]:
    """The properties of a name, of all that speak of it."""
    return (source[name] for source in sources if name in source)


@stateful
class StyleSheet:
    """All styles of a document, with the part that they stand in, "" where there is none."""

    root: etree._Element
    part: str
    _chains: dict[Style, list[Style]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = [Style(element) for element in find_each(self.root, "w:style")]
        self.by_id = {style.id: style for style in self.styles}
        self.default = next((style for style in self.styles if style.type == "paragraph"
                             and flag(style.element, qn("w:default"))), None)
        self.default_id = "" if self.default is None else str(self.default.element.get(_ID, ""))
        self.defaults: list[Said] = [by_name(properties) for properties in find_each(self.root, DEFAULTS)]

    def chain(self, style: Style | None) -> list[Style]:
        """A style and those that it is based on, nearest first, as far as any program follows them."""
        if style is None:
            return []
        if style not in self._chains:
            self._chains[style] = self._chain(style)
        return self._chains[style]

    def _chain(self, style: Style | None) -> list[Style]:
        found: list[Style] = []
        while style is not None and style not in found and len(found) < LONGEST_CHAIN:
            found.append(style)
            style = self.by_id.get(value(style.says().get(_BASE)))
        return found
