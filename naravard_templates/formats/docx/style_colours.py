"""The colours that content takes from styles, lists and table styles: only of those in use, and only what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.colour_uses import declared, excerpt
from naravard_templates.formats.docx.seen_runs import has_letters, lettered
from naravard_templates.formats.docx.table_parts import cells
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import ColourUse

_VAL = qn("w:val")
_OF_LETTERS = ("w:color", "w:u", "w:shd", "w:bdr", "w:highlight")
_OF_PARAGRAPHS = ("w:shd", *(f"w:pBdr/w:{side}" for side in ("top", "left", "bottom", "right", "between", "bar")))
_OF_TABLES = tuple(f"{holder}/w:{side}" for holder in ("w:tblPr/w:tblBorders", "w:tcPr/w:tcBorders")
                   for side in ("top", "left", "start", "bottom", "right", "end", "insideH", "insideV"))
_CORNERS = {"nwCell": ("firstRow", "firstCol"), "neCell": ("firstRow", "lastCol"),
            "swCell": ("lastRow", "firstCol"), "seCell": ("lastRow", "lastCol")}


def style_uses(package: Package, parts: Iterable[str], styles_part: str, styles: WordStyles,
               scheme: Scheme) -> Iterator[ColourUse]:
    """The colours that the text and tables of `parts` take from the document's styles, once for each style."""
    reader = _StyleColours(styles, styles_part, scheme)
    roots = [package.tree(part) for part in parts]
    for root in roots:
        reader.see(root)
        for table in root.iter(qn("w:tbl")):
            yield from reader.table(table)
    yield from reader.paragraphs()
    for numbering in package.related(package.main_part, "numbering"):
        yield from _list_uses(package.tree(numbering), numbering, reader.lists, scheme)


@stateful
class _StyleColours:
    """`seen` keeps for each style in use the text that shows its letters, "" while only its paragraphs are."""

    styles: WordStyles
    part: str
    scheme: Scheme
    seen: dict[str, str] = field(default_factory=dict)
    lists: set[tuple[str, str]] = field(default_factory=set)
    _found: dict[tuple[str, str], etree._Element | None] = field(default_factory=dict)

    def see(self, root: etree._Element) -> None:
        """Takes down which paragraph, character and list styles the text of a part uses."""
        for paragraph in root.iter(qn("w:p")):
            deadline.check()
            style = _named(find(paragraph, "w:pPr/w:pStyle")) or self.styles.default_id
            self._number(paragraph, style)
            if not self.seen.setdefault(style, ""):
                bare = (run for run in lettered(paragraph) if find(run, "w:rPr/w:color") is None
                        and not self._says(_named(find(run, "w:rPr/w:rStyle")), "w:color"))
                self.seen[style] = next((excerpt(find_each(run, "w:t")) for run in bare), "")
        for named in root.iter(qn("w:rStyle")):
            run = next(named.iterancestors(qn("w:r")), None)
            if run is not None and not self.seen.get(_named(named)) and has_letters(run):
                self.seen[_named(named)] = excerpt(find_each(run, "w:t"))

    def _number(self, paragraph: etree._Element, style: str) -> None:
        own = find(paragraph, "w:pPr/w:numPr")
        if own is not None:
            self.lists.add(_list(own))
        elif style not in self.seen:
            found = (find(holder, "w:pPr/w:numPr") for holder in self._chain(style))
            self.lists |= {_list(number) for number in found if number is not None}

    def _chain(self, style: str) -> list[etree._Element]:
        return self.styles.chain(self.styles.style(style))

    def _name(self, style: str) -> str:
        found = self.styles.style(style)
        return "" if found is None else _named(find(found, "w:name"))

    def _says(self, style: str, name: str) -> bool:
        return bool(style) and any(find(one, f"w:rPr/{name}") is not None for one in self._chain(style))

    def paragraphs(self) -> Iterator[ColourUse]:
        """What the paragraph and character styles in use are drawn in, everything inherited resolved."""
        for style, text in self.seen.items():
            if text:
                yield from self._nearest([f"w:rPr/{name}" for name in _OF_LETTERS], style, text)
            yield from self._nearest([f"w:pPr/{name}" for name in _OF_PARAGRAPHS], style, text)

    def table(self, table: etree._Element) -> Iterator[ColourUse]:
        """What the parts of its style that a table shows are drawn in, where neither a stronger part nor the cell
        itself has another ground or its text another colour."""
        style = _named(find(table, "w:tblPr/w:tblStyle"))
        chain = self._chain(style)
        shown: dict[str, list[tuple[etree._Element, tuple[str, ...]]]] = {}
        for cell, names in cells(table) if chain else ():
            corners = tuple(corner for corner, needed in _CORNERS.items() if set(needed) <= set(names))
            for name in (*corners, *names, ""):
                shown.setdefault(name, []).append((cell, (*corners, *names, "")))
        for name, used in shown.items():
            yield from self._part(name, used, style)

    def _part(self, name: str, used: list[tuple[etree._Element, tuple[str, ...]]], style: str) -> Iterator[ColourUse]:
        where = _part_of_style(name)

        def on_top(names: tuple[str, ...], path: str) -> bool:
            found = (one for one in names if self._said(style, _part_of_style(one) + path) is not None)
            return next(found, None) == name

        if any(on_top(names, "w:tcPr/w:shd") and find(cell, "w:tcPr/w:shd") is None for cell, names in used):
            yield from self._nearest([f"{where}w:tcPr/w:shd"], style)
        if any(on_top(names, "w:rPr/w:color") and _leaves_open(cell) for cell, names in used):
            yield from self._nearest([f"{where}w:rPr/w:color"], style)
        yield from self._nearest([f"{where}{path}" for path in _OF_TABLES], style)

    def _said(self, style: str, path: str) -> etree._Element | None:
        """What a style says at a path, or the nearest of those that it is based on."""
        if (style, path) not in self._found:
            found = (element for one in self._chain(style) if (element := find(one, path)) is not None)
            self._found[style, path] = next(found, None)
        return self._found[style, path]

    def _nearest(self, paths: list[str], style: str, text: str = "") -> Iterator[ColourUse]:
        for path in paths:
            found = self._said(style, path)
            for colour, role in () if found is None else declared(found, self.scheme):
                yield ColourUse(colour, role, SurfaceKind.STYLES, self.part, object=self._name(style), text=text)


def _part_of_style(name: str) -> str:
    """The beginning of a path to what a table style says of a part of its tables; "" for all of them."""
    return f"w:tblStylePr[@w:type='{name}']/" if name else ""


def _leaves_open(cell: etree._Element) -> bool:
    return any(find(run, "w:rPr/w:color") is None for run in lettered(cell))


def _list(number: etree._Element) -> tuple[str, str]:
    """The list's number and the level of a `w:numPr`."""
    return _named(find(number, "w:numId")), _named(find(number, "w:ilvl")) or "0"


def _named(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(_VAL, ""))


def _list_uses(root: etree._Element, part: str, used: set[tuple[str, str]], scheme: Scheme) -> Iterator[ColourUse]:
    """The colours of the numbers and bullets of the lists in use (17.9)."""
    abstract = {str(one.get(qn("w:abstractNumId"))): one for one in find_each(root, "w:abstractNum")}
    chosen = {str(one.get(qn("w:numId"))): _named(find(one, "w:abstractNumId"))
              for one in find_each(root, "w:num")}
    for number, level in sorted(used):
        kind = abstract.get(chosen.get(number, ""))
        found = None if kind is None else find(kind, f"w:lvl[@w:ilvl='{level}']/w:rPr/w:color")
        for colour, _ in () if found is None else declared(found, scheme):
            yield ColourUse(colour, "bullet", SurfaceKind.STYLES, part)
