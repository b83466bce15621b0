"""What the worker processes do for Skapa: plain functions of what was typed and uploaded.

An outline from outside reaches the files that were uploaded with it, and no others: they lie in a folder of their own,
under names of ours, and the reader asks for nothing else (`Source.uploaded`).
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import NO_TITLE
from naravard_templates.building import Wanted, draft_bytes, file_bytes, wanted_file
from naravard_templates.errors import OutlineError, OutlineProblem
from naravard_templates.formats.docx.page_fields import with_page_fields
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.thumbnails import thumbnail
from naravard_templates.formats.pptx.sample import only_slides, samples
from naravard_templates.formats.read import read_package
from naravard_templates.merging.fields import plain_name, shown, used_fields
from naravard_templates.model.outline import Outline
from naravard_templates.model.snapshot import Format, PageKind
from naravard_templates.outline import parse
from naravard_templates.rendering.libreoffice import to_pdf
from naravard_templates.rendering.pdf import pictures
from naravard_templates.rendering.schematic import Schematic
from naravard_templates.web.work import told_brand

WIDTH: Final = 800
TALL_WIDTH: Final = 720
"""Of a picture of a slide and of a page, in pixels."""
MOST_PAGES: Final = 60
SECONDS: Final = 60.0
"""For LibreOffice."""
_MOST_SKETCHES: Final = 6
"""A sketch takes a twentieth of a second; where nothing has been drawn yet, the real pictures come almost as soon."""


@dataclass(frozen=True, slots=True)
class Material:
    """The text of an outline, and what was uploaded beside it, by names that are safe in any folder."""

    text: str
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a draft: its title, the key of its picture, and a sketch (PNG) for as long as there is no picture."""

    title: str
    key: str
    sketch: bytes = b""


@dataclass(frozen=True, slots=True)
class Seen:
    """What an outline comes to. `problems` stand in the way of pages; `lacks` only in the way of handing over.

    A document has one page here until it has been drawn, for nobody knows how many there will be.
    """

    problems: tuple[OutlineProblem, ...] = ()
    lacks: tuple[OutlineProblem, ...] = ()
    format: Format = Format.DOCX
    data: bytes = b""
    pages: tuple[Page, ...] = ()
    fields: tuple[str, ...] = ()


@contextmanager
def opened(material: Material) -> Iterator[Outline]:
    """The outline, for as long as its files are there. Raises OutlineError."""
    with tempfile.TemporaryDirectory(prefix="naravard-") as name:
        folder = Path(name)
        for own, data in material.files.items():
            (folder / own).write_bytes(data)
        yield parse(material.text, source="", folder=folder, uploaded=frozenset(material.files))


def look_at(material: Material, known: Collection[str] = ()) -> Seen:
    """What an outline comes to as it stands. `known` are the keys of the pictures that there are already."""
    brand = told_brand()
    try:
        with opened(material) as outline:
            format = wanted_file(outline, "", None, brand).format
            draft = draft_bytes(_titled(outline), format, brand)
            fields = tuple(dict.fromkeys(shown(used.name) for used in used_fields(outline)))
    except OutlineError as error:
        return Seen(problems=error.problems)
    lacks = draft.lacks if outline.meta.title else (OutlineProblem(NO_TITLE), *draft.lacks)
    return Seen((), lacks, format, draft.data, _pages(draft.data, format, brand, known), fields)


def _titled(outline: Outline) -> Outline:
    """Without a title nothing can be made, but the pages can be looked at meanwhile."""
    return outline if outline.meta.title else replace(outline, meta=replace(outline.meta, title="…"))


def _pages(data: bytes, format: Format, brand: Brand, known: Collection[str]) -> tuple[Page, ...]:
    if format is Format.DOCX:
        return (Page("", hashlib.sha256(data).hexdigest()),)
    found = samples(data)
    fresh = [number for number, one in enumerate(found, 1) if one.fingerprint not in known]
    sketches = _sketches(data, fresh, brand) if len(fresh) <= _MOST_SKETCHES else {}
    return tuple(Page(one.title, one.fingerprint, sketches.get(number, b"")) for number, one in enumerate(found, 1))


def _sketches(data: bytes, wanted: Collection[int], brand: Brand) -> dict[int, bytes]:
    """Slides as they are known without LibreOffice."""
    size = brand.master(Format.PPTX).page_size
    if not wanted or size is None:
        return {}
    with Package(data) as package:
        snapshot = read_package(package)
        uses = {(use.location.part or "", use.path): use for use in reversed(snapshot.texts) if use.path}
        drawings = {page.number: Schematic(page, size, WIDTH, partial(thumbnail, package), uses)
                    for page in snapshot.pages if page.kind is PageKind.SLIDE and page.number in wanted}
        return {number: _png(drawing) for number, drawing in drawings.items()}


def _png(drawing: Schematic) -> bytes:
    stream = io.BytesIO()
    drawing.draw().save(stream, "PNG")
    return stream.getvalue()


def sketched(data: bytes, wanted: Collection[int]) -> dict[int, bytes]:
    """Slides (numbers from 1) where there is no LibreOffice to draw them."""
    return _sketches(data, wanted, told_brand())


def drawn(data: bytes, format: Format, wanted: Collection[int], waiting: Path | None = None) -> dict[int, bytes]:
    """Pages as LibreOffice draws them, as PNG by their numbers from 1; of a document all. `waiting` is the folder of a
    LibreOffice that has begun already. Raises RenderingError.
    """
    if format is Format.DOCX:
        pdf = to_pdf(with_page_fields(data), ".docx", timeout=SECONDS, waiting=waiting)
        _, found = pictures(pdf, TALL_WIDTH, range(1, MOST_PAGES + 1))
        return dict(enumerate(found, 1))
    numbers = sorted(wanted)
    pdf = to_pdf(only_slides(data, numbers), ".pptx", timeout=SECONDS, pages=",".join(map(str, numbers)),
                 waiting=waiting)
    _, found = pictures(pdf, WIDTH)
    return dict(zip(numbers, found, strict=True))


def finished(material: Material, to: str) -> tuple[str, bytes]:
    """The file to hand over, which has passed lint, and its suffix. Raises OutlineError, RenderingError."""
    brand = told_brand()
    with opened(material) as outline:
        _refuse_fields(outline)
        wanted = wanted_file(outline, "", None if to == "pdf" else to, brand)
        wanted = Wanted(wanted.format, to == "pdf")
        return wanted.suffix, file_bytes(outline, wanted, brand)


def _refuse_fields(outline: Outline) -> None:
    """A single file has no values for fields."""
    first = {plain_name(used.name): used for used in reversed(used_fields(outline))}
    problems = [OutlineProblem("The field {field} is filled from a table. Make the files under «One file for each "
                               "row», or write the field as `code` if it is to stand there.", line=used.line,
                               field=shown(used.name)) for used in first.values()]
    if problems:
        raise OutlineError(outline.source, problems)
