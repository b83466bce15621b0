"""What the package does, on one screen: build, hand out templates, lint, draw pages, adopt."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

from naravard_templates.brand.load import default_folder
from naravard_templates.brand.load import load_brand as _load
from naravard_templates.brand.protected import Layout
from naravard_templates.brand.types import Brand
from naravard_templates.errors import UncheckableFile, UnsupportedFile
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.linter.registry import rules
from naravard_templates.linter.runner import lint as _lint
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Report
from naravard_templates.model.snapshot import Format

__all__ = ["adopt", "build", "check_brand", "layout_pictures", "layouts", "lint", "lint_file", "lint_many",
           "load_brand", "merge", "new", "preview", "rules", "schema", "template"]

if TYPE_CHECKING:
    from naravard_templates.series import Merged


class Saveable(Protocol):
    """An open python-pptx presentation or python-docx document."""

    def save(self, target: Any, /) -> None: ...


Source = Path | str | bytes | BinaryIO | Saveable
Progress = Callable[[int, int], None]
"""Told how much is done, and of how much."""
Codes = frozenset[str]
NO_CODES: Codes = frozenset()


def load_brand(folder: Path | str | None = None) -> Brand:
    """The brand in a folder, or the one that comes with the package. Raises BrandError."""
    return _load(Path(folder) if folder is not None else default_folder())


def lint(source: Source, *, brand: Brand | None = None, select: Codes = NO_CODES,
         ignore: Codes = NO_CODES) -> FileReport:
    """Checks a path, bytes, an open binary file, or an open python-pptx or python-docx object.

    A file that cannot be checked, by this brand or at all, is reported as unchecked and never raised. Raises BrandError
    where the brand itself cannot be used.
    """
    brand = brand or load_brand()
    name = str(source) if isinstance(source, Path | str) else "<stream>"
    try:
        with Package(_opened(source)) as package:
            if not brand.has(package.format):
                raise UnsupportedFile("The brand {brand} has no {format} master, so this file cannot be checked by it.",
                                      brand=brand.config.name, format=package.format.value)
            findings = _lint(read_package(package), brand, select, ignore)
    except UncheckableFile as error:
        return FileReport(name, FileStatus.UNCHECKED, error=FileError(error.code, error.message))
    return FileReport(name, FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings)


def _opened(source: Source) -> Path | bytes | BinaryIO:
    if isinstance(source, str):
        return Path(source)
    if isinstance(source, Path | bytes) or hasattr(source, "read"):
        return source  # type: ignore[return-value]
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


def lint_file(path: Path, *, brand: Brand, select: Codes = NO_CODES, ignore: Codes = NO_CODES) -> FileReport:
    """Checks one file; the form that worker processes call."""
    return lint(path, brand=brand, select=select, ignore=ignore)


def lint_many(paths: Iterable[Path | str], executor: Executor | None = None, *, brand: Brand | None = None,
              select: Codes = NO_CODES, ignore: Codes = NO_CODES) -> Iterator[FileReport]:
    """Checks many files, in the given order, with any executor; yields each report as soon as it is there."""
    brand = brand or load_brand()
    files = [Path(path) for path in paths]
    if executor is None:
        yield from (lint_file(path, brand=brand, select=select, ignore=ignore) for path in files)
        return
    futures = [executor.submit(lint_file, path, brand=brand, select=select, ignore=ignore) for path in files]
    yield from (future.result() for future in futures)


def build(source: Path | str, target: Path | str | None = None, *, to: str | None = None, brand: Brand | None = None,
          overwrite: bool = False) -> Path:
    """Builds a file from an outline; where it is comes back. Raises OutlineError, BrandError, OutputError."""
    from naravard_templates.building import build as _build

    return _build(Path(source), Path(target) if target else None, to, brand or load_brand(), overwrite=overwrite)


def merge(source: Path | str, data: Path | str, target: Path | str | None = None, *, to: str | None = None,
          brand: Brand | None = None, overwrite: bool = False, progress: Progress | None = None) -> Merged:
    """Builds a file for every row of a table (.csv, .xlsx, .yaml, .json), with its values where the outline says
    `{{column}}`. `target` is a folder, or a name with a column in it ("out/{{kommun}}.docx").

    A row that cannot be used is told of in what comes back. Raises OutlineError, BrandError, RenderingError,
    OutputError for what concerns them all.
    """
    from naravard_templates.series import merge as _merge

    return _merge(Path(source), Path(data), str(target) if target else None, to, brand or load_brand(),
                  overwrite=overwrite, progress=progress)


def new(kind: str, target: Path | str | None = None, *, brand: Brand | None = None, overwrite: bool = False) -> Path:
    """Writes an outline to begin with, of a kind that the brand knows. Raises UsageError, BrandError, OutputError."""
    from naravard_templates.starting import new as _new

    return _new(kind, Path(target) if target else None, brand or load_brand(), overwrite=overwrite)


def template(folder: Path | str, *, parties: Sequence[str] = (), title: str = "", brand: Brand | None = None,
             overwrite: bool = False) -> tuple[Path, ...]:
    """Hands out the brand's locked .potx and .dotx, prefilled. Raises UsageError, BrandError, OutputError."""
    from naravard_templates.templating import template as _template

    return _template(Path(folder), brand or load_brand(), parties, title, overwrite=overwrite)


def schema(*, front_matter: bool = False) -> dict[str, Any]:
    """The JSON Schema of YAML outlines, or of the front matter of those in Markdown."""
    from naravard_templates.outline.json_schema import front_matter_schema, outline_schema

    return front_matter_schema() if front_matter else outline_schema()


def preview(source: Path | str | bytes, folder: Path | str, *, width: int | None = None, overwrite: bool = False,
            progress: Progress | None = None) -> tuple[Path, ...]:
    """Draws a file's pages as PNG, `width` pixels wide. Raises UncheckableFile, RenderingError, OutputError."""
    from naravard_templates.rendering.pages import WIDTH, pages

    data = source if isinstance(source, bytes) else Path(source)
    return pages(data, Path(folder), width=width or WIDTH, overwrite=overwrite, progress=progress)


def layout_pictures(folder: Path | str, *, brand: Brand | None = None, overwrite: bool = False,
                    progress: Progress | None = None) -> tuple[Path, ...]:
    """Draws the slide layouts with their slots. Raises BrandError, RenderingError, OutputError."""
    from naravard_templates.rendering.layouts import layout_pictures as _layout_pictures

    return _layout_pictures(brand or load_brand(), Path(folder), overwrite=overwrite, progress=progress)


def adopt(masters: Sequence[Path | str], folder: Path | str, *, brand_id: str | None = None,
          name: str | None = None) -> Brand:
    """Makes a brand folder from real master files. Raises BrandError, OutputError."""
    from naravard_templates.adopting import adopt as _adopt

    return _adopt([Path(master) for master in masters], Path(folder), brand_id=brand_id, name=name)


def check_brand(brand: Brand | None = None) -> Report:
    """Checks the master files of a brand themselves. Raises BrandError where the folder cannot be used at all."""
    from naravard_templates.checking import check

    return check(brand or load_brand())


def layouts(brand: Brand | None = None) -> tuple[Layout, ...]:
    """The slide layouts that a brand offers; none where it has no presentation master."""
    brand = brand or load_brand()
    return brand.master(Format.PPTX).layouts if brand.has(Format.PPTX) else ()
