"""Reads a presentation into a snapshot: for each slide what it really shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from naravard_templates.formats.ooxml import package_facts, properties
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.ooxml.values import emu
from naravard_templates.formats.pptx.content import read_content, read_prompts
from naravard_templates.formats.pptx.deck_reader import DeckReader
from naravard_templates.formats.pptx.design import Design, keep, known_design
from naravard_templates.formats.pptx.prints import LayoutPrints, as_it_stands, as_libraries_write
from naravard_templates.formats.pptx.remains import places, read_remains
from naravard_templates.formats.pptx.text_uses import DeckTexts, read_texts
from naravard_templates.model.package import PageSetup
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Format, Snapshot, Untouched

_SLIDES, _MASTERS = "p:sldIdLst/p:sldId", "p:sldMasterIdLst/p:sldMasterId"
_LAYOUTS = "p:sldLayoutIdLst/p:sldLayoutId"
_FOUR_BY_THREE = (9_144_000, 6_858_000)


def read_deck(package: Package, own: Mapping[str, str] | None = None) -> Snapshot:
    """The snapshot of a presentation, template or show. Raises UncheckableFile's kinds.

    With `own`, what cannot show a fault is passed over: layouts that no slide shows and whose print is one of these,
    which gives them their names; and what slides make no use of in the text styles of the layouts that they show.
    """
    parts = DeckParts(package)
    untouched = parts.untouched(own or {})
    slides, layouts = parts.slides, [part for part in parts.layouts if part not in untouched]
    design = parts.design_with(layouts)
    pictures, themes = PackagePictures(package), Themes(package, dict(design.themes))
    reader = DeckReader(package, parts.page_size, pictures, themes, dict(design.surfaces), dict(design.schemes),
                        dict(design.shapes), design.slots)
    pages = [reader.slide_page(part, number) for number, part in enumerate(slides, 1)]
    ready = tuple(design.layouts[part] for part in layouts)
    shown = parts.shown if own is not None else ()
    texts, looks = read_texts(DeckTexts(reader.shapes, reader.slots, design.texts, design.schemes.values()), pages,
                              [(design.layouts[part], part not in shown) for part in layouts], reader.palette)
    colours = tuple(use for number, part in enumerate(slides, 1) for use in reader.slide_colours(part, number))
    said = read_content(reader.shapes, slides, design.prompts)
    facts = properties.read(package)
    remains = read_remains(package, slides, pages, facts.persons)
    return Snapshot(Format.PPTX, tuple(pages), ready, themes.facts(), colours, parts.page_size, facts.producer,
                    facts.stamp, "template" in package.content_type, pictures,
                    facts=package_facts.read(package, facts, places(slides, ready, untouched.values()), remains),
                    setups=(PageSetup(*parts.page_size),), paragraphs=said.paragraphs, tables=said.tables,
                    graphics=said.graphics, titles=said.titles, texts=texts, styles=looks,
                    untouched=tuple(untouched.values()), design=design)


def layout_prints(package: Package) -> dict[str, tuple[str, ...]]:
    """The prints of all layouts, by part, however presentations with them may be written. Raises UncheckableFile's
    kinds."""
    parts = DeckParts(package)
    ways = [LayoutPrints(package, parts.page_size, written) for written in (as_it_stands, as_libraries_write)]
    return {part: tuple(dict.fromkeys(way.of(part) for way in ways)) for part in parts.layouts}


@stateful
class DeckParts:
    """Which slides, masters and layouts a presentation has, in their order, and how large its pages are in EMU.

    `shown` are the layouts that slides are on.
    """

    package: Package

    def __post_init__(self) -> None:
        main = self.package.main_part
        root = self.package.tree(main)
        size = find(root, "p:sldSz")
        self.page_size = _FOUR_BY_THREE if size is None else (emu(size.get("cx")), emu(size.get("cy")))
        self.slides = _targets(self.package, main, root, _SLIDES)
        self.masters = _targets(self.package, main, root, _MASTERS)
        self._known = known_design(self.package, self.page_size, self.masters)
        self._design = self._known or Design()
        self.layouts = list(dict.fromkeys(
            layout for master in self.masters
            for layout in _targets(self.package, master, self.package.tree(master), _LAYOUTS)))
        self.shown = {self.package.first_related(slide, "slideLayout") for slide in self.slides}

    def untouched(self, own: Mapping[str, str]) -> dict[str, Untouched]:
        """The layouts that no slide shows, that were not read for another file, and whose print is one of these."""
        if not own:
            return {}
        spare = [layout for layout in self.layouts if layout not in self.shown and layout not in self._design.layouts]
        known = self._design.spare
        if new := [layout for layout in spare if layout not in known]:
            known |= self._prints(new, own)
        return {layout: known[layout] for layout in spare if layout in known and known[layout].print in own}

    def _prints(self, layouts: Sequence[str], own: Mapping[str, str]) -> dict[str, Untouched]:
        """Layouts with their prints, as far as these are among those that are asked for."""
        prints, found = LayoutPrints(self.package, self.page_size), {}
        masters = {master for master in self.masters if any(one.startswith(prints.of_master(master)) for one in own)}
        for layout in layouts:
            master = prints.master(layout)
            if master in masters and (name := own.get(of := prints.of(layout))) is not None:
                found[layout] = Untouched(layout, name, master, of)
        return found

    def design_with(self, layouts: Sequence[str]) -> Design:
        """What the masters say, with at least these layouts: read, or known from a file that has the same."""
        wanted = [layout for layout in layouts if layout not in self._design.layouts]
        if wanted or self._known is None:
            self._read(self._design, wanted)
            keep(self.package, self.page_size, self.masters, self._design)
        return self._design

    def _read(self, design: Design, layouts: Sequence[str]) -> None:
        reader = DeckReader(self.package, self.page_size, PackagePictures(self.package),
                            Themes(self.package, design.themes), design.surfaces, design.schemes, design.shapes,
                            design.slots)
        pages = {part: reader.layout_page(part, self.layouts.index(part) + 1) for part in layouts}
        design.prompts |= read_prompts(reader.shapes, layouts)
        design.layouts |= pages


def _targets(package: Package, part: str, root: etree._Element, path: str) -> list[str]:
    """The parts that a list of ids names, in its order, each once; those that do not exist are passed over."""
    relationships = package.relationships(part)
    found = (relationships.get(str(item.get(qn("r:id")))) for item in find_each(root, path))
    there = (item.target for item in found if item and not item.external and package.has(item.target))
    return list(dict.fromkeys(there))
