"""Documents as they are written: the master's styles, real lists and tables, nothing of its sample text."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from builder.making import META, bullets, heading, item, picture, table, text
from builder.written import (
    DOCUMENTS,
    build,
    document,
    everything,
    invalid,
    names,
    part,
    read,
    real_brand,
    words,
)
from lxml import etree
from PIL import Image
from support.edit import Change, edit, pack, parts
from support.places import BRAND, needs_shared

from naravard_templates.adopting import adopt
from naravard_templates.api import lint, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.finding import Severity
from naravard_templates.model.outline import (
    CodeBlock,
    FactBox,
    Metadata,
    PageBreak,
    Paragraph,
    Quote,
    Run,
)
from naravard_templates.model.snapshot import Format

BARE = Metadata(title="Titel")
CAPTION, BODY = "Caption", None


@pytest.fixture(params=[pytest.param("", id="own"), *(
    pytest.param(name, marks=[needs_shared, pytest.mark.slow], id=name) for name in DOCUMENTS)])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Brand, bytes]:
    """A brand and a document of every kind of block on it."""
    brand = real_brand(request.param) if request.param else load_brand()
    return brand, build(everything(tmp_path, layouts=True), brand, Format.DOCX)


def body(*blocks: object) -> list[etree._Element]:
    """What stands below the title of a document on our own brand."""
    root = part(document(*blocks, meta=BARE), "word/document.xml")  # type: ignore[arg-type]
    return list(root[0])[1:-1]


def style(paragraph: etree._Element) -> str | None:
    found = paragraph.find("w:pPr/w:pStyle", NS)
    return None if found is None else found.get(qn("w:val"))


def places(blocks: list[etree._Element]) -> Iterator[tuple[str, str] | None]:
    """List and level that each paragraph names itself."""
    for paragraph in blocks:
        numbering = paragraph.find("w:pPr/w:numPr", NS)
        yield None if numbering is None else (str(numbering[1].get(qn("w:val"))), str(numbering[0].get(qn("w:val"))))


class DescribeAnyDocument:
    def it_is_valid_wherever_the_master_is(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        master = brand.master_path(Format.DOCX)
        assert invalid(data, "docx") <= invalid(master.read_bytes(), master.suffix[1:])

    def it_passes_its_own_lint(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        assert [one for one in lint(data, brand=brand).findings if one.severity is Severity.ERROR] == []

    def it_begins_with_the_title_and_holds_no_sample_text(self, made: tuple[Brand, bytes]) -> None:
        said = list(words(part(made[1], "word/document.xml")))
        assert said[:1] + said[-2:] == [META.title, "B", "b"]

    def it_keeps_the_headers_and_footers_of_the_master(self, made: tuple[Brand, bytes]) -> None:
        section = part(made[1], "word/document.xml")[0][-1]
        assert section.tag == qn("w:sectPr")
        relationships = read(made[1], "word/_rels/document.xml.rels").decode()
        for reference in section.findall("w:headerReference", NS) + section.findall("w:footerReference", NS):
            assert f'Id="{reference.get(qn("r:id"))}"' in relationships

    def it_carries_the_brands_stamp(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        assert f"{brand.id}@{brand.version}" in "".join(part(data, "docProps/custom.xml").itertext())

    def it_speaks_the_outlines_language(self, made: tuple[Brand, bytes]) -> None:
        defaults = part(made[1], "word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
        assert defaults is not None
        assert defaults.get(qn("w:val")) == "sv-SE"

    def it_locks_every_graphic_of_headers_and_footers(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        protected = {one.part for one in brand.master(Format.DOCX).elements}
        for name in protected:
            for anchor in part(data, name).iter(qn("wp:anchor")):
                assert anchor.get("locked") == "1"
                assert anchor.find("wp:cNvGraphicFramePr/a:graphicFrameLocks[@noMove='1']", NS) is not None

    def it_leaves_no_traces_of_editing(self, made: tuple[Brand, bytes]) -> None:
        assert b"rsid" not in read(made[1], "word/document.xml")
        assert b"<w:rsids" not in read(made[1], "word/settings.xml")
        assert not [name for name in names(made[1]) if "comments" in name]

    def it_is_the_same_bytes_each_time(self, made: tuple[Brand, bytes], tmp_path: Path) -> None:
        assert build(everything(tmp_path, layouts=True), made[0], Format.DOCX) == made[1]


class DescribeText:
    def it_uses_the_masters_styles(self) -> None:
        found = body(heading(1, "A"), text("b"), heading(3, "C"), Quote(1, (text("d"),), "e"), CodeBlock(1, "f"),
                     FactBox(1, "g", (text("h"),)))
        assert [style(one) for one in found] == [
            "Heading1", BODY, "Heading3", "Quote", "Citatkalla", "Kod", "FaktarutaRubrik", "Faktaruta"]

    def it_puts_the_facts_into_the_metadata_style(self) -> None:
        root = part(document(meta=META), "word/document.xml")
        assert [(style(one), said) for one, said in zip(root[0][1:-1], list(words(root))[1:], strict=True)] == [
            ("Metadata", "Datum\t2026-03-12"), ("Metadata", "Parter\tRegion Västerbotten, Umeå kommun")]

    def it_writes_bold_italic_code_breaks_and_links(self) -> None:
        data = document(Paragraph(1, (Run("f", bold=True), Run("k", italic=True), Run("c", code=True), Run("a\nb\tc"),
                                      Run("l", link="https://example.org/å"))), meta=BARE)
        paragraph = part(data, "word/document.xml")[0][1]
        looks = [[etree.QName(look).localname for look in run.iterfind("w:rPr/*", NS)]
                 for run in paragraph.iter(qn("w:r"))]
        assert looks == [["b"], ["i"], ["rStyle"], [], ["rStyle"]]
        assert list(words(paragraph)) == ["fkca\nb\tcl"]
        links = read(data, "word/_rels/document.xml.rels")
        assert b'Target="https://example.org/%C3%A5" TargetMode="External"' in links

    def it_breaks_the_page_before_the_next_block_without_an_empty_paragraph(self) -> None:
        found = body(text("a"), PageBreak(), text("b"), PageBreak())
        assert [one.find("w:pPr/w:pageBreakBefore", NS) is not None for one in found] == [False, True]


class DescribeLists:
    def it_takes_bullets_from_the_styles_alone(self) -> None:
        found = body(bullets("a", item("b", bullets("c"))))
        assert [style(one) for one in found] == ["ListBullet", "ListBullet", "ListBullet2"]
        assert list(places(found)) == [None] * 3

    def it_starts_every_numbered_list_anew(self) -> None:
        data = document(bullets("a", ordered=True), text("-"), bullets("b", ordered=True, start=5), meta=BARE)
        found = list(part(data, "word/document.xml")[0])[1:-1]
        numbering = part(data, "word/numbering.xml")
        lists = [place[0] for place in places(found) if place]
        assert len(set(lists)) == 2
        starts = [numbering.find(f"w:num[@w:numId='{one}']/w:lvlOverride/w:startOverride", NS) for one in lists]
        assert [start.get(qn("w:val")) for start in starts if start is not None] == ["1", "5"]

    def it_counts_nested_numbers_with_the_list_around_them(self) -> None:
        inner = item("a", bullets("b", ordered=True)), item("c", bullets("d", ordered=True))
        found = body(bullets(*inner, ordered=True))
        kept = [place for place in places(found) if place]
        assert len({number for number, _ in kept}) == 1
        assert [level for _, level in kept] == ["0", "1", "0", "1"]

    def it_numbers_by_itself_what_goes_deeper_than_the_styles(self) -> None:
        deep = item("1", bullets(item("2", bullets(item("3", bullets("4"))))))
        assert [style(one) for one in body(bullets(deep))][-1] == "ListParagraph"

    def it_indents_an_items_next_paragraph_without_a_mark(self) -> None:
        found = body(bullets(item("a", text("b"))))
        assert style(found[1]) == "ListParagraph"
        assert found[1].find("w:pPr/w:ind", NS) is not None

    @needs_shared
    def it_makes_real_lists_on_a_master_without_list_styles(self) -> None:
        brand = real_brand("gouvdown-letter.docx")
        data = document(bullets("a", item("b", bullets("c", ordered=True))), meta=BARE, brand=brand)
        found = list(part(data, "word/document.xml")[0])[1:-1]
        assert all(place is not None for place in places(found))
        numbering = part(data, "word/numbering.xml")
        known = {one.get(qn("w:numId")) for one in numbering.iterfind("w:num", NS)}
        assert {place[0] for place in places(found) if place} <= known


class DescribeTables:
    def it_has_a_header_row_that_repeats_and_rows_that_hold_together(self) -> None:
        (found, _) = body(table(("Vad", "När"), ("a", "b"), ("c",)))
        rows = found.findall("w:tr", NS)
        assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in rows] == [True, False, False]
        assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in rows)
        assert [len(row.findall("w:tc", NS)) for row in rows] == [2, 2, 2]

    def it_uses_the_brands_style_and_the_whole_width(self) -> None:
        found = body(table(("Vad", "När"), ("a", "b")))[0]
        assert found.find("w:tblPr/w:tblStyle", NS).get(qn("w:val")) == "FramtidsbildTabell"  # type: ignore[union-attr]
        assert found.find("w:tblPr/w:tblLook", NS).get(qn("w:firstRow")) == "1"  # type: ignore[union-attr]
        total = sum(int(column.get(qn("w:w"), "")) for column in found.iter(qn("w:gridCol")))
        assert str(total) == found.find("w:tblPr/w:tblW", NS).get(qn("w:w"))  # type: ignore[union-attr]

    def it_puts_the_caption_above_and_keeps_it_with_the_table(self) -> None:
        caption, found, after = body(table(("a",), ("b",), caption="Tabell 1"), text("efter"))
        assert (style(caption), found.tag) == (CAPTION, qn("w:tbl"))
        assert caption.find("w:pPr/w:keepNext", NS) is not None
        assert after.find("w:pPr/w:spacing", NS) is not None

    def it_keeps_neighbouring_tables_apart(self) -> None:
        found = body(table(("a",), ("b",)), table(("c",), ("d",)))
        assert [etree.QName(one).localname for one in found] == ["tbl", "p", "tbl", "p"]

    @needs_shared
    def it_draws_lines_itself_where_the_master_has_no_table_style(self) -> None:
        data = document(table(("a",), ("b",)), brand=real_brand("gouvdown-letter.docx"))
        assert part(data, "word/document.xml").find(".//w:tblBorders", NS) is not None
        header = part(data, "word/document.xml").find(".//w:tr", NS)
        assert header is not None
        assert header.find(".//w:rPr/w:b", NS) is not None


class DescribePictures:
    def save(self, folder: Path, name: str, size: tuple[int, int]) -> Path:
        Image.new("RGB", size, "teal").save(folder / name)
        return folder / name

    def it_is_no_wider_than_the_text_and_never_enlarged(self, tmp_path: Path) -> None:
        wide, small = self.save(tmp_path, "a.png", (4000, 400)), self.save(tmp_path, "b.png", (96, 48))
        root = part(document(picture(wide), picture(small)), "word/document.xml")
        sizes = [(int(one.get("cx", "")), int(one.get("cy", ""))) for one in root.iter(qn("wp:extent"))]
        assert sizes[0][0] / sizes[0][1] == pytest.approx(10, rel=0.001)
        assert sizes[0][0] < 6_500_000
        assert sizes[1] == (914_400, 457_200)

    def it_has_its_text_and_its_caption_below(self, tmp_path: Path) -> None:
        path = self.save(tmp_path, "a.png", (40, 40))
        shown, caption, _ = body(picture(path, "Bild 1"), picture(path, alt=""))
        assert shown.find(".//wp:docPr", NS).get("descr") == "En bild"  # type: ignore[union-attr]
        assert style(caption) == CAPTION
        assert caption.find("w:pPr/w:keepNext", NS).get(qn("w:val")) == "0"  # type: ignore[union-attr]

    def it_marks_decoration_and_numbers_its_drawings(self, tmp_path: Path) -> None:
        path = self.save(tmp_path, "a.png", (40, 40))
        found = [one.find(".//wp:docPr", NS) for one in body(picture(path, alt=""), picture(path))]
        assert [one.find(".//adec:decorative", NS) is not None for one in found if one is not None] == [True, False]
        assert len({one.get("id") for one in found if one is not None}) == 2

    def it_stores_a_picture_once(self, tmp_path: Path) -> None:
        path = self.save(tmp_path, "a.png", (40, 40))
        before = len(names(document(), "word/media/"))
        assert len(names(document(picture(path), picture(path)), "word/media/")) == before + 1


class DescribeBoxes:
    def it_keeps_a_list_inside_the_box(self) -> None:
        found = body(FactBox(1, "Visste du", (text("a"), bullets("b", item("c", bullets("d"))))))
        assert [style(one) for one in found] == ["FaktarutaRubrik", *["Faktaruta"] * 4]
        assert [place is not None for place in places(found)] == [False, False, True, True, True]

    @needs_shared
    def it_draws_a_frame_where_the_master_has_no_style_for_boxes(self) -> None:
        data = document(FactBox(1, "Visste du", (text("a"), bullets("b"))), meta=BARE, brand=real_brand("unhcr.docx"))
        found = list(part(data, "word/document.xml")[0])[1:-1]
        assert [one.find("w:pPr/w:pBdr", NS) is not None for one in found] == [True] * 3



class DescribeMasters:
    def made_from(self, folder: Path, change: Change) -> bytes:
        """A document on our own master, after somebody has changed its body."""
        master = folder / "ny.dotx"
        master.write_bytes(edit((BRAND / "framtidsbild.dotx").read_bytes(), "word/document.xml", change))
        return document(text("a"), meta=BARE, brand=adopt([master], folder / "brand"))

    def it_takes_headers_from_the_first_section_and_the_page_from_the_last(self, tmp_path: Path) -> None:
        def split(root: etree._Element) -> None:
            last = root[0][-1]
            first = copy.deepcopy(last)
            first.find("w:pgSz", NS).set(qn("w:w"), "9000")  # type: ignore[union-attr]
            for name in ("w:headerReference", "w:footerReference", "w:titlePg"):
                for found in last.findall(name, NS):
                    last.remove(found)
            etree.SubElement(etree.SubElement(root[0], qn("w:p")), qn("w:pPr")).append(first)
            root[0].append(last)

        section = part(self.made_from(tmp_path, split), "word/document.xml")[0][-1]
        usual = part((BRAND / "framtidsbild.dotx").read_bytes(), "word/document.xml")[0][-1]
        assert [child.tag for child in section] == [child.tag for child in usual]
        assert section.find("w:pgSz", NS).get(qn("w:w")) != "9000"  # type: ignore[union-attr]

    def it_leaves_the_samples_pictures_and_links_behind(self, tmp_path: Path) -> None:
        path = tmp_path / "a.png"
        Image.new("RGB", (30, 30), "red").save(path)
        master = tmp_path / "ny.dotx"
        sample = document(picture(path), Paragraph(1, (Run("l", link="https://example.org"),)))
        master.write_bytes(sample)
        data = document(text("a"), brand=adopt([master], tmp_path / "brand"))
        assert len(names(data, "word/media/")) == len(names(sample, "word/media/")) - 1
        assert b"example.org" not in read(data, "word/_rels/document.xml.rels")

    def it_numbers_lists_on_a_master_without_a_numbering_part(self, tmp_path: Path) -> None:
        content = parts((BRAND / "framtidsbild.dotx").read_bytes())
        del content["word/numbering.xml"]
        content["word/styles.xml"] = re.sub(rb"<w:numPr>.*?</w:numPr>", b"", content["word/styles.xml"])
        (tmp_path / "ny.dotx").write_bytes(pack(content))
        brand = adopt([tmp_path / "ny.dotx"], tmp_path / "brand")
        data = document(bullets("a"), bullets("b", ordered=True), brand=brand)
        assert len(part(data, "word/numbering.xml").findall("w:num", NS)) == 2
        assert invalid(data, "docx") == set()
