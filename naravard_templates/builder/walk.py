"""Looks through the blocks of an outline, whatever is nested in what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naravard_templates.model.outline import (
    Block,
    ChartBlock,
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
    Signatures,
    Step,
    Steps,
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
        case Quote(blocks=blocks) | FactBox(blocks=blocks) | Notes(blocks=blocks) | Step(blocks=blocks):
            return blocks
        case Steps(steps=steps):
            return steps
        case Signatures(signers=signers):
            return signers
        case Columns(columns=columns):
            return [block for column in columns for block in column]
        case _:
            return ()


def runs_of(block: Block) -> Iterator[Runs]:
    """The runs that a block holds itself: one tuple a paragraph or cell."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs) | ListItem(runs=runs):
            yield runs
        case Step(heading=heading):
            yield heading
        case Table(header=header, rows=rows):
            yield from header
            for row in rows:
                yield from row


def strings_of(block: Block) -> Iterator[str]:
    """Every string of a block's own that will stand in the file."""
    for runs in runs_of(block):
        yield from _strings(runs)
    match block:
        case Table(caption=caption):
            yield caption
        case PictureBlock(alt=alt, caption=caption):
            yield from (alt, caption)
        case ChartBlock(title=title, alt=alt, caption=caption, unit=unit, categories=categories, series=series):
            yield from (title, alt, caption, unit, *categories, *(one.name for one in series))
        case Quote(source=text) | FactBox(title=text) | CodeBlock(text=text):
            yield text


def _strings(runs: Iterable[Run]) -> Iterator[str]:
    """Text and addresses, those of footnotes too."""
    for run in runs:
        yield run.text
        yield run.link
        yield from _strings(run.note)


def plain(runs: Iterable[Run]) -> str:
    """The runs as one line of plain text."""
    return " ".join("".join(run.text for run in runs).split())
