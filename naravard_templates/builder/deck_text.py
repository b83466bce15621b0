"""The text of an outline as slides say it: references as the numbers that they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from naravard_templates.builder.numbering import CAPTIONED, Captions, Target, targets
from naravard_templates.builder.rewriting import with_runs
from naravard_templates.builder.walk import walk
from naravard_templates.builder.words import Words
from naravard_templates.model.outline import Block, Columns, Run, Runs


def resolved(blocks: Sequence[Block], words: Words) -> tuple[Block, ...]:
    """The blocks with every reference as text ("Tabell 2"), and that number in the caption of what is referred to."""
    found, captions = targets(blocks, words), Captions(words)
    captioned = {id(block): captions.of(block) for block in walk(blocks)}

    def numbered(block: Block) -> Block:
        caption = captioned.get(id(block))
        if isinstance(block, Columns):
            return replace(block, columns=tuple(tuple(map(numbered, column)) for column in block.columns))
        if isinstance(block, CAPTIONED) and block.label and caption:
            return replace(block, caption=f"{caption.label}. {caption.text}" if caption.text else caption.label)
        return block

    return tuple(with_runs(numbered(block), lambda runs: _said(runs, found)) for block in blocks)


def _said(runs: Runs, found: Mapping[str, Target]) -> Runs:
    return tuple(_run(run, found) for run in runs)


def _run(run: Run, found: Mapping[str, Target]) -> Run:
    if run.reference in found:
        return replace(run, text=found[run.reference].text, reference="")
    return replace(run, note=_said(run.note, found)) if run.note else run
