"""Captions and references: both passes count alike, whatever is nested in what."""

import pytest
from builder.making import columns, heading, table, text

from naravard_templates.builder.chart_table import chart_table
from naravard_templates.builder.numbering import Captions, Target, entries, targets
from naravard_templates.builder.steps import as_list
from naravard_templates.builder.words import words_for
from naravard_templates.model.outline import (
    ChartBlock,
    FactBox,
    Heading,
    Run,
    Series,
    Step,
    Steps,
    StepsKind,
    Table,
)

SWEDISH = words_for("sv-SE", "")


def labelled(label: str) -> Table:
    return Table(1, ((Run("a"),),), label=label)


def rows(table: Table) -> list[list[str]]:
    return [["".join(run.text for run in cell) for cell in row] for row in (table.header, *table.rows)]


class DescribeTargets:
    def it_counts_in_the_order_of_reading_across_boxes_and_columns(self) -> None:
        beside = columns((labelled("b"),), (table(("x",), caption="Utan"),))
        found = targets((FactBox(1, "", (labelled("a"),)), beside, labelled("c")), SWEDISH)
        assert [found[label].text for label in "abc"] == ["Tabell\u00a01", "Tabell\u00a02", "Tabell\u00a04"]

    def it_counts_as_the_writer_does(self) -> None:
        captions = Captions(SWEDISH)
        counted = [captions.of(block) for block in (labelled("a"), table(("x",)), text("y"), labelled("b"))]
        assert [one.label if one else None for one in counted] == ["Tabell\u00a01", None, None, "Tabell\u00a02"]

    def it_calls_a_section_by_its_number_where_the_master_numbers_headings(self) -> None:
        blocks = (heading(1, "A"), heading(1, "B"), heading(2, "C"), Heading(1, 2, (Run("D"),), label="d"))
        assert targets(blocks, SWEDISH, frozenset({1, 2})) == {"d": Target("D", "Avsnitt", "2.2")}
        assert targets(blocks, SWEDISH) == {"d": Target("D", "Avsnitt")}

    def it_lists_headings_with_what_their_references_say(self) -> None:
        named = Heading(1, 2, (Run("Om "), Run("", reference="t")))
        assert [one.text for one in entries((named,), {"t": Target("Tabell 1")})] == ["Om Tabell 1"]


class DescribeWords:
    @pytest.mark.parametrize(("value", "shown"), [
        (1200, "1\u00a0200"), (4.5, "4,5"), (-3, "−3"), (0.0, "0"), (-0.0, "0"),
        (12345678.25, "12\u00a0345\u00a0678,25"), (0.0001, "0"), (-0.0001, "0")])
    def it_writes_numbers_as_people_do(self, value: float, shown: str) -> None:
        assert SWEDISH.number(value) == shown

    def it_falls_back_on_the_brands_language_and_then_on_english(self) -> None:
        assert words_for("fi-FI", "sv-SE").table == "Tabell"
        assert words_for("fi-FI", "de-DE").table == words_for("en", "").table == "Table"


class DescribeChartTables:
    def it_has_a_row_a_series_where_the_categories_fit_side_by_side(self) -> None:
        chart = ChartBlock(1, categories=("2024", "2025"), series=(Series("Umeå", (1, None)),), unit="%")
        assert rows(chart_table(chart, SWEDISH)) == [["%", "2024", "2025"], ["Umeå", "1", "–"]]

    def it_has_a_row_a_category_where_they_do_not(self) -> None:
        names = tuple(f"En lång kategori nummer {number}" for number in range(5))
        chart = ChartBlock(1, categories=names, series=(Series("", (1, 2, 3, 4, 5)), Series("b", (5, 4, 3, 2, 1))))
        found = rows(chart_table(chart, SWEDISH))
        assert found[:2] == [["Kategori", "Värde", "b"], [names[0], "1", "5"]]
        assert len(found) == 6


class DescribeLists:
    def it_keeps_a_key_figure_without_text(self) -> None:
        bare = Step(1, (Run("15"),))
        (item,) = as_list(Steps(1, StepsKind.KEY_FIGURES, (bare,))).items
        assert [run.text for run in item.runs] == ["15"]
