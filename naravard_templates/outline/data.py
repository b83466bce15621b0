"""The values of a chart: from rows, from series, from CSV or from YAML, with the line and the cell of every fault."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from naravard_templates.model.outline import Series
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.source import Source
from naravard_templates.outline.yaml_text import Entry, Items, Mapping, Scalar, Value, read_yaml

CATEGORIES: Final = ("kategorier", "categories")

_NUMBER: Final = re.compile(r"(?P<sign>[-+\N{MINUS SIGN}]?)(?P<whole>\d{1,3}(?:\s\d{3})+|\d+)(?:[.,](?P<part>\d+))?",
                            re.ASCII)
_SPACES: Final = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]")


@dataclass(frozen=True, slots=True)
class Row:
    """A row and the line that it begins on: first what it is about, then a value a series."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Data:
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class DataReader:
    """Reads values; every fault goes to the source. `unit` may stand after a number, `name` is for a lone series."""

    source: Source
    unit: str = ""
    name: str = ""

    # --- Ways of writing them --------------------------------------------------------------------

    def csv(self, text: str, line: int) -> Data:
        """Rows of text, parted by what the first of them is parted by, the first with the names of the series."""
        rows: list[Row] = []
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        done = 0
        try:
            for cells in lines:
                if any(cell.strip() for cell in cells):
                    rows.append(Row(tuple(cell.strip() for cell in cells), line + done))
                done = lines.line_num
        except csv.Error:
            self.source.fault("The row cannot be read: its quotation marks do not match.", line + done)
            return Data()
        return self.rows(rows, line)

    def yaml(self, text: str, line: int) -> Data:
        before = len(self.source.problems)
        value = read_yaml(text, self.source, line)
        if value is None and len(self.source.problems) > before:
            return Data()
        return self.value(value, line)

    def value(self, value: Value | None, line: int) -> Data:
        """A mapping of series, or a list of rows."""
        if isinstance(value, Items) and all(isinstance(row, Items) for row in value.values):
            return self.rows([Row(self._texts(row), row.line) for row in value.values], line)
        if isinstance(value, Mapping):
            categories = [entry for entry in value.entries if plain_name(entry.key) in CATEGORIES]
            others = [entry for entry in value.entries if entry not in categories]
            if len(categories) == 1:
                return self.series(self._texts(categories[0].value), others)
            if not categories and all(isinstance(entry.value, Scalar) for entry in others):
                rows = [Row((entry.key, *self._texts(entry.value)), entry.line) for entry in others]
                return self.rows([Row(("", self.name), line), *rows], line)
        self.source.fault("The values of a chart are a list of rows, or the key kategorier with a list and a key for "
                          "each series.", value.line if value else line)
        return Data()

    # --- What they come to -----------------------------------------------------------------------

    def rows(self, rows: Sequence[Row], line: int) -> Data:
        """Rows of which the first holds the names of the series."""
        if len(rows) < 2 or len(rows[0].cells) < 2:
            self.source.fault("A chart needs a row of names and a row of values at least, each with two cells or more.",
                              rows[0].line if rows else line)
            return Data()
        header, *body = rows
        fit = [row for row in body if self._fits(row, header)]
        columns = [tuple(self._number(row.cells[index], name, row.cells[0], row.line) for row in fit)
                   for index, name in enumerate(header.cells) if index]
        return Data(tuple(row.cells[0] for row in fit),
                    tuple(Series(name, values) for name, values in zip(header.cells[1:], columns, strict=True)))

    def series(self, categories: tuple[str, ...], series: Sequence[Entry]) -> Data:
        """Series, each with as many values as there are categories."""
        return Data(categories, tuple(self._series(categories, entry) for entry in series))

    def _series(self, categories: tuple[str, ...], entry: Entry) -> Series:
        texts = self._texts(entry.value)
        if len(texts) != len(categories):
            self.source.fault("The series {name} has {found} values, but there are {expected} categories.",
                              entry.line, name=entry.key, found=len(texts), expected=len(categories))
        values = (self._number(text, entry.key, category, entry.line)
                  for text, category in zip(texts, categories, strict=False))
        return Series(entry.key, tuple(values))

    def _fits(self, row: Row, header: Row) -> bool:
        if len(row.cells) == len(header.cells):
            return True
        self.source.fault("The row {name} has {found} cells, but the first row has {expected}.", row.line,
                          name=row.cells[0], found=len(row.cells), expected=len(header.cells))
        return False

    def _number(self, text: str, series: str, category: str, line: int) -> float | None:
        """A number, with a decimal comma or a decimal point and spaces between thousands; None where nothing stands."""
        plain = _SPACES.sub(" ", text).strip()
        match = _NUMBER.fullmatch(plain.removesuffix(self.unit).strip())
        if not plain:
            return None
        if match:
            whole = "".join(match["whole"].split())
            number = float(f"{whole}.{match['part'] or 0}")
            if math.isfinite(number):
                return number if match["sign"] in ("", "+") else -number
        self.source.fault("{value} is not a number, in the column {series} of the row {category}: write for example "
                          "1 250,5 and nothing for a value that is missing.",
                          line, value=text, series=series, category=category)
        return None

    def _texts(self, value: Value) -> tuple[str, ...]:
        """The texts of a list; one text is a list of one."""
        values = value.values if isinstance(value, Items) else (value,)
        for item in values:
            if not isinstance(item, Scalar):
                self.source.fault("Here must stand a text or a number.", item.line, item.column)
        return tuple(item.text.strip() for item in values if isinstance(item, Scalar))


def _delimiter(text: str) -> str:
    """A tab or a semicolon, wherever the first row has one, for a comma may be a decimal comma."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return next((sign for sign in ("\t", ";") if sign in first), ",")
