"""The pages of a file as PNG files in a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from naravard_templates.errors import RenderingError
from naravard_templates.files import make_folder, refuse_taken, write_atomically
from naravard_templates.formats.docx.page_fields import with_page_fields
from naravard_templates.formats.ooxml.package import Package, read_file
from naravard_templates.model.snapshot import Format
from naravard_templates.rendering.libreoffice import to_pdf
from naravard_templates.rendering.pdf import pictures

WIDTH: Final = 1280
"""Of a picture, in pixels: a slide fills a laptop's screen, and body text on an A4 page can be read."""
_FEWEST_DIGITS: Final = 2

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many."""


def pages(source: Path | bytes, folder: Path, *, width: int = WIDTH, overwrite: bool = False,
          progress: Progress | None = None) -> tuple[Path, ...]:
    """Draws every page of a Word or PowerPoint file: FILE-01.png, FILE-02.png … in a folder. The file is only read.

    Raises UncheckableFile for what is no such file, RenderingError, and OutputError where a picture is there already
    (then nothing is written) or cannot be written.
    """
    stem = source.stem if isinstance(source, Path) else "pages"
    data = read_file(source) if isinstance(source, Path) else source
    with Package(data, name=source.name if isinstance(source, Path) else "") as package:
        format = package.format
    if format is Format.DOCX:
        data = with_page_fields(data)
    return draw(data, f".{format}", lambda count: _numbered(folder, stem, count), width, overwrite, progress)


def draw(data: bytes, suffix: str, names: Callable[[int], Sequence[Path]], width: int, overwrite: bool,
         progress: Progress | None) -> tuple[Path, ...]:
    """The pages in files whose names are chosen once it is known how many there are."""
    count, found = pictures(to_pdf(data, suffix), width)
    targets = tuple(names(count))
    if len(targets) != count:
        raise RenderingError("LibreOffice drew {count} pages where there are {wanted}.", count=count,
                             wanted=len(targets))
    refuse_taken(targets, overwrite)
    for number, (target, picture) in enumerate(zip(targets, found, strict=True), 1):
        make_folder(target.parent)
        write_atomically(target, picture)
        if progress is not None:
            progress(number, count)
    return targets


def _numbered(folder: Path, stem: str, count: int) -> list[Path]:
    digits = max(_FEWEST_DIGITS, len(str(count)))
    return [folder / f"{stem}-{number:0{digits}}.png" for number in range(1, count + 1)]
