"""Reads OPC packages (ECMA-376 part 2): lazily, within limits, and more of them than python-pptx does.

Templates, shows and macro files, Strict namespaces, dangling relationships, mixed-case part names, absolute and
relative targets are all read. What is not an Office file, or not a safe one, is refused with the reason.
"""

from __future__ import annotations

import io
import posixpath
import re
import time
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote

from lxml import etree

from naravard_templates.errors import UnreadableFile, UnsafePackage, UnsupportedFile
from naravard_templates.formats.ooxml import sniff
from naravard_templates.formats.ooxml.limits import DEFAULT_LIMITS, Limits
from naravard_templates.formats.ooxml.names import qn, transitional
from naravard_templates.model.snapshot import Format

_OFFICE_DOCUMENT = "/officeDocument"
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
_ROOTS = {qn("p:presentation"): Format.PPTX, qn("w:document"): Format.DOCX}


@dataclass(frozen=True, slots=True)
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
        self._stream = _stream(source, limits)
        self._own = isinstance(source, Path | bytes)
        self._opened = time.monotonic()
        self._elements = 0
        self._trees: dict[str, etree._Element] = {}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self._targets: dict[str, dict[str, list[str]]] = {}
        try:
            self._open(source.name if isinstance(source, Path) else name)
        except BaseException:
            self.close()
            raise

    def _open(self, name: str) -> None:
        sniff.refuse_foreign(self._stream, name)
        try:
            self._zip = zipfile.ZipFile(self._stream)
            sniff.refuse_open_document(self._zip)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableFile(
                "The file is damaged or incomplete: it cannot be unpacked. Fetch it anew or open and save it in Office."
            ) from error
        self._names = self._index()

    def close(self) -> None:
        """Closes the file, unless it was handed in open."""
        if self._own:
            self._stream.close()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _index(self) -> dict[str, zipfile.ZipInfo]:
        """Part names in lower case (OPC compares them so) to members; refuses what is out of bounds."""
        members = self._zip.infolist()
        _check_sizes(members, self.limits)
        index: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            name = member.filename.replace("\\", "/").lstrip("/")
            if ".." in name.split("/"):
                raise UnsafePackage("The package names a part outside itself: {part}.", part=member.filename)
            if not name.endswith("/"):
                index.setdefault(name.lower(), member)
        return index

    def names(self) -> list[str]:
        """All part names, sorted."""
        return sorted(member.filename.replace("\\", "/").lstrip("/") for member in self._names.values())

    def members(self) -> list[tuple[str, zipfile.ZipInfo]]:
        """Every part's name with its place in the zip, in the order in which they stand there."""
        shown = {id(member) for member in self._names.values()}
        return [(member.filename.replace("\\", "/").lstrip("/"), member) for member in self._zip.infolist()
                if id(member) in shown]

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """The part's bytes. Raises UnreadableFile where it is missing or broken."""
        member = self._names.get(part.lower())
        if member is None:
            raise UnreadableFile("The part {part} is missing from the file.", part=part)
        if member.flag_bits & 0x1:
            raise UnreadableFile("The part {part} is locked with a zip password.", part=part)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(self.limits.part + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise UnreadableFile("The part {part} is damaged: it cannot be unpacked.", part=part) from error
        if len(data) > self.limits.part:
            raise UnsafePackage("The part {part} is larger than {limit} bytes.", part=part, limit=self.limits.part)
        return data

    def tree(self, part: str) -> etree._Element:
        """The part's XML root, parsed once. Raises UnreadableFile or UnsafePackage."""
        key = part.lower()
        if key not in self._trees:
            data = self.read(part)
            self._spend(data)
            self._trees[key] = parse(data, part, self.limits)
        return self._trees[key]

    def _spend(self, xml: bytes) -> None:
        """Counts the elements of a part by their ends, and looks at the clock."""
        self._elements += xml.count(b"</") + xml.count(b"/>") + xml.count(b"/\0") + xml.count(b"\0/")
        if self._elements > self.limits.elements:
            raise UnsafePackage("The file holds more than {limit} XML elements.", limit=self.limits.elements)
        if time.monotonic() - self._opened > self.limits.seconds:
            raise UnsafePackage("Reading the file takes more than {limit} seconds.", limit=self.limits.seconds)

    def find_tree(self, part: str) -> etree._Element | None:
        """The part's XML root, or None where the part is missing."""
        return self.tree(part) if self.has(part) else None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The part's relationships by id; "" is the package itself. Missing or dangling ones raise nothing."""
        if part not in self._relationships:
            folder, _, name = part.rpartition("/")
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            root = self.find_tree(rels)
            found = () if root is None else _relationships(root, folder)
            self._relationships[part] = {relationship.id: relationship for relationship in found}
        return self._relationships[part]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Names of the parts that `part` points at by relationships of this kind, as far as they exist."""
        if part not in self._targets:
            self._targets[part] = _by_kind(self.relationships(part).values())
        yield from filter(self.has, self._targets[part].get(kind, ()))

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


def parse(data: bytes, part: str, limits: Limits = DEFAULT_LIMITS) -> etree._Element:
    """Parses a part without DTD, entities or network. Raises UnreadableFile or UnsafePackage."""
    if len(data) > limits.xml_part:
        raise UnsafePackage("The part {part} is larger than {limit} bytes.", part=part, limit=limits.xml_part)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
                             remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(transitional(_in_bytes(data)), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile("The part {part} is not well-formed XML: {reason}", part=part,
                             reason=str(error).partition("\n")[0]) from error
    document: Any = root.getroottree().docinfo
    if document.doctype:
        raise UnsafePackage("The part {part} declares a document type, which Office files never do.", part=part)
    return root


def _in_bytes(data: bytes) -> bytes:
    """UTF-16 as UTF-8, in which names of namespaces can be looked for. Raises ValueError."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.startswith(b"\xff\xfe\0\0"):
        return data
    return _DECLARATION.sub("", data.decode("utf-16"), count=1).encode()


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file. Raises UnreadableFile or UnsafePackage."""
    with _stream(path, limits) as stream:
        return stream.read()


def _stream(source: Path | bytes | BinaryIO, limits: Limits) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if not isinstance(source, Path):
        return source
    try:
        if source.is_dir():
            raise UnreadableFile("This is a folder, not a file.")
        if source.stat().st_size > limits.package:
            raise UnsafePackage("The file is larger than {limit} bytes.", limit=limits.package)
        return source.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFile("There is no such file. Check the name and the folder.") from error
    except OSError as error:
        raise UnreadableFile("The file cannot be opened: {reason}.", reason=error.strerror or str(error)) from error


def _check_sizes(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.parts:
        raise UnsafePackage("The package has {count} parts; {limit} are allowed.", count=len(members),
                            limit=limits.parts)
    if unpacked > limits.unpacked or (unpacked > limits.ratio_from and unpacked > limits.ratio * max(packed, 1)):
        raise UnsafePackage("The package would unpack to {size} bytes, which looks like a zip bomb.", size=unpacked)


def _relationships(root: etree._Element, folder: str) -> Iterator[Relationship]:
    for element in root.iter(qn("rel:Relationship")):
        target = str(element.get("Target", ""))
        external = element.get("TargetMode") == "External"
        yield Relationship(str(element.get("Id", "")), str(element.get("Type", "")),
                           target if external else _resolve(folder, target), external)


def _by_kind(relationships: Iterable[Relationship]) -> dict[str, list[str]]:
    """The targets of the internal ones, in their order."""
    found: dict[str, list[str]] = {}
    for relationship in relationships:
        if not relationship.external:
            found.setdefault(relationship.kind, []).append(relationship.target)
    return found


def _resolve(folder: str, target: str) -> str:
    """The part name of a target, which is absolute or relative to the folder of the part that points at it."""
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")
