"""Footnotes on slides: numbered through the slide, their texts small at the end of the slot that the mark is in.

A table has no room for more text, so the notes of its cells go where its caption goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from naravard_templates.builder.rewriting import with_runs
from naravard_templates.builder.walk import runs_of, walk
from naravard_templates.model.outline import Block, Run, Runs, Table

Note = tuple[str, Runs]
"""The mark and the text."""


@dataclass(frozen=True, slots=True)
class Footnotes(Block):
    """The notes of a table, as text below or beside it."""

    notes: tuple[Note, ...] = ()


def numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a slide, every footnote's mark with its number as text."""
    numbers = count(1)

    def marked(runs: Runs) -> Runs:
        return tuple(replace(run, text=str(next(numbers))) if run.note else run for run in runs)

    return tuple(with_runs(block, marked) for block in blocks)


def notes_in(blocks: Iterable[Block]) -> Iterator[Note]:
    """The notes of blocks of text, in the order of their marks."""
    for block in walk(blocks):
        if isinstance(block, Footnotes):
            yield from block.notes
        for runs in runs_of(block):
            yield from _notes(runs)


def table_notes(table: Table) -> tuple[Note, ...]:
    return tuple(note for runs in runs_of(table) for note in _notes(runs))


def _notes(runs: Iterable[Run]) -> Iterator[Note]:
    return ((run.text, run.note) for run in runs if run.note)
