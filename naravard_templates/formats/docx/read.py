"""Reads a Word document into a snapshot: for each section what its kinds of page show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.docx.body import body_surfaces
from naravard_templates.formats.docx.colour_uses import word_colour
from naravard_templates.formats.docx.content import read_content
from naravard_templates.formats.docx.content_colours import content_colours
from naravard_templates.formats.docx.drawings import DrawingReader
from naravard_templates.formats.docx.field_codes import fetching_fields
from naravard_templates.formats.docx.remains import places, read_remains
from naravard_templates.formats.docx.sections import PageGeometry, Section, read_sections
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.docx.text_uses import read_texts, style_looks
from naravard_templates.formats.ooxml import drawing, package_facts, properties
from naravard_templates.formats.ooxml.colours import DEFAULT_MAP, TOKENS, Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import Fill, FillKind, Stop
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Element, ElementKind, Format, Page, PageKind, Snapshot, Surface, Theme
from naravard_templates.model.text import StyleLook

_MAPPED = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink",
           "followedHyperlink": "folHlink"}


@stateful
class DocumentReader:
    """Reads each header and footer once for each page geometry that it is shown on."""

    package: Package
    main: str
    palette: drawing.Palette
    pictures: PackagePictures
    _surfaces: dict[tuple[str, PageGeometry], Surface] = field(default_factory=dict)

    def pages(self) -> Iterator[Page]:
        theme = self.package.first_related(self.main, "theme") or ""
        tokens = {token: slot for token, slot in self.palette.scheme.colour_map.items() if token in TOKENS}
        sections = tuple(read_sections(self.package, self.main))
        bodies, ground = self._bodies(sections), self._page_colour()
        for section in sections:
            deadline.check()
            for kind in section.kinds:
                body = bodies.get((section.number, kind)) or Surface(SurfaceKind.BODY, self.main)
                surfaces = (*self._shown(section, kind), replace(body, background=ground))
                yield Page(kind, section.number, surfaces, layout=kind.value, theme=theme, colour_map=tokens)

    def _page_colour(self) -> Element | None:
        """The page's own colour, which Word shows only where the settings say so (17.2.1, 17.15.1.25).

        Word takes the theme's colour, other programs the one beside it; where they differ, both are kept.
        """
        background = find(self.package.tree(self.main), "w:background")
        settings = self.package.first_related(self.main, "settings")
        shown = None if settings is None else find(self.package.tree(settings), "w:displayBackgroundShape")
        scheme = self.palette.scheme
        if background is None or shown is None or not flag(shown, qn("w:val"), True):
            return None
        meanings = (word_colour(background, scheme, "color", name) for name in ("themeColor", "noThemeColor"))
        stops = tuple(Stop(colour) for colour in dict.fromkeys(meanings) if colour)
        return Element("background", ElementKind.SHAPE, fill=Fill(FillKind.SOLID, stops)) if stops else None

    def _bodies(self, sections: tuple[Section, ...]) -> Mapping[tuple[int, PageKind], Surface]:
        geometry = sections[0].geometry if sections else PageGeometry()
        reader = DrawingReader(self.main, self.palette, self.pictures, geometry)
        return body_surfaces(self.package.tree(self.main), reader, sections)

    def _shown(self, section: Section, kind: PageKind) -> tuple[Surface, ...]:
        parts = ((section.headers.get(kind), SurfaceKind.HEADER), (section.footers.get(kind), SurfaceKind.FOOTER))
        return tuple(self._surface(part, surface, section.geometry) for part, surface in parts if part)

    def _surface(self, part: str, kind: SurfaceKind, page: PageGeometry) -> Surface:
        key = part, page
        if key not in self._surfaces:
            reader = DrawingReader(part, self.palette, self.pictures, page)
            self._surfaces[key] = Surface(kind, part, elements=reader.read(self.package.tree(part)))
        return self._surfaces[key]


def read_document(package: Package) -> Snapshot:
    """The snapshot of a document or template. Raises UncheckableFile's kinds."""
    main = package.main_part
    themes, pictures = Themes(package), PackagePictures(package)
    theme = themes.of(main)
    scheme = Scheme(theme.facts.colours, colour_map(package, main))
    reader = DocumentReader(package, main, drawing.Palette(scheme, theme), pictures)
    pages = tuple(reader.pages())
    setups = tuple(section.setup for section in read_sections(package, main))
    first = next(read_sections(package, main), None)
    said = read_content(package, main, pages)
    facts, where = properties.read(package), places(package, main)
    remains = read_remains(package, main, where, facts.persons)
    word_styles = _styles(package, scheme, theme.facts)
    texts, styles = read_texts(package, word_styles, reader.palette, pages)
    colours = tuple(content_colours(package, main, pages, word_styles, reader.palette))
    return Snapshot(
        Format.DOCX, pages, (), themes.facts(), colours,
        None if first is None else (first.geometry.width, first.geometry.height),
        facts.producer, facts.stamp, "template" in package.content_type, pictures,
        facts=package_facts.read(package, facts, where, remains, fetching_fields(package, where)), setups=setups,
        texts=texts, styles=styles, paragraphs=said.paragraphs, tables=said.tables, graphics=said.graphics)


def all_style_looks(package: Package) -> tuple[StyleLook, ...]:
    """How every style of a document looks, used or not."""
    main = package.main_part
    theme = Themes(package).of(main).facts
    styles = _styles(package, Scheme(theme.colours, colour_map(package, main)), theme)
    return tuple(style_looks(styles, package.first_related(main, "styles") or ""))


def _styles(package: Package, scheme: Scheme, theme: Theme) -> WordStyles:
    part = package.first_related(package.main_part, "styles")
    return WordStyles(etree.Element(qn("w:styles")) if part is None else package.tree(part), scheme, theme)


def colour_map(package: Package, main: str) -> dict[str, str]:
    """Settings may swap the theme's colours (17.15.1.20)."""
    settings = package.first_related(main, "settings")
    mapping = None if settings is None else find(package.tree(settings), "w:clrSchemeMapping")
    if mapping is None:
        return dict(DEFAULT_MAP)
    swaps = {_token(name): _MAPPED.get(str(value), str(value)) for name, value in mapping.attrib.items()}
    words = {"bg1": "background1", "t1": "text1", "bg2": "background2", "t2": "text2"}
    named = {word: swaps[short] for short, word in words.items() if short in swaps}
    tokens = {{"t1": "tx1", "t2": "tx2"}.get(short, short): slot for short, slot in swaps.items()}
    return {**DEFAULT_MAP, **tokens, **named}


def _token(name: str | bytes) -> str:
    return etree.QName(str(name)).localname
