"""Text as people read it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from naravard_templates.model.finding import FileReport, FileStatus, JsonValue, Message, Report, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.options import ReportOptions, RuleWords
from naravard_templates.reports.text_report import render

_EMPTY, _FOLDER = Message("The file is empty."), Message("This is a folder, not a file.")
RULES = {code: RuleWords(code, Severity.ERROR, _EMPTY, _EMPTY, powerpoint=_FOLDER, word=_EMPTY)
         for code in ("NV201", "NV205")}

SWEDISH = """\
delad.pptx
  Hela filen
    NV301 varning: Hela filen
          Var: tema, ppt/theme/theme1.xml
  Bild 3
    NV201 fel: Bild 12,3 mm
          Var: layout, ”Märke”, ppt/slides/slide3.xml
          Det hör hemma 0 mm från sidans vänsterkant och 10 mm från dess överkant.
  Att göra åt NV201: Det här är en mapp, inte en fil.

beslut.docx
  Avsnitt 1
    NV205 upplysning: Filen är tom.
          Det här gick inte att mäta. Titta på det själv.
          Var: sidhuvud
  Att göra åt NV205: Filen är tom.

borta.docx
  NV001 gick inte att kontrollera: Filen är tom.

Filer: 4. Utan anmärkning: 1. Med anmärkning: 2. Inte kontrollerade: 1. Anmärkningar: 3.
Av dessa gick 1 inte att mäta.
"""


def test_in_swedish(report: Report) -> None:
    assert render(report, ReportOptions("sv", rules=RULES)) == SWEDISH


def test_in_english(report: Report) -> None:
    text = render(report, ReportOptions("en"))
    assert "  Slide 3\n    NV201 error: Slide 12.3 mm\n          Where: layout, “Märke”, ppt/slides" in text
    assert "Files: 4. Clean: 1. With findings: 2. Not checked: 1. Findings: 3.\n" in text


def test_a_remedy_is_said_once_a_file_and_in_the_words_of_its_program(report: Report) -> None:
    _, moved = report.files[1].findings
    files = tuple(FileReport(path, FileStatus.FINDINGS, (moved, moved)) for path in ("a.PPTX", "b.docx"))
    text = render(Report(files, "b", "1"), ReportOptions("en", rules=RULES))
    assert text.count("To do about NV201") == 2
    assert text.count("To do about NV201: This is a folder, not a file.") == 1


def test_statistics_count_by_code_the_most_frequent_first(report: Report) -> None:
    theme, moved = report.files[1].findings
    twice = Report((FileReport("a", FileStatus.FINDINGS, (theme, moved, moved)),), "b", "1")
    text = render(twice, ReportOptions("en", statistics=True))
    assert "\n\n     2  NV201  element-moved\n     1  NV301  theme-colour-changed\n\nFiles: 1." in text


def test_clean_files_are_only_counted() -> None:
    report = Report((FileReport("a", FileStatus.CLEAN),), "b", "1")
    assert render(report, ReportOptions("en", statistics=True)) == (
        "Files: 1. Clean: 1. With findings: 0. Not checked: 0. Findings: 0.\n")


def test_names_from_files_cannot_steer_the_terminal_or_fake_a_line(report: Report) -> None:
    finding = replace(report.files[1].findings[0],
                      location=Location(SurfaceKind.SLIDE, 1, object="\x1b[2J\nfel.docx\n\x9b0m"))
    text = render(Report((FileReport("a", FileStatus.FINDINGS, (finding,)),), "b", "1"), ReportOptions("en"))
    assert r"“\x1b[2J\nfel.docx\n\x9b0m”" in text


def details(report: Report, expected: JsonValue, actual: JsonValue, **options: object) -> str:
    finding = replace(report.files[1].findings[0], expected=expected, actual=actual)
    shown = ReportOptions("en", colours={"1D655F": "trygghet"})
    return render(Report((FileReport("a", FileStatus.FINDINGS, (finding,)),), "b", "1"), shown)


@pytest.mark.parametrize(("expected", "actual", "said"), [
    ({"x": 360_000, "y": 0}, {"x": 720_000, "y": 36_000},
     ["It belongs 10 mm from the left edge and 0 mm from the top edge of the page.",
      "It stands 20 mm from the left edge and 1 mm from the top edge."]),
    ({"cx": 360_000, "cy": 36_000}, {"cx": 720_000, "cy": 36_000},
     ["It should be 10 mm wide and 1 mm high.", "It is 20 mm wide and 1 mm high."]),
    ({"width": 360_000, "height": 36_000}, None, ["It should be 10 mm wide and 1 mm high."]),
    ({"rgb": "1D655F", "alpha": 1, "declared": "accent1"}, {"rgb": "B00020", "alpha": 1, "declared": "B00020"},
     ["Right colour: “trygghet” #1D655F. Found: #B00020."]),
])
def test_values_are_said_in_millimetres_and_names_of_colours(
    report: Report, expected: JsonValue, actual: JsonValue, said: list[str]
) -> None:
    text = details(report, expected, actual)
    assert [line.strip() for line in text.splitlines() if re.match(r" {10}(It|Right)", line)] == said


@pytest.mark.parametrize("value", [None, "Calibri", 3, {"x": "a", "y": 1}, {"names": ("a",)}, ("a", "b")])
def test_other_values_are_left_to_the_message(report: Report, value: JsonValue) -> None:
    assert not re.search(r"\n {10}(It|Right)", details(report, value, value))


def test_a_file_with_nothing_but_notes_is_told_to_be_clean(report: Report) -> None:
    note = replace(report.files[1].findings[0], severity=Severity.INFO)
    files = (FileReport("a", FileStatus.FINDINGS, (note, note)), report.files[2])  # the other could not be measured
    text = render(Report(files, "b", "1"), ReportOptions("en"))
    assert "a\n  Clean; only pointed out: 2.\n" in text
    assert text.count("Clean; only") == 1
    assert "Of the files with findings, 1 have only notes and are clean otherwise." in text


def test_what_was_set_aside_is_told(report: Report) -> None:
    text = render(replace(report, excepted=2, known=5, gone=1), ReportOptions("en"))
    assert "Not shown: 2 by exceptions in the settings, 5 in the baseline.\n" in text
    assert "Findings in the baseline that are gone: 1." in text


def test_colour_says_nothing_that_the_words_do_not(report: Report) -> None:
    plain, coloured = (render(report, ReportOptions("sv", statistics=True, coloured=on)) for on in (False, True))
    assert "\x1b[31m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
