"""Examples of NV604 table-header-missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.saying import slide
from naravard_templates.model.content import TableFacts
from naravard_templates.model.snapshot import Snapshot


def _with_table(*, rows: int = 3, header: bool = True, merged: int = 0, nested: bool = False) -> Snapshot:
    return replace(deck(), tables=(TableFacts(slide(2, "Tabell"), rows, 3, header, merged, nested),))


def valid() -> Iterator[Example]:
    yield Example("a header row", _with_table())
    yield Example("a single row", _with_table(rows=1, header=False))


def invalid() -> Iterator[Example]:
    yield Example("no header row", _with_table(header=False))
    yield Example("merged cells", _with_table(merged=2))
    yield Example("a table within a table", _with_table(merged=1, nested=True))
