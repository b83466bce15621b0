"""Tables with one header row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from markdown_it.rules_block.table import escapedSplit

from naravard_templates.model.outline import Align, Block, Paragraph, Runs, Table
from naravard_templates.outline.attributes import LABEL, Names, named_attributes, read_attributes
from naravard_templates.outline.inlines import plain, plain_only, read_runs
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.places import Blocks, Caption
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

_ALIGN: Final = {
    "text-align:center": Align.CENTRE,
    "text-align:right": Align.RIGHT,
}
_BELOW_HEADER: Final = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
_NUMBER: Final = re.compile(r"[0-9]{1,6}")
_ATTRIBUTES: Final[Names] = {**LABEL, "widths": ("bredder", "widths")}
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


def read_caption(node: Node, runs: Runs) -> Caption | None:
    """The paragraph as a caption, if it begins like one: with a colon or "Tabell:"."""
    if node.attributes is None and not _CAPTION.fullmatch(plain(runs)):
        return None
    return Caption(line=node.line, runs=runs, attributes=node.attributes)


def with_captions(blocks: Sequence[Block], source: Source) -> Blocks:
    """Each caption in the table directly above it; without one, it is text like any other."""
    result: list[Block] = []
    for block in blocks:
        above = result[-1] if result else None
        if isinstance(block, Caption) and isinstance(above, Table) and not above.caption:
            result[-1] = _captioned(above, block, source)
        elif isinstance(block, Caption):
            result.append(_uncaptioned(block, source))
        else:
            result.append(block)
    return tuple(result)


def caption_text(block: Paragraph, source: Source) -> str:
    """What stands after the colon."""
    match = _CAPTION.fullmatch(plain_only(block.runs, source, block.line))
    return match["caption"].strip() if match else ""


def _captioned(table: Table, caption: Caption, source: Source) -> Table:
    attributes = read_attributes(caption.attributes, source, caption.line)
    given = named_attributes(attributes, _ATTRIBUTES, source, caption.line)
    widths = read_widths(given.get("widths", ""), len(table.header), source, caption.line)
    return replace(table, caption=caption_text(caption, source), widths=widths,
                   label=read_label(given.get("label", ""), source, caption.line))


def _uncaptioned(block: Caption, source: Source) -> Paragraph:
    if block.attributes is not None:
        source.fault("The braces {found} belong to the caption of a table, but there is none directly above.",
                     block.line, found=f"{{{block.attributes}}}")
    return Paragraph(line=block.line, runs=block.runs)


def read_widths(text: str, columns: int, source: Source, line: int) -> tuple[float, ...]:
    """The columns' shares, from numbers that need not add up to anything."""
    words = [word.removesuffix("%") for word in re.split(r"[,;\s]+", text.strip()) if word]
    numbers = [float(word) for word in words if _NUMBER.fullmatch(word)]
    if not text:
        return ()
    if len(words) != columns or len(numbers) != columns or min(numbers) <= 0:
        source.fault("The widths {found} do not fit: the table has {columns} columns, so write that many whole "
                     "numbers, each above zero.", line, found=text, columns=columns)
        return ()
    return shares(numbers)


def shares(numbers: Sequence[float]) -> tuple[float, ...]:
    """The numbers as shares of their sum."""
    return tuple(number / sum(numbers) for number in numbers)
