"""Fields in an outline: which there are, and the outline with a row's values in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final, TypeVar
from urllib.parse import quote, unquote

from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, CodeBlock, Metadata, Outline, Run

_FIELD: Final = re.compile(r"\{\{\s*(?P<name>[^{}\s](?:[^{}]*[^{}\s])?)\s*\}\}")
_FIELD_IN_LINK: Final = re.compile(r"%7B%7B(?P<name>(?:(?!%7B|%7D).)+)%7D%7D", re.IGNORECASE)
"""The Markdown parser writes braces in addresses so."""
_ADDRESS: Final = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_FIXED: Final = frozenset({"label", "layout", "reference", "language", "path"})
"""Names that the outline itself is built with, not text."""

T = TypeVar("T")
Values = Mapping[str, str]
Fill = Callable[[str, bool], str]
"""A text, and whether it is a link's address, to what it says once its fields are filled."""


@dataclass(frozen=True, slots=True)
class Used:
    """A field where the outline has it; `line` counts from 1, 0 where it is not known."""

    name: str
    line: int


def plain_name(name: str) -> str:
    """How fields and columns are compared: without regard to case and spaces."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def shown(name: str) -> str:
    """A field as it is written in an outline."""
    return f"{{{{{name}}}}}"


def used_fields(outline: Outline) -> list[Used]:
    """Every field in the order of the source. Code is left as it stands, and so are the fields in it."""
    found: list[Used] = []
    for field in fields(Metadata):
        _note(getattr(outline.meta, field.name), outline.key_lines.get(field.name, 0), found)
    _note(outline.blocks, 0, found)
    return found


def fill_outline(outline: Outline, values: Values) -> Outline:
    """The outline with a value for every field; `values` go by plain names.

    Raises OutlineProblem where a value cannot be the address of a link.
    """
    def fill(text: str, is_link: bool) -> str:
        return _link(text, values) if is_link else fill_text(text, values)

    return replace(outline, meta=_filled(outline.meta, fill), blocks=_filled(outline.blocks, fill))


def fill_text(text: str, values: Values) -> str:
    """A text with its fields filled, in one go: what a value says is not looked at again."""
    return _FIELD.sub(lambda found: values[plain_name(found["name"])], text)


def names_in(text: str) -> Iterator[str]:
    """The fields of a text."""
    return (found["name"] for found in _FIELD.finditer(text))


def _note(thing: object, line: int, found: list[Used]) -> None:
    """The fields with the lines of the innermost blocks that they stand in."""
    if isinstance(thing, tuple):
        for one in thing:
            _note(one, line, found)
    elif isinstance(thing, Block):
        for field in fields(thing):
            if field.name not in _FIXED and not isinstance(thing, CodeBlock):
                _note(getattr(thing, field.name), thing.line or line, found)
    else:
        _filled(thing, _noting(found, line))


def _noting(found: list[Used], line: int) -> Fill:
    def note(text: str, is_link: bool) -> str:
        names = (one["name"] for one in _FIELD_IN_LINK.finditer(text)) if is_link else names_in(text)
        found.extend(Used(unquote(name).strip(), line) for name in names)
        return text

    return note


def _filled(thing: T, fill: Fill) -> T:
    """Anything of an outline with its texts filled: a text, a tuple, a block, or what has none in it."""
    result: Any = thing
    if isinstance(thing, str):
        result = " ".join(fill(thing, False).split("\n")) if "{{" in thing else thing
    elif isinstance(thing, tuple):
        result = tuple(_filled(one, fill) for one in thing)
    elif isinstance(thing, Run):
        result = _filled_run(thing, fill)
    elif is_dataclass(thing) and not isinstance(thing, CodeBlock | type):
        result = replace(thing, **{one.name: _filled(getattr(thing, one.name), fill)
                                   for one in fields(thing) if one.name not in _FIXED})
    return result  # type: ignore[no-any-return]


def _filled_run(run: Run, fill: Fill) -> Run:
    """A line break in a value is a line break in a run; titles and captions are one line."""
    link = fill(run.link, True)
    if run.code:
        return replace(run, link=link)
    return replace(run, text=fill(run.text, False), link=link, note=_filled(run.note, fill))


def _link(address: str, values: Values) -> str:
    """A value that is the whole address must be one; part of an address, it cannot change what the rest means."""
    whole = _FIELD_IN_LINK.fullmatch(address)
    if whole is None:
        return _FIELD_IN_LINK.sub(lambda found: quote(_value(found, values), safe="@"), address)
    value = _value(whole, values)
    if not _ADDRESS.match(value):
        raise OutlineProblem("The field «{field}» is the address of a link, but its value is «{value}»: an address "
                             "begins with https, http, mailto or tel.", field=unquote(whole["name"]), value=value)
    return quote(value, safe="%:/?#[]@!$&'()*+,;=~")


def _value(found: re.Match[str], values: Values) -> str:
    return values[plain_name(unquote(found["name"]))]
