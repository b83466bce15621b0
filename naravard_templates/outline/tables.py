"""Tables with one header row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it.rules_block.table import escapedSplit

from naravard_templates.model.outline import Align, Block, Paragraph, Runs, Table
from naravard_templates.outline.inlines import plain, read_runs
from naravard_templates.outline.places import Blocks
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

_ALIGN: Final = {
    "text-align:center": Align.CENTRE,
    "text-align:right": Align.RIGHT,
}
_BELOW_HEADER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_CAPTION: Final = re.compile(r"(?::|Tabell:|Table:)\s+(?P<caption>.+)", re.DOTALL)


def read_table(node: Node, source: Source) -> Table:
    header, *rows = node.find("tr")
    for row in rows:
        _check_row(row, len(header.children), source)
    return Table(
        line=node.line,
        header=_cells(header, source),
        rows=tuple(_cells(row, source) for row in rows),
        align=tuple(_ALIGN.get(str(cell.token.attrs.get("style")), Align.LEFT) for cell in header.children),
    )


def _cells(row: Node, source: Source) -> tuple[Runs, ...]:
    return tuple(read_runs(cell.children[0].inlines, source, row.line) for cell in row.children)


def _check_row(row: Node, expected: int, source: Source) -> None:
    """The parser cuts off the cells that the header has no column for, and takes any text below as a row."""
    line = source.lines[row.line - 1].strip()
    found = len(escapedSplit(line)) - line.startswith("|") - (line.endswith("|") and not line.endswith("\\|"))
    if "|" not in line:
        source.fault("Text directly below a table becomes a row of it: leave an empty line between them.",
                     row.line)
    elif found > expected:
        source.fault(
            "The row has {found} cells but the header has {expected}: write \\| for a stroke inside a cell.",
            row.line, found=found, expected=expected,
        )


def check_no_table(text: str, line: int, source: Source) -> None:
    """A paragraph with a line such as `|---|---|` was meant as a table."""
    for number, content in enumerate(text.split("\n")):
        if "|" in content and _BELOW_HEADER.fullmatch(content):
            source.fault(
                "This looks like a table, but the line below the header has not as many cells as the header.",
                line + number,
            )


def with_captions(blocks: Sequence[Block]) -> Blocks:
    """A paragraph directly after a table that begins with a colon or "Tabell:" is its caption."""
    result: list[Block] = []
    for block in blocks:
        table = result[-1] if result else None
        match = isinstance(block, Paragraph) and _CAPTION.fullmatch(plain(block.runs))
        if isinstance(table, Table) and not table.caption and match:
            block = _captioned(table, match["caption"])
            result.pop()
        result.append(block)
    return tuple(result)


def _captioned(table: Table, caption: str) -> Table:
    return Table(line=table.line, header=table.header, rows=table.rows, align=table.align, caption=caption)
