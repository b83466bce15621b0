"""Changes Office files part by part, as raw XML, so that tests do not hang on what a library can do."""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

Change = Callable[[etree._Element], None]
__all__ = ["NS", "Change", "edit", "find", "pack", "part_named", "parts", "qn", "replace_bytes", "without"]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(content: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def edit(data: bytes, part: str, change: Change) -> bytes:
    """The file with one part's XML changed."""
    content = parts(data)
    root = etree.fromstring(content[part])
    change(root)
    content[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(content)


def replace_bytes(data: bytes, part: str, new: bytes) -> bytes:
    content = parts(data)
    assert part in content
    return pack({**content, part: new})


def without(data: bytes, part: str) -> bytes:
    content = parts(data)
    del content[part]
    return pack(content)


def find(root: etree._Element, path: str) -> etree._Element:
    """The one element at a path; a test that finds none is a broken test."""
    found = root.find(path, NS)
    assert found is not None, path
    return found


def part_named(data: bytes, needle: bytes, prefix: str) -> str:
    """The first part under a prefix that contains some bytes."""
    return next(name for name, content in parts(data).items() if name.startswith(prefix) and needle in content)
