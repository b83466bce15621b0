"""A table of contents, `[[innehåll]]` or `::: innehåll`."""

from __future__ import annotations

import re
from typing import Final

from naravard_templates.model.outline import TableOfContents
from naravard_templates.outline.attributes import Attributes, Names, named_attributes, plain_name, read_attributes
from naravard_templates.outline.source import Source, nearest

CONTENTS: Final = ("innehåll", "innehållsförteckning", "contents")

_MARK: Final = re.compile(r"\[\[\s*(?P<name>[^\[\]{}]+?)\s*\]\]\s*(?:\{(?P<attributes>[^{}]*)\})?")
_ATTRIBUTES: Final[Names] = {"depth": ("djup", "depth")}
_DEPTHS: Final = ("1", "2", "3", "4", "5", "6")


def read_contents_mark(text: str, line: int, source: Source) -> TableOfContents | None:
    """The contents that a paragraph asks for; other text in double brackets is text, unless it is nearly this."""
    match = _MARK.fullmatch(text)
    if not match:
        return None
    if plain_name(match["name"]) in CONTENTS:
        return read_contents(read_attributes(match["attributes"], source, line), line, source)
    near = nearest(match["name"], CONTENTS)
    if near:
        source.fault("Unknown mark [[{name}]]. Did you mean [[{nearest}]]?", line, name=match["name"], nearest=near)
    return None


def read_contents(attributes: Attributes, line: int, source: Source) -> TableOfContents:
    given = named_attributes(attributes, _ATTRIBUTES, source, line)
    depth = given.get("depth")
    if depth in _DEPTHS:
        return TableOfContents(line=line, depth=int(depth))
    if depth is not None:
        source.fault("The depth {found} is no level of headings: write a number from 1 to 6.", line, found=depth)
    return TableOfContents(line=line)
