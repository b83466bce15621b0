"""Word comments (ECMA-376 part 1, 17.13.4): their part, and the marks in the text that they hang on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.note import AUTHOR, INITIALS, Note

_PART = "word/comments.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = f"{NS['r']}/comments"
_ID, _AUTHOR = qn("w:id"), qn("w:author")
_MARKS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference"))
_NO_PLACE = (qn("w:txbxContent"), qn("mc:Fallback"), qn("w:del"), qn("w:moveFrom"))
_NAMED = (qn("wp:docPr"), qn("pic:cNvPr"))


def write_comments(editor: PackageEditor, notes: Sequence[Note]) -> None:
    """Writes the notes, and takes out those that an earlier run left. Headers and footers cannot hold any."""
    main = editor.package.main_part
    root = editor.tree(main)
    comments = _comments(editor, main)
    _forget(root, comments)
    last = max((int(str(item.get(_ID, "0"))) for item in comments), default=-1)
    text = _Text.of(root)
    for number, note in enumerate(notes, last + 1):
        comments.append(_comment(number, note))
        _anchor(text.place(note, main), number)


def _comments(editor: PackageEditor, main: str) -> etree._Element:
    """The root of the comments, made where the document has none yet."""
    part = editor.package.first_related(main, "comments")
    if part is None:
        empty = f'<w:comments xmlns:w="{NS["w"]}"/>'.encode()
        part = editor.add(_PART, empty, _CONTENT_TYPE)
        editor.relate(main, _KIND, part)
    return editor.tree(part)


def _forget(root: etree._Element, comments: etree._Element) -> None:
    """Takes out our own comments and their marks."""
    ours = [item for item in comments if item.get(_AUTHOR) == AUTHOR]
    ids = {item.get(_ID) for item in ours}
    for item in ours:
        comments.remove(item)
    for mark in [mark for mark in root.iter(*_MARKS) if mark.get(_ID) in ids]:
        parent = mark.getparent()
        if parent is None:
            continue
        parent.remove(mark)
        if parent.tag == qn("w:r") and all(child.tag == qn("w:rPr") for child in parent):
            parent.getparent().remove(parent)  # type: ignore[union-attr]


def _comment(number: int, note: Note) -> etree._Element:
    """No date: it would tell when it was made, and no two runs would give the same file."""
    item = etree.Element(qn("w:comment"))
    for name, value in ((_ID, str(number)), (_AUTHOR, AUTHOR), (qn("w:initials"), INITIALS)):
        item.set(name, value)
    for line in note.paragraphs:
        run = etree.SubElement(etree.SubElement(item, qn("w:p")), qn("w:r"))
        etree.SubElement(run, qn("w:t")).text = line
    return item


@dataclass(frozen=True, slots=True)
class _Text:
    """The paragraphs that may hold a comment, each with its section's number (from 1) and its words."""

    paragraphs: tuple[tuple[int, etree._Element, str], ...]

    @classmethod
    def of(cls, root: etree._Element) -> _Text:
        return cls(tuple(_numbered(root)))

    def place(self, note: Note, main: str) -> etree._Element:
        """The drawing's paragraph, else the first with the words that the note quotes, else the section's or the
        document's first."""
        found = self._with_drawing(note) if note.place.part == main else None
        if found is None and note.place.surface is SurfaceKind.BODY:
            found = self._with_words(note)
        if found is None:
            found = self._first(note.place.number)
        return found

    def _with_drawing(self, note: Note) -> etree._Element | None:
        name = note.place.object
        return next((paragraph for _, paragraph, _ in self.paragraphs if name and any(
            drawing.get("name") == name for drawing in paragraph.iter(*_NAMED))), None)

    def _with_words(self, note: Note) -> etree._Element | None:
        """Where a quotation runs over several paragraphs, as it does in tables, its beginning has to do."""
        for quote in map(_plain, note.quotes):
            found = self._found(quote, str.startswith)
            if found is None:
                found = self._found(quote, str.__contains__)
            words = quote.split()
            for count in range(len(words) - 1, 0, -1):
                found = self._found(" ".join(words[:count]), str.__eq__) if found is None else found
            if found is not None:
                return found
        return None

    def _found(self, quote: str, match: Callable[[str, str], bool]) -> etree._Element | None:
        return next((paragraph for _, paragraph, words in self.paragraphs if match(words, quote)), None)

    def _first(self, section: int | None) -> etree._Element:
        own = [one for one in self.paragraphs if one[0] == (section or 1)] or list(self.paragraphs)
        return next((paragraph for _, paragraph, words in own if words), own[0][1])


def _numbered(root: etree._Element) -> Iterator[tuple[int, etree._Element, str]]:
    body = root.find("w:body", NS)
    if body is not None and next(_holders(body), None) is None:
        body.insert(0, etree.Element(qn("w:p")))
    section = 1
    for paragraph in _holders(root):
        yield section, paragraph, _plain("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))
        section += paragraph.find("w:pPr/w:sectPr", NS) is not None


def _holders(root: etree._Element) -> Iterator[etree._Element]:
    """Text boxes take no comments, and what was deleted no new ones."""
    return (paragraph for paragraph in root.iter(qn("w:p"))
            if next(paragraph.iterancestors(*_NO_PLACE), None) is None)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _anchor(paragraph: etree._Element, number: int) -> None:
    """The whole paragraph is marked, with the reference after it."""
    start = _mark("w:commentRangeStart", number)
    properties = paragraph.find("w:pPr", NS)
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(_mark("w:commentRangeEnd", number))
    etree.SubElement(paragraph, qn("w:r")).append(_mark("w:commentReference", number))


def _mark(name: str, number: int) -> etree._Element:
    mark = etree.Element(qn(name))
    mark.set(_ID, str(number))
    return mark
