"""Tables from spreadsheets: CSV as programs write it, and XLSX."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from naravard_templates.errors import OutlineProblem
from naravard_templates.merging.fields import plain_name
from naravard_templates.merging.table import MOST_COLUMNS, MOST_ROWS, Row, Rows, refuse_large

_DELIMITERS: Final = ";\t,"
"""Excel writes semicolons where commas are decimal signs, as in Swedish."""
_MARKS: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MOST_UNPACKED: Final = 200_000_000
_MOST_LINES: Final = 10 * MOST_ROWS
"""With the empty ones."""
_SHEET: Final = 1_048_576
"""Rows of a sheet, in Excel and everywhere."""


def read_csv(data: bytes) -> Rows:
    """A table in UTF-8, or in UTF-16 with its mark, with semicolons, tabs or commas. Raises OutlineProblem."""
    text = _text(data)
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        lines = list(islice(reader, _MOST_LINES + 1))
    except csv.Error as error:
        raise OutlineProblem("The table cannot be read: {reason}. Look for a quotation mark that is not closed.",
                             reason=str(error)) from error
    if len(lines) > _MOST_LINES:
        refuse_large(len(lines[0]), len(lines))
    return _rows(enumerate(lines, 1))


def _text(data: bytes) -> str:
    try:
        text = data.decode(_MARKS.get(data[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OutlineProblem("The file is not text in UTF-8. In Excel, save it as «CSV UTF-8».") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_xlsx(data: bytes, language: str) -> Rows:
    """The first sheet that is shown, with the values that the program last worked out. Raises OutlineProblem."""
    try:
        import openpyxl
    except ImportError as error:
        raise OutlineProblem("Reading .xlsx needs one more package: pip install 'naravard-templates[xlsx]'. Or save "
                             "the table as CSV UTF-8.") from error
    _refuse_bomb(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
        rows = _full_rows(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), language)
        grid = list(islice(rows, MOST_ROWS + 2))
    except Exception as error:  # openpyxl raises whatever happens inside it, from KeyError to ParseError
        raise OutlineProblem("The file is not a spreadsheet that can be read ({reason}). Save it anew as .xlsx, or as "
                             "CSV UTF-8.", reason=" ".join(str(error).split())) from error
    return _rows(grid)


def _full_rows(rows: Iterable[Sequence[Any]], language: str) -> Iterator[tuple[int, list[str]]]:
    """The first row of a sheet, and those that are not empty, of which there may be a million. Raises ValueError."""
    for number, row in enumerate(rows, 1):
        if number > _SHEET:
            raise ValueError(f"row {number}")
        if number > 1 and row.count(None) == len(row):
            continue
        cells = [_shown(value, language) for value in row]
        if number == 1 or any(map(str.strip, cells)):
            yield number, cells


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise OutlineProblem("The file is not a spreadsheet that can be read ({reason}). Save it anew as .xlsx, or as "
                             "CSV UTF-8.", reason=str(error)) from error
    if size > _MOST_UNPACKED:
        raise OutlineProblem("The file is larger than {most} megabytes, which no table for merging is.",
                             most=_MOST_UNPACKED // 1_000_000)


def _shown(value: Any, language: str) -> str:
    """A cell as it reads: whole numbers without a point, days without a time."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() else repr(value)
        return text.replace(".", ",") if language.lower().startswith("sv") else text
    return str(value)


def _rows(grid: Iterable[tuple[int, Sequence[str]]]) -> Rows:
    """Columns from the first row; rows with the numbers that a spreadsheet gives them, without the empty ones."""
    rows = iter(grid)
    columns = _without_empty_end(next(rows, (1, ()))[1])
    full = [(number, cells) for number, cells in rows if any(map(str.strip, cells))]
    refuse_large(len(columns), len(full))
    return tuple(columns), [_row(number, columns, cells) for number, cells in full]


def _row(number: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    cells = _without_empty_end(cells)
    problem = None
    if len(cells) > len(columns):
        problem = OutlineProblem("There are {found} cells, but {wanted} columns. Put a value that holds the separator "
                                 "in quotation marks.", found=len(cells), wanted=len(columns))
    padded = [*cells, *[""] * (len(columns) - len(cells))]
    return Row(number, {plain_name(name): value for name, value in zip(columns, padded, strict=False)}, problem)


def _without_empty_end(cells: Iterable[str]) -> list[str]:
    found = [cell.strip() for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found
