"""Divides a row of a table that is taller than a slide: what has no room goes on in a row below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.builder.break_runs import break_runs
from naravard_templates.builder.measure import cell_height
from naravard_templates.builder.table_room import TableRoom, generous
from naravard_templates.builder.walk import plain
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.outline import Run, Runs, Table

Row = tuple[Runs, ...]


def with_rows_that_fit(table: Table, room: TableRoom, height: int, font: str, continued: str) -> Table:
    """The table with columns as in `room`, where no row is taller than what its header leaves of so many EMU. A row
    that goes on has its first cell once more, and says there that it is `continued`."""
    left = height - room.heights[0]
    if max(room.heights[1:], default=0) <= left:
        return table
    widths, letters = [width / EMU_PER_POINT for width in room.widths], generous(font)

    def fits(runs: Runs, column: int) -> bool:
        return cell_height(plain(runs), widths[column], room.size, letters) * EMU_PER_POINT <= left

    def pieces(row: Row) -> Iterator[Row]:
        while not all(fits(cell, column) for column, cell in enumerate(row)):
            halves = [_halves(cell, column) for column, cell in enumerate(row)]
            if not any(rest for _, rest in halves):
                break
            yield tuple(first for first, _ in halves)
            first, rest = halves[0]
            row = (rest or _again(first, continued), *(rest for _, rest in halves[1:]))
        yield row

    def _halves(cell: Runs, column: int) -> tuple[Runs, Runs]:
        if fits(cell, column):
            return cell, ()
        return break_runs(cell, lambda runs: fits(runs, column)) or (cell, ())

    total = sum(room.widths)
    return replace(table, rows=tuple(piece for row in table.rows for piece in pieces(row)),
                   widths=tuple(width / total for width in room.widths))


def _again(runs: Runs, continued: str) -> Runs:
    """What heads the row; its footnotes are said already."""
    kept = tuple(run for run in runs if not run.note)
    said = Run(f" ({continued})")
    return kept if not kept or kept[-1] == said else (*kept, said)
