"""The examples are read without a fault, and fit the slides that they are written for."""

from __future__ import annotations

from pathlib import Path

import pytest

from naravard_templates.model.outline import Block, Heading, ListBlock, Notes, PageBreak, PictureBlock, Table
from naravard_templates.outline import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.mark.parametrize(("name", "kind"), [("beslut.md", "beslut"), ("fardplan.md", "presentation")])
def it_reads_the_example(name: str, kind: str) -> None:
    outline = load(EXAMPLES / name)
    assert outline.meta.kind == kind
    assert outline.meta.parties[0] == "Region Västerbotten"
    assert any(isinstance(block, Table) for block in outline.blocks)
    assert any(isinstance(block, PictureBlock) and block.alt for block in outline.blocks)


def it_has_a_deck_of_twelve_slides_with_titles_of_their_own() -> None:
    blocks = load(EXAMPLES / "fardplan.md").blocks
    titles = ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Heading)]
    assert len(titles) + 1 == 12
    assert len(set(titles)) == len(titles)
    assert sum(isinstance(block, Notes) for block in blocks) >= 4
    assert not any(isinstance(block, PageBreak) for block in blocks)


def it_keeps_what_stands_on_a_slide_short() -> None:
    for block in load(EXAMPLES / "fardplan.md").blocks:
        assert _fits(block), block


def _fits(block: Block) -> bool:
    match block:
        case ListBlock(items=items):
            return len(items) <= 6
        case Table(header=header, rows=rows):
            return len(rows) <= 6 and len(header) <= 4
        case _:
            return True
