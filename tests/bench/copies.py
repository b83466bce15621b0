"""Files to measure on: a deck with so many slides, and any number of copies of a file, each with a word of its own."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

_FIRST_TEXT = re.compile(rb"(<[aw]:t(?: [^>]*)?>)[^<]*(</[aw]:t>)")


def deck_of(slides: int, source: bytes) -> bytes:
    """A deck with so many slides: those of another one over and over, each a part of its own."""
    content = _parts(source)
    old = sorted((name for name in content if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)), key=_number)
    bodies = [(content.pop(name), content.pop(_rels_of(name))) for name in old]
    for number in range(1, slides + 1):
        name = f"ppt/slides/slide{number}.xml"
        content[name], content[_rels_of(name)] = bodies[(number - 1) % len(bodies)]
    _list_slides(content, slides)
    return _packed(content)


def copies(source: bytes, part: str, count: int, folder: Path, suffix: str) -> None:
    """So many files whose `part` differs in one word. The part is stored as it is, so that a copy takes no packing."""
    folder.mkdir()
    content = _parts(source)
    first = _FIRST_TEXT.sub(rb"\1Kopia 00000\2", content.pop(part), count=1)
    whole = _packed(content, **{part: first})
    where, checksum = whole.index(first), struct.pack("<I", zlib.crc32(first))
    for number in range(count):
        body = first.replace(b"Kopia 00000", b"Kopia %05d" % number, 1)
        data = whole[:where] + body + whole[where + len(body):]
        data = data.replace(checksum, struct.pack("<I", zlib.crc32(body)))
        (folder / f"{number:05}{suffix}").write_bytes(data)


def _parts(source: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(content: dict[str, bytes], **stored: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
        for name, data in stored.items():
            archive.writestr(name, data, zipfile.ZIP_STORED)
    return buffer.getvalue()


def _list_slides(content: dict[str, bytes], slides: int) -> None:
    """Puts them into the presentation's list, its relationships and the content types."""
    numbers = range(1, slides + 1)
    ids = "".join(f'<p:sldId id="{1000 + number}" r:id="slide{number}"/>' for number in numbers)
    _replace(content, "ppt/presentation.xml", rb"<p:sldIdLst>.*?</p:sldIdLst>", f"<p:sldIdLst>{ids}</p:sldIdLst>")
    _replace(content, "ppt/presentation.xml", rb"<p14:sectionLst.*?</p14:sectionLst>", "")
    rels = "ppt/_rels/presentation.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    _replace(content, rels, rb'<Relationship [^>]*relationships/slide"[^>]*/>', "")
    _replace(content, rels, rb"</Relationships>", "".join(
        f'<Relationship Id="slide{number}" Type="{kind}" Target="slides/slide{number}.xml"/>'
        for number in numbers) + "</Relationships>")
    kind = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml"
    _replace(content, "[Content_Types].xml", rb'<Override [^>]*/ppt/slides/[^>]*/>', "")
    overrides = (f'<Override PartName="/ppt/slides/slide{number}.xml" ContentType="{kind}"/>' for number in numbers)
    _replace(content, "[Content_Types].xml", rb"</Types>", "".join(overrides) + "</Types>")


def _replace(content: dict[str, bytes], part: str, pattern: bytes, new: str) -> None:
    content[part] = re.sub(pattern, new.encode(), content[part], flags=re.DOTALL)


def _rels_of(slide: str) -> str:
    return slide.replace("slides/", "slides/_rels/") + ".rels"


def _number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])
