"""Every kind of block, with the line that it begins on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import (
    Align,
    Block,
    CodeBlock,
    Columns,
    FactBox,
    Heading,
    ListBlock,
    ListItem,
    Notes,
    PageBreak,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Runs,
    Table,
)
from naravard_templates.outline import parse


def runs(text: str) -> Runs:
    return (Run(text),)


def blocks(text: str, folder: Path | None = None) -> tuple[Block, ...]:
    return parse(text, folder=folder).blocks


def block(text: str, folder: Path | None = None) -> Block:
    (only,) = blocks(text, folder)
    return only


# --- Headings and layouts ------------------------------------------------------------------------

@pytest.mark.parametrize("level", range(1, 7))
def it_keeps_the_level_of_a_heading(level: int) -> None:
    assert block("\n" + "#" * level + " Syfte") == Heading(line=2, level=level, runs=runs("Syfte"))


@pytest.mark.parametrize(("braces", "layout"), [
    ('{layout="Två kolumner"}', "Två kolumner"),
    ("{layout=”Två kolumner”}", "Två kolumner"),
    ("{layout='Citat'}", "Citat"),
    ("{layout=Citat}", "Citat"),
    ("{ .avsnitt }", "avsnitt"),
    ("{.två-kolumner}", "två kolumner"),
])
def it_asks_for_a_layout_in_braces(braces: str, layout: str) -> None:
    assert block(f"## Syfte {braces}") == Heading(line=1, level=2, runs=runs("Syfte"), layout=layout)


@pytest.mark.parametrize("title", ["Mängden {a, b}", "{}", "Funktionen {x}"])
def it_leaves_other_braces_in_the_text(title: str) -> None:
    assert block(f"## {title}") == Heading(line=1, level=2, runs=runs(title))


def it_takes_an_escaped_brace_as_text() -> None:
    assert block(r"## A \{.b}") == Heading(line=1, level=2, runs=runs("A {.b}"))


# --- Lists ---------------------------------------------------------------------------------------

def it_nests_lists_and_paragraphs_in_items() -> None:
    assert block("- a\n\n  b\n  - c\n- \n- d") == ListBlock(line=1, items=(
        ListItem(line=1, runs=runs("a"), children=(
            Paragraph(line=3, runs=runs("b")),
            ListBlock(line=4, items=(ListItem(line=4, runs=runs("c")),)),
        )),
        ListItem(line=5),
        ListItem(line=6, runs=runs("d")),
    ))


@pytest.mark.parametrize(("text", "start"), [("1. a\n2. b", 1), ("3) a\n4) b", 3), ("0. a\n1. b", 0)])
def it_counts_a_numbered_list_from_its_first_number(text: str, start: int) -> None:
    assert block(text) == ListBlock(line=1, ordered=True, start=start, items=(
        ListItem(line=1, runs=runs("a")), ListItem(line=2, runs=runs("b")),
    ))


def it_takes_a_list_directly_in_an_item() -> None:
    inner = ListBlock(line=1, items=(ListItem(line=1, runs=runs("a")),))
    assert block("- - a") == ListBlock(line=1, items=(ListItem(line=1, children=(inner,)),))


# --- Tables --------------------------------------------------------------------------------------

def it_reads_a_table_with_alignment_and_short_rows() -> None:
    assert block("| A | B | C |\n|:--|:-:|--:|\n| 1 | **2** | a\\|b |\n| 4 |\n") == Table(
        line=1,
        header=(runs("A"), runs("B"), runs("C")),
        rows=((runs("1"), (Run("2", bold=True),), runs("a|b")), (runs("4"), (), ())),
        align=(Align.LEFT, Align.CENTRE, Align.RIGHT),
    )


@pytest.mark.parametrize("prefix", [":", "Tabell:", "Table:"])
def it_takes_the_paragraph_after_a_table_as_its_caption(prefix: str) -> None:
    table, after = blocks(f"| A |\n|---|\n| b |\n\n{prefix} Vem gör *vad*\n\nTabell: Text")
    assert isinstance(table, Table)
    assert table.caption == "Vem gör vad"
    assert after == Paragraph(line=7, runs=runs("Tabell: Text"))


# --- Pictures ------------------------------------------------------------------------------------

@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("bild.png", "å bild 100%.png"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder" / "karta.png").write_bytes(b"")
    return tmp_path


def it_reads_a_picture_with_its_alternative_text_and_caption(folder: Path) -> None:
    assert block('\n![En *karta*](bilder/karta.png "Figur 1")', folder) == PictureBlock(
        line=2, path=folder / "bilder/karta.png", alt="En karta", caption="Figur 1")


@pytest.mark.parametrize("name", ["<å bild 100%.png>", "%C3%A5%20bild%20100%25.png", r"bilder\karta.png",
                                  "bilder/../bild.png", "./bild.png"])
def it_finds_the_picture_however_its_name_is_written(folder: Path, name: str) -> None:
    picture = block(f"![x]({name})", folder)
    assert isinstance(picture, PictureBlock)
    assert picture.path.is_file()


def it_finds_a_picture_by_its_whole_path(folder: Path) -> None:
    assert block(f"![x](<{folder / 'bild.png'}>)") == PictureBlock(line=1, path=folder / "bild.png", alt="x")


@pytest.mark.parametrize("word", ["dekorativ", "decorative", "Dekorativ"])
def it_lets_a_picture_be_decorative(folder: Path, word: str) -> None:
    assert block(f"![](bild.png){{.{word}}}", folder) == PictureBlock(
        line=1, path=folder / "bild.png", decorative=True)


def it_takes_a_picture_by_reference(folder: Path) -> None:
    assert block("![x][b]\n\n[b]: bild.png", folder) == PictureBlock(line=1, path=folder / "bild.png", alt="x")


# --- Quotations ----------------------------------------------------------------------------------

@pytest.mark.parametrize("dash", ["—", "–", "--"])
def it_knows_who_is_quoted(dash: str) -> None:
    assert block(f"> Jag vill\n> bo hemma.\n> {dash} *Patient*, 82 år") == Quote(
        line=1, blocks=(Paragraph(line=1, runs=runs("Jag vill bo hemma.")),), source="Patient, 82 år")


def it_knows_who_is_quoted_in_a_paragraph_of_its_own() -> None:
    assert block("> Ja.\n>\n> — En anhörig") == Quote(
        line=1, blocks=(Paragraph(line=1, runs=runs("Ja.")),), source="En anhörig")


@pytest.mark.parametrize("text", ["– Jag vill bo hemma.", "Hemma – inte på sjukhus."])
def it_takes_a_dash_elsewhere_as_text(text: str) -> None:
    assert block(f"> {text}") == Quote(line=1, blocks=(Paragraph(line=1, runs=runs(text)),))


def it_quotes_lists() -> None:
    assert block("> - a") == Quote(line=1, blocks=(
        ListBlock(line=1, items=(ListItem(line=1, runs=runs("a")),)),))


# --- Boxes ---------------------------------------------------------------------------------------

@pytest.mark.parametrize(("outer", "inner"), [
    ("kolumner", "kolumn"), ("columns", "column"), ("{.Kolumner}", "{.kolumn} :::"),
])
def it_sets_columns_side_by_side(outer: str, inner: str) -> None:
    text = f"::: {outer}\n::: {inner}\n### Ja\n:::\n\n::: {inner}\nNej\n:::\n:::\n\nSlut"
    assert blocks(text) == (
        Columns(line=1, columns=(
            (Heading(line=3, level=3, runs=runs("Ja")),),
            (Paragraph(line=7, runs=runs("Nej")),),
        )),
        Paragraph(line=11, runs=runs("Slut")),
    )


@pytest.mark.parametrize("name", ["anteckningar", "notes", "Anteckningar"])
def it_reads_speaker_notes(name: str) -> None:
    assert block(f"::: {name}\nSäg hej.\n:::") == Notes(line=1, blocks=(Paragraph(line=2, runs=runs("Säg hej.")),))


@pytest.mark.parametrize(("text", "title", "line"), [
    ('::: faktaruta {titel="Nära vård"}\nText\n:::', "Nära vård", 2),
    ('::: {.factbox title="Nära vård"}\nText\n:::', "Nära vård", 2),
    ("::: faktaruta\n### Nära *vård*\nText\n:::", "Nära vård", 3),
    ("::: faktaruta\nText\n:::", "", 2),
])
def it_reads_fact_boxes(text: str, title: str, line: int) -> None:
    assert block(text) == FactBox(line=1, title=title, blocks=(Paragraph(line=line, runs=runs("Text")),))


def it_keeps_the_heading_of_a_fact_box_that_has_a_title_already() -> None:
    assert block('::: faktaruta {titel="A"}\n### B\n:::') == FactBox(
        line=1, title="A", blocks=(Heading(line=2, level=3, runs=runs("B")),))


def it_does_not_take_colons_in_code_for_boxes() -> None:
    assert block("```\n::: kolumner\n```") == CodeBlock(line=1, text="::: kolumner")


# --- The rest ------------------------------------------------------------------------------------

@pytest.mark.parametrize("line", ["---", "***", "- - -"])
def it_breaks_the_page(line: str) -> None:
    assert blocks(f"a\n\n{line}\n\nb")[1] == PageBreak(line=3)


def it_keeps_code_as_it_stands() -> None:
    assert block("```python\nx = '<a>'\n\n  y\n```") == CodeBlock(
        line=1, text="x = '<a>'\n\n  y", language="python")
    assert block("    x") == CodeBlock(line=1, text="x")


def it_looks_for_the_end_of_a_comment_once() -> None:
    began = time.process_time()
    with pytest.raises(OutlineError, match="never closed"):
        parse("<!-- " * 40_000)
    assert time.process_time() - began < 5


def it_leaves_comments_out() -> None:
    assert blocks("<!-- a\n\nb -->\n\nText <!-- c -->här\n") == (Paragraph(line=5, runs=runs("Text här")),)


def it_has_no_blocks_where_there_is_no_text() -> None:
    assert parse("") == parse(" \n\n") == parse("", source="<text>")
    assert parse("").blocks == ()
