"""The parser's flat run of tokens, folded into a tree; boxes (fenced divs) hold what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from naravard_templates.outline.source import Source
from naravard_templates.outline.syntax import DEEPEST

DIV: Final = "div"


@dataclass(slots=True)
class Node:
    """A block and what stands in it. `token` is the one that opens it; `inlines` only a leaf has."""

    kind: str
    token: Token
    line: int
    children: list[Node] = field(default_factory=list)

    @property
    def inlines(self) -> list[Token]:
        return self.token.children or []

    @property
    def attributes(self) -> str | None:
        """What stands in braces after it, if anything does."""
        text: str | None = self.token.meta.get("attributes")
        return text

    def find(self, kind: str) -> Iterator[Node]:
        """The nodes of a kind in it, at any depth."""
        for child in self.children:
            if child.kind == kind:
                yield child
            yield from child.find(kind)


def fold(tokens: Iterable[Token], source: Source) -> list[Node]:
    """The tree of the tokens; boxes that do not close where they should are reported.

    The parser skips what is nested too deep, so then there is no tree, only a fault.
    """
    root = Node("root", Token("root", "", 0), 1)
    open_nodes = [root]
    for token in tokens:
        line = token.map[0] + 1 if token.map else open_nodes[-1].line
        if len(open_nodes) >= DEEPEST:
            source.fault("This is nested too deep: use fewer levels.", line)
            return []
        if token.type == "div_close":
            _close_div(open_nodes, line, source)
        elif token.nesting == -1:
            _close(open_nodes, token.type.removesuffix("_close"), source)
        else:
            _open(open_nodes, token, line)
    _close(open_nodes, "root", source)
    return root.children


def _open(open_nodes: list[Node], token: Token, line: int) -> None:
    node = Node(token.type.removesuffix("_open"), token, line)
    open_nodes[-1].children.append(node)
    if token.nesting == 1 or node.kind == DIV:
        open_nodes.append(node)


def _close_div(open_nodes: list[Node], line: int, source: Source) -> None:
    if open_nodes[-1].kind == DIV:
        open_nodes.pop()
    else:
        source.fault("These colons close a box that was never opened.", line)


def _close(open_nodes: list[Node], kind: str, source: Source) -> None:
    """Close the innermost block of a kind, and with it the boxes in it that were left open."""
    while (node := open_nodes.pop()).kind != kind:
        source.fault("The box {name} that begins here is never closed: end it with a line of three colons.",
                     node.line, name=node.token.info)
