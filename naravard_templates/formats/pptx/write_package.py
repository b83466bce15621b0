"""Takes the parts out of python-pptx's presentation, without packing them only to unpack them again."""

from __future__ import annotations

from typing import Any

from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter


def parts_of(presentation: Any) -> dict[str, bytes]:
    """Every part by its name, with the content types and relationships."""
    package = presentation.part.package
    found = _Parts()
    stand_in: Any = found
    writer = PackageWriter("", package._rels, tuple(package.iter_parts()))
    writer._write_content_types_stream(stand_in)
    writer._write_pkg_rels(stand_in)
    writer._write_parts(stand_in)
    return found.parts


class _Parts:
    """Stands in for python-pptx's zip file."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}

    def write(self, name: PackURI, blob: bytes) -> None:
        self.parts[str(name.membername)] = blob
