"""How the text of a Word document looks: once for each look that text of a style has in a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.colour_uses import highlight
from naravard_templates.formats.docx.style_sheet import Said, Style, properties, value
from naravard_templates.formats.docx.table_parts import cells
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.drawing import Palette, fill_of
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import by_name, children, find
from naravard_templates.formats.ooxml.text_parts import declared_texts
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import NO_FILL, Fill
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.text import TextUse

EXCERPT = 200
_VAL = qn("w:val")
_SHADE, _CELL, _PROPERTIES, _CHARACTER_STYLE = map(qn, ("w:shd", "w:tcPr", "w:rPr", "w:rStyle"))
_COLOUR, _SIZE, _FONTS, _HIGHLIGHT, _VANISH = map(qn, ("w:color", "w:sz", "w:rFonts", "w:highlight", "w:vanish"))
_P, _TBL, _R, _T, _SECTION = qn("w:p"), qn("w:tbl"), qn("w:r"), qn("w:t"), qn("w:sectPr")
_PARAGRAPH, _PARAGRAPH_STYLE = qn("w:pPr"), qn("w:pStyle")
_ALTERNATE, _BOX = qn("mc:AlternateContent"), qn("w:txbxContent")
_DRAWN = frozenset({qn("w:drawing"), qn("w:pict"), _ALTERNATE})
# Those hold blocks or runs like any others; deleted and moved text (w:del, w:moveFrom) is not shown.
_HOLDERS = frozenset(qn(f"w:{name}") for name in (
    "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "footnote", "endnote"))
_NOTES = ("footnotes", "endnotes")


@stateful
class _Around:
    """What lies around a paragraph: the parts of a table's style, the strongest first, and the fills under it.

    Cells that are alike share one, so that it can be compared without looking into it.
    """

    table: str = ""
    parts: tuple[str, ...] = ()
    shades: tuple[Fill, ...] = ()


@stateful
class _Alike:
    """Runs that look alike, by what decides how: their styles, properties of their own, and what lies around them."""

    paragraph: str
    character: str
    own: Said
    around: _Around
    shades: tuple[Fill, ...]
    texts: list[str] = field(default_factory=list)


@record
class PartTexts:
    """The text of a part, and the ids of the styles that it uses."""

    uses: tuple[TextUse, ...]
    styles: frozenset[str]


def read_texts(package: Package, styles: WordStyles, palette: Palette, margins: Iterable[PartTexts]) -> PartTexts:
    """The text of body and notes, and with it that of headers and footers."""
    found = [*(part_texts(root, place, styles, palette) for root, place in _roots(package)), *margins]
    uses = [use for texts in found for use in texts.uses]
    for chart in package.related(package.main_part, "chart"):
        uses += declared_texts(package.tree(chart), palette, Location(SurfaceKind.BODY, None, chart))
    return PartTexts(tuple(uses), frozenset().union(*(texts.styles for texts in found)))


def part_texts(root: etree._Element, place: Location, styles: WordStyles, palette: Palette) -> PartTexts:
    """The text below an element that stands at a place."""
    reader = _TextReader(styles, palette)
    reader.read(root, place)
    return PartTexts(tuple(use for gathered in reader.gathered for use in gathered.uses()), frozenset(reader.used))


def _roots(package: Package) -> Iterator[tuple[etree._Element, Location]]:
    """Body and notes."""
    main = package.main_part
    body = find(package.tree(main), "w:body")
    if body is not None:
        yield body, Location(SurfaceKind.BODY, 1, main)
    for kind in _NOTES:
        for part in package.related(main, kind):
            yield package.tree(part), Location(SurfaceKind.BODY, None, part)


@stateful
class _TextReader:
    """Gathers the runs of a part, section by section."""

    styles: WordStyles
    palette: Palette
    gathered: list[_Gathered] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _cells: dict[tuple[object, ...], _Around] = field(default_factory=dict)

    def read(self, root: etree._Element, place: Location) -> None:
        self._begin(place)
        self._blocks(root, _Around())

    def _begin(self, place: Location) -> None:
        self.gathered.append(_Gathered(self.styles, place))

    def _blocks(self, parent: etree._Element, around: _Around) -> None:
        for child in children(parent):
            tag = child.tag
            if tag == _P:
                self._paragraph(child, around)
            elif tag == _TBL:
                self._table(child, around)
            elif tag in _HOLDERS:
                self._blocks(child, around)

    def _table(self, table: etree._Element, around: _Around) -> None:
        style_id = value(find(table, "w:tblPr/w:tblStyle"))
        style = self.styles.sheet.by_id.get(style_id)
        self.used.add(style_id)
        for cell, parts in cells(table):
            own = self._ground(properties(children(cell), _CELL))
            key = style_id, parts, around, own
            if key not in self._cells:
                styled = () if style is None or own else self.styles.cell_shades(style, parts)
                self._cells[key] = _Around(style_id, parts, (*own, *styled, *around.shades))
            self._blocks(cell, self._cells[key])

    def _paragraph(self, paragraph: etree._Element, around: _Around) -> None:
        deadline.check()
        parts = children(paragraph)
        said = properties(parts, _PARAGRAPH)
        style = value(said[_PARAGRAPH_STYLE]) if _PARAGRAPH_STYLE in said else self.styles.sheet.default_id
        self.used.add(style)
        self._runs(parts, style, around, self._ground(said))
        place = self.gathered[-1].place
        if _SECTION in said and place.number is not None:
            self._begin(replace(place, number=place.number + 1))

    def _ground(self, said: Said) -> tuple[Fill, ...]:
        """What a paragraph or cell is shaded with, where it is."""
        fill = self.styles.shade(said[_SHADE]) if _SHADE in said else NO_FILL
        return (fill,) if fill is not NO_FILL else ()

    def _runs(self, parts: Iterable[etree._Element], style: str, around: _Around, shades: tuple[Fill, ...]) -> None:
        for child in parts:
            if child.tag == _R:
                self._run(child, style, around, shades)
            elif child.tag in _HOLDERS:
                self._runs(children(child), style, around, shades)

    def _run(self, run: etree._Element, style: str, around: _Around, shades: tuple[Fill, ...]) -> None:
        deadline.check()
        holder, text, drawn = None, "", []
        for child in children(run):
            tag = child.tag
            if tag == _T:
                text += child.text or ""
            elif tag == _PROPERTIES and holder is None:
                holder = child
            elif tag in _DRAWN:
                drawn.append(child)
        if text.strip():
            self._text(text, holder, style, around, shades)
        for child in drawn:
            self._boxes(child)

    def _text(self, text: str, holder: etree._Element | None, style: str, around: _Around,
              shades: tuple[Fill, ...]) -> None:
        said = {} if holder is None else by_name(holder)
        vanish = said.get(_VANISH)
        if vanish is None or not flag(vanish, _VAL, True):
            character = value(said.get(_CHARACTER_STYLE))
            self.used.add(character)
            runs = self.gathered[-1].runs
            key = style, around, shades, None if holder is None else _signature(holder)
            if key not in runs:
                runs[key] = _Alike(style, character, said, around, shades)
            runs[key].texts.append(text)

    def _boxes(self, holder: etree._Element) -> None:
        """Text boxes; what stands for older programs as well is read once."""
        if holder.tag == _ALTERNATE:
            choice = find(holder, "mc:Choice")
            holder = choice if choice is not None else holder
        for box in holder.iter(_BOX):
            self._blocks(box, _Around(shades=tuple(_box_fill(box, self.palette))))


@stateful
class _Gathered:
    """The runs of one part and section, by what decides how they look."""

    styles: WordStyles
    place: Location
    runs: dict[object, _Alike] = field(default_factory=dict)

    def uses(self) -> Iterator[TextUse]:
        """One for each style and look."""
        found: dict[object, TextUse] = {}
        for use in map(self._use, self.runs.values()):
            same = use.style, use.look, use.shades, use.fill_at, use.font_at
            known = found.get(same)
            found[same] = use if known is None else replace(
                known, runs=known.runs + use.runs, characters=known.characters + use.characters,
                text=known.text if len(known.text) >= EXCERPT else f"{known.text} {use.text}"[:EXCERPT])
        yield from found.values()

    def _use(self, alike: _Alike) -> TextUse:
        by_id, texts = self.styles.sheet.by_id, alike.texts
        style, table = by_id.get(alike.paragraph), by_id.get(alike.around.table)
        place = replace(self.place, object=style.name or None) if style is not None else self.place
        sources = self._sources(alike, place, style, table)
        text = " ".join(texts) if sum(map(len, texts[:EXCERPT])) < EXCERPT else "".join(texts[:EXCERPT])
        return TextUse(
            self.styles.look([said for said, _ in sources]), place, text[:EXCERPT], len(texts), sum(map(len, texts)),
            shades=(*self._marks(alike.own), *alike.shades, *self._paragraph_shade(alike, style),
                    *alike.around.shades),
            style=place.object or "", fill_at=_said_at(sources, _COLOUR), size_at=_said_at(sources, _SIZE),
            font_at=_said_at(sources, _FONTS))

    def _sources(self, alike: _Alike, place: Location, style: Style | None,
                 table: Style | None) -> list[tuple[Said, Location]]:
        """Run properties and where they stand, the strongest first (17.7.2)."""
        sheet = self.styles.sheet
        character = sheet.chain(sheet.by_id.get(alike.character))
        found = [(one.says("rPr"), one) for one in (*character, *sheet.chain(style))]
        found += [(one.says("rPr", part), one) for part in (*alike.around.parts, "") for one in sheet.chain(table)]
        return [(alike.own, place),
                *((said, Location(SurfaceKind.STYLES, None, sheet.part, one.name)) for said, one in found if said),
                *((said, Location(SurfaceKind.STYLES, None, sheet.part)) for said in sheet.defaults)]

    def _marks(self, own: Said) -> tuple[Fill, ...]:
        """Shading and marker pen behind the letters themselves."""
        found = (highlight(own.get(_HIGHLIGHT)), self.styles.shade(own.get(_SHADE)))
        return tuple(fill for fill in found if fill != NO_FILL)

    def _paragraph_shade(self, alike: _Alike, style: Style | None) -> tuple[Fill, ...]:
        return () if alike.shades or style is None else self.styles.shades(style)


def _signature(element: etree._Element) -> tuple[object, ...]:
    """The same for elements that say the same."""
    return element.tag, *element.items(), *map(_signature, children(element))


def _said_at(sources: Iterable[tuple[Said, Location]], name: str) -> Location | None:
    return next((place for said, place in sources if name in said), None)


def _box_fill(box: etree._Element, palette: Palette) -> Iterator[Fill]:
    """What the shape around a text box is filled with."""
    shape = next(box.iterancestors(qn("wps:wsp")), None)
    fill = NO_FILL if shape is None else fill_of(find(shape, "wps:spPr"), find(shape, "wps:style"), palette)
    if fill != NO_FILL:
        yield fill
