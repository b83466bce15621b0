"""What fixing does in either format: what was changed comes back, the work of the author stays, nothing by halves."""

from __future__ import annotations

import io
import re
from functools import cache

import pytest
from lxml import etree
from support.colours import DOCUMENT, SLIDE, deck, document, in_document, on_slide
from support.edit import NS, edit, find, pack, parts, qn
from support.tiny import paragraph

import naravard_templates as nt
from naravard_templates.fixer.plan import Wish
from naravard_templates.fixer.room import Move, way_off
from naravard_templates.fixing import fix_bytes
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.model.edit import Recolour
from naravard_templates.model.fixing import FileFix, FixStatus
from naravard_templates.model.snapshot import Element

MASTER, HEADER = "ppt/slideMasters/slideMaster1.xml", "word/header1.xml"
THEMES = {"pptx": "ppt/theme/theme1.xml", "docx": "word/theme/theme1.xml"}
UNSAFE = Wish(unsafe=True)
A4 = (7_560_310, 10_692_130)
WIDE = (12_192_000, 6_858_000)


def fixed(data: bytes, wish: Wish = UNSAFE) -> tuple[FileFix, bytes]:
    return fix_bytes(data, brand(), wish)


@cache
def brand() -> nt.Brand:
    return nt.load_brand()


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in nt.lint(data).findings if finding.severity != "info"}


def built(format: str) -> bytes:
    return deck() if format == "pptx" else document()


def repainted(format: str) -> bytes:
    def paint(root: etree._Element) -> None:
        find(root, ".//a:accent1/a:srgbClr").set("val", "FF0000")

    return edit(built(format), THEMES[format], paint)


def box(rgb: str = "FFFFFF", x: int = 0, y: int = 0, cx: int = 900_000, cy: int = 500_000, words: str = "") -> str:
    """A filled rectangle on a slide."""
    text = f'<a:r><a:rPr lang="sv-SE" sz="2400"/><a:t>{words}</a:t></a:r>' if words else ""
    return (f'<p:sp><p:nvSpPr><p:cNvPr id="990" name="Ruta" descr="En ruta"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
            f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            f'</a:prstGeom><a:solidFill><a:srgbClr val="{rgb}"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:p>{text}'
            '</a:p></p:txBody></p:sp>')


FORMATS = pytest.mark.parametrize("format", ["pptx", "docx"])


@FORMATS
def test_a_file_with_nothing_to_fix_keeps_its_very_bytes(format: str) -> None:
    outcome, data = fixed(built(format))

    assert (outcome.status, outcome.edits, data) == (FixStatus.UNCHANGED, (), built(format))


@FORMATS
def test_only_the_parts_that_the_edits_name_change(format: str) -> None:
    old, (outcome, data) = parts(repainted(format)), fixed(repainted(format))

    assert outcome.status is FixStatus.FIXED
    assert {name for name, content in parts(data).items() if old[name] != content} == {THEMES[format]}
    assert codes(data) == codes(built(format))


@FORMATS
def test_what_is_not_selected_stays(format: str) -> None:
    for wish in (Wish(select=frozenset({"NV2"})), Wish(ignore=frozenset({"NV301"}))):
        outcome, data = fixed(repainted(format), wish)

        assert outcome.status is FixStatus.UNCHANGED
        assert data == repainted(format)


@FORMATS
def test_a_signed_file_is_refused_with_the_reason(format: str) -> None:
    content = parts(repainted(format))
    line = b'<Relationship Id="rSigned" Type="http://schemas.openxmlformats.org/package/2006/relationships/' \
           b'digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    content["_rels/.rels"] = content["_rels/.rels"].replace(b"</Relationships>", line)
    content["_xmlsignatures/origin.sigs"] = b""
    outcome, data = fixed(pack(content))

    assert outcome.status is FixStatus.REFUSED
    assert "signed" in str(outcome.reason)
    assert data == pack(content)


@FORMATS
def test_a_file_whose_macros_are_signed_is_refused(format: str) -> None:
    outcome, _ = fixed(with_macros(repainted(format), signed=True))

    assert outcome.status is FixStatus.REFUSED


@FORMATS
def test_macros_are_kept_to_the_byte(format: str) -> None:
    outcome, data = fixed(with_macros(repainted(format)), Wish())

    assert outcome.status is FixStatus.FIXED
    assert parts(data)[f"{folder(format)}/vbaProject.bin"] == b"Sub Hej()"


def with_macros(data: bytes, *, signed: bool = False) -> bytes:
    content = parts(data)
    main = "presentation" if "ppt/presentation.xml" in content else "document"
    here = folder("pptx" if main == "presentation" else "docx")
    rels = f"{here}/_rels/{main}.xml.rels"
    kind = b"http://schemas.microsoft.com/office/2006/relationships/"
    line = b'<Relationship Id="rVba" Type="%svbaProject" Target="vbaProject.bin"/></Relationships>' % kind
    content[rels] = content[rels].replace(b"</Relationships>", line)
    content[f"{here}/vbaProject.bin"] = b"Sub Hej()"
    types = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(b"</Types>", types)
    if signed:
        content[f"{here}/_rels/vbaProject.bin.rels"] = (
            b'<Relationships xmlns="%s"><Relationship Id="r1" Type="%svbaProjectSignature" Target="sign.bin"/>'
            b"</Relationships>" % (NS["rel"].encode(), kind))
        content[f"{here}/sign.bin"] = b"x"
    return pack(content)


def folder(format: str) -> str:
    return "ppt" if format == "pptx" else "word"


@FORMATS
def test_a_strict_file_is_refused_rather_than_mixed(format: str) -> None:
    usual = b"http://schemas.openxmlformats.org/"
    mapped = ((usual + b"officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
              *((usual + kind + b"/2006/main", b"http://purl.oclc.org/ooxml/" + kind + b"/main")
                for kind in (b"drawingml", b"presentationml", b"wordprocessingml")))
    content = parts(repainted(format))
    for name in content:
        for one, other in mapped if name.endswith((".xml", ".rels")) else ():
            content[name] = content[name].replace(one, other)
    outcome, _ = fixed(pack(content))

    assert outcome.status is FixStatus.REFUSED
    assert "Strict" in str(outcome.reason)


def test_an_encrypted_file_is_unchecked() -> None:
    outcome, _ = fixed(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    assert outcome.status is FixStatus.UNCHECKED


def test_languages_are_marked_anew_and_text_in_other_languages_is_let_be() -> None:
    swedish = '<a:r><a:rPr lang="en-GB"/><a:t>Vi ska inte vänta på att det blir bättre för alla.</a:t></a:r>'
    english = '<a:r><a:rPr lang="en-GB"/><a:t>The best care is the care that you have with you.</a:t></a:r>'
    shape = box("14303A", 1_000_000, 5_000_000, 6_000_000, 600_000)
    both = "".join(shape.replace("Ruta", name).replace("<a:p>", f"<a:p>{run}")
                   for name, run in (("Ett", swedish), ("Två", english)))
    _, data = fixed(on_slide(both), Wish(select=frozenset({"NV603"})))
    runs = etree.fromstring(parts(data)[SLIDE]).iter(qn("a:r"))

    marks = {run.findtext("a:t", "", NS)[:3]: find(run, "a:rPr").get("lang") for run in runs}
    assert (marks["Vi "], marks["The"]) == ("sv-SE", "en-GB")


@pytest.mark.parametrize("ground", ["FFFFFF", "14303A"])
def test_a_colour_becomes_the_nearest_that_can_be_read(ground: str) -> None:
    text = box(ground, 1_000_000, 3_500_000, 6_000_000, 700_000, "Läs detta").replace(
        'sz="2400"/>', 'sz="1200"><a:solidFill><a:srgbClr val="B0B8F0"/></a:solidFill></a:rPr>')
    outcome, data = fixed(on_slide(text), Wish(unsafe=True, select=frozenset({"NV304"})))

    assert outcome.status is FixStatus.FIXED, outcome.reason
    assert [type(edit) for edit in outcome.edits] == [Recolour]
    assert not {"NV304", "NV605"} & codes(data)


def test_a_colour_that_the_theme_has_is_written_as_the_themes() -> None:
    _, data = fixed(on_slide(box("C01020", 1_000_000, 5_000_000)))
    shape = next(shape for shape in etree.fromstring(parts(data)[SLIDE]).iter(qn("p:sp"))
                 if find(shape, "p:nvSpPr/p:cNvPr").get("name") == "Ruta")

    assert find(shape, "p:spPr/a:solidFill/a:schemeClr").get("val") == "accent6"


def test_colours_of_text_shading_borders_and_marker_pen_in_a_document() -> None:
    body = ('<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="8" w:color="FF00FF"/></w:pBdr>'
            '<w:shd w:val="clear" w:fill="FFD0FF"/></w:pPr>'
            '<w:r><w:rPr><w:color w:val="990099"/></w:rPr><w:t>Text</w:t></w:r>'
            '<w:r><w:rPr><w:highlight w:val="magenta"/></w:rPr><w:t>Märkt</w:t></w:r></w:p>')
    outcome, data = fixed(in_document(body), Wish(unsafe=True, select=frozenset({"NV304"})))

    assert outcome.status is FixStatus.FIXED, outcome.reason
    assert not {"NV304", "NV605"} & codes(data)
    assert "Märkt" in parts(data)[DOCUMENT].decode()


@FORMATS
def test_a_strange_font_goes_and_signs_keep_theirs(format: str) -> None:
    fonts = "Comic Sans MS", "Wingdings"
    if format == "pptx":
        runs = "".join(f'<a:r><a:rPr lang="sv-SE"><a:latin typeface="{font}"/></a:rPr><a:t>Ord</a:t></a:r>'
                       for font in fonts)
        data = on_slide(box("14303A", 1_000_000, 5_000_000).replace("<a:p>", f"<a:p>{runs}"))
    else:
        data = in_document("".join(paragraph("Ord", run=f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
                                   for font in fonts))
    outcome, new = fixed(data, Wish(unsafe=True, select=frozenset({"NV402"})))
    text = parts(new)[SLIDE if format == "pptx" else DOCUMENT].decode()

    assert outcome.status is FixStatus.FIXED, outcome.reason
    assert (fonts[0] in text, fonts[1] in text) == (False, True)


def test_what_covers_a_graphic_moves_off_it_and_stays_on_the_page() -> None:
    logo = next(seen for seen in lint_pairs() if seen.picture)
    assert logo.box is not None
    over = on_slide(box("FFFFFF", logo.box.x, logo.box.y, logo.box.cx, logo.box.cy))
    assert "NV208" in codes(over)
    outcome, data = fixed(over)
    shape = next(shape for shape in etree.fromstring(parts(data)[SLIDE]).iter(qn("p:sp"))
                 if find(shape, "p:nvSpPr/p:cNvPr").get("name") == "Ruta")
    place = find(shape, "p:spPr/a:xfrm/a:off")

    assert outcome.status is FixStatus.FIXED, outcome.reason
    assert "NV208" not in codes(data)
    assert 0 <= int(str(place.get("x"))) <= WIDE[0] - logo.box.cx
    assert 0 <= int(str(place.get("y"))) <= WIDE[1] - logo.box.cy


def lint_pairs() -> list[Element]:
    """What the second slide shows."""
    with Package(io.BytesIO(deck())) as package:
        page = read_package(package).pages[1]
        return [drawn.element for drawn in page.stack() if drawn.element.placeholder is None]


def test_what_was_added_to_the_master_becomes_content_of_the_slides() -> None:
    def add(root: etree._Element) -> None:
        shape = etree.fromstring(f'<r xmlns:p="{NS["p"]}" xmlns:a="{NS["a"]}">'
                                 + box("1D655F", 5_000_000, 3_000_000) + "</r>")[0]
        find(root, "p:cSld/p:spTree").append(shape)

    tampered = edit(deck(), "ppt/slideLayouts/slideLayout2.xml", add)
    outcome, data = fixed(tampered)
    slides = [content.decode() for name, content in parts(data).items() if re.fullmatch(r"ppt/slides/\w+\.xml", name)]

    assert outcome.status in {FixStatus.FIXED}, outcome.reason
    assert 'name="Ruta"' not in parts(data)["ppt/slideLayouts/slideLayout2.xml"].decode()
    assert sum('name="Ruta"' in slide for slide in slides) == sum(
        b"slideLayout2.xml" in content for name, content in parts(tampered).items()
        if name.startswith("ppt/slides/_rels/"))


@pytest.mark.parametrize(("box_", "marks", "expected"), [
    pytest.param((0, 0, 100, 100), [(50, 0, 150, 100)], "down", id="down"),
    pytest.param((100, 0, 200, 100), [], "still", id="nothing to leave"),
])
def test_the_shortest_way(box_: tuple[int, ...], marks: list[tuple[int, ...]], expected: str) -> None:
    move = way_off(tuple(map(float, box_)), [tuple(map(float, mark)) for mark in marks], (1_000_000, 1_000_000))  # type: ignore[arg-type,misc]

    assert move is not None
    assert {"down": move.dy > 0 and move.dx == 0, "still": move == Move()}[expected]


def test_no_way_off_a_mark_as_large_as_the_page() -> None:
    assert way_off((0, 0, 100, 100), [(0, 0, 1000, 1000)], (1000, 1000)) is None

