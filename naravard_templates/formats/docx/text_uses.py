"""How the text of a Word document looks: once for each look that text of a style has in a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.colour_uses import highlight
from naravard_templates.formats.docx.table_parts import cells
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.drawing import Palette, fill_of
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.text_parts import declared_texts
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import NO_FILL, Fill
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Page
from naravard_templates.model.text import StyleLook, TextUse

EXCERPT = 200
_VAL = qn("w:val")
_VANISH = qn("w:vanish")
_CELL, _SHADE, _PROPERTIES = qn("w:tcPr"), qn("w:shd"), qn("w:rPr")
_P, _TBL, _R, _T, _SECTION = qn("w:p"), qn("w:tbl"), qn("w:r"), qn("w:t"), qn("w:sectPr")
_PARAGRAPH, _PARAGRAPH_STYLE = qn("w:pPr"), qn("w:pStyle")
_ALTERNATE, _BOX = qn("mc:AlternateContent"), qn("w:txbxContent")
_DRAWN = frozenset({qn("w:drawing"), qn("w:pict"), _ALTERNATE})
# Those hold blocks or runs like any others; deleted and moved text (w:del, w:moveFrom) is not shown.
_HOLDERS = frozenset(qn(f"w:{name}") for name in (
    "sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "footnote", "endnote"))
_NOTES = ("footnotes", "endnotes")
_PARTS = ("firstRow", "lastRow", "firstCol", "lastCol", "band1Horz", "band2Horz", "band1Vert", "band2Vert")


@stateful
class _Around:
    """What lies around a paragraph: the parts of a table's style, the strongest first, and the fills under it.

    Cells that are alike share one, so that it can be compared without looking into it.
    """

    table: str = ""
    parts: tuple[str, ...] = ()
    shades: tuple[Fill, ...] = ()


@record
class _Key:
    """What decides how a run looks."""

    paragraph: str
    character: str
    own: bytes
    around: _Around
    shades: tuple[Fill, ...]


def read_texts(package: Package, styles: WordStyles, palette: Palette,
               pages: Sequence[Page]) -> tuple[tuple[TextUse, ...], tuple[StyleLook, ...]]:
    """The text of body, notes, headers and footers; and the styles that it uses, or all of a template."""
    part = package.first_related(package.main_part, "styles") or ""
    document = _DocumentTexts(styles, palette, part)
    for root, place in _roots(package, pages):
        document.read(root, place)
    texts = [use for gathered in document.gathered for use in gathered.uses()]
    for chart in package.related(package.main_part, "chart"):
        texts += declared_texts(package.tree(chart), palette, Location(SurfaceKind.BODY, None, chart))
    everything = "template" in package.content_type
    return tuple(texts), tuple(style_looks(styles, part, None if everything else document.used))


def style_looks(styles: WordStyles, part: str, ids: Iterable[str] | None = None) -> Iterator[StyleLook]:
    """How the styles of these ids look, a table style part by part; all styles where no ids are given."""
    wanted = styles.ids if ids is None else [name for name in styles.ids if name in set(ids)]
    for style in map(styles.style, wanted):
        assert style is not None
        name = style_name(style)
        place = Location(SurfaceKind.STYLES, None, part, name)
        declared = _colour_home(styles, style, place)
        yield StyleLook(name.casefold(), styles.look(styles.run_properties(style)), place, declared,
                        shades=styles.shades(style))
        for found in _PARTS if style.get(qn("w:type")) == "table" else ():
            part_of = f"w:tblStylePr[@w:type='{found}']"
            chain = styles.chain(style)
            if any(find(one, part_of) is not None for one in chain):
                own = any(find(one, f"{part_of}/w:rPr/w:color") is not None for one in chain)
                yield StyleLook(f"{name.casefold()} ({found})", styles.look(styles.run_properties(style, found)), place,
                                place if own else declared, shades=styles.shades(style, found))


def _colour_home(styles: WordStyles, style: etree._Element, place: Location) -> Location:
    """The style that says a style's colour; without a name where the document's defaults do."""
    default = styles.style(styles.default_id) if style.get(qn("w:type")) != "paragraph" else None
    chain = (*styles.chain(style), *styles.chain(default))
    colour = next((one for one in chain if find(one, "w:rPr/w:color") is not None), None)
    return replace(place, object=style_name(colour) if colour is not None else None)


def style_name(style: etree._Element) -> str:
    """The name that Word knows a style by, in English whatever its language."""
    name = find(style, "w:name")
    return "" if name is None else str(name.get(_VAL, ""))


def _roots(package: Package, pages: Sequence[Page]) -> Iterator[tuple[etree._Element, Location]]:
    """What holds text, each part once. Headers and footers stand in the first section that shows them."""
    main = package.main_part
    body = find(package.tree(main), "w:body")
    if body is not None:
        yield body, Location(SurfaceKind.BODY, 1, main)
    for kind in _NOTES:
        for part in package.related(main, kind):
            yield package.tree(part), Location(SurfaceKind.BODY, None, part)
    known: set[str] = set()
    for page in pages:
        for surface in page.surfaces:
            if surface.kind in {SurfaceKind.HEADER, SurfaceKind.FOOTER} and surface.part not in known:
                known.add(surface.part)
                yield package.tree(surface.part), Location(surface.kind, page.number, surface.part)


@stateful
class _DocumentTexts:
    """Gathers the runs of a document, part by part and section by section."""

    styles: WordStyles
    palette: Palette
    part: str
    gathered: list[_Gathered] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _cells: dict[tuple[object, ...], _Around] = field(default_factory=dict)

    def read(self, root: etree._Element, place: Location) -> None:
        self._begin(place)
        self._blocks(root, _Around())

    def _begin(self, place: Location) -> None:
        self.gathered.append(_Gathered(self.styles, self.part, place))

    def _blocks(self, parent: etree._Element, around: _Around) -> None:
        for child in parent:
            if child.tag == _P:
                self._paragraph(child, around)
            elif child.tag == _TBL:
                self._table(child, around)
            elif child.tag in _HOLDERS:
                self._blocks(child, around)

    def _table(self, table: etree._Element, around: _Around) -> None:
        name = find(table, "w:tblPr/w:tblStyle")
        style_id = "" if name is None else str(name.get(_VAL, ""))
        style = self.styles.style(style_id)
        self.used.add(style_id)
        for cell, parts in cells(table):
            properties = next(cell.iterchildren(_CELL), None)
            own = NO_FILL if properties is None else self.styles.shade(next(properties.iterchildren(_SHADE), None))
            key = style_id, parts, around, own if own != NO_FILL else None
            if key not in self._cells:
                styled = () if style is None or own != NO_FILL else self.styles.cell_shades(style, parts)
                shades = (own,) if own != NO_FILL else styled
                self._cells[key] = _Around(style_id, parts, (*shades, *around.shades))
            self._blocks(cell, self._cells[key])

    def _paragraph(self, paragraph: etree._Element, around: _Around) -> None:
        deadline.check()
        properties = next(paragraph.iterchildren(_PARAGRAPH), None)
        name = None if properties is None else next(properties.iterchildren(_PARAGRAPH_STYLE), None)
        style = str(name.get(_VAL, "")) if name is not None else self.styles.default_id
        self.used.add(style)
        own = NO_FILL if properties is None else self.styles.shade(next(properties.iterchildren(_SHADE), None))
        self._runs(paragraph, style, around, (own,) if own != NO_FILL else ())
        section = None if properties is None else next(properties.iterchildren(_SECTION), None)
        place = self.gathered[-1].place
        if section is not None and place.number is not None:
            self._begin(replace(place, number=place.number + 1))

    def _runs(self, parent: etree._Element, style: str, around: _Around, shades: tuple[Fill, ...]) -> None:
        for child in parent:
            if child.tag == _R:
                self._run(child, style, around, shades)
            elif child.tag in _HOLDERS:
                self._runs(child, style, around, shades)

    def _run(self, run: etree._Element, style: str, around: _Around, shades: tuple[Fill, ...]) -> None:
        deadline.check()
        properties = next(run.iterchildren(_PROPERTIES), None)
        text = "".join(found.text or "" for found in run.iterchildren(_T))
        if text.strip() and not _is_hidden(properties):
            name = None if properties is None else find(properties, "w:rStyle")
            character = "" if name is None else str(name.get(_VAL, ""))
            self.used.add(character)
            own = b"" if properties is None else etree.tostring(properties, with_tail=False)
            self.gathered[-1].add(_Key(style, character, own, around, shades), properties, text)
        for child in run:
            if child.tag in _DRAWN:
                self._boxes(child)

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
    part: str
    place: Location
    _texts: dict[_Key, list[str]] = field(default_factory=dict)
    _properties: dict[_Key, etree._Element | None] = field(default_factory=dict)

    def add(self, key: _Key, properties: etree._Element | None, text: str) -> None:
        self._texts.setdefault(key, []).append(text)
        self._properties.setdefault(key, properties)

    def uses(self) -> Iterator[TextUse]:
        """One for each style and look."""
        found: dict[object, TextUse] = {}
        for key, texts in self._texts.items():
            use = self._use(key, texts)
            same = use.style, use.look, use.shades, use.fill_at, use.font_at
            known = found.get(same)
            found[same] = use if known is None else replace(
                known, runs=known.runs + use.runs, characters=known.characters + use.characters,
                text=known.text if len(known.text) >= EXCERPT else f"{known.text} {use.text}"[:EXCERPT])
        yield from found.values()

    def _use(self, key: _Key, texts: list[str]) -> TextUse:
        styles = self.styles
        style, table = styles.style(key.paragraph), styles.style(key.around.table)
        place = replace(self.place, object=style_name(style) or None if style is not None else None)
        sources = self._sources(key, place, style, table)
        elements = [properties for properties, _ in sources]
        text = " ".join(texts) if sum(map(len, texts[:EXCERPT])) < EXCERPT else "".join(texts[:EXCERPT])
        return TextUse(
            styles.look(elements), place, text[:EXCERPT], len(texts), sum(map(len, texts)),
            shades=(*self._marks(key), *key.shades, *self._paragraph_shade(key, style), *key.around.shades),
            style=place.object or "", fill_at=_said_at(sources, "w:color"), size_at=_said_at(sources, "w:sz"),
            font_at=_said_at(sources, "w:rFonts"))

    def _sources(self, key: _Key, place: Location, style: etree._Element | None,
                 table: etree._Element | None) -> list[tuple[etree._Element, Location]]:
        """Run properties and where they stand, the strongest first (17.7.2)."""
        own = self._properties[key]
        found = [] if own is None else [(own, place)]
        for one in (*self.styles.chain(self.styles.style(key.character)), *self.styles.chain(style)):
            found += [(rpr, self._at(one)) for rpr in find_each(one, "w:rPr")]
        chain = self.styles.chain(table)
        for path in (*(f"w:tblStylePr[@w:type='{part}']/w:rPr" for part in key.around.parts), "w:rPr"):
            found += [(rpr, self._at(one)) for one in chain for rpr in find_each(one, path)]
        return found + [(rpr, Location(SurfaceKind.STYLES, None, self.part)) for rpr in self.styles.defaults]

    def _at(self, style: etree._Element) -> Location:
        return Location(SurfaceKind.STYLES, None, self.part, style_name(style))

    def _marks(self, key: _Key) -> tuple[Fill, ...]:
        """Shading and marker pen behind the letters themselves."""
        own = self._properties[key]
        if own is None:
            return ()
        found = (highlight(find(own, "w:highlight")), self.styles.shade(find(own, "w:shd")))
        return tuple(fill for fill in found if fill != NO_FILL)

    def _paragraph_shade(self, key: _Key, style: etree._Element | None) -> tuple[Fill, ...]:
        return () if key.shades or style is None else self.styles.shades(style)


def _said_at(sources: Iterable[tuple[etree._Element, Location]], name: str) -> Location | None:
    return next((place for properties, place in sources if find(properties, name) is not None), None)


def _is_hidden(properties: etree._Element | None) -> bool:
    vanish = None if properties is None else next(properties.iterchildren(_VANISH), None)
    return vanish is not None and flag(vanish, _VAL, True)


def _box_fill(box: etree._Element, palette: Palette) -> Iterator[Fill]:
    """What the shape around a text box is filled with."""
    shape = next(box.iterancestors(qn("wps:wsp")), None)
    fill = NO_FILL if shape is None else fill_of(find(shape, "wps:spPr"), find(shape, "wps:style"), palette)
    if fill != NO_FILL:
        yield fill
