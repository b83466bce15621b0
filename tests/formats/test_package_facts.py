"""What is read of a package besides its pages: code, what it fetches, what was left behind."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from support.edit import NS, edit, find, pack, parts, qn
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.formats.read import read
from naravard_templates.model.package import ExternalReference, PackageFacts, Remains

RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDE, BODY, CORE = "ppt/slides/slide2.xml", "word/document.xml", "docProps/core.xml"


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return nt.build(EXAMPLES / "fardplan.md", tmp_path_factory.mktemp("deck") / "deck.pptx").read_bytes()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return nt.build(EXAMPLES / "beslut.md", tmp_path_factory.mktemp("document") / "document.docx").read_bytes()


def facts(data: bytes) -> PackageFacts:
    return read(data).facts


def remains(data: bytes) -> Remains:
    return facts(data).remains


def related(data: bytes, part: str, kind: str, target: str, mode: str = "External") -> bytes:
    """The file with one more relationship, "rId900"."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    content = parts(data)
    content.setdefault(rels, f'<Relationships xmlns="{NS["rel"]}"/>'.encode())
    attributes = {"Id": "rId900", "Type": f"{RELATIONSHIP}/{kind}", "Target": target}
    if mode:
        attributes["TargetMode"] = mode
    return edit(pack(content), rels, lambda root: etree.SubElement(root, qn("rel:Relationship"), attributes))


def the_one(found: PackageFacts) -> ExternalReference:
    (external,) = found.externals
    return external


def run(text: str, *properties: str, kind: str = "t") -> etree._Element:
    marks = "".join(f"<w:{name}/>" for name in properties)
    return etree.fromstring(f'<w:r xmlns:w="{NS["w"]}"><w:rPr>{marks}</w:rPr><w:{kind}>{text}</w:{kind}></w:r>')


def first_paragraph(root: etree._Element) -> etree._Element:
    return find(root, "w:body/w:p")


class DescribeProperties:
    def it_takes_title_and_language_from_the_file(self, deck: bytes, document: bytes) -> None:
        assert (facts(deck).title, facts(deck).language) == ("Färdplan 2030", "sv-SE")
        assert facts(document).title == "Gemensam handlingsplan för nära vård 2026–2028"

    @pytest.mark.parametrize("source", ["fardplan.md", "beslut.md"])
    def it_names_nobody_in_what_we_build(self, source: str, deck: bytes, document: bytes) -> None:
        assert remains(deck if source == "fardplan.md" else document).persons == ()

    def it_names_who_made_and_who_saved_it(self, deck: bytes) -> None:
        core = f"""<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:cp="{NS['rel'].removesuffix('relationships')}metadata/core-properties">
            <dc:creator>Anna Exempel</dc:creator><cp:lastModifiedBy>Bo Exempel</cp:lastModifiedBy>
            </cp:coreProperties>"""

        assert remains(pack({**parts(deck), CORE: core.encode()})).persons == ("Anna Exempel", "Bo Exempel")


class DescribeWhatIsFetched:
    def it_knows_nothing_of_hyperlinks_and_empty_targets(self, deck: bytes) -> None:
        assert facts(related(deck, SLIDE, "hyperlink", "https://exempel.se")).externals == ()
        assert facts(related(deck, SLIDE, "image", "NULL")).externals == ()

    def it_finds_a_linked_picture_on_its_slide_by_name(self, deck: bytes) -> None:
        def link(root: etree._Element) -> None:
            picture = etree.fromstring(
                f"""<p:pic xmlns:p="{NS['p']}" xmlns:a="{NS['a']}" xmlns:r="{NS['r']}"><p:nvPicPr>
                <p:cNvPr id="900" name="Karta"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>
                <p:blipFill><a:blip r:link="rId900"/></p:blipFill><p:spPr/></p:pic>""")
            find(root, "p:cSld/p:spTree").append(picture)

        external = the_one(facts(edit(related(deck, SLIDE, "image", "file:///C:/karta.png"), SLIDE, link)))

        assert (external.kind, external.target) == ("image", "file:///C:/karta.png")
        assert (external.location.number, external.location.part, external.location.object) == (2, SLIDE, "Karta")

    def it_finds_the_workbook_that_a_chart_is_linked_to(self, tmp_path: Path) -> None:
        deck = nt.build(EXAMPLES / "strategi.md", tmp_path / "deck.pptx").read_bytes()
        chart = next(name for name in parts(deck) if name.startswith("ppt/charts/chart"))

        external = the_one(facts(related(deck, chart, "oleObject", "file:///C:/Siffror.xlsx")))

        assert (external.kind, external.location.part, external.location.surface) == ("oleObject", chart, "slide")
        assert external.location.number

    def it_finds_the_template_that_word_fetches(self, document: bytes) -> None:
        external = the_one(facts(related(document, "word/settings.xml", "attachedTemplate", "https://exempel.se/m.dotm")))

        assert (external.kind, external.location.surface) == ("attachedTemplate", "package")

    def it_finds_a_click_that_starts_a_program(self, deck: bytes) -> None:
        def click(root: etree._Element) -> None:
            common = find(root, ".//p:sp/p:nvSpPr/p:cNvPr")
            etree.SubElement(common, qn("a:hlinkClick"), {qn("r:id"): "rId900", "action": "ppaction://program"})

        external = the_one(facts(edit(related(deck, SLIDE, "hyperlink", "file:///C:/a.exe"), SLIDE, click)))

        assert (external.kind, external.target) == ("program", "file:///C:/a.exe")

    def it_reads_fields_that_fetch_out_of_several_runs(self, document: bytes) -> None:
        def insert(root: etree._Element) -> None:
            paragraph = first_paragraph(root)
            pieces = (" INCLUDE", 'PICTURE "http://exempel.se/a.png" \\d')
            for kind, code in (("begin", ""), *(("", piece) for piece in pieces), ("end", "")):
                piece = run(code, kind="instrText") if code else etree.fromstring(
                    f'<w:r xmlns:w="{NS["w"]}"><w:fldChar w:fldCharType="{kind}"/></w:r>')
                paragraph.append(piece)

        external = the_one(facts(edit(document, BODY, insert)))

        assert (external.kind, external.target, external.location.surface) == (
            "INCLUDEPICTURE", "http://exempel.se/a.png", "body")


class DescribeCode:
    @pytest.mark.parametrize("format", ["pptx", "docx"])
    def it_finds_a_visual_basic_project_whatever_its_name(self, format: str, deck: bytes, document: bytes) -> None:
        data, main = (deck, "ppt/presentation.xml") if format == "pptx" else (document, BODY)
        folder = main.partition("/")[0]
        linked = related(data, main, "vbaProject", "kod.bin", mode="")

        assert facts(pack({**parts(linked), f"{folder}/kod.bin": b"\xd0\xcf"})).macros == (f"{folder}/kod.bin",)
        assert facts(data).macros == ()


class DescribeWhatIsLeftInADeck:
    def it_finds_hidden_slides_and_notes_with_words(self, deck: bytes) -> None:
        hidden = edit(deck, SLIDE, lambda root: root.set("show", "0"))

        assert remains(deck).hidden_slides == ()
        assert remains(hidden).hidden_slides == (2,)
        assert remains(deck).slides_with_notes
        assert 1 not in remains(deck).slides_with_notes

    @pytest.mark.parametrize(("namespace", "inner"), [
        (NS["p"], "<p:cm authorId='0' idx='1'><p:text>Stryk</p:text></p:cm>"),
        ("http://schemas.microsoft.com/office/powerpoint/2018/8/main", "<p:cm id='1'/>"),
    ], ids=["classic", "modern"])
    def it_counts_comments_of_both_generations(self, deck: bytes, namespace: str, inner: str) -> None:
        linked = related(deck, SLIDE, "comments", "../comments/c1.xml", mode="")
        comments = f'<p:cmLst xmlns:p="{namespace}">{inner}</p:cmLst>'

        assert remains(pack({**parts(linked), "ppt/comments/c1.xml": comments.encode()})).comments == 1

    def it_names_those_who_commented_even_when_their_comments_are_gone(self, deck: bytes) -> None:
        linked = related(deck, "ppt/presentation.xml", "commentAuthors", "commentAuthors.xml", mode="")
        authors = f'<p:cmAuthorLst xmlns:p="{NS["p"]}"><p:cmAuthor id="0" name="Anna Exempel"/></p:cmAuthorLst>'

        found = remains(pack({**parts(linked), "ppt/commentAuthors.xml": authors.encode()}))

        assert (found.comments, found.persons) == (0, ("Anna Exempel",))


def inserted(root: etree._Element) -> None:
    mark = etree.SubElement(first_paragraph(root), qn("w:ins"), {qn("w:id"): "1", qn("w:author"): "Anna Exempel"})
    mark.append(run("nytt"))


def moved(root: etree._Element) -> None:
    for name in ("moveFrom", "moveTo"):
        mark = etree.SubElement(first_paragraph(root), qn(f"w:{name}"), {qn("w:id"): "1", qn("w:author"): ""})
        mark.append(run("flyttat"))


class DescribeWhatIsLeftInADocument:
    @pytest.mark.parametrize("change", [inserted, moved], ids=lambda change: change.__name__)
    def it_counts_tracked_changes_a_move_once(self, document: bytes, change: Callable[[etree._Element], None]) -> None:
        assert remains(edit(document, BODY, change)).revisions == 1

    def it_counts_them_in_headers_too_and_names_their_authors(self, document: bytes) -> None:
        def insert(root: etree._Element) -> None:
            etree.SubElement(find(root, ".//w:p"), qn("w:ins"), {qn("w:author"): "Anna Exempel"}).append(run("x"))

        found = remains(edit(document, "word/header1.xml", insert))

        assert (found.revisions, found.persons) == (1, ("Anna Exempel",))

    def it_counts_comments(self, document: bytes) -> None:
        linked = related(document, BODY, "comments", "comments.xml", mode="")
        comments = f'<w:comments xmlns:w="{NS["w"]}"><w:comment w:id="0" w:author="Bo Exempel"/></w:comments>'

        found = remains(pack({**parts(linked), "word/comments.xml": comments.encode()}))

        assert (found.comments, found.persons) == (1, ("Bo Exempel",))

    def it_counts_hidden_words_and_not_hidden_codes(self, document: bytes) -> None:
        hidden = edit(document, BODY, lambda root: first_paragraph(root).append(run("hemligt", "vanish")))
        code = edit(document, BODY, lambda root: first_paragraph(root).append(run("XE", "vanish", kind="instrText")))

        assert (remains(document).hidden_text, remains(hidden).hidden_text, remains(code).hidden_text) == (0, 1, 0)

    def it_counts_words_that_a_style_hides(self, document: bytes) -> None:
        style = (f'<w:style xmlns:w="{NS["w"]}" w:type="character" w:styleId="Dold"><w:name w:val="Dold"/>'
                 "<w:rPr><w:vanish/></w:rPr></w:style>")
        styled = run("hemligt")
        etree.SubElement(find(styled, "w:rPr"), qn("w:rStyle"), {qn("w:val"): "Dold"})
        data = edit(document, BODY, lambda root: first_paragraph(root).append(styled))

        assert remains(data).hidden_text == 0
        assert remains(edit(data, "word/styles.xml",
                            lambda root: root.append(etree.fromstring(style)))).hidden_text == 1


class DescribePages:
    def it_reads_size_and_margins_as_the_section_says_them(self, document: bytes, deck: bytes) -> None:
        (setup,) = read(document).setups
        (slides,) = read(deck).setups

        assert (setup.width, setup.height, setup.number, setup.is_landscape) == (7_560_310, 10_692_130, 1, False)
        assert setup.margins == (1_080_135, 1_080_135, 1_080_135, 972_185)
        assert (slides.width, slides.height, slides.margins) == (12_192_000, 6_858_000, None)

    def it_adds_the_gutter_to_the_left_margin(self, document: bytes) -> None:
        wider = edit(document, BODY, lambda root: find(root, ".//w:pgMar").set(qn("w:gutter"), "567"))
        margins = read(wider).setups[0].margins

        assert margins is not None
        assert margins[0] == 1_080_135 + 567 * 635

    def it_leaves_out_a_section_as_it_was_before_a_tracked_change(self, document: bytes) -> None:
        def track(root: etree._Element) -> None:
            section = find(root, "w:body/w:sectPr")
            change = etree.SubElement(section, qn("w:sectPrChange"), {qn("w:author"): "Anna Exempel"})
            etree.SubElement(etree.SubElement(change, qn("w:sectPr")), qn("w:pgSz"), {qn("w:w"): "1", qn("w:h"): "1"})

        snapshot = read(edit(document, BODY, track))

        assert len(snapshot.setups) == 1
        assert {page.number for page in snapshot.pages} == {1}

    def it_finds_drawings_in_the_section_after_such_a_change(self, tmp_path: Path) -> None:
        report = nt.build(EXAMPLES / "rapport.md", tmp_path / "report.docx").read_bytes()

        def track(root: etree._Element) -> None:
            old = "<w:sectPrChange w:id='1' w:author=''><w:sectPr/></w:sectPrChange>"
            find(root, "w:body").insert(0, etree.fromstring(
                f'<w:p xmlns:w="{NS["w"]}"><w:pPr><w:sectPr>{old}</w:sectPr></w:pPr></w:p>'))

        pages = read(edit(report, BODY, track)).pages

        assert {page.number for page in pages} == {1, 2}
        assert {page.number for page in pages if page.surfaces[-1].elements} == {2}
