"""The table whose rows files are made from, whatever program wrote it. Every value is text, as it stands there."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from naravard_templates.errors import OutlineError, OutlineProblem
from naravard_templates.merging.fields import plain_name

MOST_ROWS: Final = 10_000
MOST_COLUMNS: Final = 200
MOST_BYTES: Final = 50_000_000
"""More is a mistake, such as the wrong file."""

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `number` is where a person finds it: as spreadsheets count it, or which entry it is.

    `cells` go by the plain names of the columns. A row with a `problem` cannot be used.
    """

    number: int
    cells: Mapping[str, str]
    problem: OutlineProblem | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table: the columns as they are written, and the rows that are not empty."""

    source: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def title(self, row: Row) -> str:
        """What people know a row by: its first value."""
        return row.cells[plain_name(self.columns[0])] or "–"


def read_table(path: Path, language: str = "sv-SE") -> Table:
    """The table in a .csv, .yaml, .json or .xlsx file; `language` decides the decimal sign of a spreadsheet's numbers.

    Raises OutlineError with what is wrong with it.
    """
    try:
        reader = _reader(path, language)
        columns, rows = reader(_bytes(path))
        table = Table(str(path), columns, tuple(rows))
        _check(table)
    except OutlineProblem as problem:
        raise OutlineError(str(path), [problem]) from problem
    return table


Rows = tuple[tuple[str, ...], list[Row]]


def refuse_large(columns: int, rows: int) -> None:
    """Before there is a value for each of them. Raises OutlineProblem."""
    if columns > MOST_COLUMNS:
        raise OutlineProblem("The table has more than {most} columns. Remove those that no field is called.",
                             most=MOST_COLUMNS)
    if rows > MOST_ROWS:
        raise OutlineProblem("The table has more than {most} rows. Split it.", most=MOST_ROWS)


def _reader(path: Path, language: str) -> Callable[[bytes], Rows]:
    """Each is loaded where it is needed: a CSV file does not ask for openpyxl."""
    from naravard_templates.merging import entries, grids

    readers: dict[str, Callable[[bytes], Rows]] = {
        ".csv": grids.read_csv, ".tsv": grids.read_csv, ".xlsx": partial(grids.read_xlsx, language=language),
        ".json": entries.read_json, ".yaml": entries.read_yaml, ".yml": entries.read_yaml,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise OutlineProblem("Tables are read from .csv, .xlsx, .yaml and .json files. Save it as one of those.")
    return reader


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if about.st_size > MOST_BYTES:
            raise OutlineProblem("The file is larger than {most} megabytes, which no table for merging is.",
                                 most=MOST_BYTES // 1_000_000)
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISDIR(about.st_mode)):  # reading those may never end
            raise OutlineProblem("This is a pipe or a device; a table is a file.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise OutlineProblem("The file does not exist.") from error
    except (OSError, ValueError) as error:
        raise OutlineProblem("The file cannot be opened ({reason}).",
                             reason=getattr(error, "strerror", error)) from error


def _check(table: Table) -> None:
    """Columns are there, have names, and each only once; so many rows as can be meant."""
    if not table.columns or not table.rows:
        raise OutlineProblem("The table is empty: the first row names the columns, and each row below becomes a file.")
    if "" in map(plain_name, table.columns):
        raise OutlineProblem("Column {number} has no name. Write one in the first row.",
                             number=[plain_name(one) for one in table.columns].index("") + 1)
    twice = [name for name, times in Counter(map(plain_name, table.columns)).items() if times > 1]
    if twice:
        raise OutlineProblem("There are two columns called «{name}». Rename one of them.", name=twice[0])
