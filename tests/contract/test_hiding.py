"""Graphics that are still in the file and yet not what people see: hidden, covered, on another ground."""

from pathlib import Path

import pytest
from lxml import etree
from support.edit import NS, edit, find, qn
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.model.finding import Finding, Severity

MASTER, SLIDE = "ppt/slideMasters/slideMaster1.xml", "ppt/slides/slide2.xml"
HEADER, BODY = "word/header1.xml", "word/document.xml"
SHAPE = f"""<p:sp xmlns:p="{NS['p']}" xmlns:a="{NS['a']}"><p:nvSpPr><p:cNvPr id="99" name="Rektangel 98"/><p:cNvSpPr/>
<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{{x}}" y="{{y}}"/><a:ext cx="{{cx}}" cy="{{cy}}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></p:spPr></p:sp>"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return nt.build(EXAMPLES / "fardplan.md", tmp_path_factory.mktemp("deck") / "deck.pptx").read_bytes()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return nt.build(EXAMPLES / "beslut.md", tmp_path_factory.mktemp("document") / "document.docx").read_bytes()


def the_one(data: bytes) -> Finding:
    (finding,) = faults(data)
    return finding


def faults(data: bytes) -> list[Finding]:
    """What is wrong; the example's speaker notes are only pointed out."""
    return [finding for finding in nt.lint(data).findings if finding.severity is not Severity.INFO]


def hide(root: etree._Element, path: str) -> None:
    root.xpath(path, namespaces=NS)[0].set("hidden", "1")


def test_a_logo_hidden_in_the_master(deck: bytes) -> None:
    finding = the_one(edit(deck, MASTER, lambda root: hide(root, ".//p:pic//p:cNvPr")))

    assert (finding.code, finding.element, finding.location.surface) == ("NV209", "master-ordmarke", "master")


def test_a_logo_hidden_in_the_header(document: bytes) -> None:
    finding = the_one(edit(document, HEADER, lambda root: hide(root, ".//wp:anchor[.//pic:pic]/wp:docPr")))

    assert (finding.code, finding.element, finding.location.surface) == ("NV209", "first-header-ordmarke", "header")


def test_a_logo_in_hidden_text(document: bytes) -> None:
    def vanish(root: etree._Element) -> None:
        run = root.xpath(".//wp:anchor[.//pic:pic]/ancestor::w:r", namespaces=NS)[0]
        properties = run.find("w:rPr", NS)
        if properties is None:
            properties = etree.SubElement(run, qn("w:rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, qn("w:vanish"))

    assert the_one(edit(document, HEADER, vanish)).code == "NV209"


def test_a_slide_that_hides_its_background_graphics_has_one_finding(deck: bytes) -> None:
    finding = the_one(edit(deck, SLIDE, lambda root: root.set("showMasterSp", "0")))

    assert (finding.code, finding.location.surface, finding.location.number) == ("NV209", "slide", 2)


def test_a_box_over_the_logo_is_named_with_how_much_it_covers(deck: bytes) -> None:
    finding = the_one(edit(deck, SLIDE, lambda root: lay(root, logo_box(deck))))

    assert (finding.code, finding.element, finding.actual) == ("NV208", "master-ordmarke", 100)
    assert (finding.location.object, finding.location.number) == ("Rektangel 98", 2)


def test_a_box_beside_the_logo_covers_nothing(deck: bytes) -> None:
    x, y, cx, cy = logo_box(deck)

    assert nt.lint(edit(deck, SLIDE, lambda root: lay(root, (x + 3 * cx, y - 3 * cy, cx, cy)))).ok


def lay(root: etree._Element, box: tuple[int, int, int, int]) -> None:
    shape = SHAPE.format(**dict(zip(("x", "y", "cx", "cy"), box, strict=True)))
    find(root, "p:cSld/p:spTree").append(etree.fromstring(shape))


def logo_box(deck: bytes) -> tuple[int, int, int, int]:
    brand = nt.load_brand()
    (logo,) = (element for master in brand.protected.masters for element in master.elements
               if element.id == "master-ordmarke")
    assert logo.element.box is not None
    return logo.element.box.x, logo.element.box.y, logo.element.box.cx, logo.element.box.cy


def test_a_picture_floating_over_the_header_covers_the_logo(document: bytes) -> None:
    def float_picture(root: etree._Element) -> None:
        inline = find(root, ".//w:drawing/wp:inline")
        anchor = etree.fromstring(f"""<wp:anchor xmlns:wp="{NS['wp']}" behindDoc="0" locked="0" layoutInCell="1"
            allowOverlap="1" simplePos="0" relativeHeight="9" distT="0" distB="0" distL="0" distR="0">
            <wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionH>
            <wp:positionV relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:positionV></wp:anchor>""")
        for child in list(inline):
            anchor.append(child)
        paragraph = next(inline.iterancestors(qn("w:p")))
        drawing = inline.getparent()
        drawing.replace(inline, anchor)
        first = find(root, "w:body/w:p")
        first.append(drawing.getparent())
        assert paragraph is not None

    codes = {(finding.code, finding.element) for finding in nt.lint(edit(document, BODY, float_picture)).findings}

    assert codes == {("NV208", "first-header-ordmarke")}


def test_a_slide_on_another_ground(deck: bytes) -> None:
    def paint(root: etree._Element) -> None:
        common = find(root, "p:cSld")
        common.insert(0, etree.fromstring(
            f'<p:bg xmlns:p="{NS["p"]}" xmlns:a="{NS["a"]}"><p:bgPr><a:solidFill><a:schemeClr val="accent2"/>'
            "</a:solidFill><a:effectLst/></p:bgPr></p:bg>"))

    finding = the_one(edit(deck, SLIDE, paint))

    assert (finding.code, finding.location.number, finding.actual["rgb"]) == ("NV303", 2, "A0520F")


def test_a_coloured_word_page_is_found_where_word_shows_it(document: bytes) -> None:
    def colour(root: etree._Element) -> None:
        root.insert(0, etree.Element(qn("w:background"), {qn("w:color"): "FFEE00"}))

    def show(root: etree._Element) -> None:
        root.insert(0, etree.Element(qn("w:displayBackgroundShape")))

    coloured = edit(document, BODY, colour)

    assert "NV303" not in {finding.code for finding in nt.lint(coloured).findings}
    assert "NV303" in {finding.code for finding in nt.lint(edit(coloured, "word/settings.xml", show)).findings}


def test_a_slide_in_inverted_colours_is_one_finding(deck: bytes) -> None:
    def invert(root: etree._Element) -> None:
        override = find(root, "p:clrMapOvr")
        for child in list(override):
            override.remove(child)
        tokens = {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2", "hlink": "hlink", "folHlink": "folHlink",
                  **{f"accent{n}": f"accent{n}" for n in range(1, 7)}}
        etree.SubElement(override, qn("a:overrideClrMapping"), tokens)

    codes = [finding.code for finding in faults(edit(deck, SLIDE, invert))]

    assert codes == ["NV302"]


def test_swapped_theme_colours_in_word_are_one_finding(document: bytes) -> None:
    def swap(root: etree._Element) -> None:
        mapping = find(root, "w:clrSchemeMapping")
        mapping.set(qn("w:accent1"), "accent6")

    assert [finding.code for finding in nt.lint(edit(document, "word/settings.xml", swap)).findings] == ["NV302"]


def test_the_files_of_the_tests_are_clean_before(deck: bytes, document: bytes, tmp_path: Path) -> None:
    assert nt.lint(deck).ok
    assert nt.lint(document).ok
