"""Makes the page numbers of tables of contents come true in LibreOffice.

It takes the lines of a contents field (TOC) as they stand, with the pages that Word last saw or with none, but works
out fields for single pages (PAGEREF) as it draws them. So the lines stay, and the field around them goes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from naravard_templates.formats.docx.write_fields import simple_field
from naravard_templates.formats.docx.write_xml import add
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package

_CONTENTS: Final = re.compile(r"\s*TOC\b")
_NO_PAGES: Final = re.compile(r"\\n\b")
_MARKS: Final = tuple(qn(f"w:{name}") for name in ("fldChar", "instrText", "hyperlink"))


@dataclass(slots=True)
class _Field:
    """A field that is open: the elements that make it one, and what it is told to do."""

    marks: list[etree._Element]
    instruction: str = ""
    links: list[etree._Element] = field(default_factory=list)
    ended: bool = False


def with_page_fields(data: bytes) -> bytes:
    """The document, or the same bytes where it lists no contents."""
    with Package(data) as package:
        name = package.main_part
        if b"TOC" not in package.read(name):
            return data
        root = package.tree(name)
        for one in list(_fields(root)):
            if one.ended and _CONTENTS.match(one.instruction):
                _open_up(one)
    return _replaced(data, name, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _fields(root: etree._Element) -> Iterator[_Field]:
    """The fields of the text, each with the links that it shows."""
    open_fields: list[_Field] = []
    for element in root.iter(*_MARKS):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            open_fields.append(_Field([element]))
            yield open_fields[-1]
        elif open_fields and element.tag == qn("w:hyperlink"):
            for one in open_fields:
                one.links.append(element)
        elif open_fields:
            open_fields[-1].marks.append(element)
            open_fields[-1].instruction += element.text or ""
            if kind == "end":
                open_fields.pop().ended = True


def _open_up(contents: _Field) -> None:
    for element in contents.marks:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for link in () if _NO_PAGES.search(contents.instruction) else contents.links:
        anchor = link.get(qn("w:anchor"))
        if anchor and not _has_page(link):
            add(add(link, "w:r"), "w:tab")
            add(add(simple_field(link, rf"PAGEREF {anchor} \h"), "w:r"), "w:t").text = "0"


def _has_page(link: etree._Element) -> bool:
    codes = (f"{node.text} {node.get(qn('w:instr'))}" for node in link.iter(qn("w:instrText"), qn("w:fldSimple")))
    return any("PAGEREF" in code for code in codes)


def _replaced(data: bytes, name: str, part: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, part if info.filename.lower() == name.lower() else old.read(info))
    return stream.getvalue()
