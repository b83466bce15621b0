"""Looks through the blocks of an outline, whatever is nested in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naravard_templates.model.outline import (
    Block,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Runs,
    Table,
)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block and everything in it, in the order of reading."""
    for block in blocks:
        yield block
        yield from walk(_inside(block))


def _inside(block: Block) -> Iterable[Block]:
    match block:
        case ListBlock(items=items):
            return items
        case ListItem(children=children):
            return children
        case Quote(blocks=blocks) | FactBox(blocks=blocks) | Notes(blocks=blocks):
            return blocks
        case Columns(columns=columns):
            return [block for column in columns for block in column]
        case _:
            return ()


def runs_of(block: Block) -> Iterator[Runs]:
    """The runs that a block holds itself: one tuple a paragraph or cell."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs) | ListItem(runs=runs):
            yield runs
        case Table(header=header, rows=rows):
            yield from header
            for row in rows:
                yield from row


def strings_of(block: Block) -> Iterator[str]:
    """Every string of a block's own that will stand in the file."""
    for runs in runs_of(block):
        for run in runs:
            yield run.text
            yield run.link
    match block:
        case Table(caption=caption):
            yield caption
        case PictureBlock(alt=alt, caption=caption):
            yield from (alt, caption)
        case Quote(source=source):
            yield source
        case FactBox(title=title):
            yield title
        case CodeBlock(text=text):
            yield text


def plain(runs: Iterable[Run]) -> str:
    """The runs as one line of plain text."""
    return " ".join("".join(run.text for run in runs).split())
