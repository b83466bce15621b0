"""The Word master: what it offers, what it protects, and that it is drawn the same every time."""

from __future__ import annotations

import io
import itertools
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

BRAND = Path(__file__).resolve().parents[2] / "brand"
sys.path.insert(0, str(BRAND))

from drawing import identity, word  # noqa: E402
from drawing.colour import contrast, tinted  # noqa: E402
from drawing.package import differences, read_files  # noqa: E402
from drawing.pptx_art import FORM_LOCKS, GROUP_LOCKS, PICTURE_LOCKS  # noqa: E402
from drawing.word_drawing import FRAME_LOCKS  # noqa: E402
from drawing.word_headers import PAPER, WORDMARK_HEIGHT, surfaces  # noqa: E402
from drawing.word_page import FIRST_BODY_MM, SIDE_MM, TOP_MM  # noqa: E402
from drawing.word_style import SLOTS  # noqa: E402
from drawing.word_styles import STYLES  # noqa: E402
from drawing.word_xml import NAMESPACES, emu  # noqa: E402

MASTER = BRAND / "framtidsbild.dotx"
PARTS = word.parts()
NS = {**NAMESPACES, "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative"}
W = f"{{{NS['w']}}}"
SURFACES = ("header1", "header2", "footer1", "footer2")
EXPECTED_STYLES = {
    *("Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "TOC Heading"),
    *("toc 1", "toc 2", "toc 3", "List Bullet", "List Bullet 2", "List Bullet 3", "List Number"),
    *("List Number 2", "List Number 3", "Quote", "caption", "header", "footer", "footnote text"),
    *("footnote reference", "Hyperlink", "FollowedHyperlink", "Strong", "Emphasis", "annotation text"),
    *("annotation reference", "Table Grid", "Framtidsbild tabell", "Faktaruta", "Faktaruta rubrik"),
    *("Metadata", "Metadata etikett", "Beslutspunkt", "Underskrift", "Ingress", "Källa", "Kod", "Kod i text"),
    *("Dokumenttyp", "Citatkälla"),
}


def tree(name: str) -> etree._Element:
    """A part, parsed."""
    return etree.fromstring(PARTS[f"word/{name}.xml"])


def find(node: etree._Element, path: str) -> list[etree._Element]:
    """Nodes on an XPath, with the prefixes of Office."""
    found = node.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return found


def anchors() -> Iterator[tuple[str, etree._Element]]:
    """Every placed graphic with the part it stands in."""
    for name in SURFACES:
        for anchor in find(tree(name), "//wp:anchor"):
            yield name, anchor


ANCHORS = list(anchors())


def frame(anchor: etree._Element) -> tuple[int, int, int, int]:
    """Left, top, right and bottom on the page, EMU."""
    left, top = (int(offset.text or "") for offset in find(anchor, ".//wp:posOffset"))
    size = find(anchor, "wp:extent")[0]
    return left, top, left + int(size.get("cx", "")), top + int(size.get("cy", ""))


# --- The file --------------------------------------------------------------------------------------


def test_the_committed_master_is_what_the_code_draws():
    assert differences(PARTS, read_files(MASTER)) == []


def test_drawing_twice_gives_the_same_bytes(tmp_path: Path):
    first, second = tmp_path / "a.dotx", tmp_path / "b.dotx"
    word.draw(first)
    word.draw(second)
    assert first.read_bytes() == second.read_bytes() == MASTER.read_bytes()


@pytest.mark.parametrize("protection", ["off", "standard", "strict"])
def test_the_schema_has_no_objection(tmp_path: Path, protection: word.Protection):
    path = tmp_path / "master.dotx"
    word.draw(path, protection)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    assert [str(error) for error in result.errors] == []


def test_python_docx_opens_it_as_a_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in PARTS.items():
            archive.writestr(name, data.replace(b"template.main+xml", b"document.main+xml"))
    document = docx.Document(io.BytesIO(out.getvalue()))
    assert [paragraph.text for paragraph in document.paragraphs] == [""]
    assert document.sections[0].different_first_page_header_footer


def test_it_is_a_template_without_leftovers_of_other_templates():
    assert b"wordprocessingml.template.main+xml" in PARTS["[Content_Types].xml"]
    assert next(iter(PARTS)) == "[Content_Types].xml"
    assert not any("stylesWithEffects" in name or "customXml" in name for name in PARTS)


def test_no_person_and_no_title_is_left_in_the_properties():
    core = etree.fromstring(PARTS["docProps/core.xml"])
    texts = {etree.QName(child).localname: child.text for child in core}
    assert texts == {"title": None, "language": "sv-SE"}


# --- Graphics --------------------------------------------------------------------------------------


def test_every_surface_shows_graphics():
    assert [len(find(tree(name), "//wp:anchor")) for name in SURFACES] == [2, 2, 1, 1]


@pytest.mark.parametrize(("surface", "anchor"), ANCHORS)
def test_graphic_stands_in_a_locked_control(surface: str, anchor: etree._Element):
    control = find(anchor, "ancestor::w:sdt")
    assert len(control) == 1
    assert find(control[0], "w:sdtPr/w:lock/@w:val") == ["sdtContentLocked"]
    assert find(control[0], "w:sdtPr/w:alias/@w:val")
    assert find(control[0], "w:sdtPr/w:tag/@w:val")


@pytest.mark.parametrize(("surface", "anchor"), ANCHORS)
def test_graphic_is_fixed_to_the_page(surface: str, anchor: etree._Element):
    assert anchor.get("locked") == "1"
    assert {node.get("relativeFrom") for node in find(anchor, "wp:positionH | wp:positionV")} == {"page"}
    left, top, right, bottom = frame(anchor)
    assert 0 <= left < right <= PAPER[2]
    assert 0 <= top < bottom <= PAPER[3]


@pytest.mark.parametrize(("surface", "anchor"), ANCHORS)
def test_graphic_carries_the_locks_of_its_kind(surface: str, anchor: etree._Element):
    wanted = {
        "graphicFrameLocks": FRAME_LOCKS,
        "picLocks": PICTURE_LOCKS,
        "grpSpLocks": GROUP_LOCKS,
        "spLocks": FORM_LOCKS,
    }
    found = find(anchor, ".//a:graphicFrameLocks | .//a:picLocks | .//a:grpSpLocks | .//a:spLocks")
    kinds = sorted({etree.QName(node).localname for node in found})
    assert kinds in (["graphicFrameLocks", "picLocks"], ["graphicFrameLocks", "grpSpLocks", "spLocks"])
    for node in found:
        assert dict(node.attrib) == dict.fromkeys(wanted[etree.QName(node).localname], "1")


@pytest.mark.parametrize(("surface", "anchor"), ANCHORS)
def test_graphic_is_described_or_declared_decorative(surface: str, anchor: etree._Element):
    properties = find(anchor, "wp:docPr")[0]
    decorative = find(properties, ".//adec:decorative/@val") == ["1"]
    assert decorative != bool(properties.get("descr"))
    assert len(properties.get("descr", "")) <= 150
    assert anchor.get("behindDoc") == str(int(decorative))


def test_ids_stand_once_in_the_whole_document():
    shapes = [node for name in SURFACES for node in find(tree(name), "//wp:docPr/@id | //wps:cNvPr/@id")]
    controls = [node for name in SURFACES for node in find(tree(name), "//w:sdtPr/w:id/@w:val")]
    assert len(set(shapes)) == len(shapes)
    assert len(set(controls)) == len(controls)


@pytest.mark.parametrize("name", SURFACES)
def test_the_vml_twin_shows_the_same_colours(name: str):
    for alternate in find(tree(name), "//mc:AlternateContent"):
        seen = []
        for colour in find(alternate, "mc:Choice//a:schemeClr"):
            lum = [int(node.get("val", "")) // 1000 for node in colour]
            base = identity.THEME_COLOURS[colour.get("val", "")]
            seen.append("#" + tinted(base, (lum[0], lum[1]) if lum else None).lower())
        assert seen == find(alternate, "mc:Fallback//v:shape/@fillcolor")
        assert len(seen) == 3


def test_nothing_enters_the_free_zone_of_the_wordmark_or_the_text():
    art = {placed.art.name: placed.art.frame for placed in surfaces()[0].graphics}
    petals, wordmark = art["Blad"], art[identity.WORDMARK_NAME]
    zone = round(WORDMARK_HEIGHT * identity.FREE_ZONE)
    assert wordmark[0] + wordmark[2] + zone < petals[0]
    assert wordmark[1] + wordmark[3] + zone < emu(FIRST_BODY_MM)
    assert petals[1] + petals[3] < emu(FIRST_BODY_MM)
    for placed in surfaces()[1].graphics:
        assert placed.art.frame[1] + placed.art.frame[3] < emu(TOP_MM)


def test_footer_text_grows_away_from_the_band():
    """A footer grows upwards from its distance to the page's end, so the band stands below that."""
    distance = int(find(tree("document"), "//w:pgMar/@w:footer")[0]) * 635
    band = surfaces()[2].graphics[0].art.frame
    assert PAPER[3] - distance <= band[1]
    assert band[1] + band[3] < PAPER[3]


def test_picture_parts_have_png_and_svg():
    for name in ("header1", "header2"):
        embeds = find(tree(name), "//a:blip/@r:embed | //*[local-name()='svgBlip']/@r:embed")
        assert embeds == ["rId1", "rId2"]
        relations = PARTS[f"word/_rels/{name}.xml.rels"].decode()
        assert ".png" in relations
        assert ".svg" in relations


# --- Page ------------------------------------------------------------------------------------------


def test_the_body_is_one_empty_paragraph_on_a4():
    body = find(tree("document"), "w:body")[0]
    assert [etree.QName(child).localname for child in body] == ["p", "sectPr"]
    size = find(body, "//w:pgSz")[0]
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert find(body, "//w:titlePg")
    assert int(find(body, "//w:pgMar/@w:left")[0]) == round(SIDE_MM * 1440 / 25.4)


def test_header_references_cover_first_and_following_pages():
    references = find(tree("document"), "//w:headerReference/@w:type | //w:footerReference/@w:type")
    assert sorted(references) == ["default", "default", "first", "first"]


@pytest.mark.parametrize("name", ["footer1", "footer2"])
def test_footer_says_page_of_pages(name: str):
    footer = tree(name)
    codes = [code.strip() for code in find(footer, "//w:fldSimple/@w:instr")]
    assert codes[-2:] == ["PAGE", "NUMPAGES"]
    assert "".join(find(footer, "//w:fldSimple[1]/following::w:t/text()"))[-3:] == "(1)"
    assert find(tree("styles"), "//w:style[@w:styleId='Footer']/w:pPr/w:tabs/w:tab/@w:val") == ["right"]


# --- Styles ----------------------------------------------------------------------------------------


def test_styles_are_all_there_under_names_that_word_knows():
    names = find(tree("styles"), "//w:style/w:name/@w:val")
    assert set(names) >= EXPECTED_STYLES
    assert len(set(names)) == len(names)


def test_styles_refer_to_styles_that_exist():
    styles = tree("styles")
    ids = set(find(styles, "//w:style/@w:styleId"))
    assert set(find(styles, "//w:basedOn/@w:val | //w:next/@w:val | //w:link/@w:val")) <= ids
    used = {
        reference
        for name in SURFACES
        for reference in find(tree(name), "//w:pStyle/@w:val | //w:rStyle/@w:val")
    }
    assert used <= ids


def test_headings_are_headings_and_stay_with_their_text():
    for level in (1, 2, 3, 4):
        style = find(tree("styles"), f"//w:style[w:name/@w:val='heading {level}']/w:pPr")[0]
        assert find(style, "w:outlineLvl/@w:val") == [str(level - 1)]
        assert find(style, "w:keepNext")


def test_lists_and_styles_are_linked_both_ways():
    numbering, styles = tree("numbering"), tree("styles")
    for style in find(styles, "//w:style[w:pPr/w:numPr]"):
        identity_, level = style.get(f"{W}styleId"), find(style, "w:pPr/w:numPr/w:ilvl/@w:val") or ["0"]
        number = find(style, "w:pPr/w:numPr/w:numId/@w:val")[0]
        abstract = find(numbering, f"//w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
        path = f"//w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level[0]}']/w:pStyle/@w:val"
        assert find(numbering, path) == [identity_]
    assert len(find(numbering, "//w:pStyle")) == 7
    assert len(find(styles, "//w:style[w:pPr/w:numPr]")) == 7


def test_everything_is_in_swedish_and_in_theme_fonts():
    defaults = find(tree("styles"), "w:docDefaults")[0]
    assert find(defaults, ".//w:lang/@w:val") == ["sv-SE"]
    assert find(defaults, ".//w:rFonts/@w:asciiTheme") == ["minorHAnsi"]
    named = find(tree("styles"), "//w:rFonts/@w:ascii")
    declared = find(tree("fontTable"), "//w:font/@w:name")
    assert set(named) <= set(declared)
    assert identity.FONT_BODY in declared


def test_table_has_header_row_and_banding():
    style = find(tree("styles"), "//w:style[@w:styleId='FramtidsbildTabell']")[0]
    conditions = set(find(style, "w:tblStylePr/@w:type"))
    assert {"firstRow", "firstCol", "lastRow", "band2Horz"} <= conditions
    assert find(style, "w:tblStylePr[@w:type='firstRow']/w:trPr/w:tblHeader")
    assert find(tree("settings"), "//w:defaultTableStyle/@w:val") == ["FramtidsbildTabell"]


# --- Colours ---------------------------------------------------------------------------------------


def test_colours_written_are_those_of_the_theme():
    for name in ("styles", "numbering"):
        for node in find(tree(name), "//*[@w:themeColor or @w:themeFill]"):
            for kind, value in (("Color", "val"), ("Fill", "fill")):
                slot = node.get(f"{W}theme{kind}")
                if slot is None:
                    continue
                shown = node.get(f"{W}color") if node.get(f"{W}sz") else node.get(f"{W}{value}")
                tint = node.get(f"{W}themeTint" if kind == "Color" else f"{W}themeFillTint")
                share = round(int(tint, 16) / 2.55) if tint else None
                expected = tinted(identity.THEME_COLOURS[SLOTS[slot]], share and (share, 100 - share))
                assert shown == expected


def pairs() -> Iterator[tuple[str, str, str]]:
    """Every text and ground that the styles put together: style, text colour, ground colour."""
    by_id = {style.id: style for style in STYLES}
    for style in STYLES:
        ink, ground, at = None, None, style
        while True:
            ink, ground = ink or at.text.ink, ground or at.para.ground or at.text.ground
            if at.based_on is None:
                break
            at = by_id[at.based_on]
        if style.kind in ("paragraph", "character"):
            yield style.name, ink.rgb if ink else identity.INK, ground.rgb if ground else identity.WHITE
    grounds = {"fact box": identity.GROUND, "band": identity.GROUND, "page": identity.WHITE}
    for (name, ground_), colour in itertools.product(
        grounds.items(), ("hlink", "folHlink", "accent5", "accent1")
    ):
        yield f"{colour} on {name}", identity.THEME_COLOURS[colour], ground_


def table_pairs() -> Iterator[tuple[str, str, str]]:
    """Text and ground of each kind of row in the brand's table; one without its own ink keeps the page's."""
    style = find(tree("styles"), "//w:style[@w:styleId='FramtidsbildTabell']")[0]
    for condition in find(style, "w:tblStylePr"):
        ink = find(condition, "w:rPr/w:color/@w:val") or [identity.INK]
        for ground in find(condition, "w:tcPr/w:shd/@w:fill") or [identity.WHITE, identity.GROUND]:
            yield f"table {condition.get(f'{W}type')}", ink[0], ground


@pytest.mark.parametrize(("where", "ink", "ground"), [*pairs(), *table_pairs()])
def test_text_can_be_read_on_its_ground(where: str, ink: str, ground: str):
    assert contrast(ink, ground) >= 4.5


# --- Settings --------------------------------------------------------------------------------------


def test_theme_and_style_set_are_locked_and_writing_is_not():
    settings = tree("settings")
    assert find(settings, "w:styleLockTheme")
    assert find(settings, "w:styleLockQFSet")
    assert not find(settings, "w:documentProtection")
    assert not find(settings, "w:updateFields")
    assert not find(settings, "w:evenAndOddHeaders")
    assert find(settings, "w:themeFontLang/@w:val") == ["sv-SE"]
    assert find(settings, "w:decimalSymbol/@w:val | w:listSeparator/@w:val") == [",", ";"]
    assert find(settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") == ["15"]


@pytest.mark.parametrize("protection", ["standard", "strict"])
def test_restriction_bars_direct_formatting_only(protection: word.Protection):
    settings = etree.fromstring(word.parts(protection)["word/settings.xml"])
    (restriction,) = find(settings, "w:documentProtection")
    assert {etree.QName(key).localname: value for key, value in restriction.attrib.items()} == {
        "formatting": "1",
        "enforcement": "1",
    }


def test_strict_locks_every_style_but_the_masters_own():
    styles = etree.fromstring(word.parts("strict")["word/styles.xml"])
    assert find(styles, "w:latentStyles/@w:defLockedState") == ["1"]
    assert set(find(styles, "//w:lsdException/@w:locked")) == {"0"}
    assert not find(styles, "//w:style/w:locked")
