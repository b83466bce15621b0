"""Packages: what python-pptx and python-docx refuse is read, and what is unsafe or foreign is refused with a reason."""

import io
import zipfile

import pytest
from support.edit import pack, parts, without
from support.places import BRAND, needs_shared, shared

import naravard_templates as nt
from naravard_templates.errors import EncryptedFile, UnreadableFile, UnsafePackage, UnsupportedFile
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read
from naravard_templates.model.limits import Limits
from naravard_templates.model.snapshot import Format

DECK = (BRAND / "framtidsbild.potx").read_bytes()
DOCUMENT = (BRAND / "framtidsbild.dotx").read_bytes()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
STRICT = b"http://purl.oclc.org/ooxml/"


def changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    content = parts(data)
    assert old in content[part]
    return pack({**content, part: content[part].replace(old, new)})


def test_a_template_is_read_as_what_it_is() -> None:
    assert read(DECK).format is Format.PPTX
    assert read(DOCUMENT).is_template


@pytest.mark.parametrize("kind", ["slideshow.main+xml", "macroEnabled.main+xml", "nonsense"])
def test_the_content_type_of_the_main_part_does_not_matter(kind: str) -> None:
    data = changed(DECK, "[Content_Types].xml", b"presentationml.template.main+xml", b"presentationml." + kind.encode())

    assert read(data).format is Format.PPTX


def test_strict_files_say_the_same_under_other_names() -> None:
    names = ((b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"officeDocument/relationships"),
             (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"drawingml/main"),
             (b"http://schemas.openxmlformats.org/presentationml/2006/main", b"presentationml/main"))
    content = parts(DECK)
    for part in content:
        for usual, strict in names:
            content[part] = content[part].replace(usual, STRICT + strict)

    assert read(pack(content)).layouts == read(DECK).layouts


def test_dangling_relationships_are_passed_over() -> None:
    assert nt.lint(without(DECK, "ppt/viewProps.xml")).error is None
    assert nt.lint(without(DOCUMENT, "word/fontTable.xml")).error is None


def test_part_names_differ_in_case() -> None:
    content = {name.replace("slideMasters/slideMaster1", "SlideMasters/slidemaster1") if "rels" not in name else name:
               data for name, data in parts(DECK).items()}

    assert [page.layout for page in read(pack(content)).layouts] == [page.layout for page in read(DECK).layouts]


@pytest.mark.parametrize(("data", "error"), [
    (b"", UnreadableFile), (b"Hello", UnreadableFile), (DECK[: len(DECK) // 2], UnreadableFile),
    (b"%PDF-1.7 and so on", UnsupportedFile), (b"{\\rtf1 and so on", UnsupportedFile),
    (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile), (OLE, EncryptedFile),
    (pack({"hello.txt": b"hello"}), UnreadableFile),
    (pack({"mimetype": b"application/vnd.oasis.opendocument.text"}), UnsupportedFile),
    (pack({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), UnsupportedFile),
])
def test_what_is_no_office_file_is_refused_with_a_reason(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read(data)


def test_an_old_binary_says_what_to_save_as(tmp_path) -> None:
    path = tmp_path / "protokoll.doc"
    path.write_bytes(OLE)

    with pytest.raises(UnsupportedFile, match=r"\.docx"):
        Package(path)


def test_a_document_type_is_refused_and_no_entity_is_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    data = changed(DECK, "ppt/presentation.xml", b"<p:presentation", bomb + b"<p:presentation")

    with pytest.raises(UnsafePackage, match="document type"):
        read(data)


def test_broken_xml_names_the_part() -> None:
    data = changed(DECK, "ppt/slideMasters/slideMaster1.xml", b"</p:sldMaster>", b"")

    with pytest.raises(UnreadableFile, match="slideMaster1"):
        read(data)


def test_a_part_outside_the_package_is_refused() -> None:
    with pytest.raises(UnsafePackage, match="outside"):
        read(pack({**parts(DECK), "../evil.xml": b"<x/>"}))


def test_limits_are_kept() -> None:
    with pytest.raises(UnsafePackage, match="parts"):
        Package(DECK, Limits(parts=3))
    with pytest.raises(UnsafePackage, match="larger"):
        Package(DECK, Limits(xml_part=10)).tree("ppt/presentation.xml")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(50_000_000))

    with pytest.raises(UnsafePackage, match="zip bomb"):
        Package(buffer.getvalue())


def test_a_missing_file_and_a_folder_are_one_clear_sentence(tmp_path) -> None:
    assert nt.lint(tmp_path / "borta.pptx").error.code == "NV001"
    assert nt.lint(tmp_path).error.code == "NV001"


@needs_shared
@pytest.mark.parametrize("path", shared("files"), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_real_file_gets_a_verdict_or_a_reason(path) -> None:
    report = nt.lint(path)

    expected = {"cfb-encrypted": "NV002", "cfb-legacy": "NV002", "zip-bad": "NV001"}.get(path.parent.name)
    assert (report.error.code if report.error else None) == expected or path.parent.name in {
        "odf", "fails-docx-ValueError", "fails-docx-zipfile.BadZipFile"}
    assert report.error or report.findings
