"""Captions that count, references that follow them, charts with their figures, sizes as asked for."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from builder.making import heading, picture, table, text
from builder.written import document, invalid, names, part, read, real_brand, words
from lxml import etree
from PIL import Image
from support.places import needs_shared

from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import (
    Align,
    Block,
    ChartBlock,
    ChartKind,
    Heading,
    Metadata,
    Paragraph,
    Run,
    Series,
    Table,
)

BARE = Metadata(title="Titel")
CHART = ChartBlock(1, ChartKind.COLUMN, "", ("2024", "2025"), (
    Series("Umeå", (3, 4.5)), Series("Vännäs", (None, 1200))), "Två staplar", "Planer", label="planer")


def cite(label: str) -> Paragraph:
    return Paragraph(1, (Run("Se "), Run("", reference=label), Run(".")))


def body(*blocks: Block, meta: Metadata = BARE) -> etree._Element:
    return part(document(*blocks, meta=meta), "word/document.xml")[0]


def fields(root: etree._Element) -> list[tuple[str, str]]:
    return [(field.get(qn("w:instr"), "").strip(), "".join(field.itertext())) for field in root.iter(qn("w:fldSimple"))]


def columns(root: etree._Element) -> list[int]:
    """The widths of the columns of all tables."""
    return [int(one.get(qn("w:w"), "")) for one in root.iter(qn("w:gridCol"))]


def bookmarked(root: etree._Element, name: str) -> str:
    """What stands in a bookmark within one paragraph."""
    start = root.find(f".//w:bookmarkStart[@w:name='{name}']", NS)
    assert start is not None
    said = ""
    for following in start.itersiblings():
        if following.tag == qn("w:bookmarkEnd") and following.get(qn("w:id")) == start.get(qn("w:id")):
            return said
        said += "".join(following.itertext())
    raise AssertionError("the bookmark never ends")


class DescribeCaptions:
    def it_counts_each_kind_with_a_field(self, tmp_path: Path) -> None:
        Image.new("RGB", (40, 40)).save(tmp_path / "a.png")
        found = body(table(("a",), ("b",), caption="Ett"), picture(tmp_path / "a.png", "Två"), CHART,
                     table(("a",), ("b",), caption="Tre"))
        said = [one for one in words(found) if one[:4] in ("Tabe", "Bild", "Diag")]
        assert said == ["Tabell\u00a01. Ett", "Bild\u00a01. Två", "Diagram\u00a01. Planer", "Tabell\u00a02. Tre"]
        assert fields(found) == [(r"SEQ Tabell \* ARABIC", "1"), (r"SEQ Bild \* ARABIC", "1"),
                                 (r"SEQ Diagram \* ARABIC", "1"), (r"SEQ Tabell \* ARABIC", "2")]

    def it_speaks_the_outlines_language(self) -> None:
        said = list(words(body(CHART, cite("planer"), meta=replace(BARE, language="en-GB"))))
        assert "Chart\u00a01. Planer" in said
        assert "Se Chart\u00a01." in said

    def it_leaves_out_a_number_that_the_author_wrote_as_well(self) -> None:
        said = list(words(body(table(("a",), ("b",), caption="Tabell 1: Ett"),
                               table(("a",), ("b",), caption="Tabell 7"))))
        assert "Tabell\u00a01. Ett" in said
        assert "Tabell\u00a02. Tabell 7" in said

    def it_numbers_what_is_only_referred_to(self) -> None:
        said = list(words(body(replace(table(("a",), ("b",)), label="t"), cite("t"))))
        assert {"Tabell\u00a01", "Se Tabell\u00a01."} <= set(said)

    @needs_shared
    def it_is_italic_where_the_master_has_no_style_for_it(self) -> None:
        data = document(table(("a",), ("b",), caption="Ett"), meta=BARE, brand=real_brand("phs.docx"))
        field = part(data, "word/document.xml").find(".//w:fldSimple", NS)
        assert field is not None
        assert field.find("w:r/w:rPr/w:i", NS) is not None


class DescribeReferences:
    def it_shows_what_its_bookmark_holds_before_and_after(self) -> None:
        found = body(cite("planer"), CHART, cite("planer"))
        references = [(code, said) for code, said in fields(found) if code.startswith("REF")]
        assert references == [(r"REF _Ref000000001 \h", "Diagram\u00a01")] * 2
        assert bookmarked(found, "_Ref000000001") == "Diagram\u00a01"

    def it_shows_the_text_of_a_heading(self) -> None:
        found = body(Heading(1, 1, (Run("Bak"), Run("grund", italic=True)), label="b"), cite("b"))
        assert fields(found) == [(r"REF _Ref000000001 \h", "Bakgrund")]
        assert bookmarked(found, "_Ref000000001") == "Bakgrund"

    def it_leads_links_within_the_document_to_the_bookmark(self) -> None:
        found = body(Paragraph(1, (Run("dit", link="#planer"),)), CHART)
        link = found.find(".//w:hyperlink", NS)
        assert link is not None
        assert bookmarked(found, str(link.get(qn("w:anchor")))) == "Diagram\u00a01"


class DescribeCharts:
    def it_is_native_and_brings_its_workbook(self) -> None:
        data = document(CHART, replace(CHART, label="andra"))
        assert names(data, "word/charts/chart") == ["word/charts/chart1.xml", "word/charts/chart2.xml"]
        assert len(names(data, "word/embeddings/")) == 2
        relation = part(data, "word/charts/_rels/chart1.xml.rels")[0]
        external = part(data, "word/charts/chart1.xml").find("c:externalData", NS)
        assert external is not None
        assert external.get(qn("r:id")) == relation.get("Id")
        workbook = read(data, "word/embeddings/" + relation.get("Target", "").rpartition("/")[2])
        with zipfile.ZipFile(io.BytesIO(workbook)) as book:
            assert "xl/workbook.xml" in book.namelist()
        assert invalid(data, "docx") == set()

    def it_has_its_text_and_the_width_of_the_page(self) -> None:
        found = body(CHART)
        described, extent = found.find(".//wp:docPr", NS), found.find(".//wp:extent", NS)
        assert described is not None
        assert described.get("descr") == "Två staplar"
        assert extent is not None
        assert int(extent.get("cx", "")) == 635 * sum(columns(found))

    def it_gives_its_figures_in_a_table_as_well(self) -> None:
        found = body(CHART)
        rows = [["".join(cell.itertext()) for cell in row.iter(qn("w:tc"))] for row in found.iter(qn("w:tr"))]
        assert rows == [["Serie", "2024", "2025"], ["Umeå", "3", "4,5"], ["Vännäs", "–", "1\u00a0200"]]
        assert found.find(".//w:tblPr/w:tblCaption", NS).get(qn("w:val")) == "Diagram\u00a01. Planer"  # type: ignore[union-attr]
        assert [one.find("w:pPr/w:jc", NS) is not None for one in found.findall(".//w:tr[2]//w:p", NS)] == [
            False, True, True]

    def it_holds_together_with_caption_and_table(self) -> None:
        drawn, caption = list(body(CHART, text("efter")))[1:3]
        assert all(one.find("w:pPr/w:keepNext", NS) is not None for one in (drawn, caption))

    def it_grows_with_the_number_of_lying_bars(self) -> None:
        lying = replace(CHART, kind=ChartKind.BAR)
        many = replace(lying, categories=tuple("abcdefgh"), series=(Series("x", tuple(range(8))),), label="")
        heights = [int(one.get("cy", "")) for one in body(lying, many).iter(qn("wp:extent"))]
        assert heights[0] < heights[1] < 6_000_000


class DescribeSizes:
    def it_gives_columns_the_shares_asked_for(self) -> None:
        asked = replace(table(("a", "b", "c"), ("a", "b", "c")), widths=(0.5, 0.25, 0.25))
        found = columns(body(asked))
        assert found[0] == pytest.approx(2 * found[1], abs=2)
        assert sum(found) == sum(columns(body(table(("a",), ("b",)))))

    def it_aligns_header_and_figures_alike(self) -> None:
        aligned = Table(1, ((Run("Kr"),),), (((Run("12"),),),), (Align.RIGHT,))
        assert [one.get(qn("w:val")) for one in body(aligned).iter(qn("w:jc"))] == ["right", "right"]

    def it_keeps_a_short_table_on_one_page_and_lets_a_long_one_run_on(self) -> None:
        short, long = (table(("a",), *[("b",)] * count) for count in (3, 30))
        kept = [sum(one.find("w:pPr/w:keepNext", NS) is not None for one in body(each).iter(qn("w:p")))
                for each in (short, long)]
        assert kept == [3, 1]

    def it_gives_a_picture_the_share_of_the_width_that_the_author_asks_for(self, tmp_path: Path) -> None:
        Image.new("RGB", (96, 48)).save(tmp_path / "a.png")
        shown = picture(tmp_path / "a.png")
        found = body(replace(shown, width=1.0), replace(shown, width=0.25), heading(1, "A"))
        large, small = ([int(one.get(side, "")) for side in ("cx", "cy")] for one in found.iter(qn("wp:extent")))
        assert large[0] == pytest.approx(4 * small[0], abs=4)
        assert large[0] == pytest.approx(2 * large[1], abs=4)
