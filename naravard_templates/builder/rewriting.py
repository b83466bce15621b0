"""Changes the runs of blocks, whatever is nested in what, and leaves everything else as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
    Runs,
    Signatures,
    Step,
    Steps,
    Table,
)

Change = Callable[[Runs], Runs]


def with_runs(block: Block, change: Change) -> Block:
    """The block with every text of its own and below it changed, in the order of reading."""
    match block:
        case Heading() | Paragraph():
            return replace(block, runs=change(block.runs))
        case Table():
            return replace(block, header=_cells(block.header, change),
                           rows=tuple(_cells(row, change) for row in block.rows))
        case ListBlock():
            return replace(block, items=tuple(_item(item, change) for item in block.items))
        case Steps():
            return replace(block, steps=tuple(_step(step, change) for step in block.steps))
        case Signatures():
            return replace(block, signers=tuple(_item(item, change) for item in block.signers))
        case _:
            return _around(block, change)


def _around(block: Block, change: Change) -> Block:
    """Blocks that hold others and have no text of their own that could change."""
    match block:
        case Quote() | FactBox() | Notes():
            return replace(block, blocks=_all(block.blocks, change))
        case Columns():
            return replace(block, columns=tuple(_all(column, change) for column in block.columns))
        case _:
            return block


def _all(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(with_runs(block, change) for block in blocks)


def _cells(cells: tuple[Runs, ...], change: Change) -> tuple[Runs, ...]:
    return tuple(change(cell) for cell in cells)


def _item(item: ListItem, change: Change) -> ListItem:
    return replace(item, runs=change(item.runs), children=_all(item.children, change))


def _step(step: Step, change: Change) -> Step:
    return replace(step, heading=change(step.heading), blocks=_all(step.blocks, change))
