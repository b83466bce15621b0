"""Comments on slides (ECMA-376 part 1, 19.4): their parts, and the one that lists who wrote them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from naravard_templates.errors import OutputError
from naravard_templates.formats.ooxml.editor import PackageEditor
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.pptx.read import read_deck
from naravard_templates.model.note import AUTHOR, INITIALS, Note
from naravard_templates.model.snapshot import Page, Snapshot, Surface

_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.{}+xml"
_COMMENTS, _AUTHORS = f"{NS['r']}/comments", f"{NS['r']}/commentAuthors"
_EMU_PER_UNIT = 1_587.5
"""Comments are placed in steps of 1/576 inch."""
_STEP = 14
_CORNER = (10, 10)


def write_comments(editor: PackageEditor, notes: Sequence[Note]) -> None:
    """Writes the notes on the slides that show what they are about, and takes out those that an earlier run left.

    Raises OutputError where there is no slide.
    """
    deck = read_deck(editor.package)
    if not deck.pages:
        raise OutputError("The presentation has no slides, so there is nowhere to put comments.")
    authors = _authors(editor)
    author = _author(authors)
    id = str(author.get("id"))
    slides = [page.surfaces[-1].part for page in deck.pages]
    writer = _Writer(editor, deck, id)
    for slide in slides:
        _forget(editor, slide, id)
    for number, note in enumerate(notes, 1):
        writer.write(number, note)
    author.set("lastIdx", str(len(notes)))


def _authors(editor: PackageEditor) -> etree._Element:
    """The root of the list of authors, made where the presentation has none yet."""
    main = editor.package.main_part
    part = editor.package.first_related(main, "commentAuthors")
    if part is None:
        part = editor.add("ppt/commentAuthors.xml", _empty("p:cmAuthorLst"), _TYPE.format("commentAuthors"))
        editor.relate(main, _AUTHORS, part)
    return editor.tree(part)


def _author(authors: etree._Element) -> etree._Element:
    known = list(authors.iterfind("p:cmAuthor", NS))
    own = next((author for author in known if author.get("name") == AUTHOR), None)
    if own is not None:
        return own
    id = max((int(str(author.get("id", "0"))) for author in known), default=-1) + 1
    return etree.SubElement(authors, qn("p:cmAuthor"), id=str(id), name=AUTHOR, initials=INITIALS, lastIdx="0",
                            clrIdx=str(id % 8))


def _empty(root: str) -> bytes:
    return f'<{root} xmlns:p="{NS["p"]}"/>'.encode()


def _part(editor: PackageEditor, slide: str) -> str | None:
    """The slide's comments of this kind; PowerPoint has another kind since, in parts of its own."""
    return next((one.target for one in editor.relationships(slide).values() if one.type == _COMMENTS), None)


def _forget(editor: PackageEditor, slide: str, author: str) -> None:
    part = _part(editor, slide)
    if part is None or not editor.has(part):
        return
    comments = editor.tree(part)
    for comment in [one for one in comments.iterfind("p:cm", NS) if one.get("authorId") == author]:
        comments.remove(comment)


@dataclass
class _Writer:
    """Puts comments on slides, side by side where they are about the same place."""

    editor: PackageEditor
    deck: Snapshot
    author: str
    _taken: Counter[tuple[str, int, int]] = field(default_factory=Counter)

    def write(self, number: int, note: Note) -> None:
        page = _page(self.deck, note)
        slide = page.surfaces[-1].part
        x, y = _position(page, note)
        beside = self._taken[slide, x, y]
        self._taken[slide, x, y] += 1
        comment = etree.SubElement(self._comments(slide), qn("p:cm"), authorId=self.author, idx=str(number))
        etree.SubElement(comment, qn("p:pos"), x=str(x + beside * _STEP), y=str(y + beside * _STEP))
        etree.SubElement(comment, qn("p:text")).text = "\n".join(note.paragraphs)

    def _comments(self, slide: str) -> etree._Element:
        part = _part(self.editor, slide)
        if part is None:
            part = self.editor.add("ppt/comments/comment1.xml", _empty("p:cmLst"), _TYPE.format("comments"))
            self.editor.relate(slide, _COMMENTS, part)
        return self.editor.tree(part)


def _page(deck: Snapshot, note: Note) -> Page:
    """The slide itself, else the first that shows the part, else the first of all."""
    part, number = note.place.part, note.place.number
    shown = [page for page in deck.pages if part and part in (page.theme, *(one.part for one in _surfaces(page)))]
    numbered = [page for page in shown or deck.pages if page.number == number]
    return next(iter((*numbered, *shown, *deck.pages)))


def _surfaces(page: Page) -> Iterable[Surface]:
    return (*page.surfaces, *page.hidden_surfaces)


def _position(page: Page, note: Note) -> tuple[int, int]:
    """The upper left corner of what the note is about, else of the slide."""
    name = note.place.object
    elements = [element for element in page.slots if element.name == name]
    elements += [element for surface in _surfaces(page) if surface.part == note.place.part
                 for element in surface.elements if name and name in (element.name, *element.groups)]
    box = next((element.box for element in elements if element.box is not None), None)
    if box is None:
        return _CORNER
    left, top, _, _ = box.extent
    return max(0, round(left / _EMU_PER_UNIT)), max(0, round(top / _EMU_PER_UNIT))
