"""Takes the parts out of python-docx's document, without packing them only to unpack them again."""

from __future__ import annotations

from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter


def parts_of(document: Any) -> dict[str, bytes]:
    """Every part by its name, with the content types and relationships."""
    package = document.part.package
    parts = tuple(package.parts)
    for part in parts:
        part.before_marshal()
    found = _Parts()
    stand_in: Any = found
    writer: Any = PackageWriter
    writer._write_content_types_stream(stand_in, parts)
    writer._write_pkg_rels(stand_in, package.rels)
    writer._write_parts(stand_in, parts)
    return found.parts


class _Parts:
    """Stands in for python-docx's zip file."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, blob: bytes) -> None:
        self.parts[str(name.membername)] = blob
