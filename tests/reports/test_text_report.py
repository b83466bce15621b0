"""Text as people read it."""

from __future__ import annotations

from dataclasses import replace

from naravard_templates.model.finding import FileReport, FileStatus, Message, Report
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.options import Remedy, ReportOptions
from naravard_templates.reports.text_report import render

REMEDIES = {
    code: Remedy(powerpoint=Message("This is a folder, not a file."), word=Message("The file is empty."))
    for code in ("NV201", "NV205")
}

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
    assert render(report, ReportOptions("sv", remedies=REMEDIES)) == SWEDISH


def test_in_english(report: Report) -> None:
    text = render(report, ReportOptions("en"))
    assert "  Slide 3\n    NV201 error: Slide 12.3 mm\n          Where: layout, “Märke”, ppt/slides" in text
    assert "Files: 4. Clean: 1. With findings: 2. Not checked: 1. Findings: 3.\n" in text


def test_a_remedy_is_said_once_a_file_and_in_the_words_of_its_program(report: Report) -> None:
    _, moved = report.files[1].findings
    files = tuple(FileReport(path, FileStatus.FINDINGS, (moved, moved)) for path in ("a.PPTX", "b.docx"))
    text = render(Report(files, "b", "1"), ReportOptions("en", remedies=REMEDIES))
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
    assert "“�[2J�fel.docx��0m”" in text
