"""What a Word document says: its paragraphs in order, tables, links, prompts, and graphics with their alt text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.graphics import graphic_data, read_graphic, text_boxes
from naravard_templates.formats.docx.inlines import InlineReader, Inlines, shows_prompt
from naravard_templates.formats.docx.paragraph_styles import ParagraphStyles, Role, list_level, outline_level
from naravard_templates.formats.docx.style_sheet import Said, properties, value
from naravard_templates.formats.ooxml.graphics import diagram_words
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import children, find, find_each
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.content import OBJECT, Content, Graphic, Link, Paragraph, ParagraphKind, TableFacts
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import stateful

_PARAGRAPH, _TABLE, _CONTROL, _CELL = qn("w:p"), qn("w:tbl"), qn("w:sdt"), qn("w:tc")
_PROPERTIES, _STYLE, _SECTION, _BORDERS, _SHADE = map(qn, ("w:pPr", "w:pStyle", "w:sectPr", "w:pBdr", "w:shd"))
_AROUND = frozenset(map(qn, ("w:ins", "w:moveTo", "w:customXml", "w:sdtContent", "mc:AlternateContent", "mc:Choice",
                             "w:tr", "w:tc")))
_ROW, _ROW_PROPERTIES, _GONE = qn("w:tr"), qn("w:trPr"), frozenset({qn("w:del"), qn("w:moveFrom")})
_VAL, _SPAN, _MERGE = qn("w:val"), qn("w:gridSpan"), qn("w:vMerge")
_PLAIN_STYLES = frozenset({"", "normal", "standard", "default", "normal (web)", "body text", "brödtext", "text body",
                           "no spacing", "plain text"})
_LONGEST_HEADING = 80
_SHORTEST_BODY = 40
_LARGER = 1.2
"""How much larger than the running text a heading is at least."""


def read_content(package: Package, main: str, styles: ParagraphStyles, margins: Iterable[Paragraph]) -> Content:
    """What the body and the notes say, and after them the headers and footers."""
    body = PartReader(package, main, styles)
    found = find(package.tree(main), "w:body")
    if found is not None:
        body.read(found)
    notes = _notes(package, main, styles)
    beside = (paragraph for reader in notes for paragraph in reader.paragraphs if paragraph.words)
    graphics = (graphic for reader in notes for graphic in reader.graphics)
    return Content((*body.marked(), *beside, *margins), tuple(body.tables), (*body.graphics, *graphics))


def margin_paragraphs(package: Package, place: Location, styles: ParagraphStyles) -> tuple[Paragraph, ...]:
    """What a header or footer says in the section of a place. What is drawn there is the master's."""
    part = str(place.part)
    reader = PartReader(package, part, styles, place.surface, place.number or 1)
    reader.read(package.tree(part))
    return tuple(paragraph for paragraph in reader.paragraphs if paragraph.words)


def _notes(package: Package, main: str, styles: ParagraphStyles) -> list[PartReader]:
    """The footnotes and endnotes; the lines that part them from the text are notes of another type (17.11.9)."""
    readers = []
    for kind, name in (("footnotes", "w:footnote"), ("endnotes", "w:endnote")):
        part = package.first_related(main, kind)
        readers += [PartReader(package, part, styles)] if part else []
        for note in find_each(package.tree(part), name) if part else ():
            if note.get(qn("w:type"), "normal") == "normal":
                readers[-1].read(note)
    return readers


@stateful
class PartReader:
    """Reads one part in one walk. `section` is the number of the section that the walk has come to."""

    package: Package
    part: str
    styles: ParagraphStyles
    surface: SurfaceKind = SurfaceKind.BODY
    section: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[TableFacts] = field(default_factory=list)
    graphics: list[Graphic] = field(default_factory=list)
    _standing_out: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._inlines = InlineReader(self.package, self.part, self.styles)

    def read(self, parent: etree._Element, *, prompt: bool = False, inside: bool = False) -> None:
        """All blocks below `parent`. `inside` a table or text box there are no headings that only look like one."""
        for child in children(parent):
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, prompt, inside)
            elif tag == _TABLE:
                self._table(child, prompt, inside)
            elif tag == _CONTROL:
                self.read(child, prompt=prompt or shows_prompt(child), inside=inside)
            elif tag in _AROUND:
                self.read(child, prompt=prompt, inside=inside)

    def _place(self, name: str = "") -> Location:
        return Location(self.surface, self.section, self.part, name or None)

    def _paragraph(self, paragraph: etree._Element, prompt: bool, inside: bool) -> None:
        deadline.check()
        parts = children(paragraph)
        own = properties(parts, _PROPERTIES)
        role = self.styles.role(value(own.get(_STYLE)))
        found = self._inlines.read(parts, bold=role.bold, size=role.size)
        found.text += ["\f"] if _SECTION in own else []
        kind, level = _kind(role, own, inside)
        links = tuple(Link(text, link.target) for link in found.links if (text := _one_line(link.text)))
        said = Paragraph(kind, "".join(found.text), self._place(), level, role.name, links, prompt or found.has_prompt,
                         merge_fields=tuple(found.merge_fields))
        may_head = kind is ParagraphKind.TEXT and not _is_boxed(own)
        if may_head and self._stands_out(said, found, self.styles.plain):
            self._standing_out[len(self.paragraphs)] = self._stands_out(said, found, role)
        if said.text.strip() or not inside:
            self.paragraphs.append(said)
        for drawn in found.drawn:
            self._drawn(drawn, prompt)
        if _SECTION in own:
            self.section += 1

    def _stands_out(self, said: Paragraph, found: Inlines, plain: Role) -> bool:
        """Short, without a full stop, and all of it bold or larger than `plain` text, in a style for running text."""
        words = said.words
        if not words or len(words) > _LONGEST_HEADING or words[-1] in ".,:;!…" or not any(map(str.isalpha, words)):
            return False
        if said.style.casefold() not in _PLAIN_STYLES or "\t" in said.text.strip() or OBJECT in said.text:
            return False
        return all((bold and not plain.bold) or size >= _LARGER * plain.size for bold, size in found.looks)

    def marked(self) -> list[Paragraph]:
        """The paragraphs, those marked that look like headings: they stand out, and running text follows, which does
        not look the same by its own style."""
        read = self.paragraphs
        for index, by_itself in self._standing_out.items():
            following = next((at for at in range(index + 1, len(read)) if read[at].words), None)
            if following is None or following in self._standing_out or not _is_running(read[following]):
                continue
            if by_itself or read[following].style != read[index].style:
                read[index] = replace(read[index], looks_like_heading=True)
        return read

    def _table(self, table: etree._Element, prompt: bool, inside: bool) -> None:
        deadline.check()
        rows = _own(table, table.iter(_ROW))
        shown = [row for row in rows if not _GONE & properties(row, _ROW_PROPERTIES).keys()]
        before = len(self.paragraphs)
        for row in shown:
            self.read(row, prompt=prompt, inside=True)
        if not inside and shown:
            caption = find(table, "w:tblPr/w:tblCaption")
            words = self.paragraphs[before].words[:_SHORTEST_BODY] if len(self.paragraphs) > before else ""
            name = words if caption is None else str(caption.get(qn("w:val"), ""))
            self.tables.append(_table_facts(table, shown, self._place(name)))

    def _drawn(self, drawn: etree._Element, prompt: bool) -> None:
        graphic = read_graphic(drawn, self._place())
        self.graphics += [graphic] if graphic else []
        self.paragraphs += (Paragraph(ParagraphKind.TEXT, words, self._place())
                            for words in diagram_words(self.package, self.part, graphic_data(drawn)))
        inner = replace(self)  # with fields of its own
        for box in text_boxes(drawn):
            inner.read(box, prompt=prompt, inside=True)


def _is_boxed(properties: Said) -> bool:
    """The first line of a framed or shaded box is its title and heads nothing outside it."""
    return _BORDERS in properties or _SHADE in properties


def _kind(role: Role, properties: Said, inside: bool) -> tuple[ParagraphKind, int]:
    """What a paragraph is, and a heading's or list item's level; what it says itself goes before its style."""
    if role.is_title:
        return ParagraphKind.TITLE, 0
    own = outline_level(properties)
    level = role.level if own is None else own
    if level:
        return ParagraphKind.HEADING, level
    own = list_level(properties)
    listed = role.list_level if own is None else own
    if listed:
        return ParagraphKind.LIST_ITEM, listed
    return (ParagraphKind.CELL if inside else ParagraphKind.TEXT), 0


def _is_running(paragraph: Paragraph) -> bool:
    long = len(paragraph.words) >= _SHORTEST_BODY
    return paragraph.kind is ParagraphKind.LIST_ITEM or (paragraph.kind is ParagraphKind.TEXT and long)


def _table_facts(table: etree._Element, rows: list[etree._Element], place: Location) -> TableFacts:
    header = find(rows[0], "w:trPr/w:tblHeader")
    cells = _own(table, (cell for row in rows for cell in row.iter(_CELL)))
    merged = {_holder(mark) for row in rows for mark in row.iter(_SPAN, _MERGE) if _merges(mark)}
    columns = len(list(find_each(table, "w:tblGrid/w:gridCol"))) or max(len(list(row.iter(_CELL))) for row in rows)
    marked = (header is not None and flag(header, qn("w:val"), True)) or _heads_by_column(table)
    nested = any(_holds_table(row) for row in rows)
    return TableFacts(place, len(rows), columns, marked, len(merged.intersection(cells)), nested)


def _own(table: etree._Element, found: Iterable[etree._Element]) -> list[etree._Element]:
    """Rows or cells without those of tables within the table."""
    return [one for one in found if next(one.iterancestors(_TABLE)) is table] if _holds_table(table) else list(found)


def _holds_table(element: etree._Element) -> bool:
    return next(element.iterdescendants(_TABLE), None) is not None


def _merges(mark: etree._Element) -> bool:
    """Whether a mark makes its cell span columns, or begins a span of rows (17.4.17, 17.4.84)."""
    value = mark.get(_VAL)
    return value == "restart" if mark.tag == _MERGE else number(value, 1) > 1


def _holder(mark: etree._Element) -> etree._Element | None:
    """The cell whose property it is."""
    parent = mark.getparent()
    return None if parent is None else parent.getparent()


def _heads_by_column(table: etree._Element) -> bool:
    """Whether the first column is marked as the header and the first row is not; by default Word marks both."""
    look = find(table, "w:tblPr/w:tblLook")
    return look is not None and flag(look, qn("w:firstColumn")) and not flag(look, qn("w:firstRow"))


def _one_line(text: str) -> str:
    return " ".join(text.replace(OBJECT, " ").split())
