"""Blocks that hold blocks: lists and quotations."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.token import Token

from naravard_templates.model.outline import ListBlock, ListItem, Paragraph, Quote
from naravard_templates.outline.inlines import read_plain
from naravard_templates.outline.places import LIST, QUOTE, Reader
from naravard_templates.outline.tree import Node

_SOURCE: Final = re.compile(r"(?:—|–|--)\s*(?P<source>.+)", re.DOTALL)


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
