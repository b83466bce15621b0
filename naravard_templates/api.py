"""What the package does, on one screen: build, lint, adopt."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from naravard_templates.brand.load import default_folder
from naravard_templates.brand.load import load_brand as _load
from naravard_templates.brand.protected import Layout
from naravard_templates.brand.types import Brand
from naravard_templates.errors import UncheckableFile, UnsupportedFile
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.linter.registry import rules
from naravard_templates.linter.runner import lint as _lint
from naravard_templates.model.finding import FileError, FileReport, FileStatus
from naravard_templates.model.snapshot import Format

__all__ = ["adopt", "build", "layouts", "lint", "lint_file", "lint_many", "load_brand", "rules"]


class Saveable(Protocol):
    """An open python-pptx presentation or python-docx document."""

    def save(self, target: Any, /) -> None: ...


Source = Path | str | bytes | BinaryIO | Saveable
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


def adopt(masters: Sequence[Path | str], folder: Path | str, *, brand_id: str | None = None,
          name: str | None = None) -> Brand:
    """Makes a brand folder from real master files. Raises BrandError, OutputError."""
    from naravard_templates.adopting import adopt as _adopt

    return _adopt([Path(master) for master in masters], Path(folder), brand_id=brand_id, name=name)


def layouts(brand: Brand | None = None) -> tuple[Layout, ...]:
    """The slide layouts that a brand offers; none where it has no presentation master."""
    brand = brand or load_brand()
    return brand.master(Format.PPTX).layouts if brand.has(Format.PPTX) else ()
