"""A package of parts (OPC), zipped to the same bytes every time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DATE = (1980, 1, 1, 0, 0, 0)
DEFAULT_TYPES = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "svg": "image/svg+xml",
    "jpeg": "image/jpeg",
}


@dataclass(frozen=True)
class Relation:
    """One relationship; ``kind`` is the last word of an Office type or a whole URI."""

    id: str
    kind: str
    target: str
    """Name of the target part, from the root, without a leading slash."""


@dataclass(frozen=True)
class Part:
    """One part: its name without a leading slash, its content type where the extension does not say it."""

    name: str
    data: bytes
    content_type: str | None = None
    relations: tuple[Relation, ...] = ()


@dataclass
class Package:
    """Parts in the order in which they are written."""

    relations: tuple[Relation, ...]
    parts: list[Part] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Put a part last; a name may stand only once."""
        if any(part.name == other.name for other in self.parts):
            raise ValueError(f"part twice: {part.name}")
        self.parts.append(part)

    def files(self) -> dict[str, bytes]:
        """Every file of the zip by name, in order."""
        files = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": relations_xml("", self.relations),
        }
        for part in self.parts:
            files[part.name] = part.data
            if part.relations:
                folder, name = posixpath.split(part.name)
                files[f"{folder}/_rels/{name}.rels"] = relations_xml(folder, part.relations)
        return files

    def to_bytes(self) -> bytes:
        """The zip."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, data in self.files().items():
                info = zipfile.ZipInfo(name, DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 0
                archive.writestr(info, data, compresslevel=9)
        return out.getvalue()

    def _content_types(self) -> bytes:
        extensions = sorted({part.name.rsplit(".", 1)[-1] for part in self.parts} | {"rels", "xml"})
        defaults = (f'<Default Extension="{e}" ContentType="{DEFAULT_TYPES[e]}"/>' for e in extensions)
        overrides = (
            f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>'
            for part in self.parts
            if part.content_type
        )
        return xml_bytes(f'<Types xmlns="{CONTENT_TYPES}">', *defaults, *overrides, "</Types>")


def relations_xml(folder: str, relations: Iterable[Relation]) -> bytes:
    """The .rels of a part in ``folder``, with relative targets."""
    rows = []
    for relation in relations:
        kind = relation.kind if ":" in relation.kind else OFFICE_RELATION + relation.kind
        target = posixpath.relpath("/" + relation.target, "/" + folder)
        rows.append(f'<Relationship Id="{relation.id}" Type="{kind}" Target={quoteattr(target)}/>')
    return xml_bytes(f'<Relationships xmlns="{RELATIONSHIPS}">', *rows, "</Relationships>")


def xml_bytes(*pieces: str) -> bytes:
    """A whole XML part from its pieces."""
    return (DECLARATION + "".join(pieces)).encode("utf-8")


def read_files(path: Path) -> dict[str, bytes]:
    """Every file of a zip by name, in order."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def differences(fresh: dict[str, bytes], stored: dict[str, bytes]) -> list[str]:
    """What differs between a package drawn now and a stored one, one line a part."""
    lines = [f"saknas: {name}" for name in fresh if name not in stored]
    lines += [f"överflödig: {name}" for name in stored if name not in fresh]
    lines += [f"annat innehåll: {name}" for name in fresh if name in stored and fresh[name] != stored[name]]
    if not lines and list(fresh) != list(stored):
        lines.append("delarna står i en annan ordning")
    return lines
