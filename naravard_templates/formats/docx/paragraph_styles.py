"""What Word's styles make of a paragraph: a heading, a list item, bold or large text.

Headings are known by their outline level and by the *names* of styles, never by ids: those are "Rubrik1" in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from naravard_templates.formats.docx.style_sheet import Said, Style, StyleSheet, nearest, value
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import by_name
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.record import record, stateful

_VAL = qn("w:val")
_HEADING = re.compile(r"(?:heading|rubrik|überschrift|overskrift|titre|otsikko) ?([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
_BODY_TEXT_LEVEL = 9
_DEFAULT_SIZE = 10.0
_BOLD, _SIZE, _CHARACTER_STYLE = qn("w:b"), qn("w:sz"), qn("w:rStyle")
_LEVEL, _NUMBERING, _LIST_LEVEL, _LIST = map(qn, ("w:outlineLvl", "w:numPr", "w:ilvl", "w:numId"))


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
    """What the styles of a document are for, each worked out once."""

    sheet: StyleSheet
    _roles: dict[Style | None, Role] = field(default_factory=dict)
    _characters: dict[Style | None, tuple[bool | None, float | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plain = self.role("")

    def role(self, style: str) -> Role:
        """The role of a style by its id; that of the default style for one that there is not."""
        found = self.sheet.by_id.get(style, self.sheet.default)
        if found not in self._roles:
            self._roles[found] = _role(self.sheet.chain(found), self.sheet.defaults)
        return self._roles[found]

    def looks(self, own: Said) -> tuple[bool | None, float | None]:
        """Weight and size in points that a run's properties or its character style give; None for what neither says."""
        bold, size = looks_of((own,)) if own else (None, None)
        if _CHARACTER_STYLE in own and (bold is None or size is None):
            styled = self._character(self.sheet.by_id.get(value(own[_CHARACTER_STYLE])))
            bold, size = styled[0] if bold is None else bold, styled[1] if size is None else size
        return bold, size

    def _character(self, style: Style | None) -> tuple[bool | None, float | None]:
        if style not in self._characters:
            self._characters[style] = looks_of([one.says("rPr") for one in self.sheet.chain(style)])
        return self._characters[style]


def _role(chain: Sequence[Style], defaults: Sequence[Said]) -> Role:
    bold, size = looks_of([*(style.says("rPr") for style in chain), *defaults])
    return Role(chain[0].name if chain else "", any(style.name.casefold() in _TITLES for style in chain),
                next((level for style in chain if (level := _outline_level(style)) is not None), 0),
                next((level for style in chain if (level := list_level(style.says("pPr"))) is not None), 0),
                bold or False, size or _DEFAULT_SIZE)


def looks_of(sources: Sequence[Said]) -> tuple[bool | None, float | None]:
    """Weight and size in points that the first say who speak of them; None where none does."""
    bold, size = nearest(sources, _BOLD), nearest(sources, _SIZE)
    return (None if bold is None else flag(bold, _VAL, True),
            None if size is None else number(size.get(_VAL), 2 * _DEFAULT_SIZE) / 2)


def outline_level(properties: Said) -> int | None:
    """A heading's level from 1, 0 for body text; None where the properties do not say (17.3.1.20)."""
    found = properties.get(_LEVEL)
    if found is None:
        return None
    level = int(number(found.get(_VAL), _BODY_TEXT_LEVEL))
    return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else 0


def list_level(properties: Said) -> int | None:
    """A list item's level from 1, 0 where numbering is taken away; None where the properties do not say (17.9.18)."""
    found = properties.get(_NUMBERING)
    if found is None:
        return None
    said = by_name(found)
    return int(number(value(said.get(_LIST_LEVEL)))) + 1 if value(said.get(_LIST)) != "0" else 0


def _outline_level(style: Style) -> int | None:
    said = outline_level(style.says("pPr"))
    if said is not None:
        return said
    named = _HEADING.fullmatch(style.name)
    return int(named.group(1)) if named else None
