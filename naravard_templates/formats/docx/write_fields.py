"""Fields that Word keeps up to date, and the bookmarks that they point at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lxml import etree

from naravard_templates.formats.docx.write_xml import add, new

_FIRST_ID: Final = 1001
"""Bookmarks in headers have low numbers; no two of a document may share one."""


class Bookmarks:
    """The bookmarks of one document. Names are those that Word gives its own, which it hides from people's lists."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._next_id = _FIRST_ID

    def name(self, label: str) -> str:
        """The bookmark that stands for a label."""
        return self._names.setdefault(label, f"_Ref{len(self._names) + 1:09d}")

    @contextmanager
    def around(self, paragraph: etree._Element, *names: str) -> Iterator[None]:
        """Spans what is written into the paragraph meanwhile."""
        numbers = range(self._next_id, self._next_id + len(names))
        self._next_id += len(names)
        for number, name in zip(numbers, names, strict=True):
            add(paragraph, "w:bookmarkStart", id=number, name=name)
        yield
        for number in numbers:
            add(paragraph, "w:bookmarkEnd", id=number)


def simple_field(parent: etree._Element, instruction: str) -> etree._Element:
    """A field; the runs that are put into it show its value until Word works it out."""
    return add(parent, "w:fldSimple", instr=f" {instruction} ")


def field_begin(instruction: str, *, dirty: bool = False) -> list[etree._Element]:
    """The runs before a field that spans paragraphs; `dirty`: Word is to work it out when it opens the document."""
    begin, text, separate = new("w:r"), new("w:r"), new("w:r")
    add(begin, "w:fldChar", fldCharType="begin", dirty="true" if dirty else None)
    code = add(text, "w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    add(separate, "w:fldChar", fldCharType="separate")
    return [begin, text, separate]


def field_end() -> etree._Element:
    """The run after it."""
    run = new("w:r")
    add(run, "w:fldChar", fldCharType="end")
    return run
