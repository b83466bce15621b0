"""`build --data`: one outline and a table become a file a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from naravard_templates import bitmaps
from naravard_templates.brand.types import Brand
from naravard_templates.building import Wanted, file_bytes, wanted_file
from naravard_templates.errors import (
    NaravardError,
    OutlineError,
    OutlineProblem,
    OutputError,
    RenderingError,
    UsageError,
)
from naravard_templates.files import make_folder, refuse_taken, write_atomically
from naravard_templates.merging.fields import Used, fill_outline, names_in, plain_name, shown, used_fields
from naravard_templates.merging.names import fill_path, unique
from naravard_templates.merging.table import Row, Table, read_table
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.outline import Outline
from naravard_templates.rendering.libreoffice import find

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a table: the files, what was wrong with the rows that gave none, and columns that nothing uses."""

    files: tuple[Path, ...]
    problems: tuple[NaravardError, ...] = ()
    unused: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """True where every row gave its file."""
        return not self.problems


def merge(source: Path, data: Path, target: str | None, to: str | None, brand: Brand, *, overwrite: bool = False,
          progress: Progress | None = None, limits: Limits = DEFAULT_LIMITS) -> Merged:
    """Builds a file for every row. `target` is a folder or a pattern ("out/{{kommun}}.docx"); without a pattern, the
    first column names the files. A row that cannot be used does not stop the others. Of the limits, that on the pixels
    of a picture counts.

    Raises OutlineError where the outline or the table cannot be read or has other fields than columns, and OutputError
    where a file is already there: then nothing is written.
    """
    from naravard_templates.outline import load

    outline = load(source)
    table = read_table(data, outline.meta.language)
    series = open_series(outline, table, wanted_file(outline, _name(target), to, brand), brand, target)
    with bitmaps.at_most(limits.pixels):
        return series.made(overwrite, progress or (lambda _done, _total: None))


def open_series(outline: Outline, table: Table, wanted: Wanted, brand: Brand, target: str | None = None) -> Series:
    """An outline and a table that fit each other. `target` is as for `merge`.

    Raises OutlineError for fields that are no columns, UsageError for a name without a column, RenderingError where a
    PDF cannot be made.
    """
    pattern = _pattern(table, target, wanted)
    used = [*used_fields(outline), *(Used(name, 0) for name in names_in(pattern))]
    _refuse_unknown(outline, table, used)
    if wanted.pdf:
        find()
    return Series(outline, table, wanted, brand, pattern, {plain_name(one.name): one.name for one in used})


def _name(target: str | None) -> str:
    """The last part of a pattern, without its fields, which may hold anything; a folder has no name to go by."""
    name = Path(target).name if target and not _is_folder(target) else ""
    return f"x{Path(name).suffix}" if name else ""


def _is_folder(target: str) -> bool:
    return target.endswith(("/", "\\")) or Path(target).is_dir() or not Path(target).suffix


def _pattern(table: Table, target: str | None, wanted: Wanted) -> str:
    if target is None or _is_folder(target):
        if not target or not any(names_in(Path(target).name)):
            return str(Path(target or "") / f"{shown(table.columns[0])}{wanted.suffix}")
        return target + wanted.suffix
    if not any(names_in(target)):
        raise UsageError("All files would be called {file}. Put a column in the name: {example}", file=target,
                         example=str(Path(target).with_stem(shown(table.columns[0]))))
    return target


def _refuse_unknown(outline: Outline, table: Table, used: list[Used]) -> None:
    """Every field that no column has, with the column that looks most like it."""
    columns = {plain_name(name): name for name in table.columns}
    unknown = dict.fromkeys(one for one in used if plain_name(one.name) not in columns)
    problems = [OutlineProblem(
        "The field {field} is no column of {table}. Did you mean {nearest}? The columns are {columns}.", line=one.line,
        field=shown(one.name), table=Path(table.source).name, columns=table.columns,
        nearest=shown(columns[get_close_matches(plain_name(one.name), columns, 1, cutoff=0)[0]]),
    ) for one in unknown]
    if problems:
        raise OutlineError(outline.source, problems)


@dataclass(frozen=True, slots=True)
class Series:
    """A table on its way to files. `pattern` is their name, with fields; `used` are the fields by their plain names."""

    outline: Outline
    table: Table
    wanted: Wanted
    brand: Brand
    pattern: str
    used: dict[str, str]

    def made(self, overwrite: bool, progress: Progress) -> Merged:
        tasks, problems = self.tasks()
        refuse_taken([target for _, target in tasks], overwrite)
        files = []
        for done, (row, target) in enumerate(tasks, 1):
            try:
                data = self.file_of(row)
                make_folder(target.parent)
                write_atomically(target, data)
                files.append(target)
            except (OutlineError, OutputError, RenderingError) as error:
                problems.append(error)
            progress(done, len(tasks))
        return Merged(tuple(files), tuple(problems), self.unused())

    def tasks(self) -> tuple[list[tuple[Row, Path]], list[NaravardError]]:
        """The rows that files can be made of, with the names of those; and what is wrong with the others."""
        faults = {row.number: [*self._faults(row)] for row in self.table.rows}
        sound = [row for row in self.table.rows if not faults[row.number]]
        targets = unique(fill_path(self.pattern, row.cells) for row in sound)
        problems: list[NaravardError] = [OutlineError(self.table.source, found) for found in faults.values() if found]
        return list(zip(sound, targets, strict=True)), problems

    def _faults(self, row: Row) -> Iterator[OutlineProblem]:
        if row.problem is not None:
            yield self._told(row.problem, row)
            return
        for plain, name in self.used.items():
            if not row.cells[plain]:
                empty = OutlineProblem("The field {field} is empty. Fill in the cell.", field=shown(name))
                yield self._told(empty, row)

    def file_of(self, row: Row) -> bytes:
        """The file that a row gives. Raises OutlineError with the row's faults, RenderingError."""
        try:
            outline = fill_outline(self.outline, row.cells)
            return file_bytes(outline, self.wanted, self.brand)
        except OutlineProblem as problem:
            raise OutlineError(self.table.source, [self._told(problem, row)]) from problem
        except OutlineError as error:
            raise OutlineError(self.table.source, [self._told(one, row) for one in error.problems]) from error

    def _told(self, problem: OutlineProblem, row: Row) -> OutlineProblem:
        name = self.table.title(row)
        if problem.line:
            return OutlineProblem("Row {row}, {name}: {problem} (line {line_there} of {outline})", row=row.number,
                                  name=name, problem=problem.message, line_there=problem.line,
                                  outline=self.outline.source)
        return OutlineProblem("Row {row}, {name}: {problem}", row=row.number, name=name, problem=problem.message)

    def unused(self) -> tuple[str, ...]:
        """The columns that nothing uses."""
        return tuple(name for name in self.table.columns if plain_name(name) not in self.used)
