"""What houses draw that our own masters do not, and what is built on it: one small scripted master a case."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.util import Cm
from support.edit import NS, edit, parts

import naravard_templates as nt
from naravard_templates.brand.types import Brand

DECK = """---
titel: Nära vård i hela länet
underrubrik: Strategi för åren 2026–2030
typ: presentation
parter: [Region Västerbotten, Lycksele kommun, Skellefteå kommun, Umeå kommun, Vännäs kommun]
datum: 2025-12-09
---

## Vem gör vad

| Uppgift | Klart |
|:--------|:------|
| Rutin | Juni |

## Fler får vård

::: diagram {typ=stapel titel="Patienter" alt="Staplar för två år som växer."}
| År | Antal |
|:---|---:|
| 2024 | 1 |
| 2025 | 2 |
:::
"""
REPORT = """---
titel: Uppföljning
typ: rapport
organ: Styrgruppen
parter: [Region Västerbotten, Umeå kommun]
datum: 2026-02-10
---

[[innehåll]]

# Sammanfattning

Det gick bra.

| Uppgift | Klart |
|:--------|:------|
| Rutin | Juni |

# Slutsatser

Vi fortsätter.
"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def picture() -> io.BytesIO:
    stream = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(stream, "PNG")
    stream.seek(0)
    return stream


def deck(folder: Path, draw: Callable[[Any], None]) -> tuple[Brand, bytes]:
    """A brand of Office's plain master with something drawn on it, and a deck built on it."""
    presentation = Presentation()
    draw(presentation)
    presentation.save(str(folder / "master.pptx"))
    brand = nt.adopt([folder / "master.pptx"], folder / "brand")
    (folder / "deck.md").write_text(DECK, encoding="utf-8")
    return brand, nt.build(folder / "deck.md", folder / "deck.pptx", brand=brand).read_bytes()


def document(folder: Path, draw: Callable[[Any], None]) -> bytes:
    master = Document()
    draw(master)
    master.save(str(folder / "master.docx"))
    brand = nt.adopt([folder / "master.docx"], folder / "brand")
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    return nt.build(folder / "report.md", folder / "report.docx", brand=brand).read_bytes()


def root_of(data: bytes, part: str) -> etree._Element:
    return etree.fromstring(parts(data)[part])


def body_style(presentation: Any) -> etree._Element:
    return presentation.slide_masters[0]._element.find(".//p:bodyStyle/a:lvl1pPr/a:defRPr", NS)


def test_text_keeps_clear_of_the_picture_beside_it(tmp_path: Path) -> None:
    def draw(presentation: Any) -> None:
        layout = presentation.slide_layouts[0]
        _, relation = layout.part.get_or_add_image_part(picture())
        edge = layout.placeholders[1].left + layout.placeholders[1].width * 2 // 3
        layout.shapes._spTree.add_pic(90, "Glob", "", relation, edge, 0, presentation.slide_width - edge, Cm(19))

    _, data = deck(tmp_path, draw)

    subtitle = root_of(data, "ppt/slides/slide1.xml").findall(".//a:bodyPr", NS)[1]
    layout = Presentation(io.BytesIO(data)).slide_layouts[0]
    slot, shown = layout.placeholders[1], next(shape for shape in layout.shapes if shape.name == "Glob")
    assert slot.left + slot.width - int(subtitle.get("rIns")) <= shown.left


def test_a_table_is_as_large_as_other_text_and_in_its_font(tmp_path: Path) -> None:
    def draw(presentation: Any) -> None:
        style = body_style(presentation)
        style.set("sz", "1400")
        style.find("a:latin", NS).set("typeface", "Georgia")

    _, data = deck(tmp_path, draw)

    runs = root_of(data, "ppt/slides/slide2.xml").findall(".//a:tc//a:r/a:rPr", NS)
    assert {(run.get("sz"), run.find("a:latin", NS).get("typeface")) for run in runs} == {("1400", "Georgia")}
    assert b'typeface="Georgia"' in parts(data)["ppt/charts/chart1.xml"]


def test_text_in_the_themes_font_names_none(tmp_path: Path) -> None:
    _, data = deck(tmp_path, lambda _: None)

    assert b"a:latin" not in parts(data)["ppt/slides/slide2.xml"] + parts(data)["ppt/charts/chart1.xml"]


def test_lines_in_a_low_slot_of_the_title_slide_can_be_read_in_every_program(tmp_path: Path) -> None:
    def draw(presentation: Any) -> None:
        slot = presentation.slide_layouts[0].placeholders[1]
        slot.height = Cm(1.2)
        for grey in slot._element.findall(".//a:solidFill", NS):
            grey.getparent().remove(grey)

    _, data = deck(tmp_path, draw)

    subtitle = root_of(data, "ppt/slides/slide1.xml").findall(".//p:sp", NS)[1]
    assert subtitle.find(".//a:normAutofit", NS) is None
    assert all(int(run.get("sz")) >= 1200 for run in subtitle.findall(".//a:r/a:rPr", NS))


def as_background(presentation: Any) -> None:
    """A house that bakes its logo into the background of the layout."""
    layout = presentation.slide_layouts[0]
    _, relation = layout.part.get_or_add_image_part(picture())
    layout._element.cSld.insert(0, etree.fromstring(
        f'<p:bg xmlns:p="{NS["p"]}" xmlns:a="{NS["a"]}" xmlns:r="{NS["r"]}"><p:bgPr><a:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr>'
        '</p:bg>'))


def made_grey(root: etree._Element) -> None:
    etree.SubElement(root.find(".//p:bg//a:blip", NS), f"{{{NS['a']}}}grayscl")


def seen_through(root: etree._Element) -> None:
    etree.SubElement(root.find(".//p:bg//a:blip", NS), f"{{{NS['a']}}}alphaModFix", amt="40000")


def shifted(root: etree._Element) -> None:
    root.find(".//p:bg//a:fillRect", NS).attrib.update({"l": "20000", "r": "-20000"})


def untouched(root: etree._Element) -> None:
    root.find(".//p:bg//a:blip", NS).set("cstate", "print")


@pytest.mark.parametrize(("change", "codes"), [
    (made_grey, {"NV303"}), (seen_through, {"NV303"}), (shifted, {"NV303"}), (untouched, set()),
])
def test_a_picture_in_the_background_is_drawn_as_the_template_draws_it(
        tmp_path: Path, change: Callable[[etree._Element], None], codes: set[str]) -> None:
    brand, data = deck(tmp_path, as_background)
    part = next(one.part for one in brand.protected.masters[0].elements if one.element.path == "background")

    found = nt.lint(edit(data, part, change), brand=brand).findings

    assert {one.code for one in found if one.code.startswith(("NV2", "NV3"))} == codes


FIELD = (f'<w:p xmlns:w="{WORD}"><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> STYLEREF  {{style}}  '
         '\\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>XX Month 20XX'
         '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
BOUND = (f'<w:p xmlns:w="{WORD}"><w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/ns1:coreProperties[1]/'
         'ns0:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr><w:sdtContent>'
         '<w:r><w:t>[Title]</w:t></w:r></w:sdtContent></w:sdt></w:p>')


@pytest.mark.parametrize(("content", "said", "fields"), [
    (FIELD.replace("{style}", "Date"), "2026-02-10", 0),
    (FIELD.replace("{style}", '"Heading 1"'), "Sammanfattning", 1),
    (FIELD.replace("{style}", "1"), "Sammanfattning", 1),
    (FIELD.replace("{style}", "Ort"), "", 0),
    (BOUND, "Uppföljning", 0),
], ids=["date", "heading", "heading by number", "style of nobody's", "title"])
def test_a_header_says_what_the_document_says(tmp_path: Path, content: str, said: str, fields: int) -> None:
    def draw(master: Any) -> None:
        master.sections[0].header._element.append(parse_xml(content))

    header = Document(io.BytesIO(document(tmp_path, draw))).sections[0].header._element

    assert "".join(text.text for text in header.iter(f"{{{WORD}}}t")) == said
    assert len(header.findall(".//w:instrText", {"w": WORD})) == fields


def test_the_text_of_tables_stands_close_where_running_text_does_not(tmp_path: Path) -> None:
    def draw(master: Any) -> None:
        master.styles["Normal"].paragraph_format.space_after = Pt(12)

    made = Document(io.BytesIO(document(tmp_path, draw)))

    spaces = {cell.paragraphs[0].paragraph_format.space_after for row in made.tables[-1].rows for cell in row.cells}
    assert spaces == {0}


def test_a_table_of_contents_without_styles_of_its_own_is_not_spread_over_pages(tmp_path: Path) -> None:
    def draw(master: Any) -> None:
        master.styles["Normal"].paragraph_format.space_after = Pt(24)

    made = Document(io.BytesIO(document(tmp_path, draw)))

    lines = made.element.body.findall(".//w:sdt//w:p[w:hyperlink]", {"w": WORD})
    assert len(lines) == 2
    assert all(int(line.find("w:pPr/w:spacing", {"w": WORD}).get(f"{{{WORD}}}after")) <= 60 for line in lines)
