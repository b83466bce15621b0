"""What the slides say: titles, paragraphs, tables, links, what nobody filled in, and graphics with their alt text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml.graphics import described, diagram_words, frame_kind, is_decorative
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each, first
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.formats.pptx.shapes import common_of, drawings, placeholder_of
from naravard_templates.model.content import (
    Content,
    Graphic,
    GraphicKind,
    Link,
    Paragraph,
    ParagraphKind,
    SlideTitle,
    TableFacts,
)
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Placeholder

_TITLES = frozenset({"title", "ctrTitle"})
_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_RUNS = frozenset({qn("a:r"), qn("a:fld"), qn("a:br")})
_LINES = {qn("p:pic"): GraphicKind.PICTURE, qn("p:contentPart"): GraphicKind.INK}
_GROUP, _FRAME, _SHAPE = qn("p:grpSp"), qn("p:graphicFrame"), qn("p:sp")
_BREAK, _TEXT, _PICTURE_FILL = qn("a:br"), qn("a:t"), qn("a:blipFill")
_LINK = qn("a:hlinkClick")
_MERGED_ON = frozenset({"hMerge", "vMerge"})


@record
class Prompts:
    """What a layout says in its slots before anybody writes there, by whether a slot is a title, and its index."""

    texts: dict[tuple[bool, int], list[str]] = field(default_factory=dict)
    has_title: bool = False

    def is_prompt(self, slot: Placeholder, lines: Sequence[str]) -> bool:
        """Whether the lines are those of the layout, or the first of them."""
        prompt = self.texts.get(_key(slot), [])
        return bool(lines) and slot.type not in _FURNITURE and list(lines) in (prompt, prompt[:1])


def read_content(package: Package, slides: Sequence[str], prompts: Mapping[str, Prompts]) -> Content:
    """What the slides say, in their order; on each in the order of reading, which is that of the shape tree.

    `prompts` are those of the layouts that masters have.
    """
    strays: dict[str | None, Prompts] = {}
    read: list[SlideReader] = []
    for number_, part in enumerate(slides, 1):
        layout = package.first_related(part, "slideLayout")
        if layout not in prompts and layout not in strays:
            strays[layout] = _prompts(package, layout)
        read.append(SlideReader(package, part, number_, prompts.get(layout or "") or strays[layout]))
        read[-1].read()
    return Content(
        tuple(one for slide in read for one in slide.paragraphs), tuple(one for slide in read for one in slide.tables),
        tuple(one for slide in read for one in slide.graphics), tuple(slide.title for slide in read))


def read_prompts(package: Package, layouts: Iterable[str]) -> dict[str, Prompts]:
    """What layouts say in their slots."""
    return {layout: _prompts(package, layout) for layout in layouts}


def _prompts(package: Package, layout: str | None) -> Prompts:
    root = None if layout is None else package.tree(layout)
    tree = None if root is None else find(root, "p:cSld/p:spTree")
    slots = [] if tree is None else [(slot, shape) for shape in drawings(tree) if (slot := placeholder_of(shape))]
    texts = {_key(slot): [text for text in map(_text, find_each(shape, "p:txBody/a:p")) if text]
             for slot, shape in slots}
    return Prompts(texts, any(slot.type in _TITLES for slot, _ in slots))


def _key(slot: Placeholder) -> tuple[bool, int]:
    return slot.type in _TITLES, slot.index


@stateful
class SlideReader:
    """Reads one slide. What is hidden in the selection pane is not told."""

    package: Package
    part: str
    number: int
    prompts: Prompts
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[TableFacts] = field(default_factory=list)
    graphics: list[Graphic] = field(default_factory=list)

    def read(self) -> None:
        tree = find(self.package.tree(self.part), "p:cSld/p:spTree")
        for shape in () if tree is None else drawings(tree):
            self._shape(shape)

    @property
    def title(self) -> SlideTitle:
        """The first title that says something."""
        titles = [one for one in self.paragraphs if one.kind is ParagraphKind.TITLE and one.words]
        place = titles[0].location if titles else Location(SurfaceKind.SLIDE, self.number, self.part)
        text = " ".join(one.words for one in titles if one.location == place)
        hidden = not flag(self.package.tree(self.part), "show", True)
        return SlideTitle(place, text, self.prompts.has_title, hidden, any(one.is_prompt for one in titles))

    def _shape(self, shape: etree._Element) -> None:
        deadline.check()
        common = common_of(shape)
        if common is None or flag(common, "hidden"):
            return
        place = Location(SurfaceKind.SLIDE, self.number, self.part, str(common.get("name", "")) or None)
        if shape.tag == _GROUP:
            self._group(shape, Graphic(GraphicKind.GROUP, place, described(common), is_decorative(common)))
        elif shape.tag == _FRAME:
            self._frame(shape, common, place)
        else:
            self._words(shape, place)
            kind = _LINES.get(str(shape.tag)) or _picture_filled(shape)
            if kind is not None:
                self.graphics.append(Graphic(kind, place, described(common), is_decorative(common)))

    def _group(self, group: etree._Element, own: Graphic) -> None:
        """One graphic for all of it, where it is described, or where neither its parts nor its words say anything."""
        inner = replace(self, graphics=[])
        words = len(self.paragraphs)
        for shape in drawings(group):
            inner._shape(shape)
        silent = any(not (one.description or one.decorative) for one in inner.graphics)
        wordless = not inner.graphics and not any(one.words for one in self.paragraphs[words:])
        if own.description or own.decorative or silent or wordless:
            self.graphics.append(own)
        else:
            self.graphics.extend(inner.graphics)

    def _frame(self, shape: etree._Element, common: etree._Element, place: Location) -> None:
        table = find(shape, "a:graphic/a:graphicData/a:tbl")
        if table is not None:
            self.tables.append(_table_facts(table, place))
            for cell in find_each(table, "a:tr/a:tc"):
                if not any(flag(cell, name) for name in _MERGED_ON):
                    self.paragraphs += self._told(find_each(cell, "a:txBody/a:p"), ParagraphKind.CELL, place, "")
            return
        data = find(shape, "a:graphic/a:graphicData")
        kind = frame_kind(data)
        if kind is not None:
            self.graphics.append(Graphic(kind, place, described(common), is_decorative(common)))
        self.paragraphs += (Paragraph(ParagraphKind.TEXT, words, place)
                            for words in diagram_words(self.package, self.part, data))

    def _words(self, shape: etree._Element, place: Location) -> None:
        slot = placeholder_of(shape)
        if slot is not None and slot.type in _FURNITURE:
            return
        kind = ParagraphKind.TITLE if slot and slot.type in _TITLES else ParagraphKind.TEXT
        told = list(self._told(find_each(shape, "p:txBody/a:p"), kind, place, slot.type if slot else ""))
        lines = [one.words for one in told if one.words]
        if slot is not None and not lines and shape.tag == _SHAPE:
            told = [Paragraph(kind, "", place, style=slot.type, is_prompt=_picture_filled(shape) is None)]
        elif slot is not None and self.prompts.is_prompt(slot, lines):
            told = [replace(one, is_prompt=True) for one in told]
        self.paragraphs += told

    def _told(self, paragraphs: Iterator[etree._Element], kind: ParagraphKind, place: Location,
              style: str) -> Iterator[Paragraph]:
        for paragraph in paragraphs:
            yield Paragraph(kind, _text(paragraph), place, style=style, links=tuple(self._links(paragraph)))

    def _links(self, paragraph: etree._Element) -> Iterator[Link]:
        """The links of a paragraph; runs that lead to the same place one after the other are one link."""
        if next(paragraph.iter(_LINK), None) is None:
            return
        text, current = "", ""
        for run in (*(child for child in paragraph if child.tag in _RUNS), None):
            click = None if run is None else find(run, "a:rPr/a:hlinkClick")
            target = "" if click is None else str(click.get(qn("r:id"), ""))
            if target != current and current and text.strip():
                found = self.package.relationships(self.part).get(current)
                yield Link(" ".join(text.split()), found.target if found else "")
            text = ("" if target != current else text) + ("" if run is None else _run_text(run))
            current = target


def _text(paragraph: etree._Element) -> str:
    return "".join(_run_text(run) for run in paragraph if run.tag in _RUNS).strip()


def _run_text(run: etree._Element) -> str:
    if run.tag == _BREAK:
        return "\n"
    text = first(run, _TEXT)
    return "" if text is None else text.text or ""


def _picture_filled(shape: etree._Element) -> GraphicKind | None:
    """A shape without words that is filled with a picture shows one; LibreOffice writes cropped pictures so."""
    if next(shape.iter(_PICTURE_FILL), None) is None:
        return None
    if find(shape, "p:spPr/a:blipFill") is None or any(text.text for text in find_each(shape, ".//a:t")):
        return None
    return GraphicKind.PICTURE


def _table_facts(table: etree._Element, place: Location) -> TableFacts:
    properties = find(table, "a:tblPr")
    marked = properties is not None and (flag(properties, "firstRow") or flag(properties, "firstCol"))
    merged = sum(max(number(cell.get("gridSpan"), 1), number(cell.get("rowSpan"), 1)) > 1
                 for cell in find_each(table, "a:tr/a:tc"))
    rows, columns = (len(list(find_each(table, path))) for path in ("a:tr", "a:tblGrid/a:gridCol"))
    return TableFacts(place, rows, columns, marked, merged)
