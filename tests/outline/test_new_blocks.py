"""Charts, steps, contents, footnotes, labels, references and sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    ChartKind,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    PictureBlock,
    Run,
    Runs,
    Series,
    Step,
    Steps,
    StepsKind,
    Table,
    TableOfContents,
)
from naravard_templates.outline import parse


def runs(text: str) -> Runs:
    return (Run(text),)


def blocks(text: str, folder: Path | None = None) -> tuple[Block, ...]:
    return parse(text, folder=folder).blocks


def block(text: str, folder: Path | None = None) -> Block:
    (only,) = blocks(text, folder)
    return only


def runs_in(text: str) -> list[Run]:
    first = blocks(text)[0]
    assert isinstance(first, Paragraph)
    return list(first.runs)


# --- Footnotes -----------------------------------------------------------------------------------

@pytest.mark.parametrize("text", [
    "a[^1] b\n\n[^1]: En *not*", "[^1]: En *not*\n\na[^1] b", "a[^å-1] b\n[^å-1]: En\n*not*", "a^[En *not*] b",
    "a[^1] b\n\n> [^1]: En *not*\n",
])
def it_puts_the_note_where_it_is_referred_to(text: str) -> None:
    first = next(block for block in blocks(text) if isinstance(block, Paragraph))
    note = (Run("En "), Run("not", italic=True))
    assert first.runs == (Run("a"), Run("", note=note), Run(" b"))


def it_lets_two_marks_have_one_note() -> None:
    assert [run.note for run in runs_in("a[^1]b[^1]\n\n[^1]: c")] == [(), runs("c"), (), runs("c")]


@pytest.mark.parametrize("text", [r"\[^1]", "[^ 1]", "2^3", "^", "^a", "[^]", r"^\[a]"])
def it_leaves_what_is_no_footnote(text: str) -> None:
    assert "".join(run.text for run in runs_in(text)) == text.replace("\\", "")


def it_takes_a_link_in_a_note() -> None:
    assert runs_in("a^[[b][c]]\n\n[c]: https://x.se")[1].note == (Run("b", link="https://x.se"),)


# --- Labels and references -----------------------------------------------------------------------

def it_refers_to_headings_tables_pictures_and_charts(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"")
    text = ('# A {#sec-å}\n\n![x](b.png "Bild"){#fig}\n\n|a|\n|-|\n\nTabell: T {#tab-1}\n\n::: diagram {alt=x #dia}\n'
            "```csv\na,b\nc,1\n```\n: D\n:::\n\nSe @sec-å, @fig, (@Tab-1) och **@dia**.")
    *_, last = found = blocks(text, tmp_path)
    assert [block.label for block in found] == ["sec-å", "fig", "tab-1", "dia", ""]
    assert isinstance(last, Paragraph)
    assert [run.reference for run in last.runs if run.reference] == ["sec-å", "fig", "tab-1", "dia"]


@pytest.mark.parametrize("text", ["a@x.se", r"\@tab", "@ tab", "kl. 9 @", "a.b@c", "`@tab`", "https://x.se/@tab", "@@"])
def it_leaves_what_is_no_reference(text: str) -> None:
    assert "".join(run.text for run in runs_in(text)) == text.replace("\\", "").strip("`")


def it_takes_a_layout_and_a_label_on_a_heading() -> None:
    assert block('## A {#b layout="Två delar"}') == Heading(1, 2, runs("A"), "Två delar", label="b")


# --- Sizes ---------------------------------------------------------------------------------------

@pytest.mark.parametrize(("braces", "width"), [("{bredd=60%}", 0.6), ('{width="5 %" #a}', 0.05), ("{bredd=100}", 1.0)])
def it_gives_a_picture_a_share_of_the_width(tmp_path: Path, braces: str, width: float) -> None:
    (tmp_path / "b.png").write_bytes(b"")
    picture = block(f"![x](b.png){braces}", tmp_path)
    assert isinstance(picture, PictureBlock)
    assert picture.width == width


@pytest.mark.parametrize("widths", ["2,1,1", "50;25;25", "50% 25% 25%"])
def it_gives_columns_their_shares(widths: str) -> None:
    table = block(f'|a|b|c|\n|-|-|-|\n\n: T {{bredder="{widths}"}}')
    assert isinstance(table, Table)
    assert (table.caption, table.widths) == ("T", (0.5, 0.25, 0.25))


# --- Charts --------------------------------------------------------------------------------------

SERIES = (Series("Region", (10.0, 1250.5)), Series("Kommun", (-8.0, None)))


@pytest.mark.parametrize("values", [
    "```csv\nÅr;Region;Kommun\n2024;10;-8\n2025;1 250,5;\n```",
    "```csv\nÅr,Region,Kommun\n2024,10,−8\n2025,\"1250,5\",\n```",
    "```\nÅr\tRegion\tKommun\n2024\t10 %\t-8%\n\n2025\t1\N{NO-BREAK SPACE}250.5\t\n```",
    "```yaml\nkategorier: [2024, 2025]\nRegion: [10, 1250.5]\nKommun: [-8, '']\n```",
    "```yaml\n- [År, Region, Kommun]\n- [2024, 10, -8]\n- [2025, '1250,5', '']\n```",
    "|År|Region|Kommun|\n|-|-|-|\n|2024|10|-8|\n|2025|1250,5|\n",
    "|År|Region|Kommun|\n|-|-|-|\n|2024|**10**|-8|\n|2025|+1250,5||\n",
])
@pytest.mark.parametrize("caption", ["", ": Antal *besök*", "Diagram: Antal besök"])
def it_reads_a_chart(values: str, caption: str) -> None:
    text = f'::: diagram {{typ=linje titel="Besök" alt="Fler" enhet="%" #dia}}\n{values}\n\n{caption}\n:::'
    assert block(text) == ChartBlock(
        line=1, kind=ChartKind.LINE, title="Besök", categories=("2024", "2025"), series=SERIES, alt="Fler",
        caption="Antal besök" if caption else "", unit="%", label="dia")


@pytest.mark.parametrize("name", ["tal.csv", "tal.yaml"])
def it_reads_the_values_of_a_file_beside_the_outline(tmp_path: Path, name: str) -> None:
    (tmp_path / "tal.csv").write_text("\ufeffÅr;Region\r\n2024;1,5\r\n", encoding="utf-8")
    (tmp_path / "tal.yaml").write_text("kategorier: [2024]\nRegion: [1.5]\n", encoding="utf-8")
    chart = block(f"::: chart {{alt=x fil={name}}}\n:::", tmp_path)
    assert isinstance(chart, ChartBlock)
    assert (chart.categories, chart.series) == (("2024",), (Series("Region", (1.5,)),))


def it_takes_a_lone_series_as_a_mapping() -> None:
    chart = block("::: diagram {typ=tårta titel=T alt=x}\n```yaml\nRegion: 60\nKommun: 40\n```\n:::")
    assert isinstance(chart, ChartBlock)
    assert (chart.kind, chart.categories, chart.series) == (
        ChartKind.PIE, ("Region", "Kommun"), (Series("T", (60.0, 40.0)),))


@pytest.mark.parametrize(("name", "kind"), [
    ("stapel", "column"), ("liggande", "bar"), ("linje", "line"), ("cirkel", "pie"), ("ring", "doughnut"),
    ("staplad", "stacked-column"), ("staplad-liggande", "stacked-bar"), ("Doughnut", "doughnut"),
])
def it_knows_the_kinds_of_chart_in_two_languages(name: str, kind: str) -> None:
    chart = block(f"::: diagram {{typ={name} alt=x}}\n|a|b|\n|-|-|\n|c|1|\n:::")
    assert isinstance(chart, ChartBlock)
    assert chart.kind.value == kind


# --- Steps and contents --------------------------------------------------------------------------

@pytest.mark.parametrize(("name", "kind"), [
    ("tidslinje", StepsKind.TIMELINE), ("färdplan", StepsKind.TIMELINE), ("Roadmap", StepsKind.TIMELINE),
    ("process", StepsKind.PROCESS), ("nyckeltal", StepsKind.KEY_FIGURES), ("parter", StepsKind.PARTIES),
])
def it_begins_a_step_at_each_heading(name: str, kind: StepsKind) -> None:
    assert block(f"::: {name}\n### 2026\nRutin\n\n- a\n\n#### 2027\n:::") == Steps(line=1, kind=kind, steps=(
        Step(line=2, heading=runs("2026"), blocks=(
            Paragraph(line=3, runs=runs("Rutin")), ListBlock(line=5, items=(ListItem(line=5, runs=runs("a")),)))),
        Step(line=7, heading=runs("2027")),
    ))


def it_takes_a_list_as_steps() -> None:
    text = "::: fyrfält\n- **2026** – text\n- **a *b***: *c*\n- Utan fetstil\n- **-5 %**\n  - d\n:::"
    assert block(text) == Steps(line=1, kind=StepsKind.FIELDS, steps=(
        Step(line=2, heading=runs("2026"), blocks=(Paragraph(line=2, runs=runs("text")),)),
        Step(line=3, heading=(Run("a "), Run("b", italic=True)), blocks=(
            Paragraph(line=3, runs=(Run("c", italic=True),)),)),
        Step(line=4, heading=runs("Utan fetstil")),
        Step(line=5, heading=runs("-5 %"), blocks=(ListBlock(line=6, items=(ListItem(line=6, runs=runs("d")),)),)),
    ))


def it_does_not_take_a_minus_sign_for_a_dash() -> None:
    steps = block("::: nyckeltal\n- **Kostnad** -5 %\n:::")
    assert isinstance(steps, Steps)
    assert steps.steps[0].blocks == (Paragraph(line=2, runs=runs("-5 %")),)


@pytest.mark.parametrize(("text", "depth"), [
    ("[[innehåll]]", 3), ("[[ Contents ]]{djup=2}", 2), ("::: innehåll {depth=1}\n:::", 1), ("::: contents\n:::", 3),
])
def it_puts_in_a_table_of_contents(text: str, depth: int) -> None:
    assert block(text) == TableOfContents(line=1, depth=depth)


@pytest.mark.parametrize("text", ["[[Bilaga 1]]", "a [[innehåll]]"])
def it_leaves_other_double_brackets(text: str) -> None:
    assert runs_in(text) == [Run(text)]
