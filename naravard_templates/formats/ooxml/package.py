"""Reads OPC packages (ECMA-376 part 2): lazily, within limits, and more of them than python-pptx does.

Templates, shows and macro files, Strict namespaces, dangling relationships, mixed-case part names, absolute and
relative targets are all read. What is not an Office file, or not a safe one, is refused with the reason.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from naravard_templates import deadline
from naravard_templates.errors import UnreadableFile, UnsafePackage, UnsupportedFile
from naravard_templates.formats.ooxml.archive import open_archive, part_name, read_file, read_member, stream_of
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.parsing import parse
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format

__all__ = ["Package", "Relationship", "read_file", "rels_name"]

_OFFICE_DOCUMENT = "/officeDocument"
_LOCAL_HEADER, _LOCAL_SIGNATURE = 30, b"PK\3\4"
_ENDS, _WIDE_ENDS = [b"</", b"/>"], [b"/\0", b"\0/"]
_VALUES, _WIDE_VALUES = [b'="', b"='"], [b'=\0"', b"=\0'"]
_ROOTS = {qn("p:presentation"): Format.PPTX, qn("w:document"): Format.DOCX}


@record
class Relationship:
    """A relationship; `target` is a part name for an internal one, else the address as written."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type ("slideLayout", "image")."""
        return self.type.rpartition("/")[2]


class Package:
    """An open package. Part names have no leading slash ("ppt/slides/slide1.xml").

    Raises UnreadableFile, EncryptedFile, UnsupportedFile or UnsafePackage on opening or on first use of a part.
    `name` is the file's name where the source does not tell it; old formats are known by it.
    """

    def __init__(self, source: Path | bytes | BinaryIO, limits: Limits = DEFAULT_LIMITS, name: str = "") -> None:
        self.limits = limits
        self._stream = stream_of(source, limits)
        self._own = self._stream is not source
        self._spent = {"xml": 0, "elements": 0, "attributes": 0}
        self._trees: dict[str, etree._Element] = {}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._targets: dict[str, dict[str, list[str]]] = {}
        self._prints: dict[str, bytes | None] = {}
        try:
            name = source.name if isinstance(source, Path) else name
            self._zip, self._names = open_archive(self._stream, name, limits)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Closes the file, unless it was handed in open."""
        if self._own:
            self._stream.close()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def names(self) -> list[str]:
        """All part names, sorted."""
        return sorted(part_name(member) for member in self._names.values())

    def members(self) -> list[tuple[str, zipfile.ZipInfo]]:
        """Every part's name with its place in the zip, in the order in which they stand there."""
        shown = {id(member) for member in self._names.values()}
        return [(part_name(member), member) for member in self._zip.infolist() if id(member) in shown]

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """The part's bytes. Raises UnreadableFile where it is missing or broken."""
        member = self._names.get(part.lower())
        if member is None:
            raise UnreadableFile("The part {part} is missing from the file.", part=part)
        return read_member(self._zip, member, self.limits.part)

    def tree(self, part: str) -> etree._Element:
        """The part's XML root, parsed once. Raises UnreadableFile or UnsafePackage."""
        key = part.lower()
        if key not in self._trees:
            data = self.read(part)
            self._spend(data)
            self._trees[key] = parse(data, part, self.limits)
        return self._trees[key]

    def _spend(self, xml: bytes) -> None:
        """Counts the elements of a part by their ends, its attributes by their quotes, and looks at the clock."""
        wide = b"\0" in xml  # UTF-16
        found = {"xml": len(xml), "elements": sum(map(xml.count, _ENDS + _WIDE_ENDS * wide)),
                 "attributes": sum(map(xml.count, _VALUES + _WIDE_VALUES * wide))}
        for limit, count in found.items():
            self._spent[limit] += count
            if self._spent[limit] > getattr(self.limits, limit):
                raise UnsafePackage("The file holds more XML than may be read: the limit {name} is {limit}. It can be "
                                    "raised in the settings.", name=limit, limit=getattr(self.limits, limit))
        deadline.check()

    def size(self, part: str) -> int:
        """How many bytes the part says it has; 0 where it is missing."""
        member = self._names.get(part.lower())
        return member.file_size if member else 0

    def fingerprint(self, part: str) -> bytes | None:
        """The same for parts that are packed alike, and hence are alike; None where the part is missing.

        b"" where it cannot be told. Parts with the same content that were packed by other programs differ.
        """
        if part not in self._prints:
            member = self._names.get(part.lower())
            self._prints[part] = None if member is None else self._print(member)
        return self._prints[part]

    def _print(self, member: zipfile.ZipInfo) -> bytes:
        self._stream.seek(member.header_offset)
        header = self._stream.read(_LOCAL_HEADER)
        if header[:4] != _LOCAL_SIGNATURE or len(header) < _LOCAL_HEADER:
            return b""
        names = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        self._stream.seek(names, io.SEEK_CUR)
        packed = self._stream.read(member.compress_size)
        about = member.compress_type, member.flag_bits, member.CRC, member.file_size
        return hashlib.blake2b(repr(about).encode() + packed, digest_size=20).digest()

    def lent(self, parts: Iterable[str]) -> tuple[dict[str, etree._Element], dict[str, dict[str, Relationship]]]:
        """The XML roots and the relationships of parts, as far as they were read, for another package to use.

        Nobody changes a root: editors work on copies.
        """
        wanted = list(parts)
        return ({part: self._trees[part.lower()] for part in wanted if part.lower() in self._trees},
                {part: self._relationships[part] for part in wanted if part in self._relationships})

    def lend(self, trees: Mapping[str, etree._Element], relationships: Mapping[str, dict[str, Relationship]]) -> None:
        """Takes what another package with the same parts has read."""
        self._trees.update((part.lower(), root) for part, root in trees.items())
        self._relationships.update(relationships)

    def find_tree(self, part: str) -> etree._Element | None:
        """The part's XML root, or None where the part is missing."""
        return self.tree(part) if self.has(part) else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The part's relationships by id; "" is the package itself. Missing or dangling ones raise nothing."""
        if part not in self._relationships:
            root = self.find_tree(rels_name(part))
            found = () if root is None else _relationships(root, part.rpartition("/")[0])
            self._relationships[part] = {relationship.id: relationship for relationship in found}
        return self._relationships[part]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Names of the parts that `part` points at by relationships of this kind, as far as they exist."""
        if part not in self._targets:
            self._targets[part] = _by_kind(found for found in self.relationships(part).values()
                                           if not found.external and self.has(found.target))
        return iter(self._targets[part].get(kind, ()))

    def first_related(self, part: str, kind: str) -> str | None:
        return next(self.related(part, kind), None)

    @cached_property
    def main_part(self) -> str:
        """The part that the office document relationship names."""
        for relationship in self.relationships("").values():
            if relationship.type.endswith(_OFFICE_DOCUMENT) and self.has(relationship.target):
                return relationship.target
        for name in ("ppt/presentation.xml", "word/document.xml"):
            if self.has(name):
                return name
        raise UnreadableFile("This is a zip file, but not a Word or PowerPoint file.")

    @cached_property
    def format(self) -> Format:
        """What the main part holds, whatever its content type or the file's name says."""
        tag = self.tree(self.main_part).tag
        if tag in _ROOTS:
            return _ROOTS[str(tag)]
        if "spreadsheetml" in str(tag):
            raise UnsupportedFile("This is an Excel file. Only Word and PowerPoint files can be checked.")
        raise UnsupportedFile("This Office file is neither a Word document nor a PowerPoint presentation.")

    @cached_property
    def content_type(self) -> str:
        """The main part's content type, "" where none is declared."""
        root = self.find_tree("[Content_Types].xml")
        wanted = "/" + self.main_part.lower()
        for override in () if root is None else root.iter(qn("ct:Override")):
            if str(override.get("PartName", "")).lower() == wanted:
                return str(override.get("ContentType", ""))
        return ""


def rels_name(part: str) -> str:
    """Where a part's relationships stand (ECMA-376 part 2, 6.5.3)."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relationships(root: etree._Element, folder: str) -> Iterator[Relationship]:
    for element in root.iter(qn("rel:Relationship")):
        target = str(element.get("Target", ""))
        external = element.get("TargetMode") == "External"
        yield Relationship(str(element.get("Id", "")), str(element.get("Type", "")),
                           target if external else _resolve(folder, target), external)


def _by_kind(relationships: Iterable[Relationship]) -> dict[str, list[str]]:
    """The targets in their order."""
    found: dict[str, list[str]] = {}
    for relationship in relationships:
        found.setdefault(relationship.kind, []).append(relationship.target)
    return found


@lru_cache(4096)
def _resolve(folder: str, target: str) -> str:
    """The part name of a target, which is absolute or relative to the folder of the part that points at it."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
