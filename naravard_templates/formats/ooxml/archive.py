"""Opens zips within limits. One that programs may understand differently is refused: what we check must be what people
see.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from naravard_templates.errors import UnreadableFile, UnsafePackage
from naravard_templates.formats.ooxml import sniff
from naravard_templates.model.limits import DEFAULT_LIMITS, MIB, Limits

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, struct.error)
_NO_MEMORY = "Error -4 "
"""So begins what zlib.error says of that, Z_MEM_ERROR; the file may be sound."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others are not allowed (ECMA-376 part 2, annex B), and some take gigabytes to unpack a byte."""
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_STRANGE = 0x20 | 0x40
"""Patches to other data, and encryption of the whole archive (APPNOTE 4.4.4)."""
_LOCAL, _LOCAL_LENGTH, _LOCAL_NAME_LENGTH = b"PK\3\4", 30, 26
_ENTRY, _ENTRY_LENGTH = b"PK\1\2", 46
_END, _END_LENGTH, _LONGEST_COMMENT = b"PK\5\6", 22, 65_535
_END64_LOCATOR, _END64_LOCATOR_LENGTH = b"PK\6\7", 20


def open_archive(stream: BinaryIO, name: str, limits: Limits) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    """The zip, and its members by part name in lower case, for OPC compares names so. `name` is the file's.

    Raises UncheckableFile's kinds.
    """
    try:
        sniff.refuse_foreign(stream, name)
        _check_directory(stream, limits)
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise UnreadableFile("The file is damaged or incomplete: it cannot be unpacked. "
                             "Fetch it anew or open and save it in Office.") from error
    members = _index(archive, limits)
    if "mimetype" in members:
        sniff.refuse_open_document(read_member(archive, members["mimetype"], limits.part))
    return archive, members


def part_name(member: zipfile.ZipInfo) -> str:
    """The member's name without a leading slash, however it was written."""
    return member.filename.replace("\\", "/").lstrip("/")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, largest: int) -> bytes:
    """The bytes of a part. Raises UnreadableFile, UnsafePackage where there are more than the largest may have, and
    MemoryError."""
    part = part_name(member)
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFile("The part {part} is locked with a zip password.", part=part)
    if member.compress_type not in _METHODS:
        raise UnreadableFile("The part {part} is packed in a way that Office files never are. "
                             "Open the file and save it in Office.", part=part)
    try:
        data = _unpacked(archive, member, largest + 1)
    except _DAMAGED as error:
        if str(error).startswith(_NO_MEMORY):
            raise MemoryError from error
        raise UnreadableFile("The part {part} is damaged: it cannot be unpacked.", part=part) from error
    if len(data) > largest:
        raise UnsafePackage("The part {part} is larger than {limit} bytes.", part=part, limit=largest)
    return data


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """At most so many bytes of a member, with the checks of zipfile's own `open`, which takes five times as long.

    Raises BadZipFile or zlib.error.
    """
    stream: Any = archive.fp
    stream.seek(member.header_offset)
    header = stream.read(_LOCAL_LENGTH)
    if not header.startswith(_LOCAL) or member.flag_bits & _STRANGE:
        raise zipfile.BadZipFile
    name_length, extra_length = struct.unpack_from("<HH", header, _LOCAL_NAME_LENGTH)
    name = stream.read(name_length).decode("utf-8" if member.flag_bits & _UTF_8 else "cp437")
    stream.seek(extra_length, io.SEEK_CUR)
    if name != member.orig_filename:
        raise zipfile.BadZipFile
    if member.compress_type == zipfile.ZIP_STORED:
        data: bytes = stream.read(min(member.compress_size, most))
    else:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(stream.read(member.compress_size), most)
    if len(data) < most and (len(data) != member.file_size or zlib.crc32(data) != member.CRC):
        raise zipfile.BadZipFile
    return data


def stream_of(source: Path | bytes | BinaryIO, limits: Limits) -> BinaryIO:
    """The source, open. What cannot be gone back in, such as a pipe, is read first. Raises UncheckableFile's kinds."""
    if isinstance(source, Path):
        return _opened(source, limits)
    if isinstance(source, bytes):
        return io.BytesIO(_within(source, limits))
    return source if source.seekable() else io.BytesIO(_within(source.read(limits.package + 1), limits))


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file. Raises UnreadableFile or UnsafePackage."""
    with _opened(path, limits) as stream:
        try:
            return _within(stream.read(limits.package + 1), limits)
        except OSError as error:
            raise _closed(error) from error


def _opened(path: Path, limits: Limits) -> BinaryIO:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableFile("This is a folder, not a file.")
        if not stat.S_ISREG(about.st_mode):  # opening a pipe waits until somebody writes to it
            raise UnreadableFile("This is not a file, but a pipe or a device.")
        if about.st_size > limits.package:
            raise UnsafePackage("The file is larger than {limit} bytes.", limit=limits.package)
        return path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFile("There is no such file. Check the name and the folder.") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        raise _closed(error) from error


def _closed(error: OSError | ValueError) -> UnreadableFile:
    return UnreadableFile("The file cannot be opened: {reason}.", reason=getattr(error, "strerror", None) or str(error))


def _within(data: bytes, limits: Limits) -> bytes:
    if len(data) > limits.package:
        raise UnsafePackage("The file is larger than {limit} bytes.", limit=limits.package)
    return data


def _index(archive: zipfile.ZipFile, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """Part names to members. Raises UnsafePackage for what is out of bounds."""
    members = archive.infolist()
    _check_sizes(members, limits)
    index: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = part_name(member)
        if ".." in name.split("/"):
            raise UnsafePackage("The package names a part outside itself: {part}.", part=member.filename)
        if name.endswith("/"):
            continue
        first = index.setdefault(name.lower(), member)
        if (first.CRC, first.file_size) != (member.CRC, member.file_size):
            raise UnsafePackage("The package holds two different parts named {part}. Programs show one or the other; "
                                "save the file anew in Office.", part=name)
    return index


def _check_sizes(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > limits.parts:
        raise _too_many(limits)
    if unpacked > limits.unpacked or (unpacked > limits.ratio_from and unpacked > limits.ratio * max(packed, 1)):
        raise UnsafePackage("The package would unpack to {size} bytes, which looks like a zip bomb.", size=unpacked)


def _too_many(limits: Limits) -> UnsafePackage:
    return UnsafePackage("The package has more than {limit} parts.", limit=limits.parts)


def _check_directory(stream: BinaryIO, limits: Limits) -> None:
    """Counts the entries before they are read, which takes a kilobyte of memory for each."""
    begin, end = _directory(stream)
    if end - begin <= limits.parts * _ENTRY_LENGTH:
        return
    stream.seek(begin)
    found, tail = 0, b""
    while begin < end and (chunk := stream.read(min(MIB, end - begin))):
        begin += len(chunk)
        found += (tail + chunk).count(_ENTRY)
        tail = chunk[1 - len(_ENTRY):]
    if found > limits.parts:
        raise _too_many(limits)


def _directory(stream: BinaryIO) -> tuple[int, int]:
    """Where the list of members lies; the whole file where only a zip64 record or nothing tells."""
    length = stream.seek(0, io.SEEK_END)
    begin = max(0, length - _END_LENGTH - _LONGEST_COMMENT)
    stream.seek(begin)
    tail = stream.read()
    at = tail.rfind(_END)
    locator = max(0, at - _END64_LOCATOR_LENGTH)
    if at < 0 or len(tail) - at < _END_LENGTH or tail[locator:at].startswith(_END64_LOCATOR):
        return 0, length
    size = int.from_bytes(tail[at + 12:at + 16], "little")
    return max(0, begin + at - size), begin + at
