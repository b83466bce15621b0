"""Reads a Word document into a snapshot: for each section what its kinds of page show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from naravard_templates import deadline
from naravard_templates.formats.docx.body import body_surfaces
from naravard_templates.formats.docx.colour_uses import word_colour
from naravard_templates.formats.docx.content import read_content
from naravard_templates.formats.docx.content_colours import content_colours
from naravard_templates.formats.docx.design import Design, keep, known_design, read_design
from naravard_templates.formats.docx.drawings import DrawingReader
from naravard_templates.formats.docx.field_codes import fetching_fields
from naravard_templates.formats.docx.margins import Margin, margin_places, read_margin
from naravard_templates.formats.docx.remains import places, read_remains
from naravard_templates.formats.docx.sections import PageGeometry, Section, read_sections
from naravard_templates.formats.docx.text_uses import read_texts
from naravard_templates.formats.ooxml import drawing, package_facts, properties
from naravard_templates.formats.ooxml.colours import TOKENS
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import Fill, FillKind, Stop
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Element, ElementKind, Format, Page, PageKind, Snapshot, Surface
from naravard_templates.model.text import StyleLook


@stateful
class DocumentReader:
    """Reads each header and footer once for each page geometry that it is shown on."""

    package: Package
    main: str
    palette: drawing.Palette
    pictures: PackagePictures
    surfaces: dict[tuple[str, PageGeometry], Surface] = field(default_factory=dict)

    def pages(self, sections: tuple[Section, ...]) -> Iterator[Page]:
        theme = self.package.first_related(self.main, "theme") or ""
        tokens = {token: slot for token, slot in self.palette.scheme.colour_map.items() if token in TOKENS}
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
        if key not in self.surfaces:
            reader = DrawingReader(part, self.palette, self.pictures, page)
            self.surfaces[key] = Surface(kind, part, elements=reader.read(self.package.tree(part)))
        return self.surfaces[key]


def read_document(package: Package) -> Snapshot:
    """The snapshot of a document or template. Raises UncheckableFile's kinds."""
    known = known_design(package)
    design = known or read_design(package)
    sections = tuple(read_sections(package, package.main_part))
    reader = DocumentReader(package, package.main_part, design.palette, PackagePictures(package),
                            dict(design.surfaces))
    pages = tuple(reader.pages(sections))
    margins = {place: design.margins.get(place) or read_margin(package, place, design.palette, design.roles,
                                                               design.colours) for place in margin_places(pages)}
    if known is None:
        design.surfaces, design.margins = reader.surfaces, margins
        keep(package, design)
    first = sections[0].geometry if sections else None
    return replace(_snapshot(package, design, tuple(margins.values())), pages=pages, pictures=reader.pictures,
                   page_size=None if first is None else (first.width, first.height),
                   setups=tuple(section.setup for section in sections), design=design)


def _snapshot(package: Package, design: Design, margins: tuple[Margin, ...]) -> Snapshot:
    """What a document with these headers and footers says; its pages are left out."""
    main, palette, is_template = package.main_part, design.palette, "template" in package.content_type
    facts, where = properties.read(package), places(package, main)
    remains = read_remains(package, main, where, facts.persons)
    said = read_content(package, main, design.roles,
                        (paragraph for margin in margins for paragraph in margin.paragraphs))
    texts = read_texts(package, design.styles, palette, (margin.texts for margin in margins))
    colours = tuple(content_colours(package, main, margins, design.colours, palette))
    return Snapshot(
        Format.DOCX, (), (), tuple(theme.facts for theme in design.themes.values()), colours,
        producer=facts.producer, stamp=facts.stamp, is_template=is_template, texts=texts.uses,
        styles=tuple(design.looks.of(None if is_template else texts.styles)),
        paragraphs=said.paragraphs, tables=said.tables, graphics=said.graphics,
        facts=package_facts.read(package, facts, where, remains, fetching_fields(package, where)))


def all_style_looks(package: Package) -> tuple[StyleLook, ...]:
    """How every style of a document looks, used or not."""
    return tuple(read_design(package).looks.of())
