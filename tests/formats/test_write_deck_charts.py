"""Charts in decks: native, editable, in the brand's colours, in the slot."""

import io
import zipfile

import pytest
from builder.making import heading, outline, text
from builder.written import build, deck, invalid, names, part, read, real_brand, slides, slot
from lxml import etree
from pptx import Presentation
from support.places import needs_shared

from naravard_templates.api import lint, load_brand
from naravard_templates.formats.ooxml.chart import chart_parts, told_apart
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import ChartBlock, ChartKind, Series
from naravard_templates.model.snapshot import Format

CHART_SLOT, CATEGORIES = 1, ("Trygghet", "Tillgänglighet & <mer>", "Tillsammans")
ROUND = (ChartKind.PIE, ChartKind.DOUGHNUT)


def chart(kind: ChartKind = ChartKind.COLUMN, *values: tuple[float | None, ...], unit: str = "") -> ChartBlock:
    each = values or ((12.5, 30, 4),)
    series = tuple(Series(f"Serie {number}", one) for number, one in enumerate(each, 1))
    return ChartBlock(1, kind=kind, title="Titel", categories=CATEGORIES, series=series, alt="Vad det visar", unit=unit)


def drawn(block: ChartBlock, language: str = "sv-SE") -> etree._Element:
    return etree.fromstring(chart_parts(block, language=language)[0])


def sheet(workbook: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()


def values_of(root: etree._Element, path: str) -> list[str | None]:
    return [found.get("val") for found in root.iterfind(path, NS)]


@pytest.fixture(scope="module")
def made() -> bytes:
    """A deck with a chart of each kind."""
    every = [block for kind in ChartKind
             for block in (heading(2, f"Kurva {kind}"), chart(kind, unit="%"))]
    return deck(*every, heading(2, "Slutsats"), chart(), text("Fler får vård"))


class DescribeCharts:
    def it_is_valid_and_clean_and_made_of_placeholders_only(self, made: bytes) -> None:
        assert invalid(made, "pptx") == set()
        assert lint(made).findings == ()
        for slide in slides(made)[1:]:
            frame = slot(slide, CHART_SLOT)
            assert frame.tag == qn("p:graphicFrame")
            assert frame.find("p:nvGraphicFramePr/p:nvPr/p:ph", NS).get("type") == "chart"  # type: ignore[union-attr]

    def it_says_what_it_shows(self, made: bytes) -> None:
        common = slot(slides(made)[1], CHART_SLOT).find("p:nvGraphicFramePr/p:cNvPr", NS)
        assert common is not None
        assert common.get("descr") == "Vad det visar"

    def it_can_be_read_by_other_programs(self, made: bytes) -> None:
        frames = [shape for slide in Presentation(io.BytesIO(made)).slides for shape in slide.shapes if shape.has_chart]
        assert len(frames) == len(ChartKind) + 1
        for frame in frames:
            assert tuple(frame.chart.plots[0].categories) == CATEGORIES
            assert [tuple(series.values) for series in frame.chart.plots[0].series] == [(12.5, 30, 4)]

    def it_has_a_workbook_each(self, made: bytes) -> None:
        assert len(names(made, "ppt/embeddings/")) == len(names(made, "ppt/charts/chart")) == len(ChartKind) + 1

    def it_is_the_same_bytes_each_time(self) -> None:
        assert chart_parts(chart()) == chart_parts(chart())

    @needs_shared
    @pytest.mark.slow
    def it_stands_in_a_content_slot_of_any_brand(self) -> None:
        brand = real_brand("unhcr.pptx")
        data = build(outline(heading(2, "Kurva"), chart()), brand, Format.PPTX)
        master = brand.master_path(Format.PPTX)
        assert invalid(data, "pptx") <= invalid(master.read_bytes(), "pptx")
        assert names(data, "ppt/charts/chart")


class DescribeTheLook:
    @pytest.mark.parametrize("kind", [kind for kind in ChartKind if kind not in ROUND])
    def it_gives_each_series_the_brands_next_colour(self, kind: ChartKind) -> None:
        many = drawn(chart(kind, *[(1, 2, 3)] * 8))
        path = ".//c:ser/c:spPr/a:ln/a:solidFill/a:schemeClr" if kind is ChartKind.LINE else \
            ".//c:ser/c:spPr/a:solidFill/a:schemeClr"
        assert values_of(many, path) == [f"accent{number}" for number in (1, 2, 3, 4, 5, 6, 1, 2)]
        assert len({etree.tostring(one) for one in many.iterfind(path, NS)}) == 8

    @pytest.mark.parametrize("kind", ROUND)
    def it_gives_each_part_of_a_whole_the_brands_next_colour(self, kind: ChartKind) -> None:
        assert values_of(drawn(chart(kind)), ".//c:dPt/c:spPr/a:solidFill/a:schemeClr") == [
            "accent1", "accent2", "accent3"]

    def it_names_no_colour_but_the_themes(self) -> None:
        for kind in ChartKind:
            assert not drawn(chart(kind)).findall(".//a:srgbClr", NS)

    def it_writes_the_figures_where_they_are_few(self) -> None:
        assert values_of(drawn(chart()), ".//c:dLbls/c:showVal") == ["1"]
        assert values_of(drawn(chart(ChartKind.COLUMN, *[(1, 2, 3)] * 3)), ".//c:dLbls/c:showVal") == []

    def it_writes_shares_of_a_pie_that_has_no_unit(self) -> None:
        assert values_of(drawn(chart(ChartKind.PIE)), ".//c:dLbls/c:showPercent") == ["1"]
        assert values_of(drawn(chart(ChartKind.PIE, unit="kr")), ".//c:dLbls/c:showPercent") == ["0"]

    @pytest.mark.parametrize(("unit", "language", "wanted"), [
        ("", "sv-SE", "[$-41D]#,##0.0"), ("kr", "sv-SE", '[$-41D]#,##0.0"\N{NO-BREAK SPACE}kr"'),
        ("%", "en-GB", '#,##0.0"%"'), ('"', "en-GB", '#,##0.0"\N{NO-BREAK SPACE}"\\"""')])
    def it_writes_the_unit_with_the_figures(self, unit: str, language: str, wanted: str) -> None:
        code = drawn(chart(unit=unit), language).findtext(".//c:numCache/c:formatCode", namespaces=NS)
        assert code == wanted

    def it_writes_a_long_unit_once_beside_the_axis(self) -> None:
        root = drawn(chart(unit="vårdtillfällen"))
        assert root.findtext(".//c:valAx/c:title//a:t", namespaces=NS) == "vårdtillfällen"
        assert "vård" not in str(root.findtext(".//c:numCache/c:formatCode", namespaces=NS))
        assert drawn(chart(ChartKind.PIE, unit="vårdtillfällen")).findtext(
            "c:chart/c:title//a:t", namespaces=NS) == "Titel (vårdtillfällen)"

    def it_has_a_legend_only_where_it_tells_something(self) -> None:
        wanted = {ChartKind.PIE: True, ChartKind.DOUGHNUT: True}
        for kind in ChartKind:
            assert (drawn(chart(kind)).find(".//c:legend", NS) is not None) is wanted.get(kind, False)
        assert drawn(chart(ChartKind.BAR, (1, 2, 3), (1, 2, 3))).find(".//c:legend", NS) is not None

    def it_begins_bars_at_nought_and_leaves_lines_free(self) -> None:
        assert values_of(drawn(chart()), ".//c:valAx/c:scaling/c:min") == ["0"]
        assert values_of(drawn(chart(ChartKind.LINE)), ".//c:valAx/c:scaling/c:min") == []
        assert values_of(drawn(chart(ChartKind.BAR, (-1, 2, 3))), ".//c:valAx/c:scaling/c:min") == []

    def it_leaves_a_gap_where_there_is_no_value(self) -> None:
        block = chart(ChartKind.LINE, (1, None, 3))
        assert [point.get("idx") for point in drawn(block).iterfind(".//c:val//c:pt", NS)] == ["0", "2"]
        assert '"B3"' not in sheet(chart_parts(block)[1])

    def it_has_positive_numbers_for_its_axes(self) -> None:
        assert all(int(value or "") > 0 for value in values_of(drawn(chart()), ".//c:axId"))


def it_writes_no_formula_into_the_workbook() -> None:
    risky = ChartBlock(1, categories=("=1+1", "http://example.org"), series=(Series("@x", (1, 2)),), alt="x")
    assert "<f>" not in sheet(chart_parts(risky)[1])


def it_counts_charts_that_a_master_has_already() -> None:
    data = deck(heading(2, "A"), chart(), heading(2, "B"), chart())
    assert names(data, "ppt/charts/chart") == ["ppt/charts/chart1.xml", "ppt/charts/chart2.xml"]
    assert b"chart1.xml" in read(data, "ppt/slides/_rels/slide2.xml.rels")
    assert load_brand().id.encode() in read(data, "docProps/custom.xml")
    assert part(data, "ppt/charts/chart2.xml").tag == qn("c:chartSpace")


def test_colours_that_can_hardly_be_seen_come_last() -> None:
    pale = {"lt1": "FFFFFF", "accent1": "0078D4", "accent2": "F0E0F0", "accent3": "F9BF07", "accent4": "9B4393"}

    assert told_apart(pale) == ("accent1", "accent3", "accent4", "accent5", "accent6", "accent2")
