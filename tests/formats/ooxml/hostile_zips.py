"""Zips that trick those who read them."""

import io
import struct
import zipfile
from collections.abc import Callable

from formats.ooxml.heavy import SLIDE, deck
from formats.ooxml.hostile import DECK, LAYOUT, in_directory, zipped
from support.edit import pack, parts


def in_local_header(offset: int, form: str, value: int) -> bytes:
    """A deck with a field changed of the header before the data of a slide."""
    data = bytearray(deck())
    place = data.index(SLIDE.encode()) - 30
    assert data[place:place + 4] == b"PK\3\4"
    struct.pack_into(form, data, place + offset, value)
    return bytes(data)


def flagged(bit: int) -> bytes:
    """The deck with its first layout marked as encrypted, patched …, in both headers."""
    data = bytearray(in_directory(8, "<H", bit))
    struct.pack_into("<H", data, data.index(LAYOUT.encode()) - 30 + 6, bit)
    return bytes(data)


def bomb(name: str, size: int, rest: dict[str, bytes]) -> bytes:
    return pack({name: bytes(size), **rest})


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip …, ten of each in each: to whoever unpacks it all, it has no end."""
    inner = pack({"0.bin": bytes(10_000_000)})
    for _ in range(depth):
        inner = pack({f"{number}.zip": inner for number in range(10)})
    return inner


def many_entries(count: int) -> bytes:
    """A directory of so many entries for one and the same member; each takes a reader a kilobyte of memory."""
    data = zipped([("a", b"")])
    begin, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    entry = data[begin:end]
    size = len(entry) * count
    tail = bytearray(data[end:])
    struct.pack_into("<HHII", tail, 8, count & 0xFFFF, count & 0xFFFF, size, begin)
    return data[:begin] + entry * count + bytes(tail)


def with_lying_zip64(count: int) -> bytes:
    """The end record speaks of a small directory, the zip64 record before it of a large one."""
    data = zipped([("a", b"")])
    begin, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
    directory = data[begin:end] * count
    here = begin + len(directory)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), begin)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, here, 1)
    return data[:begin] + directory + record + locator + data[end:]


def packed_otherwise(method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in parts(DECK).items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _overlapping() -> bytes:
    """The directory has the layout begin in the middle of the part before it."""
    return in_directory(42, "<I", DECK.index(LAYOUT.encode()) - 130)


def _signature_in_comment() -> bytes:
    """The comment looks like another end record, so that readers may disagree on where the directory lies."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts(DECK).items():
            archive.writestr(name, data)
        archive.comment = b"PK\5\6" + bytes(18)
    return buffer.getvalue()


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "the same part twice": ("", lambda: zipped([*parts(DECK).items(), (LAYOUT, parts(DECK)[LAYOUT])])),
    "two parts of one name": ("NV004", lambda: zipped([*parts(DECK).items(), (LAYOUT, b"<x/>")])),
    "two parts of one name, with a backslash": ("NV004", lambda: zipped(
        [*parts(DECK).items(), (LAYOUT.replace("/", "\\"), b"<x/>")])),
    "names that lead out, with backslashes": ("NV004", lambda: pack({**parts(DECK), "..\\..\\evil.xml": b"x"})),
    "a name with a drive": ("", lambda: pack({**parts(DECK), "C:\\Windows\\evil.xml": b"x"})),
    "a name that ends with nothing": ("", lambda: pack({**parts(DECK), "ppt/slides/\0evil.xml": b"x"})),
    "a member that overlaps another": ("NV001", _overlapping),
    "a wrong size in the local header": ("", lambda: in_local_header(22, "<I", 7)),
    "a wrong packed size in the local header": ("", lambda: in_local_header(18, "<I", 0x7FFFFFFF)),
    "a wrong name in the local header": ("NV001", lambda: in_local_header(30, "<H", 0x7A7A)),
    "an encrypted member": ("NV001", lambda: flagged(0x1)),
    "a member with strong encryption": ("NV001", lambda: flagged(0x41)),
    "a member that is a patch": ("NV001", lambda: flagged(0x20)),
    "another way to pack: lzma": ("NV001", lambda: packed_otherwise(zipfile.ZIP_LZMA)),
    "another way to pack: bzip2": ("NV001", lambda: packed_otherwise(zipfile.ZIP_BZIP2)),
    "a part that unpacks to much": ("NV004", lambda: bomb("ppt/media/huge.bin", 300_000_000, parts(DECK))),
    "a mimetype that unpacks to much": ("NV004", lambda: bomb("mimetype", 300_000_000, {})),
    "an encrypted mimetype": ("NV001", lambda: _encrypted_mimetype()),
    "zips in zips": ("NV001", lambda: nested(3)),
    "a deck with zips in zips": ("", lambda: pack({**parts(DECK), "ppt/embeddings/deep.zip": nested(3)})),
    "a deck with itself in it": ("", lambda: pack({**parts(DECK), "ppt/embeddings/deck.pptx": DECK})),
    "a directory of 500,000 entries": ("NV004", lambda: many_entries(500_000)),
    "a directory that only zip64 tells of": ("NV004", lambda: with_lying_zip64(500_000)),
    "another end in the comment": ("NV001", _signature_in_comment),
    "nothing but an end": ("NV001", lambda: b"PK\5\6" + bytes(18)),
    "a zip without members": ("NV001", lambda: pack({})),
    "junk that does not begin as a zip": ("NV001", lambda: b"junk" * 1000 + DECK),
}


def _encrypted_mimetype() -> bytes:
    data = bytearray(pack({"mimetype": b"application/vnd.oasis.opendocument.text"}))
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        struct.pack_into("<H", data, data.index(signature) + offset, 1)
    return bytes(data)
