"""What the slides say: titles, paragraphs, tables, links, what nobody filled in, and graphics with their alt text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import groupby
from operator import itemgetter

from lxml import etree

from naravard_templates.formats.ooxml.drawing import named
from naravard_templates.formats.ooxml.graphics import described, diagram_words, frame_kind, is_decorative
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each, first
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.formats.pptx.shapes import GROUP, ShapeNode, ShapeTree, ShapeTrees
from naravard_templates.formats.pptx.text_bodies import TEXTS, BodyParagraph, Run, TextBody, read_body
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
_LINES = {qn("p:pic"): GraphicKind.PICTURE, qn("p:contentPart"): GraphicKind.INK}
_FRAME, _SHAPE = qn("p:graphicFrame"), qn("p:sp")
_TEXT, _PICTURE_FILL, _CELL_BODY = qn("a:t"), qn("a:blipFill"), qn("a:txBody")
_LINK, _ID = qn("a:hlinkClick"), qn("r:id")
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


def read_content(shapes: ShapeTrees, slides: Sequence[str], prompts: Mapping[str, Prompts]) -> Content:
    """What the slides say, in their order; on each in the order of reading, which is that of the shape tree.

    `prompts` are those of the layouts that masters have.
    """
    package = shapes.package
    prompts = dict(prompts)
    read: list[SlideReader] = []
    for number_, part in enumerate(slides, 1):
        layout = package.first_related(part, "slideLayout") or ""
        if layout not in prompts:
            prompts[layout] = _prompts(shapes.of(layout).nodes) if layout else Prompts()
        read.append(SlideReader(package, part, number_, prompts[layout]))
        read[-1].read(shapes.of(part))
    return Content(
        tuple(one for slide in read for one in slide.paragraphs), tuple(one for slide in read for one in slide.tables),
        tuple(one for slide in read for one in slide.graphics), tuple(slide.title for slide in read))


def read_prompts(shapes: ShapeTrees, layouts: Iterable[str]) -> dict[str, Prompts]:
    """What layouts say in their slots."""
    return {layout: _prompts(shapes.of(layout).nodes) for layout in layouts}


def _prompts(nodes: Sequence[ShapeNode]) -> Prompts:
    slots = [(node.slot, node.body.paragraphs) for node in nodes if node.slot]
    texts = {_key(slot): [text for one in paragraphs if (text := one.text.strip())] for slot, paragraphs in slots}
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

    def read(self, tree: ShapeTree) -> None:
        for node in tree.nodes:
            self._shape(node)

    @property
    def title(self) -> SlideTitle:
        """The first title that says something."""
        titles = [one for one in self.paragraphs if one.kind is ParagraphKind.TITLE and one.words]
        place = titles[0].location if titles else Location(SurfaceKind.SLIDE, self.number, self.part)
        text = " ".join(one.words for one in titles if one.location == place)
        hidden = not flag(self.package.tree(self.part), "show", True)
        return SlideTitle(place, text, self.prompts.has_title, hidden, any(one.is_prompt for one in titles))

    def _shape(self, node: ShapeNode) -> None:
        common, tag = node.common, node.element.tag
        if common is None or node.hidden:
            return
        place = Location(SurfaceKind.SLIDE, self.number, self.part, node.name or None)
        if tag == GROUP:
            self._group(node, Graphic(GraphicKind.GROUP, place, described(common), is_decorative(common)))
        elif tag == _FRAME:
            self._frame(node.element, common, place)
        else:
            picture = _picture_filled(node)
            self._words(node, place, fills_itself=picture is not None)
            kind = _LINES.get(tag, picture)
            if kind is not None:
                self.graphics.append(Graphic(kind, place, described(common), is_decorative(common)))

    def _group(self, group: ShapeNode, own: Graphic) -> None:
        """One graphic for all of it, where it is described, or where neither its parts nor its words say anything."""
        inner = replace(self, graphics=[])
        words = len(self.paragraphs)
        for node in group.children:
            inner._shape(node)
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
                    self.paragraphs += self._told(read_body(first(cell, _CELL_BODY)), ParagraphKind.CELL, place, "")
            return
        data = find(shape, "a:graphic/a:graphicData")
        kind = frame_kind(data)
        if kind is not None:
            self.graphics.append(Graphic(kind, place, described(common), is_decorative(common)))
        self.paragraphs += (Paragraph(ParagraphKind.TEXT, words, place)
                            for words in diagram_words(self.package, self.part, data))

    def _words(self, node: ShapeNode, place: Location, *, fills_itself: bool) -> None:
        slot = node.slot
        if slot is not None and slot.type in _FURNITURE:
            return
        kind = ParagraphKind.TITLE if slot and slot.type in _TITLES else ParagraphKind.TEXT
        told = self._told(node.body, kind, place, slot.type if slot else "")
        lines = [one.words for one in told if one.words] if slot else []
        if slot is not None and not lines and node.element.tag == _SHAPE:
            told = [Paragraph(kind, "", place, style=slot.type, is_prompt=not fills_itself)]
        elif slot is not None and self.prompts.is_prompt(slot, lines):
            told = [replace(one, is_prompt=True) for one in told]
        self.paragraphs += told

    def _told(self, body: TextBody, kind: ParagraphKind, place: Location, style: str) -> list[Paragraph]:
        return [Paragraph(kind, paragraph.text.strip(), place, style=style, links=self._links(paragraph))
                for paragraph in body.paragraphs]

    def _links(self, paragraph: BodyParagraph) -> tuple[Link, ...]:
        """The links of a paragraph; runs that lead to the same place one after the other are one link."""
        targets = [_link(run) for run in paragraph.runs if run.tag in TEXTS]
        if not any(targets):
            return ()
        found: list[Link] = []
        runs = [run.text for run in paragraph.runs if run.tag in TEXTS]
        for target, same in groupby(zip(targets, runs, strict=True), key=itemgetter(0)):
            text = "".join(text for _, text in same)
            if target and text.strip():
                relationship = self.package.relationships(self.part).get(target)
                found.append(Link(" ".join(text.split()), relationship.target if relationship else ""))
        return tuple(found)


def _link(run: Run) -> str:
    """The relationship that a run leads by, "" for none."""
    click = None if run.properties is None or not len(run.properties) else first(run.properties, _LINK)
    return "" if click is None else str(click.get(_ID, ""))


def _picture_filled(node: ShapeNode) -> GraphicKind | None:
    """A shape without words that is filled with a picture shows one; LibreOffice writes cropped pictures so."""
    if named(node.properties, _PICTURE_FILL) is None or any(text.text for text in node.element.iter(_TEXT)):
        return None
    return GraphicKind.PICTURE


def _table_facts(table: etree._Element, place: Location) -> TableFacts:
    properties = find(table, "a:tblPr")
    marked = properties is not None and (flag(properties, "firstRow") or flag(properties, "firstCol"))
    merged = sum(max(number(cell.get("gridSpan"), 1), number(cell.get("rowSpan"), 1)) > 1
                 for cell in find_each(table, "a:tr/a:tc"))
    rows, columns = (len(list(find_each(table, path))) for path in ("a:tr", "a:tblGrid/a:gridCol"))
    return TableFacts(place, rows, columns, marked, merged)
