"""The Markdown that is understood: CommonMark, tables, Pandoc's fenced divs and footnotes, attributes, references.

What a Markdown parser drops without a word, such as unused link targets, is reported here.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from naravard_templates.outline.attributes import IN_BRACES
from naravard_templates.outline.footnotes import footnote_mark, footnote_text
from naravard_templates.outline.labels import reference
from naravard_templates.outline.source import Source

DEEPEST: Final = 60
"""Blocks nested deeper than this the parser skips; `fold` reports them."""

_BRACES: Final = re.compile(rf"(?<!\\)\{{\s*(?P<inside>(?:[.#]|[\w-]+=){IN_BRACES})\}}\s*$")
_PICTURE_BRACES: Final = re.compile(rf"\{{(?P<inside>{IN_BRACES})\}}")
_CAPTION: Final = re.compile(r"(?::|Tabell:|Table:)\s")
_COLONS: Final = re.compile(r":{3,}+\s*+(?P<info>(?:[\s:]*+[^\s:]++)*+)[\s:]*+")
"""Possessive: a line of nothing but colons and spaces is gone through once."""


def tokenize(text: str, source: Source, above: int = 0) -> list[Token]:
    """The tokens of a text, with faults for what the parser would lose. `above` it stand so many lines already."""
    environment: MutableMapping[str, Any] = {}
    tokens = _parser().parse(text, environment)
    _check_references(environment, _labels(tokens), source, above)
    for token in tokens:
        token.map = [line + above for line in token.map] if token.map else None
    return tokens


def tokenize_inline(text: str) -> list[Token]:
    """The tokens of a text that is one paragraph, whatever it begins with."""
    (leaf,) = _parser().parseInline(text, {})
    return leaf.children or []


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "store_labels": True})
    parser.enable("table")
    parser.disable("text_join")  # what the author escaped stays apart from what he did not
    # Unfit links and pictures are to be reported, not to come out as plain text.
    parser.validateLink = lambda _url: True  # type: ignore[method-assign, assignment]
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "div", _div, {"alt": interrupts})
    parser.block.ruler.at("html_block", _comment, {"alt": interrupts})
    parser.block.ruler.before("reference", "footnote_text", footnote_text, {"alt": interrupts})
    parser.core.ruler.after("block", "attributes", _attributes)
    parser.inline.ruler.after("image", "footnote_mark", footnote_mark)
    parser.inline.ruler.push("reference", reference)
    parser.inline.ruler.push("picture_attributes", _picture_attributes)
    return parser


def _div(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line of colons. As in Pandoc, one with a name opens, one without closes the innermost box."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start]:state.eMarks[start]]
    match = _COLONS.fullmatch(line)
    if not match:
        return False
    if not silent:
        token = state.push("div_open" if match["info"] else "div_close", "", 0)
        token.info = match["info"]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Of HTML blocks, only comments: any other would swallow the lines below it, boxes and all."""
    is_comment = state.src.startswith("<!--", state.bMarks[start] + state.tShift[start])
    return is_comment and html_block(state, start, end, silent)


def _attributes(state: StateCore) -> None:
    """Take `{…}` off the end of each heading, and of each paragraph that reads like a table's caption."""
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        takes = opening.type == "heading_open" or (
            opening.type == "paragraph_open" and _CAPTION.match(inline.content))
        match = takes and _BRACES.search(inline.content)
        if match:
            opening.meta["attributes"] = match["inside"]
            inline.content = inline.content[:match.start()].rstrip()


def _picture_attributes(state: StateInline, silent: bool) -> bool:
    """Take `{…}` directly after a picture."""
    if state.pending or not state.tokens or state.tokens[-1].type != "image":
        return False
    match = _PICTURE_BRACES.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.tokens[-1].meta["attributes"] = match["inside"]
    state.pos = match.end()
    return True


def _labels(tokens: Sequence[Token]) -> set[str]:
    """The link targets that are referred to."""
    labels = {str(token.meta["label"]) for token in tokens if "label" in token.meta}
    return labels.union(*(_labels(token.children) for token in tokens if token.children))


def _check_references(environment: Mapping[str, Any], used: set[str], source: Source, above: int) -> None:
    references = environment.get("references", {})
    for label, target in references.items():
        if label not in used:
            source.fault("Nothing refers to the link target {name}, so the line would be lost: take it away.",
                         target["map"][0] + above + 1, name=label)
    for again in environment.get("duplicate_refs", []):
        first = references[again["label"]]["map"][0] + above + 1
        source.fault("The target of the link {name} is already set on line {first}.",
                     again["map"][0] + above + 1, name=again["label"], first=first)
