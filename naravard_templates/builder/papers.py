"""What official papers end with, as blocks that every format has: documents as a list, lines to sign as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Final

from naravard_templates.builder.words import Words
from naravard_templates.model.outline import (
    Block,
    Columns,
    Documents,
    ListBlock,
    ListItem,
    Outline,
    Run,
    Signatures,
    Table,
)

_WIDTHS: Final = (0.34, 0.26, 0.40)
"""Of the columns to sign in; a signature is longer than a date."""


def with_papers(outline: Outline) -> Outline:
    """The outline with its documents as numbered lists, which count on from one to the next, and with a line to sign
    for each party where it does not say who signs."""
    numbers = count(1)

    def everybody(line: int) -> tuple[ListItem, ...]:
        return tuple(ListItem(line, (Run(name),)) for name in outline.meta.parties)

    def listed(block: Block) -> Block:
        match block:
            case Documents(items=items):
                start = [next(numbers) for _ in items][:1]
                return ListBlock(block.line, items, ordered=True, start=start[0] if start else 1)
            case Signatures(signers=()):
                return replace(block, signers=everybody(block.line))
            case Columns(columns=columns):
                return replace(block, columns=tuple(tuple(map(listed, column)) for column in columns))
            case _:
                return block

    return replace(outline, blocks=tuple(map(listed, outline.blocks)))


def as_table(signatures: Signatures, words: Words) -> Table:
    """A row for each who signs; the cells that a pen fills are empty."""
    rows = tuple((signer.runs, (), ()) for signer in signatures.signers)
    return Table(signatures.line, header=tuple((Run(word),) for word in words.signing), rows=rows, widths=_WIDTHS)


def signed(blocks: Iterable[Block], words: Words) -> tuple[Block, ...]:
    """The blocks with lines to sign as tables."""
    return tuple(as_table(block, words) if isinstance(block, Signatures) else block for block in blocks)

