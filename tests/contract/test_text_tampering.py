"""What people do to the look of text, in both formats: one finding each, with the right code and place."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from support.edit import NS, edit, find, qn
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.model.finding import Finding

DARK, LIGHT = "14303A", "FFFFFF"


@dataclass(frozen=True)
class Kind:
    """Where the text of one format and its looks are said."""

    source: str
    part: str
    run: str
    theme: str
    styles: str
    style_colour: str
    surface: str
    font: str
    size: str
    colour: str
    language: str


PPTX = Kind(
    source="strategi.md", part="ppt/slides/slide3.xml", run=".//p:sp[2]//a:r", theme="ppt/theme/theme1.xml",
    styles="ppt/slideMasters/slideMaster1.xml",
    style_colour="p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/a:solidFill/a:schemeClr", surface="slide",
    font='<a:latin typeface="{}"/>', size="sz={}00",
    colour='<a:solidFill><a:srgbClr val="{}"/></a:solidFill>', language="lang={}")
DOCX = Kind(
    source="beslut.md", part="word/document.xml", run="", theme="word/theme/theme1.xml", styles="word/styles.xml",
    style_colour="w:style[w:name/@w:val='heading 1']/w:rPr/w:color", surface="body",
    font='<w:rFonts w:ascii="{}" w:hAnsi="{}"/>', size='<w:sz w:val="{}"/>', colour='<w:color w:val="{}"/>',
    language='<w:lang w:val="{}"/>')
BOTH = pytest.mark.parametrize("kind", [pytest.param(PPTX, id="pptx"), pytest.param(DOCX, id="docx")])
Built = dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    return {kind.source: nt.build(EXAMPLES / kind.source, folder / Path(kind.source).stem).read_bytes()
            for kind in (PPTX, DOCX)}


def lint(data: bytes) -> tuple[Finding, ...]:
    """What is found; the speaker notes of the example, which are only pointed out, aside."""
    return nt.lint(data, ignore=frozenset({"NV903"})).findings


def the_one(data: bytes) -> Finding:
    findings = lint(data)
    assert len(findings) == 1, [(found.code, str(found.message)) for found in findings]
    return findings[0]


def a_run(root: etree._Element, kind: Kind) -> etree._Element:
    """A run of body text in Swedish words."""
    if kind is PPTX:
        return root.xpath(kind.run, namespaces=NS)[0]
    runs = root.xpath("w:body/w:p[not(w:pPr/w:pStyle)]/w:r[w:t]", namespaces=NS)
    return next(run for run in runs if len(run.findtext("w:t", "", NS)) > 40)


def formatted(data: bytes, kind: Kind, say: str) -> bytes:
    """The file with a run that says something of its own: an attribute or an element of its properties."""
    prefix = "a" if kind is PPTX else "w"

    def change(root: etree._Element) -> None:
        run = a_run(root, kind)
        properties = run.find(f"{prefix}:rPr", NS)
        if properties is None:
            properties = etree.Element(qn(f"{prefix}:rPr"))
            run.insert(0, properties)
        if not say.startswith("<"):
            name, _, value = say.partition("=")
            properties.set(name, value)
            return
        wrapped = etree.fromstring(f'<x xmlns:a="{NS["a"]}" xmlns:w="{NS["w"]}">{say}</x>')
        for child in reversed(list(wrapped)):
            properties.insert(0, child)

    return edit(data, kind.part, change)


@BOTH
def test_the_files_are_clean_before(kind: Kind, built: Built) -> None:
    assert lint(built[kind.source]) == ()


@BOTH
def test_a_font_of_ones_own_is_found(kind: Kind, built: Built) -> None:
    finding = the_one(formatted(built[kind.source], kind, kind.font.format("Comic Sans MS", "Comic Sans MS")))

    assert (finding.code, finding.location.surface, finding.actual) == ("NV402", kind.surface, "Comic Sans MS")


@BOTH
@pytest.mark.parametrize("font", ["Carlito", "Calibri", "Wingdings"])
def test_the_brands_font_by_name_or_its_twin_is_no_fault(kind: Kind, built: Built, font: str) -> None:
    assert lint(formatted(built[kind.source], kind, kind.font.format(font, font))) == ()


@BOTH
def test_a_changed_theme_font_is_one_finding_however_much_text_shows_it(kind: Kind, built: Built) -> None:
    def change(root: etree._Element) -> None:
        find(root, ".//a:minorFont/a:latin").set("typeface", "Papyrus")

    finding = the_one(edit(built[kind.source], kind.theme, change))

    assert (finding.code, finding.location.surface, finding.location.object, finding.expected, finding.actual) == (
        "NV401", "theme", "minor", "Calibri", "Papyrus")


@BOTH
def test_tiny_text_is_found(kind: Kind, built: Built) -> None:
    finding = the_one(formatted(built[kind.source], kind, kind.size.format(8)))

    assert (finding.code, finding.location.surface) == ("NV403", kind.surface)
    assert finding.actual == {"points": 8.0 if kind is PPTX else 4.0}


def test_text_that_is_shrunk_to_fit_is_as_small_as_it_looks(built: Built) -> None:
    def shrink(root: etree._Element) -> None:
        body = root.xpath(".//p:sp[2]//a:bodyPr", namespaces=NS)[0]
        body.append(etree.Element(qn("a:normAutofit"), fontScale="50000"))

    finding = the_one(edit(built[PPTX.source], PPTX.part, shrink))

    assert (finding.code, finding.actual) == ("NV403", {"points": 10.0})


@BOTH
def test_white_text_on_white_is_found(kind: Kind, built: Built) -> None:
    finding = the_one(formatted(built[kind.source], kind, kind.colour.format(LIGHT)))

    assert (finding.code, finding.location.surface) == ("NV605", kind.surface)
    assert finding.actual["text"] == LIGHT
    assert finding.actual["contrast"] < 1.2


def test_dark_text_on_a_dark_box_that_was_put_under_it_is_found(built: Built) -> None:
    def fill(root: etree._Element) -> None:
        properties = root.xpath(".//p:sp[2]/p:spPr", namespaces=NS)[0]
        properties.append(etree.fromstring(
            f'<a:solidFill xmlns:a="{NS["a"]}"><a:schemeClr val="tx2"/></a:solidFill>'))

    finding = the_one(edit(built[PPTX.source], PPTX.part, fill))

    assert (finding.code, finding.actual["text"]) == ("NV605", DARK)


@BOTH
def test_swedish_marked_as_english_is_found(kind: Kind, built: Built) -> None:
    finding = the_one(formatted(built[kind.source], kind, kind.language.format("en-US")))

    assert (finding.code, finding.location.surface, finding.expected) == ("NV603", kind.surface, "sv-SE")
    assert finding.actual == {"language": "en-US", "runs": 1}


@BOTH
def test_a_style_in_another_colour_is_one_finding_at_the_style(kind: Kind, built: Built) -> None:
    def recolour(root: etree._Element) -> None:
        colour = root.xpath(kind.style_colour, namespaces=NS)[0]
        if kind is PPTX:
            colour.set("val", "accent6")
        else:
            colour.attrib.clear()
            colour.set(qn("w:val"), "B3261E")

    finding = the_one(edit(built[kind.source], kind.styles, recolour))

    assert (finding.code, finding.expected["rgb"], finding.actual["rgb"]) == ("NV305", "0F3D4C", "B3261E")
    assert finding.location.surface == ("master" if kind is PPTX else "styles")


def test_a_style_that_no_text_has_may_look_as_it_likes(built: Built) -> None:
    def recolour(root: etree._Element) -> None:
        style = next(style for style in root.iterfind("w:style", NS)
                     if find(style, "w:name").get(qn("w:val")) == "heading 3")
        colour = find(style, "w:rPr/w:color")
        colour.attrib.clear()
        colour.set(qn("w:val"), "FF0000")

    assert lint(edit(built[DOCX.source], DOCX.styles, recolour)) == ()


def test_the_default_style_in_another_colour_is_one_finding_though_others_are_based_on_it(built: Built) -> None:
    def recolour(root: etree._Element) -> None:
        style = root.xpath("w:style[w:name/@w:val='Normal']", namespaces=NS)[0]
        properties = style.find("w:rPr", NS)
        if properties is None:
            properties = etree.SubElement(style, qn("w:rPr"))
        properties.insert(0, etree.Element(qn("w:color"), {qn("w:val"): "7A2E5D"}))

    finding = the_one(edit(built[DOCX.source], DOCX.styles, recolour))

    assert (finding.code, finding.location.object, finding.actual["rgb"]) == ("NV305", "Normal", "7A2E5D")
