"""What people leave out or write badly in finished documents, through both formats."""

import copy
from collections.abc import Callable

import pytest
from lxml import etree
from support.edit import NS, edit, find, qn
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.model.finding import Finding, Outcome

BODY, TABLE_SLIDE, PICTURE_SLIDE = "word/document.xml", "ppt/slides/slide8.xml", "ppt/slides/slide7.xml"
CODES = ("NV601", "NV602", "NV604", "NV606", "NV607", "NV7")
Change = Callable[[etree._Element], None]


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return nt.build(EXAMPLES / "fardplan.md", tmp_path_factory.mktemp("deck") / "deck.pptx").read_bytes()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return nt.build(EXAMPLES / "beslut.md", tmp_path_factory.mktemp("document") / "document.docx").read_bytes()


def findings(data: bytes) -> list[Finding]:
    return [finding for finding in nt.lint(data).findings if finding.code.startswith(CODES)]


def the_one(data: bytes, part: str, change: Change) -> Finding:
    """The only finding after a change."""
    (finding,) = findings(edit(data, part, change))
    return finding


def paragraph_with(root: etree._Element, beginning: str) -> etree._Element:
    """The paragraph that says so, else the first one that begins so."""
    found = {_text(one): one for one in root.iter(qn("w:p"), qn("a:p"))}
    return found[beginning] if beginning in found else next(
        one for text, one in found.items() if text.startswith(beginning))


def _text(paragraph: etree._Element) -> str:
    return "".join(found.text or "" for found in paragraph.iter(qn("w:t"), qn("a:t")))


def rewrite(paragraph: etree._Element, text: str) -> None:
    """Another text in a paragraph's first run; the others go."""
    first, *others = list(paragraph.iter(qn("w:t"), qn("a:t")))
    first.text = text
    for other in others:
        other.text = ""


def undescribe(root: etree._Element, path: str) -> None:
    find(root, path).set("descr", "")


def test_what_we_build_has_nothing_to_say(deck: bytes, document: bytes) -> None:
    assert findings(deck) == findings(document) == []


def test_a_picture_without_alt_text(deck: bytes, document: bytes) -> None:
    on_slide = the_one(deck, PICTURE_SLIDE, lambda root: undescribe(root, ".//p:pic/p:nvPicPr/p:cNvPr"))
    in_text = the_one(document, BODY, lambda root: undescribe(root, ".//w:body//wp:docPr"))

    assert (on_slide.code, on_slide.location.number, on_slide.location.object) == ("NV601", 7, "Bild")
    assert (in_text.code, in_text.location.surface, in_text.location.object) == ("NV601", "body", "Bild 1")


def test_alt_text_that_libreoffice_may_have_dropped_is_unknown(deck: bytes) -> None:
    def by_libreoffice(root: etree._Element) -> None:
        find(root, "ep:Application").text = "LibreOffice/24.8"

    bare = edit(deck, PICTURE_SLIDE, lambda root: undescribe(root, ".//p:pic/p:nvPicPr/p:cNvPr"))

    assert the_one(bare, "docProps/app.xml", by_libreoffice).outcome is Outcome.UNKNOWN


def test_a_table_whose_header_row_is_no_longer_one(deck: bytes, document: bytes) -> None:
    def unmark_slide(root: etree._Element) -> None:
        find(root, ".//a:tblPr").set("firstRow", "0")

    def unmark_text(root: etree._Element) -> None:
        mark = find(root, ".//w:tblHeader")
        mark.getparent().remove(mark)

    assert the_one(deck, TABLE_SLIDE, unmark_slide).code == "NV604"
    assert the_one(document, BODY, unmark_text).code == "NV604"


def test_a_slide_title_that_another_slide_has(deck: bytes) -> None:
    finding = the_one(deck, TABLE_SLIDE, lambda root: rewrite(paragraph_with(root, "Vägen till 2030"), "Vem gör vad"))

    assert (finding.code, finding.location.number) == ("NV602", 11)
    assert finding.message.values["numbers"] == (8, 11)


def test_a_slide_title_that_was_emptied(deck: bytes) -> None:
    finding = the_one(deck, TABLE_SLIDE, lambda root: rewrite(paragraph_with(root, "Vägen till 2030"), " "))

    assert (finding.code, finding.location.number) == ("NV602", 8)


def test_a_heading_that_skips_a_level(document: bytes) -> None:
    def lower(root: etree._Element) -> None:
        paragraph = paragraph_with(root, "Vem gör vad")
        find(paragraph, "w:pPr/w:pStyle").set(qn("w:val"), "Heading3")
        find(paragraph_with(root, "Vad handlingsplanen innehåller"), "w:pPr/w:pStyle").set(qn("w:val"), "Heading3")

    finding = the_one(document, BODY, lower)

    assert (finding.code, finding.location.object) == ("NV606", "Vad handlingsplanen innehåller")


def test_bold_text_in_place_of_a_heading(document: bytes) -> None:
    def fake(root: etree._Element) -> None:
        paragraph = paragraph_with(root, "Vem gör vad")
        find(paragraph, "w:pPr/w:pStyle").set(qn("w:val"), "Normal")
        for run in paragraph.iter(qn("w:r")):
            properties = etree.Element(qn("w:rPr"))
            etree.SubElement(properties, qn("w:b"))
            run.insert(0, properties)

    finding = the_one(document, BODY, fake)

    assert (finding.code, finding.actual) == ("NV606", "Vem gör vad")


def test_blank_paragraphs_for_space_are_one_finding(document: bytes) -> None:
    def space(root: etree._Element) -> None:
        for heading in ("Bakgrund", "Beslut"):
            paragraph = paragraph_with(root, heading)
            for _ in range(3):
                paragraph.addprevious(etree.Element(qn("w:p")))

    finding = the_one(document, BODY, space)

    assert (finding.code, finding.actual) == ("NV606", 2)


def test_a_link_that_says_click_here(deck: bytes, document: bytes) -> None:
    def on_slide(root: etree._Element) -> None:
        run = find(paragraph_with(root, "Du vet vem"), "a:r")
        rewrite(run.getparent(), "klicka här")
        properties = run.find("a:rPr", NS)
        properties = etree.SubElement(run, qn("a:rPr")) if properties is None else properties
        run.insert(0, properties)
        etree.SubElement(properties, qn("a:hlinkClick")).set(qn("r:id"), "rId1")

    def in_text(root: etree._Element) -> None:
        run = copy.deepcopy(find(paragraph_with(root, "Bakgrund"), "w:r"))
        link = etree.SubElement(paragraph_with(root, "Region Västerbotten"), qn("w:hyperlink"))
        link.append(run)
        find(run, "w:t").text = "Klicka här"

    assert the_one(deck, "ppt/slides/slide4.xml", on_slide).code == "NV607"
    assert the_one(document, BODY, in_text).code == "NV607"


def test_a_document_remembers_its_kind_whatever_it_is_called(document: bytes) -> None:
    def rename(root: etree._Element) -> None:
        rewrite(paragraph_with(root, "Protokollsutdrag"), "Handling")
        for heading in ("Beslut", "Beslutsgång", "Särskilt yttrande", "Beslutet skickas till", "Förslag till beslut",
                        "Bakgrund", "Arbetsutskottets beredning", "Beslutsunderlag"):
            rewrite(paragraph_with(root, heading), "Annat")

    finding = the_one(document, BODY, rename)

    assert (finding.code, finding.message.values["section"]) == ("NV702", "Beslut")


def test_a_section_that_was_removed_from_a_decision(document: bytes) -> None:
    def remove(root: etree._Element) -> None:
        heading = paragraph_with(root, "Beslut")
        heading.getparent().remove(heading)

    finding = the_one(document, BODY, remove)

    assert (finding.code, finding.message.values["section"]) == ("NV702", "Beslut")


def test_a_decision_that_names_no_municipality(document: bytes) -> None:
    names = ("Umeå", "Skellefteå", "Vännäs")

    def forget(root: etree._Element) -> None:
        for text in root.iter(qn("w:t")):
            for name in names:
                text.text = (text.text or "").replace(name, "Annan")

    data = edit(document, BODY, forget)
    finding = the_one(data, "word/footer1.xml", forget)

    assert findings(data) == []  # the footer names them still
    assert finding.code == "NV701"


def test_a_prompt_that_was_left(deck: bytes, document: bytes) -> None:
    prompt = "Klicka här för att lägga till text"
    on_slide = the_one(deck, "ppt/slides/slide4.xml", lambda root: rewrite(
        paragraph_with(root, "Du vet vem"), prompt))
    in_text = the_one(document, BODY, lambda root: rewrite(
        paragraph_with(root, "Ordföranden konstaterar"), "Till {{kommun}}"))

    assert (on_slide.code, on_slide.location.number) == ("NV703", 4)
    assert (in_text.code, in_text.actual) == ("NV703", "{{kommun}}")
