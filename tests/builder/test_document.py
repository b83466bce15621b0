"""Outline to document: the facts under the title, and what is said when it cannot be written."""

from dataclasses import replace

import pytest
from builder.making import META, brand, heading, outline, table, text

from naravard_templates.builder.document import plan_document
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    FactBox,
    Heading,
    ListItem,
    Metadata,
    Notes,
    PageBreak,
    Paragraph,
    Run,
    Series,
    Step,
    Steps,
    TableOfContents,
)

DECISION = Metadata(title="Beslut", kind="beslut", organ="Regionstyrelsen", date="2023-09-12", paragraph="130",
                    diary_number="RS 909-2023", parties=("Region Västerbotten", "Umeå kommun"), version="1.0")


def facts(meta: Metadata) -> list[tuple[str, str]]:
    return [(fact.label, fact.value) for fact in plan_document(outline(meta=meta), brand()).facts]


def it_labels_the_facts_in_the_documents_language() -> None:
    assert facts(DECISION) == [
        ("Organ", "Regionstyrelsen"), ("Sammanträdesdatum", "2023-09-12"), ("Paragraf", "§\u00a0130"),
        ("Diarienummer", "RS 909-2023"), ("Parter", "Region Västerbotten, Umeå kommun"), ("Version", "1.0")]
    assert facts(replace(META, language="en-GB")) == [
        ("Date", "2026-03-12"), ("Parties", "Region Västerbotten, Umeå kommun")]


def it_calls_the_facts_what_the_kind_calls_them_in_the_brands_language() -> None:
    letter = Metadata(title="Brev", kind="följebrev", organ="Styrgruppen")
    assert facts(letter) == [("Avsändare", "Styrgruppen")]
    assert facts(replace(letter, language="en-GB")) == [("Body", "Styrgruppen")]


def it_falls_back_on_the_brands_language() -> None:
    assert facts(replace(META, language="fi-FI"))[0][0] == "Datum"


def it_leaves_a_paragraph_sign_as_it_is_written() -> None:
    assert ("Paragraf", "§ 65") in facts(replace(META, paragraph="§ 65"))


def it_keeps_the_blocks_in_order_without_speaker_notes() -> None:
    plan = plan_document(outline(heading(1, "A"), Notes(1, (text("tyst"),)), text("b")), brand())
    assert plan.blocks == (heading(1, "A"), text("b"))


def it_reports_all_faults_at_once() -> None:
    with pytest.raises(OutlineError) as caught:
        plan_document(outline(heading(1, "", line=4), text("a\x00", 2), meta=Metadata()), brand())
    assert [problem.line for problem in caught.value.problems] == [0, 2, 4]


def faults(*blocks: Block) -> list[tuple[int, str]]:
    """Line and words of what is wrong."""
    with pytest.raises(OutlineError) as caught:
        plan_document(outline(*blocks), brand())
    return [(problem.line, str(problem)) for problem in caught.value.problems]


def it_refuses_a_reference_to_nothing() -> None:
    for run in (Run("", reference="x"), Run("a", link="#x"), Run("", note=(Run("", reference="x"),))):
        assert faults(Paragraph(7, (run,))) == [
            (7, "Nothing here has the label x. Write it at a heading, table, picture or chart.")]


def it_refuses_a_label_that_stands_twice_or_where_nothing_can_be_shown() -> None:
    twice = Heading(3, 1, (Run("A"),), label="x"), Heading(5, 1, (Run("B"),), label="x")
    assert [line for line, _ in faults(*twice)] == [3, 5]
    assert [line for line, _ in faults(Paragraph(4, (Run("a"),), label="x"))] == [4]


def it_refuses_footnotes_in_footnotes() -> None:
    assert [line for line, _ in faults(Paragraph(4, (Run("", note=(Run("", note=(Run("a"),)),)),)))] == [4]


def it_refuses_what_cannot_stand_where_it_stands() -> None:
    inside = (TableOfContents(2), PageBreak(3), Notes(4))
    assert [line for line, _ in faults(FactBox(1, "", inside))] == [2, 3, 4]
    assert [line for line, _ in faults(Steps(1, steps=(Step(1, (Run("a"),), (table(("b",), line=6),)),)))] == [6]
    assert [line for line, _ in faults(ListItem(8, (Run("a"),)))] == [8]


def it_refuses_widths_that_do_not_fit_the_columns() -> None:
    assert [line for line, _ in faults(replace(table(("a", "b"), line=6), widths=(1.0,)))] == [6]


def it_refuses_charts_that_lack_text_or_values() -> None:
    assert [line for line, _ in faults(ChartBlock(9))] == [9, 9]
    uneven = ChartBlock(9, categories=("a",), series=(Series("x", (1, 2)), Series("y", (float("nan"),))), alt="A")
    assert [line for line, _ in faults(uneven)] == [9, 9]
