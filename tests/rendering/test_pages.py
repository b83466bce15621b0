"""Pages as pictures: their names, their size, and that nothing is written over."""

from __future__ import annotations

import importlib.util
import io
import shutil
import struct
from pathlib import Path

import pytest
from builder.making import heading, text
from builder.written import deck, document
from PIL import Image
from support.office import needs_libreoffice

from naravard_templates import api
from naravard_templates.errors import OutputError, RenderingError, UnreadableFile, UnsupportedFile
from naravard_templates.rendering import pages, pdf


def pdf_of(count: int) -> bytes:
    """A PDF of empty pages, twice as wide as high."""
    with io.BytesIO() as stream:
        first, *rest = (Image.new("RGB", (200, 100), "white") for _ in range(count))
        first.save(stream, "PDF", save_all=True, append_images=rest)
        return stream.getvalue()


def size(picture: bytes) -> tuple[int, int]:
    """Of a PNG, from its header."""
    assert picture.startswith(b"\x89PNG")
    return struct.unpack(">II", picture[16:24])  # type: ignore[return-value]


@pytest.fixture
def three_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice makes three pages of anything."""
    monkeypatch.setattr(pages, "to_pdf", lambda data, suffix: pdf_of(3))


@pytest.fixture
def without_pdfium(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)


@pytest.mark.parametrize("width", [100, 333, 1280])
def test_a_picture_is_as_wide_as_was_asked_for(width: int) -> None:
    count, found = pdf.pictures(pdf_of(2), width)
    assert count == 2
    assert [size(picture)[0] for picture in found] == [width, width]


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is missing")
@pytest.mark.usefixtures("without_pdfium")
def test_poppler_does_as_well() -> None:
    count, found = pdf.pictures(pdf_of(11), 100)
    assert count == 11
    assert [size(picture) for picture in found] == [(100, 50)] * 11


@pytest.mark.usefixtures("without_pdfium")
def test_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(RenderingError, match=r"pip install 'naravard-templates\[pictures\]'"):
        pdf.pictures(pdf_of(1), 100)


@pytest.mark.usefixtures("three_pages")
def test_pages_are_named_after_the_file(tmp_path: Path) -> None:
    source, done = tmp_path / "prov v2.pptx", []
    source.write_bytes(deck())
    before = source.read_bytes(), source.stat().st_mtime_ns
    made = api.preview(source, tmp_path / "ut", progress=lambda *told: done.append(told))
    assert [path.name for path in made] == ["prov v2-01.png", "prov v2-02.png", "prov v2-03.png"]
    assert {path.parent for path in made} == {tmp_path / "ut"}
    assert done == [(1, 3), (2, 3), (3, 3)]
    assert (source.read_bytes(), source.stat().st_mtime_ns) == before


@pytest.mark.usefixtures("three_pages")
def test_nothing_is_written_over_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "pages-03.png").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"pages-03\.png"):
        api.preview(deck(), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["pages-03.png"]
    assert len(api.preview(deck(), tmp_path, overwrite=True)) == 3
    assert (tmp_path / "pages-03.png").read_bytes() != b"mine"


def test_a_hundred_pages_sort_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pages, "to_pdf", lambda data, suffix: pdf_of(100))
    made = api.preview(document(), tmp_path, width=20)
    assert made[0].name == "pages-001.png"
    assert list(made) == sorted(made)


@pytest.mark.parametrize(("content", "error"), [(b"%PDF-1.7", UnsupportedFile), (b"hello", UnreadableFile)])
def test_other_files_are_refused_before_anything_starts(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    source = tmp_path / "prov.docx"
    source.write_bytes(content)
    with pytest.raises(error):
        api.preview(source, tmp_path)


@pytest.mark.slow
def test_a_document_as_libreoffice_shows_it(tmp_path: Path) -> None:
    needs_libreoffice()
    made = api.preview(document(heading(1, "Rubrik"), text("Text.")), tmp_path, width=300)
    assert [path.name for path in made] == ["pages-01.png"]
    with Image.open(made[0]) as picture:
        assert picture.width == 300
        assert picture.height == pytest.approx(300 * 297 / 210, abs=1)
        assert len(picture.convert("RGB").getcolors(100_000) or ()) > 20
