"""A copy with a comment at each finding, for the author who mends the file by hand."""

from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator
from support.edit import NS, edit, find, pack, parts, qn
from support.office import convert, needs_libreoffice
from support.places import EXAMPLES

import naravard_templates as nt
from naravard_templates.cli import run

EMU_PER_UNIT = 1_587.5


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A logo moved, a paragraph in another font, a picture without alt text."""
    path = nt.build(EXAMPLES / "beslut.md", tmp_path_factory.mktemp("text") / "beslut.docx")
    data = edit(path.read_bytes(), "word/document.xml", _spoil_text)
    header = next(name for name, part in parts(data).items() if "header" in name and b"pic:pic" in part)
    path.write_bytes(edit(data, header, _move_logo))
    return path


def _spoil_text(root) -> None:
    paragraph = next(one for one in root.iter(qn("w:p")) if "".join(one.itertext()).startswith("Allt fler"))
    run = find(paragraph, "w:r")
    properties = run.find("w:rPr", NS)
    if properties is None:
        properties = etree.Element(qn("w:rPr"))
        run.insert(0, properties)
    etree.SubElement(properties, qn("w:rFonts")).set(qn("w:ascii"), "Comic Sans MS")
    for drawing in root.iter(qn("wp:docPr")):
        drawing.attrib.pop("descr", None)


def _move_logo(root) -> None:
    for offset in root.xpath(".//wp:anchor[.//pic:pic]//wp:posOffset", namespaces=NS):
        offset.text = str(int(offset.text) + 300_000)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master's logo moved, and a title on the second slide dragged."""
    path = nt.build(EXAMPLES / "fardplan.md", tmp_path_factory.mktemp("bilder") / "fardplan.pptx")
    data = edit(path.read_bytes(), "ppt/slideMasters/slideMaster1.xml", _move_mark)
    path.write_bytes(edit(data, "ppt/slides/slide2.xml", _drag_title))
    return path


def _move_mark(root) -> None:
    offset = find(root, ".//p:pic/p:spPr/a:xfrm/a:off")
    offset.set("x", str(int(offset.get("x")) + 400_000))


def _drag_title(root) -> None:
    properties = find(root, ".//p:sp/p:spPr")
    transform = etree.SubElement(properties, qn("a:xfrm"))
    etree.SubElement(transform, qn("a:off"), x="3000000", y="2000000")
    etree.SubElement(transform, qn("a:ext"), cx="5000000", cy="900000")
    properties.insert(0, transform)


def annotated(path: Path, folder: Path, **options: object) -> Path:
    nt.annotate(path, folder / f"kopia{path.suffix}", **options)
    return folder / f"kopia{path.suffix}"


def codes(path: Path) -> list[str]:
    return sorted(finding.code for finding in nt.lint(path).findings if finding.code != "NV903")


def word_comments(path: Path) -> dict[str, str]:
    """The first line of each comment, with the text that it hangs on."""
    root = etree.fromstring(parts(path.read_bytes())["word/document.xml"])
    where = {}
    for paragraph in root.iter(qn("w:p")):
        for start in paragraph.findall("w:commentRangeStart", NS):
            where[int(start.get(qn("w:id")))] = "".join(text.text for text in paragraph.iter(qn("w:t")))
    return {comment.text.partition("\n")[0]: where[comment.comment_id] for comment in Document(str(path)).comments}


def slide_comments(path: Path) -> list[tuple[str, str, int, int]]:
    """Slide part, text and place of each comment."""
    content = parts(path.read_bytes())
    found = []
    for name in sorted(content):
        if name.startswith("ppt/slides/_rels/"):
            for item in etree.fromstring(content[name]):
                if item.get("Type").endswith("/2006/relationships/comments"):
                    slide = name.rpartition("/")[2].removesuffix(".rels")
                    for comment in etree.fromstring(content[item.get("Target").lstrip("/")]):
                        place = find(comment, "p:pos")
                        found.append((slide, find(comment, "p:text").text, int(place.get("x")), int(place.get("y"))))
    return found


def test_word_comments_stand_where_the_findings_are(document: Path, tmp_path: Path) -> None:
    comments = word_comments(annotated(document, tmp_path, lang="en"))

    font = next(text for text in comments if text.startswith("NV402"))
    logo = next(text for text in comments if text.startswith("NV201"))
    assert comments[font].startswith("Allt fler invånare")
    assert logo.startswith("NV201 header: ")
    assert comments[logo] == next(one.text for one in Document(str(document)).paragraphs if one.text)
    assert len(comments) == len(codes(document))


def test_a_comment_says_what_to_do_in_the_readers_language(document: Path, tmp_path: Path) -> None:
    comments = [comment.text for comment in Document(str(annotated(document, tmp_path, lang="sv"))).comments]

    assert all("\nAtt göra: " in text for text in comments)
    assert any(text.startswith("NV201 sidhuvud: ") for text in comments)


def test_slide_comments_stand_by_the_object(deck: Path, tmp_path: Path) -> None:
    comments = slide_comments(annotated(deck, tmp_path))

    title = next(one for one in comments if one[1].startswith("NV503"))
    assert title[0] == "slide2.xml"
    assert title[2:] == (round(3_000_000 / EMU_PER_UNIT), round(2_000_000 / EMU_PER_UNIT))
    logo = next(one for one in comments if one[1].startswith("NV201"))
    assert logo[0] == f"slide{next(f.location.number for f in nt.lint(deck).findings if f.code == 'NV201')}.xml"


@pytest.mark.parametrize("kind", ["document", "deck"])
def test_the_copy_lints_as_the_original_and_is_valid(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    original = request.getfixturevalue(kind)
    copy = annotated(original, tmp_path)

    assert codes(copy) == codes(original)
    assert [str(error) for error in OpenXmlValidator().validate(str(copy)).errors] == [
        str(error) for error in OpenXmlValidator().validate(str(original)).errors]


@pytest.mark.parametrize("kind", ["document", "deck"])
def test_a_second_run_replaces_its_own_comments(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    first = annotated(request.getfixturevalue(kind), tmp_path)
    (tmp_path / "igen").mkdir()

    assert annotated(first, tmp_path / "igen").read_bytes() == first.read_bytes()


def test_peoples_comments_in_a_document_stay(document: Path, tmp_path: Path) -> None:
    opened = Document(str(document))
    opened.add_comment(opened.paragraphs[0].runs, text="Min fråga", author="Läsare")
    source = tmp_path / "fråga.docx"
    opened.save(str(source))

    copy = Document(str(annotated(source, tmp_path)))

    assert [comment.text for comment in copy.comments if comment.author == "Läsare"] == ["Min fråga"]
    assert len({comment.comment_id for comment in copy.comments}) == len(list(copy.comments)) > 1


def test_peoples_comments_on_slides_stay(deck: Path, tmp_path: Path) -> None:
    first = annotated(deck, tmp_path)
    content = {name: part.replace(b'name="naravard"', 'name="Läsare"'.encode()) for name, part in
               parts(first.read_bytes()).items()}
    theirs = tmp_path / "deras.pptx"
    theirs.write_bytes(pack(content))

    assert len(slide_comments(annotated(theirs, tmp_path, overwrite=True))) == 2 * len(slide_comments(theirs))


def test_nothing_is_overwritten_unasked(document: Path, tmp_path: Path) -> None:
    target = tmp_path / "kopia.docx"
    target.write_bytes(b"viktigt")

    assert run(["lint", str(document), "--annotate", str(target), "--no-cache"]) == 4
    assert target.read_bytes() == b"viktigt"


def test_several_files_get_their_copies_in_a_folder(document: Path, deck: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "kopior")

    assert run(["lint", str(document), str(deck), "--annotate", folder, "--no-cache"]) == 1
    assert sorted(path.name for path in (tmp_path / "kopior").iterdir()) == ["beslut.docx", "fardplan.pptx"]


def test_a_clean_file_gets_no_copy(tmp_path: Path) -> None:
    clean = nt.build(EXAMPLES / "beslut.md", tmp_path / "beslut.docx")

    assert nt.annotate(clean, tmp_path / "kopia.docx").ok
    assert not (tmp_path / "kopia.docx").exists()


@pytest.mark.slow
def test_libreoffice_shows_the_comments(document: Path, deck: Path, tmp_path: Path) -> None:
    needs_libreoffice()
    text = convert(annotated(document, tmp_path), "odt", tmp_path)
    slides = convert(annotated(deck, tmp_path), "odp", tmp_path)

    assert parts(text.read_bytes())["content.xml"].count(b"<office:annotation ") == len(codes(document))
    assert parts(slides.read_bytes())["content.xml"].count(b"annotation>") >= len(codes(deck))
