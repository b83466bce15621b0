"""Attributes in braces: `{.klass namn="värde"}`.

The Markdown plugins for attributes drop what they do not understand, so they are read here, where what is not
understood is a fault.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from naravard_templates.outline.source import Source, nearest

IN_BRACES: Final = r"(?:[^{}]|\{\{[^{}]*\}\})*"
"""What attributes may hold: no braces but those of fields, `{{kommun}}`, which are filled later."""
_ATTRIBUTE: Final = re.compile(
    r"""\s*(?: (?P<sign>[.#])(?P<name>[^\s{}="'“”.#]+)
         | (?P<key>[\w-]+)=(?: "(?P<a>[^"]*)" | [“”](?P<b>[^“”]*)[“”] | '(?P<c>[^']*)'
                             | (?P<d>(?:[^\s"“”'{}]|\{\{[^{}]*\}\})+) )
         )(?=[\s.#]|$)\s*""",
    re.VERBOSE,
)
"""Word turns straight quotation marks into curly ones, so both are understood."""


@dataclass(frozen=True, slots=True)
class Attributes:
    classes: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)


def parse_attributes(text: str) -> Attributes | None:
    """What stands between the braces; None where it cannot be read or says a thing twice."""
    classes: list[str] = []
    values: dict[str, str] = {}
    position = 0
    text = text.strip()
    while position < len(text):
        match = _ATTRIBUTE.match(text, position)
        key = match and ("#" if match["sign"] == "#" else match["key"])
        if not match or key in values:
            return None
        if key:
            values[plain_name(key)] = _value(match)
        else:
            classes.append(match["name"])
        position = match.end()
    return Attributes(tuple(classes), values)


def _value(match: re.Match[str]) -> str:
    return next((match[group] for group in ("a", "b", "c", "d", "name") if match[group] is not None), "")


def plain_name(name: str) -> str:
    """Names are compared in one case and one way of writing å, ä, ö."""
    return unicodedata.normalize("NFC", name).strip().casefold()


def read_attributes(text: str | None, source: Source, line: int) -> Attributes:
    """What stands between the braces, if there are any; what cannot be read is reported."""
    attributes = parse_attributes(text or "")
    if attributes is None:
        found = f"{{{text}}}"
        source.fault_near(
            'The braces {found} cannot be read: write {{name="value"}}, {{.name}}, or \\{{ for a plain brace.',
            found, line, found=found,
        )
    return attributes or Attributes()


def check_attributes(names: Sequence[str], known: Sequence[str], source: Source, line: int) -> None:
    """Report what is not known."""
    for name in names:
        if plain_name(name) in known:
            continue
        near = nearest(name, known)
        source.fault(
            "Unknown attribute {name}. Did you mean {nearest}?" if near
            else "The attribute {name} means nothing here: take it away.",
            line, name=name, nearest=near,
        )


Names = Mapping[str, tuple[str, ...]]
"""What an attribute means, and the names that it goes by."""

LABEL: Final[Names] = {"label": ("#",)}


def named_attributes(attributes: Attributes, names: Names, source: Source, line: int) -> dict[str, str]:
    """The values by what they mean. What means nothing, or the same as another, is reported."""
    known = [name for spellings in names.values() for name in spellings]
    check_attributes([*attributes.classes, *attributes.values], known, source, line)
    found = {}
    for meaning, spellings in names.items():
        given = [name for name in spellings if name in attributes.values]
        if len(given) > 1:
            source.fault("The attributes {one} and {other} say the same: keep one of them.",
                         line, one=given[0], other=given[1])
        if given:
            found[meaning] = attributes.values[given[0]]
    return found
