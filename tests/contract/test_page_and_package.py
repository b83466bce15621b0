"""Each scenario through both formats: pages of another size, and what a file carries besides its pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from support.edit import NS, edit, find, pack, parts, qn
from support.office import convert
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.model.finding import Finding

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FAMILIES = frozenset({"NV5", "NV9"})
SLIDE, BODY = "ppt/slides/slide2.xml", "word/document.xml"
FORMATS = pytest.mark.parametrize("format", ["pptx", "docx"])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("built")
    sources = {"pptx": "fardplan.md", "docx": "beslut.md"}
    return {format: nt.build(EXAMPLES / source, folder / f"a.{format}").read_bytes()
            for format, source in sources.items()}


def found(data: bytes) -> list[Finding]:
    """What there is besides the speaker notes, which the example has."""
    report = nt.lint(data, select=FAMILIES)
    assert report.error is None
    return [finding for finding in report.findings if "speaker notes" not in finding.message.text]


def the_one(data: bytes) -> Finding:
    findings = found(data)
    assert len(findings) == 1, [(finding.code, str(finding.message)) for finding in findings]
    return findings[0]


def related(data: bytes, part: str, kind: str, target: str, content: bytes | None = None) -> bytes:
    """The file with one more relationship: to a new part with this content, or to something outside."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    everything = {f"{folder}/_rels/{name}.rels": f'<Relationships xmlns="{NS["rel"]}"/>'.encode(), **parts(data)}
    if content is not None:
        everything[f"{folder}/{target}"] = content
    attributes = {"Id": "rId900", "Type": f"{RELATIONSHIPS}/{kind}", "Target": target}
    if content is None:
        attributes["TargetMode"] = "External"
    return edit(pack(everything), rels, lambda root: etree.SubElement(root, qn("rel:Relationship"), attributes))


@FORMATS
def test_what_we_build_has_nothing_to_find(built: dict[str, bytes], format: str) -> None:
    assert found(built[format]) == []


def test_speaker_notes_are_pointed_out_and_nothing_is_wrong(built: dict[str, bytes]) -> None:
    report = nt.lint(built["pptx"], select=FAMILIES)

    assert [(finding.code, finding.severity) for finding in report.findings] == [("NV903", "info")]
    assert report.ok


class DescribePages:
    def it_finds_slides_of_another_size(self, built: dict[str, bytes]) -> None:
        def narrow(root: etree._Element) -> None:
            find(root, "p:sldSz").set("cx", "9144000")

        finding = the_one(edit(built["pptx"], "ppt/presentation.xml", narrow))

        assert (finding.code, finding.actual) == ("NV501", {"width": 9_144_000, "height": 6_858_000})

    def it_finds_pages_of_another_paper_and_not_their_margins_too(self, built: dict[str, bytes]) -> None:
        def letter(root: etree._Element) -> None:
            find(root, ".//w:pgSz").attrib.update({qn("w:w"): "12240", qn("w:h"): "15840"})
            find(root, ".//w:pgMar").set(qn("w:left"), "700")

        finding = the_one(edit(built["docx"], BODY, letter))

        assert (finding.code, finding.location.number) == ("NV501", 1)

    def it_lets_one_section_be_turned_for_a_wide_table(self, built: dict[str, bytes]) -> None:
        assert found(edit(built["docx"], BODY, lambda root: add_section(root, "16838", "11906"))) == []

    def it_finds_margins_that_were_changed_and_says_which_they_should_be(self, built: dict[str, bytes]) -> None:
        finding = the_one(edit(built["docx"], BODY, lambda root: find(root, ".//w:pgMar").set(qn("w:left"), "720")))

        assert (finding.code, finding.fix) == ("NV502", "safe")
        assert finding.expected == {"left": 1_080_135, "top": 1_080_135, "right": 1_080_135, "bottom": 972_185}

    def it_finds_margins_in_every_section_and_tells_of_them_once(self, built: dict[str, bytes]) -> None:
        def narrow(root: etree._Element) -> None:
            add_section(root, "11906", "16838")
            for margins in root.iter(qn("w:pgMar")):
                margins.set(qn("w:right"), "720")

        assert the_one(edit(built["docx"], BODY, narrow)).location.number == 1


def add_section(root: etree._Element, width: str, height: str) -> None:
    """Ends a section after the first paragraph, on a page of this size, its margins those of the last."""
    paragraph = find(root, "w:body/w:p")
    properties = paragraph.find("w:pPr", NS)
    if properties is None:
        properties = etree.Element(qn("w:pPr"))
        paragraph.insert(0, properties)
    section = etree.fromstring(etree.tostring(find(root, "w:body/w:sectPr")))
    find(section, "w:pgSz").attrib.update({qn("w:w"): width, qn("w:h"): height})
    properties.append(section)


def placed(root: etree._Element, kind: str, x: int, y: int, cx: int, cy: int) -> None:
    """Gives a slide's first placeholder of a kind ("title", or "" for content) a box of its own."""
    shape = next(shape for shape in root.iter(qn("p:sp"))
                 if (slot := shape.find("p:nvSpPr/p:nvPr/p:ph", NS)) is not None
                 and (slot.get("type", "") == kind or (not kind and "type" not in slot.attrib)))
    properties = find(shape, "p:spPr")
    for old in properties.findall("a:xfrm", NS):
        properties.remove(old)
    transform = etree.Element(qn("a:xfrm"))
    etree.SubElement(transform, qn("a:off"), {"x": str(x), "y": str(y)})
    etree.SubElement(transform, qn("a:ext"), {"cx": str(cx), "cy": str(cy)})
    properties.insert(0, transform)


def slot(role: str) -> tuple[int, int, int, int]:
    """Where the layout of the example's second slide has its title, or its content."""
    (layout,) = (layout for layout in nt.layouts() if layout.role == "content")
    box = next(slot.box for slot in layout.slots if slot.role == role)
    assert box is not None
    return box.x, box.y, box.cx, box.cy


class DescribePlaceholders:
    @pytest.mark.parametrize(("kind", "role"), [("title", "title"), ("", "content")])
    def it_finds_one_that_was_dragged(self, built: dict[str, bytes], kind: str, role: str) -> None:
        x, y, cx, cy = slot(role)

        finding = the_one(edit(built["pptx"], SLIDE, lambda root: placed(root, kind, x, y + 720_000, cx, cy)))

        assert (finding.code, finding.severity, finding.location.number) == ("NV503", "warning", 2)
        assert finding.expected == {"x": x, "y": y, "cx": cx, "cy": cy, "rotation": 0}

    def it_lets_content_make_room_for_a_picture_and_text_grow(self, built: dict[str, bytes]) -> None:
        x, y, cx, cy = slot("content")

        assert found(edit(built["pptx"], SLIDE, lambda root: placed(root, "", x, y, cx // 2, cy))) == []
        assert found(edit(built["pptx"], SLIDE, lambda root: placed(root, "", x, y, cx, cy + 1_000_000))) == []

    def it_still_finds_it_when_libreoffice_has_saved_the_deck(self, built: dict[str, bytes], tmp_path: Path) -> None:
        x, y, cx, cy = slot("title")
        dragged = tmp_path / "dragged.pptx"
        dragged.write_bytes(edit(built["pptx"], SLIDE, lambda root: placed(root, "title", x + 900_000, y, cx, cy)))

        finding = the_one(convert(dragged, "pptx", tmp_path / "saved").read_bytes())

        assert (finding.code, finding.location.number) == ("NV503", 2)

    def it_points_out_text_in_a_text_box(self, built: dict[str, bytes]) -> None:
        def write(root: etree._Element) -> None:
            find(root, "p:cSld/p:spTree").append(etree.fromstring(
                f"""<p:sp xmlns:p="{NS['p']}" xmlns:a="{NS['a']}"><p:nvSpPr><p:cNvPr id="99" name="textruta 98"/>
                <p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="600000" y="5200000"/>
                <a:ext cx="3000000" cy="400000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>
                </p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="sv-SE"/><a:t>Parterna följer upp handlingsplanen i
                juni varje år.</a:t></a:r></a:p></p:txBody></p:sp>"""))

        finding = the_one(edit(built["pptx"], SLIDE, write))

        assert (finding.code, finding.severity, finding.location.object) == ("NV504", "info", "textruta 98")


class DescribeTheFileItself:
    @FORMATS
    def it_finds_macros(self, built: dict[str, bytes], format: str) -> None:
        main = "ppt/presentation.xml" if format == "pptx" else BODY

        finding = the_one(related(built[format], main, "vbaProject", "vbaProject.bin", b"\xd0\xcf\x11\xe0"))

        assert (finding.code, finding.severity) == ("NV901", "error")

    @FORMATS
    def it_finds_a_linked_picture(self, built: dict[str, bytes], format: str) -> None:
        part = SLIDE if format == "pptx" else BODY

        finding = the_one(related(built[format], part, "image", "https://exempel.se/karta.png"))

        assert (finding.code, finding.severity, finding.location.part) == ("NV902", "warning", part)

    def it_finds_a_template_elsewhere_and_not_the_one_on_this_computer(self, built: dict[str, bytes]) -> None:
        def attached(target: str) -> list[str]:
            data = related(built["docx"], "word/settings.xml", "attachedTemplate", target)
            return [finding.code for finding in found(data)]

        assert attached("https://exempel.se/mall.dotm") == ["NV902"]
        assert attached(r"file:///\\server\mallar\mall.dotx") == ["NV902"]
        assert attached("file:///C:/Mallar/gemensam.dotx") == []

    @pytest.mark.parametrize("change", [
        lambda root: etree.SubElement(find(root, "w:body/w:p"), qn("w:ins"), {qn("w:id"): "1"}),
        lambda root: find(root, "w:body/w:p").append(etree.fromstring(
            f'<w:r xmlns:w="{NS["w"]}"><w:rPr><w:vanish/></w:rPr><w:t>hemligt</w:t></w:r>')),
    ], ids=["tracked change", "hidden text"])
    def it_points_out_what_a_document_hides(self, built: dict[str, bytes],
                                            change: Callable[[etree._Element], None]) -> None:
        finding = the_one(edit(built["docx"], BODY, change))

        assert (finding.code, finding.severity) == ("NV903", "info")

    @FORMATS
    def it_points_out_a_comment(self, built: dict[str, bytes], format: str) -> None:
        comments = {
            "pptx": f'<p:cmLst xmlns:p="{NS["p"]}"><p:cm authorId="0" idx="1"/></p:cmLst>',
            "docx": f'<w:comments xmlns:w="{NS["w"]}"><w:comment w:id="0" w:author=""/></w:comments>'}[format]
        part = SLIDE if format == "pptx" else BODY

        finding = the_one(related(built[format], part, "comments", "comments.xml", comments.encode()))

        assert (finding.code, finding.actual) == ("NV903", 1)

    def it_points_out_a_hidden_slide(self, built: dict[str, bytes]) -> None:
        finding = the_one(edit(built["pptx"], SLIDE, lambda root: root.set("show", "0")))

        assert (finding.code, finding.actual) == ("NV903", (2,))
