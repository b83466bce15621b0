"""Footnotes, references and what has no place on a slide."""

import pytest
from builder.making import LAYOUTS, brand, bullets, columns, heading, item, layout, outline, runs, slot, table, text

from naravard_templates.builder.deck import plan_deck
from naravard_templates.builder.footnotes import Footnotes, notes_in
from naravard_templates.builder.plan import SlidePlan
from naravard_templates.builder.walk import plain, runs_of, walk
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    ChartKind,
    FactBox,
    Heading,
    Notes,
    Paragraph,
    Quote,
    Run,
    Series,
    Step,
    Steps,
    Table,
    TableOfContents,
)

CHART = ChartBlock(1, categories=("A", "B"), series=(Series("S", (1, 2)),), alt="En stapel", caption="Källa: SCB")


def noted(words: str, note: str = "Not") -> Paragraph:
    return Paragraph(1, (Run(words), Run("", note=runs(note))))


def slides(*blocks: Block) -> list[SlidePlan]:
    chart = layout("Diagram", "chart", slot("chart", 1, width=18), slot("text", 2, 20, 4, 10, 9),
                   slot("text", 3, 20, 14, 10, 2))
    return list(plan_deck(outline(*blocks), brand(*LAYOUTS, chart)).slides[1:])


def faults(*blocks: Block) -> str:
    with pytest.raises(OutlineError) as caught:
        slides(heading(2, "Ett"), *blocks)
    return str(caught.value)


def said(slide: SlidePlan) -> dict[int, str]:
    return {fill.slot.index: " / ".join(plain(found) for block in walk(fill.blocks) for found in runs_of(block))
            for fill in slide.fills}


class DescribeFootnotes:
    def it_numbers_them_through_a_slide_and_anew_on_the_next(self) -> None:
        found = slides(heading(2, "Ett"), noted("a"), bullets(item("b", noted("c"))), heading(2, "Två"), noted("d"))
        assert [[number for number, _ in notes_in(slide.fills[1].blocks)] for slide in found] == [["1", "2"], ["1"]]

    def it_puts_those_of_a_table_where_its_caption_goes(self) -> None:
        cells = Table(1, (runs("Vad"),), ((noted("x").runs,),))
        fills = slides(heading(2, "Ett"), cells)[0].fills
        assert [type(block) for fill in fills[1:] for block in fill.blocks] == [Table, Footnotes]

    def it_refuses_them_in_a_title(self) -> None:
        with pytest.raises(OutlineError, match="title has no room for a footnote"):
            slides(Heading(1, 2, (Run("Ett"), Run("", note=runs("Not")))))


class DescribeReferences:
    def it_says_the_number_and_puts_it_in_the_caption(self) -> None:
        labelled = ChartBlock(1, categories=("A",), series=(Series("S", (1,)),), alt="x", caption="Källa", label="d")
        found = slides(heading(2, "Ett"), CHART, heading(2, "Två"), labelled, Paragraph(1, (
            Run("Se "), Run("", reference="d"))))
        assert said(found[0])[3] == "Källa: SCB"
        assert said(found[1])[3] == "Diagram 2. Källa"
        assert said(found[1])[2] == "Se Diagram 2"

    def it_calls_a_slide_by_its_title(self) -> None:
        target = Heading(1, 2, runs("Bakgrund"), label="bak")
        found = slides(target, text("a"), heading(2, "Två"), Paragraph(1, (Run("Se "), Run("", reference="bak"))))
        assert said(found[1])[1] == "Se Bakgrund"

    def it_refuses_one_that_leads_nowhere(self) -> None:
        assert "saknas" in faults(Paragraph(1, (Run("", reference="saknas"),)))


class DescribeCharts:
    def it_stands_in_its_own_slot_with_the_conclusion_and_the_source_beside_it(self) -> None:
        (slide,) = slides(heading(2, "Ett"), CHART, text("Fler får vård"))
        assert {fill.slot.index: type(fill.blocks[0]) for fill in slide.fills} == {
            0: Paragraph, 1: ChartBlock, 2: Paragraph, 3: Paragraph}
        assert (said(slide)[2], said(slide)[3]) == ("Fler får vård", "Källa: SCB")

    def it_stands_in_a_content_slot_on_a_brand_without_one(self) -> None:
        plan = plan_deck(outline(heading(2, "Ett"), ChartBlock(
            1, categories=("A",), series=(Series("S", (1,)),), alt="x")), brand())
        assert plan.slides[1].layout.role == "content"

    @pytest.mark.parametrize(("chart", "fault"), [
        (ChartBlock(1, categories=("A",), series=(Series("S", (1,)),)), "no text for those who do not see it"),
        (ChartBlock(1, alt="x"), "no values"),
        (ChartBlock(1, categories=("A", "B"), series=(Series("S", (1,)),), alt="x"), "1 values for 2 categories"),
        (ChartBlock(1, categories=("A",), series=(Series("S", (float("nan"),)),), alt="x"), "is no number"),
        (ChartBlock(1, categories=("A",), series=(Series("S", (1,)), Series("", (1,))), alt="x"), "a name for each"),
        (ChartBlock(1, kind=ChartKind.PIE, categories=("A",), series=(Series("S", (1,)), Series("T", (1,))), alt="x"),
         "shows one series"),
        (ChartBlock(1, kind=ChartKind.DOUGHNUT, categories=("A",), series=(Series("S", (-1,)),), alt="x"),
         "below nought"),
    ])
    def it_says_what_is_wrong_with_one(self, chart: ChartBlock, fault: str) -> None:
        assert fault in faults(chart)


class DescribeWhatHasNoPlace:
    def it_leaves_a_table_of_contents_out(self) -> None:
        found = slides(TableOfContents(1), heading(2, "Ett"), text("a"))
        assert len(found) == 1

    @pytest.mark.parametrize("block", [
        bullets(item("a", table(("b",)))),
        Quote(1, (CHART,)),
        FactBox(1, "F", (columns((text("a"),)),)),
        Notes(1, (table(("a",)),)),
        columns((columns((text("a"),)),)),
        Steps(1, steps=(Step(1, runs("a"), (table(("b",)),)),)),
        columns((TableOfContents(1),)),
    ])
    def it_refuses_what_it_cannot_show_with_its_line(self, block: Block) -> None:
        with pytest.raises(OutlineError) as caught:
            slides(heading(2, "Ett"), block)
        assert all(problem.line for problem in caught.value.problems)
