"""Tables from every kind of file, as programs write them, and what is said of those that cannot be read."""

from __future__ import annotations

import builtins
import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naravard_templates.errors import OutlineError
from naravard_templates.merging.table import Table, read_table

WANTED = [(2, "Umeå kommun", "065"), (3, "Malå; kommun", "rad ett\nrad två")]
CSV = 'Kommun;Nr\nUmeå kommun;065\n"Malå; kommun";"rad ett\nrad två"\n\n;;\n'


def table(tmp_path: Path, name: str, data: bytes | str) -> Table:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path)


def rows(found: Table) -> list[tuple[int, str, str]]:
    return [(row.number, row.cells["kommun"], row.cells["nr"]) for row in found.rows]


def workbook(*grid: list[Any], hidden_first: bool = False) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if hidden_first:
        sheet.sheet_state = "hidden"
        sheet = book.create_sheet()
    for row in grid:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("data", [
    CSV.encode(), b"\xef\xbb\xbf" + CSV.encode(), CSV.encode("utf-16"), CSV.replace("\n", "\r\n").encode(),
    CSV.replace(";", "\t").replace("Malå\t", "Malå;").encode(),
    CSV.replace(";", ",").replace("Malå,", "Malå;").encode(),
])
def it_reads_csv_as_programs_write_it(tmp_path: Path, data: bytes) -> None:
    found = table(tmp_path, "t.csv", data)
    assert found.columns == ("Kommun", "Nr")
    assert rows(found) == WANTED


def it_reads_xlsx_as_it_reads_on_the_screen(tmp_path: Path) -> None:
    found = table(tmp_path, "t.xlsx", workbook(
        ["Kommun", "Nr", None], ["Umeå", 65.0], [None, None], ["Malå", datetime.datetime(2025, 11, 4)], ["Åsele", 4.25],
        ["Dorotea", True], hidden_first=True))
    assert rows(found) == [(2, "Umeå", "65"), (4, "Malå", "2025-11-04"), (5, "Åsele", "4,25"), (6, "Dorotea", "True")]


@pytest.mark.parametrize(("name", "text"), [
    ("t.yaml", "- Kommun: Umeå\n  Nr: 065\n- Kommun: no\n  Nr: 2025-11-04\n"),
    ("t.json", '[{"Kommun": "Umeå", "Nr": "065"}, {"Kommun": "no", "Nr": "2025-11-04"}]'),
])
def it_takes_yaml_and_json_at_their_word(tmp_path: Path, name: str, text: str) -> None:
    assert rows(table(tmp_path, name, text)) == [(1, "Umeå", "065"), (2, "no", "2025-11-04")]


def it_keeps_numbers_in_json_as_they_are_written(tmp_path: Path) -> None:
    found = table(tmp_path, "t.json", '[{"Kommun": "A", "Nr": 1.10}, {"Kommun": "B", "Nr": null}, {"kommun": "C"}]')
    assert [row.cells["nr"] for row in found.rows] == ["1.10", "", ""]


@pytest.mark.parametrize(("name", "text", "problem"), [
    ("t.csv", "Kommun;Nr\nUmeå;1;2\nMalå;3\n", "There are 3 cells, but 2 columns."),
    ("t.json", json.dumps([{"Kommun": "Umeå", "Nr": [1]}, {"Kommun": "Malå", "Nr": 3}]), "«Nr» must be a text"),
    ("t.json", json.dumps([{"Kommun": "Umeå", "Nr": True}, {"Kommun": "Malå", "Nr": 3}]), "«Nr» must be a text"),
    ("t.yaml", "- {Kommun: Umeå, Nr: {a: b}}\n- {Kommun: Malå, Nr: 3}\n", "«Nr» must be a text"),
])
def it_marks_the_bad_row_and_keeps_the_others(tmp_path: Path, name: str, text: str, problem: str) -> None:
    bad, good = table(tmp_path, name, text).rows
    assert problem in str(bad.problem)
    assert (good.problem, good.cells["nr"]) == (None, "3")


@pytest.mark.parametrize(("name", "data", "problem"), [
    ("t.csv", b"", "The table is empty"),
    ("t.csv", b"Kommun\n\n", "The table is empty"),
    ("t.csv", "Kommun\nUmeå\n".encode("latin-1"), "CSV UTF-8"),
    ("t.csv", b'Kommun;Nr\n"Ume;1\n', "a quotation mark that is not closed"),
    ("t.csv", b"Kommun; kommun \na;b\n", "two columns called «kommun»"),
    ("t.csv", b"Kommun;;Nr\na;b;c\n", "Column 2 has no name"),
    ("t.csv", b"a\n" + b"b\n" * 10_001, "more than 10000 rows"),
    ("t.csv", b"a\n" + b"\n" * 1_000_000, "more than 10000 rows"),
    ("t.csv", b";".join([b"a%d" % number for number in range(201)]) + b"\nb\n", "more than 200 columns"),
    ("t.csv", b"a;" * 300_000 + b"a\n" + b"b\n" * 10_000, "more than 200 columns"),
    ("t.json", b"[" + b",".join([b'{"a%d": 1}' % number for number in range(9_000)]) + b"]", "more than 200 columns"),
    ("t.yaml", b"- &a0 [x, x]\n" + b"".join([b"- &a%d [*a%d, *a%d, *a%d]\n" % (n, n - 1, n - 1, n - 1)
                                             for n in range(1, 30)]) + b"- ? *a29\n  : 1\n", "a name is a text"),
    ("t.json", b"{}", "must be a list of entries"),
    ("t.json", b"[1]", "must be a list of entries"),
    ("t.json", b"[", "cannot be read"),
    ("t.json", b"[" * 100_000, "cannot be read"),
    ("t.json", b'[{"a": "1", "A": "2"}]', "stands twice"),
    ("t.yaml", b"- a: 1\n  a: 2\n", "stands twice"),
    ("t.yaml", b"- !!python/object/apply:os.system [ls]", "must be a list of entries"),
    ("t.yaml", b"a: [", "cannot be read"),
    ("t.yaml", b"[" * 10_000, "cannot be read"),
    ("t.xlsx", b"inget", "not a spreadsheet"),
    ("t.xls", b"", "Tables are read from"),
    ("t", b"", "Tables are read from"),
], ids=lambda value: repr(value)[:30])
def it_says_what_is_wrong_with_a_table(tmp_path: Path, name: str, data: bytes, problem: str) -> None:
    with pytest.raises(OutlineError, match=problem) as caught:
        table(tmp_path, name, data)
    assert caught.value.source == str(tmp_path / name)


def it_says_that_a_file_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="does not exist"):
        read_table(tmp_path / "t.csv")


@pytest.mark.parametrize("gap", [[], ["  "]], ids=["empty", "blank"])
def it_reads_every_row_of_a_sheet_with_gaps(tmp_path: Path, gap: list[str]) -> None:
    rows = [["Kommun", "Nr"]]
    for number in range(6_000):
        rows += [gap, ["Umeå", str(number)]]
    found = table(tmp_path, "t.xlsx", workbook(*rows))
    assert len(found.rows) == 6_000
    assert (found.rows[-1].number, found.rows[-1].cells["nr"]) == (12_001, "5999")


def it_counts_only_rows_that_say_something(tmp_path: Path) -> None:
    rows = [["Kommun"], *([["x"], []] * 10_001)]
    with pytest.raises(OutlineError, match="more than 10000 rows"):
        table(tmp_path, "t.xlsx", workbook(*rows))


def it_refuses_a_zip_bomb(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 210_000_000)
    with pytest.raises(OutlineError, match="larger than 200 megabytes"):
        table(tmp_path, "t.xlsx", stream.getvalue())


def it_is_not_caught_by_a_web_of_aliases(tmp_path: Path) -> None:
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    found = table(tmp_path, "t.yaml", "- " + "\n  ".join(lines))
    assert found.rows[0].problem is not None


def it_says_which_package_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(OutlineError, match=r"naravard-templates\[xlsx\]"):
        table(tmp_path, "t.xlsx", b"")
