"""Footnotes: `[^1]` with its text in a line `[^1]: …`, or the text in place, `^[…]`.

The plugin for footnotes drops those that nothing refers to and takes the last of two with the same name; here both
are faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from naravard_templates.model.outline import Runs
from naravard_templates.outline.source import Source, nearest

if TYPE_CHECKING:
    from naravard_templates.outline.tree import Node

FOOTNOTE: Final = "footnote"
MARK: Final = "footnote_mark"

_MARK: Final = re.compile(r"\[\^(?P<name>[^\[\]^\s]+)\]")
_IN_NOTE: Final = "in_note"


@dataclass(slots=True)
class Footnote:
    """The text of a note. `runs` is filled when it is first read, so that its faults are reported once."""

    inlines: Sequence[Token]
    line: int
    runs: Runs | None = None


def footnote_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph that begins with the name of a note is its text."""
    begin = state.bMarks[start] + state.tShift[start]
    match = _MARK.match(state.src, begin, state.eMarks[start])
    if state.is_code_block(start) or not match or not state.src.startswith(":", match.end()):
        return False
    if silent:
        return True
    opening = state.push(f"{FOOTNOTE}_open", "", 1)
    opening.info, opening.map = match["name"], [start, start + 1]
    kept, state.bMarks[start], state.tShift[start] = state.bMarks[start], match.end() + 1, 0
    paragraph(state, start, end, False)
    state.bMarks[start], state.tShift[start] = kept, begin - kept
    state.push(f"{FOOTNOTE}_close", "", -1)
    return True


def footnote_mark(state: StateInline, silent: bool) -> bool:
    """`[^1]`, or `^[…]` with the note itself. A note in a note is not followed, only marked: it is a fault."""
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match:
        end, inside = match.end(), None
    elif state.src.startswith("^[", state.pos):
        close = parseLinkLabel(state, state.pos + 1)
        end, inside = close + 1, state.src[state.pos + 2:close]
    else:
        return False
    if end and not silent:
        token = state.push(MARK, "", 0)
        token.info = match["name"] if match else ""
        token.markup = state.src[state.pos:end]
        token.children = [] if inside is None else _inside(inside, state)
    state.pos = end or state.pos
    return bool(end)


def _inside(text: str, state: StateInline) -> list[Token]:
    tokens: list[Token] = []
    if not state.env.get(_IN_NOTE):
        state.env[_IN_NOTE] = True
        state.md.inline.parse(text, state.md, state.env, tokens)
        state.env[_IN_NOTE] = False
    return tokens


def link_footnotes(nodes: Sequence[Node], source: Source) -> None:
    """Give every mark its note; a note without a mark is reported. A mark without a note is, when it is read."""
    notes: dict[str, Footnote] = {}
    for node in _found(nodes):
        name = node.token.info
        if name in notes:
            source.fault("The footnote {name} is already written on line {first}: give each its own name.",
                         node.line, name=name, first=notes[name].line)
        notes.setdefault(name, Footnote(node.children[0].children[0].inlines, node.line))
    used: set[str] = set()
    for mark, in_note in (found for node in nodes for found in _marks(node)):
        mark.meta = {"note": notes[mark.info]} if mark.info in notes else {"nearest": nearest(mark.info, list(notes))}
        used |= set() if in_note else {mark.info}
    for name in notes.keys() - used:
        source.fault("Nothing refers to the footnote {name}, so it would be lost: write [^{name}] where it belongs.",
                     notes[name].line, name=name)


def _found(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.kind == FOOTNOTE:
            yield node
        yield from _found(node.children)


def _marks(node: Node) -> Iterator[tuple[Token, bool]]:
    """The marks, and whether they stand in a note: that a note refers to itself does not show it anywhere."""
    for mark in _marks_in(node.inlines):
        yield mark, False
    for child in node.children:
        yield from ((mark, in_note or node.kind == FOOTNOTE) for mark, in_note in _marks(child))


def _marks_in(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == MARK and token.info:
            yield token
        yield from _marks_in(token.children or ())
