"""The colours that content takes from styles, lists and table styles: only of those in use, and only what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.colour_uses import declared, excerpt
from naravard_templates.formats.docx.seen_runs import has_letters, lettered
from naravard_templates.formats.docx.style_sheet import Style, nearest, properties, value
from naravard_templates.formats.docx.table_parts import cells
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import children, find, find_each
from naravard_templates.model.colour import Colour
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import ColourUse

Properties = tuple[tuple[str, str], ...]
"""What holds a property, and its name."""

_PARAGRAPH, _PARAGRAPH_PROPERTIES, _PARAGRAPH_STYLE, _NUMBERING = map(qn, ("w:p", "w:pPr", "w:pStyle", "w:numPr"))
_RUN, _RUN_STYLE, _COLOUR, _SHADE, _TABLE = map(qn, ("w:r", "w:rStyle", "w:color", "w:shd", "w:tbl"))
_GROUND, _INK = (("tcPr", _SHADE),), (("rPr", _COLOUR),)
_OF_LETTERS = tuple(("rPr", qn(f"w:{name}")) for name in ("color", "u", "shd", "bdr", "highlight"))
_OF_PARAGRAPHS = (("pPr", _SHADE), *(("pPr/pBdr", qn(f"w:{side}")) for side in (
    "top", "left", "bottom", "right", "between", "bar")))
_OF_TABLES = tuple((holder, qn(f"w:{side}")) for holder in ("tblPr/tblBorders", "tcPr/tcBorders")
                   for side in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"))
_CORNERS = {"nwCell": {"firstRow", "firstCol"}, "neCell": {"firstRow", "lastCol"},
            "swCell": {"lastRow", "firstCol"}, "seCell": {"lastRow", "lastCol"}}
_NOBODY = "-"
"""Stands for the part of a style where none says anything."""


@record
class Marks:
    """What a part takes from styles: for each that it uses the text which shows its letters, "" where only its
    paragraphs do; the lists that it uses; the colours of its tables."""

    texts: Mapping[str, str]
    lists: frozenset[tuple[str, str]]
    tables: tuple[ColourUse, ...]


@stateful
class StyleColours:
    """The colours that the text and tables of parts take from a document's styles."""

    styles: WordStyles
    scheme: Scheme
    _found: dict[tuple[str, Properties, str], tuple[tuple[Colour, str], ...]] = field(default_factory=dict)
    _ranks: dict[tuple[str, tuple[str, ...]], tuple[dict[str, None], str, str]] = field(default_factory=dict)

    def uses(self, package: Package, marked: Sequence[Marks]) -> Iterator[ColourUse]:
        """What parts that are marked so show, once for each style."""
        texts: dict[str, str] = {}
        for marks in marked:
            yield from marks.tables
            texts |= {style: text for style, text in marks.texts.items() if not texts.get(style)}
        yield from self._paragraphs(texts)
        lists = frozenset().union(*(marks.lists for marks in marked))
        for numbering in package.related(package.main_part, "numbering"):
            yield from _list_uses(package.tree(numbering), numbering, lists, self.scheme)

    def marks(self, root: etree._Element) -> Marks:
        """Takes down which paragraph, character and list styles the text of a part uses."""
        texts: dict[str, str] = {}
        lists: set[tuple[str, str]] = set()
        for paragraph in root.iter(_PARAGRAPH):
            deadline.check()
            said = properties(children(paragraph), _PARAGRAPH_PROPERTIES)
            style = value(said.get(_PARAGRAPH_STYLE)) or self.styles.sheet.default_id
            if _NUMBERING in said or style not in texts:
                lists |= self._lists(said.get(_NUMBERING), style)
            if not texts.get(style):
                texts[style] = self._bare(paragraph)
        for named in root.iter(_RUN_STYLE):
            run = next(named.iterancestors(_RUN), None)
            if run is not None and not texts.get(value(named)) and has_letters(run):
                texts[value(named)] = excerpt(find_each(run, "w:t"))
        tables = (use for table in root.iter(_TABLE) for use in self._table(table))
        return Marks(texts, frozenset(lists), tuple(tables))

    def _lists(self, own: etree._Element | None, style: str) -> set[tuple[str, str]]:
        """The list of a paragraph itself, or those of its style."""
        found = (own,) if own is not None else (one.says("pPr").get(_NUMBERING) for one in self._chain(style))
        return {_list(number) for number in found if number is not None}

    def _bare(self, paragraph: etree._Element) -> str:
        """The text in a paragraph that has the colour of its style, "" where there is none."""
        return next((excerpt(find_each(run, "w:t")) for run in lettered(paragraph) if self._leaves_open(run)), "")

    def _leaves_open(self, run: etree._Element) -> bool:
        """Whether neither a run itself nor its character style says its colour."""
        style = value(find(run, "w:rPr/w:rStyle"))
        return find(run, "w:rPr/w:color") is None and not (
            style and any(_COLOUR in one.says("rPr") for one in self._chain(style)))

    def _chain(self, style: str) -> list[Style]:
        return self.styles.sheet.chain(self.styles.sheet.by_id.get(style))

    def _paragraphs(self, texts: Mapping[str, str]) -> Iterator[ColourUse]:
        """What the paragraph and character styles in use are drawn in, everything inherited resolved."""
        for style, text in texts.items():
            if text:
                yield from self._nearest(style, _OF_LETTERS, text=text)
            yield from self._nearest(style, _OF_PARAGRAPHS, text=text)

    def _table(self, table: etree._Element) -> Iterator[ColourUse]:
        """What the parts of its style that a table shows are drawn in, where neither a stronger part nor the cell
        itself has another ground or its text another colour."""
        style = value(find(table, "w:tblPr/w:tblStyle"))
        shown: dict[str, None] = {}
        grounds, inks = {_NOBODY}, {_NOBODY}
        for cell, parts in cells(table) if self._chain(style) else ():
            names, ground, ink = self._ranked(style, parts)
            shown.update(names)
            if ground not in grounds and find(cell, "w:tcPr/w:shd") is None:
                grounds.add(ground)
            if ink not in inks and _leaves_open(cell):
                inks.add(ink)
        for name in shown:
            yield from self._nearest(style, _GROUND, name) if name in grounds else ()
            yield from self._nearest(style, _INK, name) if name in inks else ()
            yield from self._nearest(style, _OF_TABLES, name)

    def _ranked(self, style: str, parts: tuple[str, ...]) -> tuple[dict[str, None], str, str]:
        """The parts of a table's style that a cell belongs to, the strongest first, corners among them; and which of
        them says its ground, and which the colour of its text."""
        if (style, parts) not in self._ranks:
            corners = (corner for corner, needed in _CORNERS.items() if needed <= set(parts))
            names = dict.fromkeys((*corners, *parts, ""))
            ground, ink = (next((name for name in names if self._said(style, *one, name) is not None), _NOBODY)
                           for one in (*_GROUND, *_INK))
            self._ranks[style, parts] = names, ground, ink
        return self._ranks[style, parts]

    def _said(self, style: str, holder: str, name: str, part: str) -> etree._Element | None:
        """What a style says, or the nearest of those that it is based on."""
        return nearest([one.says(holder, part) for one in self._chain(style)], name)

    def _nearest(self, style: str, properties: Properties, part: str = "", text: str = "") -> Iterator[ColourUse]:
        chain = self._chain(style)
        for colour, role in self._colours(style, properties, part) if chain else ():
            yield ColourUse(colour, role, SurfaceKind.STYLES, self.styles.sheet.part, object=chain[0].name, text=text)

    def _colours(self, style: str, properties: Properties, part: str) -> tuple[tuple[Colour, str], ...]:
        key = style, properties, part
        if key not in self._found:
            said = (self._said(style, *one, part) for one in properties)
            self._found[key] = tuple(colour for one in said if one is not None for colour in declared(one, self.scheme))
        return self._found[key]


def _leaves_open(cell: etree._Element) -> bool:
    return any(find(run, "w:rPr/w:color") is None for run in lettered(cell))


def _list(number: etree._Element) -> tuple[str, str]:
    """The list's number and the level of a `w:numPr`."""
    return value(find(number, "w:numId")), value(find(number, "w:ilvl")) or "0"


def _list_uses(root: etree._Element, part: str, used: Iterable[tuple[str, str]], scheme: Scheme) -> Iterator[ColourUse]:
    """The colours of the numbers and bullets of the lists in use (17.9)."""
    abstract = {str(one.get(qn("w:abstractNumId"))): one for one in find_each(root, "w:abstractNum")}
    chosen = {str(one.get(qn("w:numId"))): value(find(one, "w:abstractNumId"))
              for one in find_each(root, "w:num")}
    for number, level in sorted(used):
        kind = abstract.get(chosen.get(number, ""))
        found = None if kind is None else find(kind, f"w:lvl[@w:ilvl='{level}']/w:rPr/w:color")
        for colour, _ in () if found is None else declared(found, scheme):
            yield ColourUse(colour, "bullet", SurfaceKind.STYLES, part)
