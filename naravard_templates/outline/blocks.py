"""From the tree to the blocks of an outline: each kind of node has its reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from naravard_templates.model.outline import Block, CodeBlock, Heading, PageBreak, Paragraph
from naravard_templates.outline.attributes import LABEL, Attributes, Names, named_attributes, read_attributes
from naravard_templates.outline.boxes import read_box
from naravard_templates.outline.contents import read_contents_mark
from naravard_templates.outline.footnotes import FOOTNOTE
from naravard_templates.outline.inlines import plain, read_runs, without_comments
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.nested import read_list, read_quote
from naravard_templates.outline.pictures import lone_picture, read_picture
from naravard_templates.outline.places import ROOT, Blocks, Place, check_place
from naravard_templates.outline.source import Source
from naravard_templates.outline.tables import check_no_table, read_caption, read_table, with_captions
from naravard_templates.outline.tree import Node

_ATTRIBUTES: Final[Names] = {**LABEL, "layout": ("layout",)}


@dataclass(frozen=True, slots=True)
class BlockReader:
    """Reads blocks, whole or nested; every fault goes to the source."""

    source: Source

    def read(self, nodes: Sequence[Node], place: Place = ROOT) -> Blocks:
        self._check_footnotes(nodes)
        blocks = [block for node in nodes if (block := _READERS[node.kind](node, self))]
        return check_place(with_captions(blocks, self.source), place, self.source)

    def _check_footnotes(self, nodes: Sequence[Node]) -> None:
        """Pandoc's way of going on with a note would otherwise come out as code."""
        for note, after in pairwise(nodes):
            if note.kind == FOOTNOTE and after.kind == "code_block":
                self.source.fault("A footnote is one paragraph: take away the empty line, or the spaces before the "
                                  "text that follows.", after.line)


def _heading(node: Node, reader: BlockReader) -> Heading:
    runs = read_runs(node.children[0].inlines, reader.source, node.line)
    if not plain(runs):
        reader.source.fault("The heading has no text.", node.line)
    level = int(node.token.tag.removeprefix("h"))
    attributes = read_attributes(node.attributes, reader.source, node.line)
    given = named_attributes(Attributes(values=attributes.values), _ATTRIBUTES, reader.source, node.line)
    layout = _layout(attributes.classes, given.get("layout"), node, reader.source)
    label = read_label(given.get("label", ""), reader.source, node.line)
    return Heading(line=node.line, level=level, runs=runs, layout=layout, label=label)


def _layout(classes: Sequence[str], named: str | None, node: Node, source: Source) -> str:
    """The layout asked for, by name or as a class, in which hyphens stand for spaces."""
    asked = [name.replace("-", " ") for name in classes]
    asked += [] if named is None else [named]
    if len(asked) > 1:
        source.fault("A heading can ask for one layout only, not both {one} and {other}.",
                     node.line, one=asked[0], other=asked[1])
    return asked[0].strip() if asked else ""


def _paragraph(node: Node, reader: BlockReader) -> Block | None:
    leaf = node.children[0]
    picture = lone_picture(leaf.inlines)
    if picture:
        return read_picture(node, picture, reader.source)
    contents = read_contents_mark(leaf.token.content, node.line, reader.source)
    if contents:
        return contents
    check_no_table(leaf.token.content, node.line, reader.source)
    runs = read_runs(leaf.inlines, reader.source, node.line)
    caption = read_caption(node, runs)
    return caption or (Paragraph(line=node.line, runs=runs) if runs else None)


def _table(node: Node, reader: BlockReader) -> Block:
    return read_table(node, reader.source)


def _fence(node: Node, reader: BlockReader) -> Block:
    """Code between fences; without a closing one it would swallow the rest of the text."""
    first, end = node.token.map or (0, 0)
    last_line = reader.source.lines[end - 1].strip(" \t>")
    if end - first < 2 or not last_line.startswith(node.token.markup):
        reader.source.fault("The code that begins here is never closed: end it with a line of {fence}",
                            node.line, fence=node.token.markup)
    return _code(node, reader)


def _code(node: Node, reader: BlockReader) -> Block:
    """The line break at the end is not part of the code."""
    text = reader.source.check_characters(node.token.content.removesuffix("\n"), node.line)
    return CodeBlock(line=node.line, text=text, language=node.token.info.strip())


def _comment(node: Node, reader: BlockReader) -> None:
    """Comments are the author's own affair; what stands beside them would be lost."""
    rest = without_comments(node.token.content).strip()
    if rest.startswith("<!--"):
        reader.source.fault_near("The comment that begins here is never closed: end it with -->",
                                 "<!--", node.line)
    elif rest:
        found = rest.split("\n", 1)[0]
        reader.source.fault_near(
            "Text on the line where a comment ends would be lost: put {found} on a line of its own.",
            found, node.line, found=found,
        )


def _footnote(_node: Node, _reader: BlockReader) -> None:
    """The note stands where it is referred to."""


def _page_break(node: Node, _reader: BlockReader) -> Block:
    return PageBreak(line=node.line)


_READERS: Final[Mapping[str, Callable[[Node, BlockReader], Block | None]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": read_list,
    "ordered_list": read_list,
    "blockquote": read_quote,
    "table": _table,
    "fence": _fence,
    "code_block": _code,
    "hr": _page_break,
    "html_block": _comment,
    FOOTNOTE: _footnote,
    "div": read_box,
}
