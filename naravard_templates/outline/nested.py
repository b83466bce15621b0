"""Blocks that hold blocks: lists, quotations and boxes (fenced divs)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from markdown_it.token import Token

from naravard_templates.model.outline import (
    Block,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    Paragraph,
    Quote,
)
from naravard_templates.outline.attributes import Attributes, check_attributes, plain_name, read_attributes
from naravard_templates.outline.inlines import plain, read_plain
from naravard_templates.outline.places import (
    ANYWHERE,
    COLUMN,
    COLUMNS,
    FACT_BOX,
    LIST,
    NOTES,
    QUOTE,
    Column,
    Reader,
)
from naravard_templates.outline.source import Source, nearest
from naravard_templates.outline.tree import Node

_INFO: Final = re.compile(r"(?P<name>[^\s{}]*)\s*(?:\{(?P<attributes>[^{}]*)\})?")
_SOURCE: Final = re.compile(r"(?:—|–|--)\s*(?P<source>.+)", re.DOTALL)
_TITLE: Final = ("titel", "title")


# --- Lists ---------------------------------------------------------------------------------------

def read_list(node: Node, reader: Reader) -> ListBlock:
    ordered = node.kind == "ordered_list"
    return ListBlock(
        line=node.line,
        items=tuple(_item(item, reader) for item in node.children),
        ordered=ordered,
        start=int(node.token.attrs.get("start", 1)),
    )


def _item(node: Node, reader: Reader) -> ListItem:
    """The first paragraph is the item's own text."""
    match reader.read(node.children, LIST):
        case (Paragraph() as own, *nested):
            return ListItem(line=node.line, runs=own.runs, children=tuple(nested))
        case nested:
            return ListItem(line=node.line, children=tuple(nested))


# --- Quotations ----------------------------------------------------------------------------------

def read_quote(node: Node, reader: Reader) -> Quote:
    """A last line that begins with a dash says who is quoted; it is cut off before the rest is read."""
    source = _cut_source(node, reader)
    return Quote(line=node.line, blocks=reader.read(node.children, QUOTE), source=source)


def _cut_source(node: Node, reader: Reader) -> str:
    if not node.children or node.children[-1].kind != "paragraph":
        return ""
    leaf = node.children[-1].children[0]
    above, last = _last_line(leaf.inlines)
    text = "".join(token.content for token in last)
    if not _SOURCE.match(text) or not (above or node.children[1:]):
        return ""
    leaf.token.children = above
    if not above:
        node.children.pop()
    line = leaf.line + sum(token.type in ("softbreak", "hardbreak") for token in above) + bool(above)
    match = _SOURCE.match(read_plain(last, reader.source, line))
    return match["source"].strip() if match else ""


def _last_line(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """What stands before the last line break, and what after it."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].type in ("softbreak", "hardbreak"):
            return tokens[:index], tokens[index + 1:]
    return [], tokens


# --- Boxes ---------------------------------------------------------------------------------------

def read_box(node: Node, reader: Reader) -> Block | None:
    """The box. Where its name means nothing, the faults of what is in it are reported all the same."""
    name, attributes = _head(node, reader.source)
    build = _BOXES.get(plain_name(name))
    if build is None:
        reader.read(node.children, ANYWHERE)
        return None
    known = _TITLES.get(build, ())
    check_attributes([*attributes.classes, *attributes.values], known, reader.source, node.line)
    return build(node, attributes, reader)


def _head(node: Node, source: Source) -> tuple[str, Attributes]:
    """The name and what else stands after the colons. As in Pandoc, the name may be a class in braces."""
    match = _INFO.fullmatch(node.token.info)
    if not match:
        source.fault("After the colons stand one name and, if need be, attributes in braces, not: {found}",
                     node.line, found=node.token.info)
        return "", Attributes()
    attributes = read_attributes(match["attributes"], source, node.line)
    name = match["name"]
    if not name and attributes.classes:
        name, *others = attributes.classes
        attributes = Attributes(tuple(others), attributes.values)
    if plain_name(name) not in _BOXES:
        _unknown_box(name or node.token.info, node.line, source)
    return name, attributes


def _unknown_box(name: str, line: int, source: Source) -> None:
    near = nearest(name, list(_BOXES))
    source.fault(
        "Unknown box {name}. Did you mean {nearest}?" if near
        else "Unknown box {name}. The boxes are {known}.",
        line, name=name, nearest=near, known=", ".join(_BOXES),
    )


def _columns(node: Node, _attributes: Attributes, reader: Reader) -> Columns:
    if not node.children:
        reader.source.fault("The box columns holds no column.", node.line)
    columns = reader.read(node.children, COLUMNS)
    return Columns(line=node.line, columns=tuple(box.blocks for box in columns if isinstance(box, Column)))


def _column(node: Node, _attributes: Attributes, reader: Reader) -> Column:
    return Column(line=node.line, blocks=reader.read(node.children, COLUMN))


def _notes(node: Node, _attributes: Attributes, reader: Reader) -> Notes:
    return Notes(line=node.line, blocks=reader.read(node.children, NOTES))


def _fact_box(node: Node, attributes: Attributes, reader: Reader) -> FactBox:
    """The title is an attribute, or else the heading that the box begins with."""
    title = next((attributes.values[key] for key in _TITLE if key in attributes.values), "")
    blocks = reader.read(node.children, FACT_BOX)
    if not title and blocks and isinstance(blocks[0], Heading):
        title = plain(blocks[0].runs)
        blocks = blocks[1:]
    return FactBox(line=node.line, title=title, blocks=blocks)


_Build = Callable[[Node, Attributes, Reader], Block]

_BOXES: Final[Mapping[str, _Build]] = {
    "kolumner": _columns,
    "columns": _columns,
    "kolumn": _column,
    "column": _column,
    "anteckningar": _notes,
    "notes": _notes,
    "faktaruta": _fact_box,
    "factbox": _fact_box,
}

_TITLES: Final[Mapping[_Build, tuple[str, ...]]] = {_fact_box: _TITLE}
