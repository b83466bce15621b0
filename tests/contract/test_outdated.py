"""A file made from an older version of the template is brought to the current one, with its text."""

import io
import shutil
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from support.edit import NS, edit, find, parts, qn
from support.places import BRAND, EXAMPLES

import naravard_templates as nt
from naravard_templates.brand.types import Brand

_ACCENT = "7A2E5D"


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    """Version 2: another first colour, the logo further right, a layout renamed and lowered, larger headings, lists
    numbered anew."""
    folder = tmp_path_factory.mktemp("profil")
    shutil.copytree(BRAND, folder / "profil")
    deck = edit((BRAND / "framtidsbild.potx").read_bytes(), "ppt/slideMasters/slideMaster1.xml", _move_logo)
    deck = edit(edit(deck, "ppt/theme/theme1.xml", _retheme), "ppt/slideLayouts/slideLayout7.xml", _lower)
    (folder / "ny.potx").write_bytes(deck)
    document = edit((BRAND / "framtidsbild.dotx").read_bytes(), "word/header1.xml", _move_word_logo)
    document = edit(edit(document, "word/theme/theme1.xml", _retheme), "word/styles.xml", _enlarge)
    document = edit(document, "word/numbering.xml", lambda root: _renumber(root, "w:num", "w:numId"))
    (folder / "ny.dotx").write_bytes(edit(document, "word/document.xml", _widen_margin))
    return nt.adopt([folder / "ny.potx", folder / "ny.dotx"], folder / "profil", version="2.0.0")


def _move_logo(root) -> None:
    offset = find(root, ".//p:pic/p:spPr/a:xfrm/a:off")
    offset.set("x", str(int(offset.get("x")) + 400_000))


def _move_word_logo(root) -> None:
    for offset in root.xpath(".//wp:anchor[.//pic:pic]//wp:positionH/wp:posOffset", namespaces=NS):
        offset.text = str(int(offset.text) + 400_000)


def _retheme(root) -> None:
    find(root, ".//a:accent1/a:srgbClr").set("val", _ACCENT)


def _lower(root) -> None:
    find(root, "p:cSld").set("name", "Två spalter")
    for offset in root.iterfind(".//p:sp/p:spPr/a:xfrm/a:off", NS):
        offset.set("y", str(int(offset.get("y")) + 150_000))


def _enlarge(root) -> None:
    style = next(one for one in root.iterfind("w:style", NS)
                 if find(one, "w:name").get(qn("w:val")) == "heading 1")
    find(style, "w:rPr/w:sz").set(qn("w:val"), "40")
    _renumber(root, ".//w:numPr/w:numId", "w:val")


def _renumber(root, path: str, attribute: str) -> None:
    for item in root.iterfind(path, NS):
        item.set(qn(attribute), str(100 + int(item.get(qn(attribute)))))


def _widen_margin(root) -> None:
    for margins in root.iter(qn("w:pgMar")):
        margins.set(qn("w:left"), str(int(margins.get(qn("w:left"))) + 200))


@pytest.fixture(scope="module")
def deck(brand: Brand, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return updated(EXAMPLES / "fardplan.md", "pptx", brand, tmp_path_factory.mktemp("bilder"))


@pytest.fixture(scope="module")
def document(brand: Brand, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return updated(EXAMPLES / "beslut.md", "docx", brand, tmp_path_factory.mktemp("text"))


def updated(source: Path, ending: str, brand: Brand, folder: Path) -> tuple[Path, Path]:
    """A file from the old version, and the same file brought up to date."""
    old = nt.build(source, folder / f"gammal.{ending}")
    assert "NV102" in codes(old, brand)
    outcome = nt.fix(old, folder / f"ny.{ending}", brand=brand, unsafe=True)
    assert outcome.ok, outcome.reason
    return old, folder / f"ny.{ending}"


def codes(path: Path, brand: Brand) -> set[str]:
    return {finding.code for finding in nt.lint(path, brand=brand).findings}


def faults(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def test_a_deck_is_the_current_versions(deck: tuple[Path, Path], brand: Brand) -> None:
    old, new = deck

    assert codes(new, brand) <= codes(old, brand) - {"NV102"}
    assert b"framtidsbild" in parts(new.read_bytes())["docProps/custom.xml"]
    assert b"@2.0.0" in parts(new.read_bytes())["docProps/custom.xml"]
    assert faults(new) == []


def test_its_slides_say_what_they_said_on_layouts_of_the_same_name_or_role(deck: tuple[Path, Path]) -> None:
    old, new = (Presentation(str(path)) for path in deck)

    assert len(new.slide_masters) == 1
    for before, after in zip(old.slides, new.slides, strict=True):
        assert [shape.text for shape in after.shapes if shape.has_text_frame] == [
            shape.text for shape in before.shapes if shape.has_text_frame]
        expected = {"Två kolumner": "Två spalter"}.get(before.slide_layout.name, before.slide_layout.name)
        assert after.slide_layout.name == expected


def test_a_slide_follows_its_layout_down(deck: tuple[Path, Path]) -> None:
    tops = [next(slide for slide in Presentation(str(path)).slides if slide.slide_layout.name.startswith("Två "))
            .shapes.title.top for path in deck]

    assert tops[1] - tops[0] == 150_000


def test_a_document_is_the_current_versions(document: tuple[Path, Path], brand: Brand) -> None:
    old, new = document

    assert codes(new, brand) <= codes(old, brand) - {"NV102"}
    assert b"@2.0.0" in parts(new.read_bytes())["docProps/custom.xml"]
    assert faults(new) == []


def test_it_has_the_text_it_had_in_the_current_look(document: tuple[Path, Path]) -> None:
    before, after = (Document(str(path)) for path in document)

    assert [paragraph.text for paragraph in after.paragraphs] == [paragraph.text for paragraph in before.paragraphs]
    assert [paragraph.text for paragraph in after.sections[0].footer.paragraphs] == [
        paragraph.text for paragraph in before.sections[0].footer.paragraphs]
    assert after.styles["Heading 1"].font.size.pt == 20
    assert after.sections[0].left_margin - before.sections[0].left_margin == 200 * 635
    assert _ACCENT.encode() in parts(document[1].read_bytes())["word/theme/theme1.xml"]


def test_lists_go_on_as_lists(document: tuple[Path, Path]) -> None:
    before, after = ([find(style._element, ".").xpath("w:pPr/w:numPr/w:numId/@w:val")
                      for style in Document(str(path)).styles if style.name.startswith("List")] for path in document)

    assert after == before
    assert any(after)


def test_a_style_of_the_authors_own_stays(brand: Brand, tmp_path: Path) -> None:
    old = nt.build(EXAMPLES / "beslut.md", tmp_path / "gammal.docx")
    document = Document(str(old))
    document.styles.add_style("Egen ruta", 1).base_style = document.styles["Normal"]
    buffer = io.BytesIO()
    document.save(buffer)
    old.write_bytes(buffer.getvalue())

    outcome = nt.fix(old, tmp_path / "ny.docx", brand=brand, unsafe=True)

    assert outcome.ok, outcome.reason
    assert "Egen ruta" in [style.name for style in Document(str(tmp_path / "ny.docx")).styles]


def test_without_unsafe_an_old_file_stays_old(document: tuple[Path, Path], brand: Brand, tmp_path: Path) -> None:
    assert nt.fix(document[0], tmp_path / "ut.docx", brand=brand).edits == ()
