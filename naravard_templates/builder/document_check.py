"""What a Word document cannot carry, each with its line, so that nothing is dropped on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from naravard_templates.builder.numbering import CAPTIONED
from naravard_templates.builder.walk import runs_of, walk
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import (
    Block,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Step,
    Steps,
    Table,
    TableOfContents,
)

_LABELLED: Final = (Heading, ListItem, *CAPTIONED)
_TOP_ONLY: Final = (Notes, TableOfContents, PageBreak, Signatures)
_IN_STEPS: Final = (Paragraph, ListBlock, ListItem)


def check_document(blocks: tuple[Block, ...]) -> list[OutlineProblem]:
    """All that stands in the way of a Word document, in the order of reading."""
    every = list(walk(blocks))
    top = set(map(id, blocks))
    labels = Counter(block.label for block in every if block.label)
    problems: list[OutlineProblem] = []
    for block in every:
        problems += [*_place(block, id(block) in top), *_label(block, labels)]
        for runs in runs_of(block):
            problems += [problem for run in runs for problem in _run(run, block.line, labels)]
    return problems


def _place(block: Block, top: bool) -> Iterator[OutlineProblem]:
    if isinstance(block, _TOP_ONLY) and not top:
        yield OutlineProblem("This cannot stand inside something else. Move it out.", line=block.line)
    if isinstance(block, ListItem | Step) and top:
        yield OutlineProblem("This belongs inside a list or among steps. Put it there.", line=block.line)
    if isinstance(block, Table) and len(block.widths) not in (0, _columns(block)):
        yield OutlineProblem("The table has {columns} columns but {widths} widths. Give it one for each.",
                             line=block.line, columns=_columns(block), widths=len(block.widths))
    if isinstance(block, Signatures) and not block.signers:
        yield OutlineProblem("There is nobody here to sign. Write a list of parties or roles, or the parties at the "
                             "top.", line=block.line)
    if isinstance(block, Steps):
        for inside in walk(inner for step in block.steps for inner in step.blocks):
            if not isinstance(inside, _IN_STEPS):
                yield OutlineProblem("A step holds paragraphs and lists only. Move this out of it.", line=inside.line)


def _label(block: Block, labels: Counter[str]) -> Iterator[OutlineProblem]:
    if not block.label:
        return
    if not isinstance(block, _LABELLED):
        yield OutlineProblem("Only headings, tables, pictures, charts and documents can be referred to. Take the "
                             "label {label} away, or move it.", line=block.line, label=block.label)
    if labels[block.label] > 1:
        yield OutlineProblem("The label {label} stands in more than one place. Give each its own.", line=block.line,
                             label=block.label)


def _run(run: Run, line: int, labels: Counter[str], inside_note: bool = False) -> Iterable[OutlineProblem]:
    wanted = run.reference or (run.link[1:] if run.link.startswith("#") else "")
    if wanted and wanted not in labels:
        yield OutlineProblem("Nothing here has the label {label}. Write it at a heading, table, picture or chart.",
                             line=line, label=wanted)
    if run.note and inside_note:
        yield OutlineProblem("A footnote cannot have a footnote of its own. Move its text into the first.", line=line)
    for inner in run.note:
        yield from _run(inner, line, labels, inside_note=True)


def _columns(table: Table) -> int:
    return max(len(row) for row in (table.header, *table.rows))
