"""Decks as they are written: everything in its slot, nothing of the master's samples, the same bytes each time."""

from pathlib import Path

import pytest
from builder.making import META, bullets, heading, item, outline, picture, table, text
from builder.written import DECKS, build, deck, everything, invalid, names, part, read, real_brand, slides, slot, words
from lxml import etree
from PIL import Image
from support.places import SHARED, needs_shared

from naravard_templates.api import lint, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineError
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.finding import Severity
from naravard_templates.model.outline import FactBox, Heading, Notes, Paragraph, Run
from naravard_templates.model.snapshot import Format

CONTENT = 1
FOOTER, DATE, NUMBER = 11, 10, 12


def brands() -> list[object]:
    real = [pytest.param(name, marks=[needs_shared, pytest.mark.slow], id=name) for name in DECKS]
    return [pytest.param("", id="own"), *real]


@pytest.fixture(params=brands())
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Brand, bytes]:
    """A brand and a deck of every kind of block on it."""
    brand = real_brand(request.param) if request.param else load_brand()
    return brand, build(everything(tmp_path, layouts=not request.param), brand, Format.PPTX)


def content(*blocks: object) -> etree._Element:
    """The content slot of a slide with these blocks, on our own brand."""
    return slot(slides(deck(heading(2, "Bild"), *blocks))[1], CONTENT)  # type: ignore[arg-type]


def paragraphs(shape: etree._Element) -> list[etree._Element]:
    return shape.findall("p:txBody/a:p", NS)


class DescribeAnyDeck:
    def it_is_valid_wherever_the_master_is(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        master = brand.master_path(Format.PPTX)
        assert invalid(data, "pptx") <= invalid(master.read_bytes(), master.suffix[1:])

    def it_passes_its_own_lint(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        assert [one for one in lint(data, brand=brand).findings if one.severity is Severity.ERROR] == []

    def it_has_nothing_but_placeholders_on_its_slides(self, made: tuple[Brand, bytes]) -> None:
        for slide in slides(made[1]):
            shapes = slide.find("p:cSld/p:spTree", NS)
            assert shapes is not None
            assert all(shape.find("*/p:nvPr/p:ph", NS) is not None for shape in shapes[2:])

    def it_holds_its_own_slides_only(self, made: tuple[Brand, bytes]) -> None:
        root = part(made[1], "ppt/presentation.xml")
        count = len(root.findall("p:sldIdLst/p:sldId", NS))
        assert count == len(names(made[1], "ppt/slides/slide")) == 10 + ("Spalter" in titles(made[1]))
        assert not root.findall(".//p:custShowLst", NS)
        assert not names(made[1], "docProps/thumbnail")
        assert not [name for name in names(made[1]) if "comment" in name.lower()]

    def it_carries_the_brands_stamp(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        assert f"{brand.id}@{brand.version}" in "".join(part(data, "docProps/custom.xml").itertext())

    def it_says_its_language_with_every_run(self, made: tuple[Brand, bytes]) -> None:
        for slide in slides(made[1]):
            assert all(run.get("lang") == "sv-SE" for run in slide.iter(qn("a:rPr"), qn("a:endParaRPr")))
            assert all(run.find("a:rPr", NS) is not None for run in slide.iter(qn("a:r"), qn("a:fld")))

    def it_locks_every_protected_graphic(self, made: tuple[Brand, bytes]) -> None:
        brand, data = made
        layouts = names(data, "ppt/slideLayouts/slide") + names(data, "ppt/slideMasters/slide")
        for name in layouts:
            tree = part(data, name).find("p:cSld/p:spTree", NS)
            paths = [one.element.path for one in brand.master(Format.PPTX).elements if one.part == name]
            assert tree is not None
            drawn = [shape for shape in tree.iter(qn("p:pic"), qn("p:cxnSp"), qn("p:grpSp"))
                     if shape.find("*/p:nvPr/p:ph", NS) is None]
            if paths and len(drawn) <= len(paths):
                assert all(shape.find(".//*[@noMove='1']") is not None for shape in drawn)

    def it_has_titles_that_are_all_different(self, made: tuple[Brand, bytes]) -> None:
        found = titles(made[1])
        assert len(set(found)) == len(found)

    def it_is_the_same_bytes_each_time(self, made: tuple[Brand, bytes], tmp_path: Path) -> None:
        again = build(everything(tmp_path, layouts="Spalter" in titles(made[1])), made[0], Format.PPTX)
        assert again == made[1]


def titles(data: bytes) -> list[str]:
    return ["".join(words(slot(slide, 0))) for slide in slides(data)]


class DescribeText:
    def it_uses_the_slots_own_levels_and_bullets(self) -> None:
        found = paragraphs(content(bullets("a", item("b", bullets("c")))))
        assert [paragraph.findtext(".//a:t", namespaces=NS) for paragraph in found] == ["a", "b", "c"]
        assert [properties.get("lvl") if (properties := paragraph.find("a:pPr", NS)) is not None else None
                for paragraph in found] == [None, None, "1"]
        assert all(not paragraph.findall("a:pPr/a:buChar", NS) for paragraph in found)

    def it_takes_the_bullet_off_what_is_no_list(self) -> None:
        (paragraph,) = paragraphs(content(text("Text")))
        properties = paragraph.find("a:pPr", NS)
        assert properties is not None
        assert (properties.get("marL"), properties.get("indent")) == ("0", "0")
        assert properties.find("a:buNone", NS) is not None

    def it_numbers_lists_by_itself_from_any_start(self) -> None:
        found = content(bullets("a", "b", ordered=True, start=3)).findall(".//a:buAutoNum", NS)
        assert [(one.get("type"), one.get("startAt")) for one in found] == [("arabicPeriod", "3")] * 2

    def it_goes_on_counting_after_a_paragraph_between_items(self) -> None:
        interrupted = item("b", bullets("x"), text("eget stycke"))
        found = content(bullets("a", interrupted, "c", ordered=True)).findall(".//a:buAutoNum", NS)
        assert [one.get("startAt") for one in found] == [None, None, "3"]

    def it_keeps_an_items_next_paragraph_in_the_item(self) -> None:
        assert list(words(content(bullets(item("a", text("b")), "c")))) == ["a\nb", "c"]

    def it_writes_bold_italic_and_links(self) -> None:
        slide = slides(deck(heading(2, "Bild"), Paragraph(1, (
            Run("f", bold=True), Run("k", italic=True), Run("l", link="https://example.org/å b")))))[1]
        bold, italic, link = slot(slide, CONTENT).findall(".//a:rPr", NS)
        assert (bold.get("b"), italic.get("i")) == ("1", "1")
        assert link.find("a:hlinkClick", NS) is not None

    def it_escapes_addresses(self) -> None:
        data = deck(heading(2, "Bild"), Paragraph(1, (Run("l", link="https://example.org/å b?x=1&y=2"),)))
        assert b'Target="https://example.org/%C3%A5%20b?x=1&amp;y=2"' in read(data, "ppt/slides/_rels/slide2.xml.rels")

    def it_sets_headings_inside_a_slide_in_bold(self) -> None:
        shape = content(heading(3, "Under"), FactBox(1, "Ruta", (text("text"),)))
        assert [run.get("b") for run in shape.findall(".//a:rPr", NS)] == ["1", "1", None]

    def it_shrinks_what_is_somewhat_too_much(self) -> None:
        many = bullets(*["En punkt som är ungefär så lång som punkter brukar vara"] * 14)
        fit = content(many).find(".//a:normAutofit", NS)
        assert fit is not None
        assert 55_000 <= int(fit.get("fontScale", "")) < 100_000
        assert content(bullets("kort")).find(".//a:normAutofit", NS) is None


    def it_refuses_what_has_no_room_even_when_shrunk(self) -> None:
        label = "En nyckelsiffra som är en hel mening och mer därtill, vilket ingen kan läsa på håll i en stor sal"
        with pytest.raises(OutlineError, match="«Tal 1» would be filled") as caught:
            deck(Heading(4, 2, (Run("Tal"),), "Nyckeltal"), heading(3, label), text("a"))
        assert [problem.line for problem in caught.value.problems] == [4]


class DescribeTables:
    def shape(self) -> etree._Element:
        data = deck(heading(2, "Bild"), table(("Vad", "Hur mycket"), ("En lång beskrivning", "1"), ("Kort",)))
        return slot(slides(data)[1], CONTENT)

    def it_stands_in_the_slot(self) -> None:
        shape = self.shape()
        assert shape.tag == qn("p:graphicFrame")
        assert shape.find("p:nvGraphicFramePr/p:nvPr/p:ph", NS) is not None

    def it_has_a_header_row_and_the_brands_style(self) -> None:
        properties = self.shape().find(".//a:tblPr", NS)
        assert properties is not None
        assert (properties.get("firstRow"), properties.get("bandRow")) == ("1", "1")
        default = etree.fromstring(read(load_brand().master_path(Format.PPTX).read_bytes(), "ppt/tableStyles.xml"))
        assert properties.findtext("a:tableStyleId", namespaces=NS) == default.get("def")

    def it_is_as_wide_as_its_slot_and_full_of_cells(self) -> None:
        shape = self.shape()
        extent = shape.find("p:xfrm/a:ext", NS)
        assert extent is not None
        assert sum(int(column.get("w", "")) for column in shape.iter(qn("a:gridCol"))) == int(extent.get("cx", ""))
        assert [len(row.findall("a:tc", NS)) for row in shape.iter(qn("a:tr"))] == [2, 2, 2]


class DescribePictures:
    def shape(self, path: Path, alt: str = "En bild", words: bool = True) -> etree._Element:
        more = (text("Text"),) if words else ()
        slide = slides(deck(heading(2, "Bild"), picture(path, alt=alt), *more))[1]
        return next(slide.iter(qn("p:pic")))

    def save(self, folder: Path, name: str, size: tuple[int, int]) -> Path:
        Image.new("RGB", size, "teal").save(folder / name)
        return folder / name

    def it_fills_a_picture_slot_with_a_photograph(self, tmp_path: Path) -> None:
        shape = self.shape(self.save(tmp_path, "a.jpg", (600, 600)))
        crop = shape.find("p:blipFill/a:srcRect", NS)
        assert crop is not None
        assert crop.get("l") == crop.get("r")
        assert shape.find("p:spPr/a:xfrm", NS) is None

    def it_shows_a_drawing_whole_and_in_the_middle(self, tmp_path: Path) -> None:
        shape = self.shape(self.save(tmp_path, "a.png", (400, 100)))
        extent = shape.find("p:spPr/a:xfrm/a:ext", NS)
        assert extent is not None
        assert int(extent.get("cx", "")) / int(extent.get("cy", "")) == pytest.approx(4, rel=0.001)
        assert shape.find("p:blipFill/a:srcRect", NS) is None

    def it_says_what_it_shows_or_that_it_decorates(self, tmp_path: Path) -> None:
        path = self.save(tmp_path, "a.png", (400, 100))
        assert self.shape(path).find("p:nvPicPr/p:cNvPr", NS).get("descr") == "En bild"  # type: ignore[union-attr]
        decorative = self.shape(path, alt="").find("p:nvPicPr/p:cNvPr", NS)
        assert decorative is not None
        assert decorative.get("descr") is None
        assert decorative.find(".//adec:decorative[@val='1']", NS) is not None

    def it_stores_a_picture_once(self, tmp_path: Path) -> None:
        path = self.save(tmp_path, "a.png", (40, 40))
        before = len(names(deck(), "ppt/media/"))
        data = deck(heading(2, "A"), picture(path), heading(2, "B"), picture(path))
        assert len(names(data, "ppt/media/")) == before + 1


class DescribeFurniture:
    def it_puts_footer_date_and_number_on_every_slide_whose_layout_has_them(self) -> None:
        for number, slide in enumerate(slides(deck(heading(2, "Bild"))), 1):
            assert list(words(slot(slide, FOOTER))) == [load_brand().config.name]
            assert list(words(slot(slide, DATE))) == ["2026-03-12"]
            field = slot(slide, NUMBER).find(".//a:fld", NS)
            assert field is not None
            assert (field.get("type"), field.findtext("a:t", namespaces=NS)) == ("slidenum", str(number))

    def it_leaves_out_empty_placeholders(self) -> None:
        with pytest.raises(AssertionError, match="no shape in slot 1"):
            slot(slides(deck(heading(1, "Del")))[1], CONTENT)

    def it_writes_notes_on_the_masters_own_notes_page(self) -> None:
        data = deck(heading(2, "Bild"), Notes(1, (text("Säg detta"), bullets("och detta"))))
        notes = part(data, "ppt/notesSlides/notesSlide1.xml")
        assert {"Säg detta", "och detta"} <= set(words(notes))
        assert len(names(data, "ppt/notesMasters/notesMaster")) == 1

    @needs_shared
    def it_makes_a_notes_master_where_there_is_none(self) -> None:
        data = deck(heading(2, "Bild"), Notes(1, (text("Säg detta"),)), brand=real_brand("unhcr.pptx"))
        assert len(part(data, "ppt/presentation.xml").findall("p:notesMasterIdLst/p:notesMasterId", NS)) == 1

    def it_says_title_and_language_and_names_no_person(self) -> None:
        core = part(deck(), "docProps/core.xml")
        said = {etree.QName(child).localname: child.text for child in core}
        assert said == {"title": META.title, "language": "sv-SE", "created": "2026-03-12T00:00:00Z",
                        "modified": "2026-03-12T00:00:00Z"}


@needs_shared
@pytest.mark.slow
def it_takes_away_the_samples_of_a_template_with_many(tmp_path: Path) -> None:
    master = SHARED / "templates" / "mecanon.potx"
    assert len(names(master.read_bytes(), "ppt/slides/slide")) == 7
    data = deck(heading(2, "En"), text("Text"), brand=real_brand("mecanon.potx"))
    assert names(data, "ppt/slides/slide") == ["ppt/slides/slide1.xml", "ppt/slides/slide2.xml"]
    assert b"presentation.main+xml" in read(data, "[Content_Types].xml")


def it_keeps_a_long_title_in_the_file_and_a_short_one_in_its_properties() -> None:
    long = Heading(1, 2, (Run("Ord " * 20 + "& <slut>"),))
    data = build(outline(long), load_brand(), Format.PPTX)
    assert titles(data)[1] == "Ord " * 20 + "& <slut>"
