"""Reading an outline from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import PictureBlock
from naravard_templates.outline import load


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def it_reads_utf_8_with_and_without_a_mark(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "å.md"
    path.write_bytes(mark + "---\ntitel: Nära vård\n---\n".encode())
    outline = load(path)
    assert outline.meta.title == "Nära vård"
    assert outline.source == str(path)


def it_looks_for_pictures_from_the_folder_of_the_outline(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "a.md").write_text("![x](b.png)", encoding="utf-8")
    (picture,) = load(str(tmp_path / "a.md")).blocks
    assert isinstance(picture, PictureBlock)
    assert picture.path == tmp_path / "b.png"


@pytest.mark.parametrize(("data", "line"), [
    ("a\nvård".encode("latin-1"), 2), ("vård".encode("utf-16"), 1), ("a\nb".encode("utf-16-le"), 1),
    (b"PK\x03\x04\x00", 1),
])
def it_refuses_other_encodings_and_names_the_line(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    with pytest.raises(OutlineError) as caught:
        load(path)
    assert str(caught.value) == f"{path}:{line}: The file is not text in UTF-8: save it with the encoding UTF-8."


def it_says_when_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match=r"saknas\.md: The file does not exist\.$"):
        load(tmp_path / "saknas.md")


def it_says_when_it_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match="This is a folder; an outline is one file"):
        load(tmp_path)


def it_says_when_the_file_is_no_outline_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(10 ** 12)
    with pytest.raises(OutlineError, match="larger than 10 megabytes, which no outline is"):
        load(tmp_path / "a.md")


def it_says_when_the_file_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(OutlineError, match=r"The file cannot be opened \(File name too long\)\."):
        load(tmp_path / ("a" * 300))
