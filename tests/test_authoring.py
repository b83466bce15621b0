"""Presentations and documents from Python."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import naravard_templates as nt
from naravard_templates.authoring.author import Author
from naravard_templates.errors import OutlineError, OutputError, UsageError
from naravard_templates.i18n import translate
from naravard_templates.model.outline import (
    Align,
    ChartBlock,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Notes,
    Paragraph,
    PictureBlock,
    Run,
    Runs,
    Table,
)

PARTIES = ["Region Västerbotten", "Umeå kommun"]


def runs(text: str) -> Runs:
    return (Run(text),)


def faults(author: Author) -> Sequence[str]:
    with pytest.raises(OutlineError) as caught:
        _ = author.outline
    return [str(problem) for problem in caught.value.problems]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def it_does_what_the_design_says(here: Path) -> None:
    deck = nt.Presentation(title="Färdplan 2030", parties=["Region Västerbotten", "Umeå"])
    deck.add(layout="Rubrik och innehåll", title="Syfte", body="- …\n- …", notes="…")
    deck.save("fardplan.pptx")
    report = nt.lint("fardplan.pptx")
    assert report.ok
    assert [slide.shapes.title.text for slide in deck.pptx.slides] == ["Färdplan 2030", "Syfte"]
    assert nt.lint(deck.pptx).ok


def it_makes_a_document(here: Path) -> None:
    document = nt.Document("Plan", parties=PARTIES, date=datetime.date(2026, 3, 12))
    document.heading("Syfte").paragraph("En *plan*.").list(["a", ["b"], "c"])
    document.table(["Insats", "Antal"], [["Rutin", 4.5], [nt.plain("a*b*"), None]])
    assert document.save("plan.docx") == Path("plan.docx")
    assert nt.lint("plan.docx").ok
    words = [paragraph.text for paragraph in document.docx.paragraphs]
    assert {"Syfte", "En plan.", "a", "b", "c"} <= set(words)
    assert "a*b*" in [cell.text for table in document.docx.tables for cell in table._cells]


def it_builds_the_outline_of_a_presentation() -> None:
    deck = nt.Presentation("Plan", parties=PARTIES, date=datetime.date(2026, 3, 12), subtitle="S")
    deck.section("Ett", "Text").add(title=nt.plain("A*b*"), body=[ListBlock(items=(ListItem(runs=runs("a")),))])
    deck.add(title="Två", layout="Citat", notes="Hej")
    outline = deck.outline
    assert outline.meta == Metadata(title="Plan", subtitle="S", kind="presentation", parties=tuple(PARTIES),
                                    date="2026-03-12")
    assert outline.blocks == (
        Heading(1, 1, runs("Ett")), Paragraph(3, runs("Text")), Heading(6, 2, runs("A*b*")),
        ListBlock(7, (ListItem(7, runs("a")),)), Heading(10, 2, runs("Två"), "Citat"), Notes(14, (
            Paragraph(14, runs("Hej")),)))


def it_builds_the_outline_of_a_document(here: Path) -> None:
    (here / "b.png").write_bytes(b"")
    document = nt.Document("Plan").heading("A", 2, label="A").paragraph("Se @a och @tab.")
    document.list(["a", ["b", ["c"]]], ordered=True, start=2)
    document.table(["X", "Y"], [[1, "*b*"]], caption="T", align=["left", "right"], widths=[3, 1], label="tab")
    document.picture("b.png", alt="Bild", width=0.5).add(nt.chart("stapel", [2024], {"S": [1]}, alt="Ökar", unit="%"))
    heading, paragraph, items, table, picture, chart = document.outline.blocks
    assert heading == Heading(1, 2, runs("A"), label="a")
    assert isinstance(paragraph, Paragraph)
    assert [run.reference for run in paragraph.runs] == ["", "a", "", "tab", ""]
    nested = ListBlock(3, (ListItem(3, runs("b"), (ListBlock(3, (ListItem(3, runs("c")),), ordered=True),)),),
    ordered=True)
    assert items == ListBlock(3, (ListItem(3, runs("a"), (nested,)),), ordered=True, start=2)
    assert table == Table(4, (runs("X"), runs("Y")), ((runs("1"), (Run("b", italic=True),)),),
                          (Align.LEFT, Align.RIGHT), "T", (0.75, 0.25), label="tab")
    assert picture == PictureBlock(5, Path("b.png"), "Bild", width=0.5)
    assert isinstance(chart, ChartBlock)
    assert (chart.line, chart.series[0].values) == (6, (1.0,))


def it_names_the_slide_of_every_fault() -> None:
    deck = nt.Presentation("Plan", date="2026-02-30").add(title="Ett", body="- a\n- <b>", notes="# B")
    deck.section(" ").add(title="Två", body="### A\n\n## B\n\n[^1]")
    assert faults(deck) == [
        "2026-02-30 is not a day in the calendar: write for example 2025-03-14.",
        "Slide 2 «Ett», body, line 2: HTML such as <b> cannot be used: write Markdown, or \\< for a plain less-than "
        "sign.",
        "Slide 2 «Ett», notes, line 1: Notes hold paragraphs and lists only: move this out of them.",
        "Slide 3 « »: A slide needs a title.",
        "Slide 4 «Två», body, line 3: This heading would begin another slide: write it with ###, or add a slide for "
        "it.",
        "Slide 4 «Två», body, line 5: There is no footnote 1: write its text on a line of its own, [^1]: …",
    ]
    assert faults(deck) == faults(deck)


def it_names_the_call_of_every_fault() -> None:
    document = nt.Document("Plan").heading("A", 7).paragraph("@x").table(["A"], [[1, 2]], widths=[1, 2])
    document.picture("saknas.png", width=2).add("a\n\n<b>").paragraph("\x07")
    assert [re.sub(r" in the folder.*", "", fault) for fault in faults(document)] == [
        "Call 1, heading(): 7 is not a whole number from 1 to 6.",
        "Call 2, paragraph(): There is no label x: write {#x} after what it names, or \\@ for a plain at sign.",
        "Call 3, table(): The row has 2 cells but the header has 1.",
        "Call 3, table(): The key widths has 2 values but the table has 1 columns.",
        "Call 4, picture(): The picture saknas.png lacks a text for those who do not see it: write one between the "
        "square brackets, or {.dekorativ} after the picture if it only decorates.",
        "Call 4, picture(): The width 2 is not a share of the text's width: write for example 60%.",
        "Call 4, picture(): The picture saknas.png does not exist",
        "Call 5, add(), line 3: HTML such as <b> cannot be used: write Markdown, or \\< for a plain less-than sign.",
        "Call 6, paragraph(): The invisible character U+0007 cannot stand in a document: delete it.",
    ]


def it_names_the_slide_where_the_brand_has_no_such_layout() -> None:
    deck = nt.Presentation("Plan", parties=PARTIES).add(title="Ett", body="a", layout="Rubrk och innehåll")
    with pytest.raises(OutlineError) as caught:
        _ = deck.pptx
    (problem,) = caught.value.problems
    assert str(problem).startswith("Slide 2 «Ett»: ")
    assert translate(problem.message, "sv").startswith("Bild 2 «Ett»: ")


def it_writes_over_nothing_unless_told_to(here: Path) -> None:
    deck = nt.Presentation("Plan", parties=PARTIES).add(title="Ett", body="a")
    deck.save("a.pptx")
    with pytest.raises(OutputError):
        deck.save("a.pptx")
    deck.save("a.pptx", overwrite=True)
    with pytest.raises(UsageError, match=r"The name a\.docx must end in \.pptx\."):
        deck.save("a.docx")


@pytest.mark.parametrize(("arguments", "reason"), [
    ({"kind": "xyz"}, "'xyz' is no kind of chart"), ({"series": {"S": [1, 2]}}, "'S' has 2 values for 1 categories"),
    ({"alt": " "}, "alt must say what the chart shows"),
])
def it_refuses_charts_that_cannot_be_drawn(arguments: dict[str, object], reason: str) -> None:
    good = {"kind": "linje", "categories": ["a"], "series": {"S": [1]}, "alt": "x"}
    with pytest.raises(ValueError, match=reason):
        nt.chart(**{**good, **arguments})  # type: ignore[arg-type]
