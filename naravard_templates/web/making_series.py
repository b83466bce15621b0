"""One file for each row of a table: what the worker processes do, and the job that goes through the rows."""

from __future__ import annotations

import asyncio
import io
import tempfile
import time
import zipfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from naravard_templates.building import Wanted, wanted_file
from naravard_templates.errors import NaravardError, OutlineError, RenderingError
from naravard_templates.merging.fields import shown, used_fields
from naravard_templates.merging.table import read_table
from naravard_templates.series import Series, open_series
from naravard_templates.web.making_work import Material, opened
from naravard_templates.web.work import told_brand

MOST_ROWS: Final = 1000
_SECONDS_A_TURN: Final = 2.0
_FEW: Final = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was uploaded; `name` has its ending."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Overview:
    """What a table comes to with an outline: its columns and first rows, how many files, and what is wrong.

    `refused` stands in the way of all files; `problems` are of rows, which give none; `fields` are those of the text.
    """

    columns: tuple[str, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    rows: int = 0
    files: int = 0
    refused: tuple[NaravardError, ...] = ()
    problems: tuple[NaravardError, ...] = ()
    unused: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """The files of some rows, what was wrong with others, and which row comes next."""

    files: tuple[tuple[str, bytes], ...]
    problems: tuple[NaravardError, ...]
    next: int


def overview(material: Material, sheet: Sheet, to: str) -> Overview:
    """Never raises for what is wrong with the outline or the table."""
    try:
        with _series(material, sheet, to) as series:
            tasks, problems = series.tasks()
            table = series.table
            if len(table.rows) > MOST_ROWS:
                raise NaravardError("The table has {rows} rows; at most {most} can be handled at a time. Divide it.",
                                    rows=len(table.rows), most=MOST_ROWS)
            first = tuple(tuple(row.cells.values()) for row in table.rows[:_FEW])
            fields = tuple(dict.fromkeys(shown(used.name) for used in used_fields(series.outline)))
            return Overview(table.columns, first, len(table.rows), len(tasks), (), _each(problems), series.unused(),
                            fields)
    except OutlineError as error:
        return Overview(refused=error.problems)
    except NaravardError as error:
        return Overview(refused=(error,))


def _each(errors: Iterable[NaravardError]) -> tuple[NaravardError, ...]:
    """Every fault by itself."""
    return tuple(one for error in errors for one in (error.problems if isinstance(error, OutlineError) else (error,)))


def make_some(material: Material, sheet: Sheet, to: str, start: int) -> Turn:
    """Files from the row `start` (of those that can be used, from 0), for some seconds. One bad row stops no other."""
    files: list[tuple[str, bytes]] = []
    problems: list[NaravardError] = []
    with _series(material, sheet, to) as series:
        tasks, _ = series.tasks()
        end, number = time.monotonic() + _SECONDS_A_TURN, start
        while number < len(tasks) and (number == start or time.monotonic() < end):
            row, target = tasks[number]
            number += 1
            try:
                files.append((target.name, series.file_of(row)))
            except (OutlineError, RenderingError) as error:
                problems.append(error)
    return Turn(tuple(files), _each(problems), number)


@contextmanager
def _series(material: Material, sheet: Sheet, to: str) -> Iterator[Series]:
    """Raises OutlineError, RenderingError."""
    brand = told_brand()
    with opened(material) as outline, tempfile.TemporaryDirectory(prefix="naravard-") as folder:
        path = Path(folder, f"table{Path(sheet.name).suffix.lower()}")
        path.write_bytes(sheet.data)
        table = read_table(path, outline.meta.language)
        wanted = wanted_file(outline, "", None if to in ("", "pdf") else to, brand)
        yield open_series(outline, table, Wanted(wanted.format, to == "pdf"), brand)


@dataclass
class Job:
    """The rows of a table on their way to files. `done` counts rows; `archive` is there when all is done."""

    total: int
    to: str
    done: int = 0
    made: int = 0
    problems: list[NaravardError] = field(default_factory=list)
    archive: bytes = b""
    failed: NaravardError | None = None
    task: asyncio.Task[None] | None = None

    @property
    def finished(self) -> bool:
        return self.task is not None and self.task.done()

    def cancel(self) -> None:
        if self.task is not None:
            self.task.cancel()

    async def carry_out(self, turn: Callable[[int], Awaitable[Turn]], most_bytes: int) -> None:
        """Goes through the rows, some at a time, and packs the files."""
        stream = io.BytesIO()
        try:
            with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:  # what is in it is packed already
                while self.done < self.total:
                    found = await turn(self.done)
                    for name, data in found.files:
                        archive.writestr(name, data)
                    self.problems += found.problems
                    self.made += len(found.files)
                    self.done = found.next
                    if stream.tell() > most_bytes:
                        raise NaravardError("The files together are larger than {most} MB. Divide the table.",
                                            most=most_bytes // (1024 * 1024))
        except NaravardError as error:
            self.failed = error
            return
        self.archive = stream.getvalue() if self.made else b""
