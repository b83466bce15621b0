"""Outlines in YAML: the same blocks as in Markdown, with the line of every fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import (
    Align,
    Block,
    ChartBlock,
    ChartKind,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Metadata,
    Notes,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Runs,
    Series,
    Step,
    Steps,
    StepsKind,
    Table,
    TableOfContents,
)
from naravard_templates.outline import load
from naravard_templates.outline.yaml_outline import parse_yaml


def runs(text: str) -> Runs:
    return (Run(text),)


def paragraph(text: str, line: int) -> Paragraph:
    return Paragraph(line=line, runs=runs(text))


def item(text: str, line: int, *children: Block) -> ListItem:
    return ListItem(line=line, runs=runs(text), children=children)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "tal.csv").write_text("x;S\na;1\n", encoding="utf-8")
    return tmp_path


def blocks(text: str, folder: Path | None = None) -> tuple[Block, ...]:
    return parse_yaml(f"innehåll:\n{text}", folder=folder).blocks


# Written from line 2 on.
BLOCKS: list[tuple[str, Block]] = [
    ("- rubrik: Syfte", Heading(2, 1, runs("Syfte"))),
    ("- heading: {text: Syfte, level: 2, layout: Två delar, label: Mål}",
     Heading(2, 2, runs("Syfte"), "Två delar", label="mål")),
    ("- stycke: En *not*^[b]", Paragraph(2, (Run("En "), Run("not", italic=True), Run("", note=runs("b"))))),
    ("- Bara text", paragraph("Bara text", 2)),
    ("- lista: [a, b]", ListBlock(2, (item("a", 2), item("b", 2)))),
    ("- list:\n  - text: a\n    items: [b]\n    content: c\n", ListBlock(3, (
        item("a", 3, paragraph("c", 5), ListBlock(4, (item("b", 4),))),))),
    ("- numrerad: {start: 3, punkter: [{text: a, numrerad: [b]}]}", ListBlock(2, (
        item("a", 2, ListBlock(2, (item("b", 2),), ordered=True)),), ordered=True, start=3)),
    ("- tabell:\n    rubriker: [A, B]\n    rader:\n      - [a, '**b**']\n      - [2026]\n    justering: [vänster, "
     "höger]\n"
     "    bredder: [3, 1]\n    tabelltext: T\n    etikett: tab", Table(
         3, (runs("A"), runs("B")), ((runs("a"), (Run("b", bold=True),)), (runs("2026"), ())),
         (Align.LEFT, Align.RIGHT), "T", (0.75, 0.25), label="tab")),
    ("- picture: {file: b.png, decorative: yes, width: 50%}", PictureBlock(
        2, Path("b.png"), decorative=True, width=0.5)),
    ("- bild: {fil: b.png, alt: En bild, bildtext: B, etikett: b}", PictureBlock(
        2, Path("b.png"), "En bild", caption="B", label="b")),
    ("- citat: {text: Hemma., källa: En patient}", Quote(2, (paragraph("Hemma.", 2),), "En patient")),
    ("- faktaruta: {titel: T, innehåll: [{lista: [a]}]}", FactBox(2, "T", (ListBlock(2, (item("a", 2),)),))),
    ("- kolumner:\n  - Ja\n  - - Nej\n    - rubrik: {text: B, nivå: 3}\n", Columns(2, (
        (paragraph("Ja", 3),), (paragraph("Nej", 4), Heading(5, 3, runs("B")))))),
    ("- anteckningar: |\n    Ett.\n\n    Två\n    rader.", Notes(2, (paragraph("Ett.", 3), paragraph("Två rader.",
     5)))),
    ("- diagram: {typ: ring, titel: T, alt: A, enhet: kr, värden: [[x, S], [a, 1 kr]], bildtext: C, etikett: d}",
     ChartBlock(2, ChartKind.DOUGHNUT, "T", ("a",), (Series("S", (1.0,)),), "A", "C", "kr", label="d")),
    ("- chart: {alt: A, file: tal.csv}", ChartBlock(2, categories=("a",), series=(Series("S", (1.0,)),), alt="A")),
    ("- tidslinje: {2026: a, 2027: }", Steps(2, StepsKind.TIMELINE, (
        Step(2, runs("2026"), (paragraph("a", 2),)), Step(2, runs("2027"))))),
    ("- process:\n  - a\n  - rubrik: b\n    text: [{lista: [c]}]", Steps(2, StepsKind.PROCESS, (
        Step(3, runs("a")), Step(4, runs("b"), (ListBlock(5, (item("c", 5),)),))))),
    ("- innehållsförteckning:", TableOfContents(2)),
    ("- contents: 2", TableOfContents(2, 2)),
    ("- sidbrytning:", PageBreak(2)),
    ("- kod: {text: 'x = 1', språk: python}", CodeBlock(2, "x = 1", "python")),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS, ids=[text.split(":")[0] for text, _ in BLOCKS])
def it_reads_every_block(text: str, expected: Block, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (found,) = blocks(text)
    assert found == expected


def it_reads_a_slide_as_a_heading_and_what_is_below() -> None:
    text = "- bildsida:\n    rubrik: Syfte\n    layout: Citat\n    innehåll:\n      - lista: [a]\n    anteckningar: Hej"
    assert blocks(text) == (
        Heading(3, 2, runs("Syfte"), "Citat"), ListBlock(6, (item("a", 6),)), Notes(3, (paragraph("Hej", 7),)))


@pytest.mark.parametrize("name", ["a.yaml", "a.YML"])
def it_is_chosen_by_the_name_of_the_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("\ufefftitel: Plan\r\nparter: A, B\r\ncontent:\r\n- x\r\n".encode())
    outline = load(tmp_path / name)
    assert outline.meta == Metadata(title="Plan", parties=("A", "B"))
    assert outline.blocks == (paragraph("x", 4),)
    assert outline.key_lines == {"title": 1, "parties": 2}


FAULTS = [
    ("- rubrk: a", 2, 3, "Unknown key rubrk. Did you mean rubrik?"),
    ("- xyz: a", 2, 3, "Unknown key xyz. The keys are rubrik, heading, stycke, "),
    ("- rubrik: a\n  lista: [b]", 2, 3, "A block has one key, which says what it is: begin the next block with a "
     "hyphen."),
    ("- rubrik: {nivå: 2}", 2, 11, "The key text is missing here."),
    ("- rubrik: {text: a, nivå: 7}", 2, 27, "7 is not a whole number from 1 to 6."),
    ("- rubrik: [a]", 2, 11, "Here must stand a text or a number."),
    ("- rubrik:", 2, 10, "Here a text is missing."),
    ("- rubrik: {text: a, niva: 2}", 2, 21, "Unknown key niva. Did you mean nivå?"),
    ("- rubrik: {text: a, nivå: 2, level: 3}", 2, 30, "The key level says the same as nivå on line 2: keep one of "
     "them."),
    ("- lista: a", 2, 10, "Here must stand a list with something in it."),
    ("- tidslinje: a", 2, 14, "Here must stand a list with something in it."),
    ("- tabell: a", 2, 11, "Here must stand keys and values. The keys are rubriker, header, rader, rows, "),
    ("- tabell: {rubriker: [a], rader: [[b, c]]}", 2, 0, "The row has 2 cells but the header has 1."),
    ("- tabell: {rubriker: [a], rader: [[b]], bredder: [1, 2]}", 2, 0, "The key bredder has 2 values but the table "
     "has 1 columns."),
    ("- tabell: {rubriker: [a], rader: [[b]], justering: [mitt]}", 2, 53, "mitt is none of the words that can stand "
     "here: vänster, left, mitten, centre, höger, right."),
    ("- sidbrytning: nu", 2, 16, "Nothing can stand here: end the line with the colon."),
    ("- diagram: {alt: a}", 2, 0, "A chart has its values in one place: in it, or in the file that fil names."),
    ("- diagram:\n    alt: a\n    värden:\n      kategorier: [a]\n      b: [ett]", 6, 0, "ett is not a number, in "
     "the column b of the row a: write for example 1 250,5 and nothing for a value that is missing."),
    ("- fyrfält: [a]", 2, 0, "The box four-fields holds 1 fields, but it has room for four, no more and no fewer."),
    ("- bild: {fil: b.png}", 2, 0, "The picture b.png lacks a text for those who do not see it: write one between "
     "the square brackets, or {.dekorativ} after the picture if it only decorates."),
    ("- stycke: |\n    a\n    <b>", 4, 5, "HTML such as <b> cannot be used: write Markdown, or \\< for a plain "
     "less-than sign."),
    ("- Se @x", 2, 6, "There is no label x: write {#x} after what it names, or \\@ for a plain at sign."),
    ("- Not[^1]", 2, 6, "There is no footnote 1: write its text on a line of its own, [^1]: …"),
    ("- lista: [&a b]", 2, 11, "A value that begins with &, * or ! must stand in quotation marks."),
    ("- kolumner:\n  - sidbrytning:\n", 3, 0, "A column cannot hold this: move it out of the column."),
]


@pytest.mark.parametrize(("text", "line", "column", "sentence"), FAULTS)
def it_says_what_is_wrong_and_where(text: str, line: int, column: int, sentence: str, folder: Path) -> None:
    with pytest.raises(OutlineError) as caught:
        blocks(text, folder)
    found = [(fault.line, fault.column, str(fault)) for fault in caught.value.problems]
    assert len(found) == 1
    assert found[0][:2] == (line, column)
    assert found[0][2].startswith(sentence)


def it_gives_all_faults_at_once() -> None:
    with pytest.raises(OutlineError) as caught:
        parse_yaml("titl: a\ninnehåll:\n  - rubrik:\n  - lista: {punkter: [a], strt: 1}\n  - <b>\n  - tabell: "
        "{rader: [[1]]}\n")
    assert [fault.line for fault in caught.value.problems] == [1, 3, 4, 6]


@pytest.mark.parametrize("text", ["", "a", "- a", "innehåll"])
def it_says_what_a_yaml_outline_is(text: str) -> None:
    with pytest.raises(OutlineError, match=":1: A YAML outline is keys and values: write titel: … and innehåll: …"):
        parse_yaml(text)
