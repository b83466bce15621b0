"""Reads what a Word master's styles, headers and footers say themselves, for `brand check`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.formats.docx.colour_uses import colour_uses, declared_in, word_colour
from naravard_templates.formats.docx.design import read_design
from naravard_templates.formats.docx.style_sheet import DEFAULTS, Style
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.model.colour import NO_FILL, Fill, FillKind, Stop
from naravard_templates.model.geometry import Relative
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.master import FontUse, MasterSheet, TextOffer, TextRole
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import ColourUse, Element, Snapshot, Surface

_CONTENT_LOCKS = frozenset({"contentLocked", "sdtContentLocked"})
_USES = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
_VAL = qn("w:val")


def read_sheet(package: Package, snapshot: Snapshot, file: str) -> MasterSheet:
    """What the styles, headers and footers of an open document say."""
    reader = _SheetReader(package, snapshot)
    return MasterSheet(file, snapshot, tuple(reader.texts()), tuple(reader.colours()), tuple(reader.fonts()),
                       frozenset(reader.locked()), reader.paper())


@stateful
class _SheetReader:
    package: Package
    snapshot: Snapshot

    def __post_init__(self) -> None:
        design = read_design(self.package)
        self._styles, self._scheme = design.styles, design.palette.scheme
        self._part = self._styles.sheet.part

    def texts(self) -> Iterator[TextOffer]:
        """Every style on offer, a table style part by part."""
        for style in self._offered():
            if style.type == "table":
                yield from self._table(style)
            elif style.type in {"paragraph", "character"}:
                yield self._offer(style)

    def _table(self, style: Style) -> Iterator[TextOffer]:
        """The table as a whole and each of its parts, as far as they bring a ground or a colour of their own."""
        parts = {str(one.get(qn("w:type"))) for chained in self._styles.sheet.chain(style)
                 for one in find_each(chained.element, "w:tblStylePr")}
        offers = (self._offer(style, part) for part in ("", *sorted(parts)))
        plain = self._styles.plain.fill
        yield from (offer for offer in offers if offer.shades or offer.look.fill != plain)

    def _offer(self, style: Style, part: str = "") -> TextOffer:
        place = Location(SurfaceKind.STYLES, None, self._part, style.name)
        label = f"{style.name} ({part})" if part else style.name
        look = self._styles.look(self._styles.run_properties(style, part))
        return TextOffer(TextRole.STYLE, label, look, place, place, shades=self._styles.shades(style, part))

    def _offered(self) -> Iterator[Style]:
        """The styles that people see, and those that something in the file uses; Word's hidden stock is neither.

        A character style that only mirrors a paragraph style is left out (17.7.4.6).
        """
        used = {str(one.get(_VAL)) for part in (self.package.main_part, *(one.part for one in self._surfaces()))
                for one in self.package.tree(part).iter(*_USES)}
        for style in self._styles.sheet.styles:
            hidden = find(style.element, "w:semiHidden")
            seen = hidden is None or not flag(hidden, _VAL, True) or style.id in used
            if seen and (style.type != "character" or find(style.element, "w:link") is None):
                yield style

    def colours(self) -> Iterator[ColourUse]:
        for style in self._offered():
            for colour, role in declared_in(style.element, self._scheme):
                yield ColourUse(colour, role, SurfaceKind.STYLES, self._part, object=style.name)
        for part in self.package.related(self.package.main_part, "numbering"):
            for colour, role in declared_in(self.package.tree(part), self._scheme):
                yield ColourUse(colour, role, SurfaceKind.STYLES, part)
        for surface in self._surfaces():
            for use in colour_uses(self.package, surface.part, self._scheme):
                yield replace(use, surface=surface.kind, number=None)

    def fonts(self) -> Iterator[FontUse]:
        """Fonts that are named outright. Those of numbering are left out: nearly all draw bullets."""
        styles = Location(SurfaceKind.STYLES, None, self._part)
        holders = [(style.element, replace(styles, object=style.name)) for style in self._offered()]
        holders += [(one, styles) for one in find_each(self._styles.sheet.root, DEFAULTS)]
        holders += [(self.package.tree(one.part), Location(one.kind, None, one.part)) for one in self._surfaces()]
        for holder, place in holders:
            for fonts in holder.iter(qn("w:rFonts")):
                themed = fonts.get(qn("w:asciiTheme")) or fonts.get(qn("w:hAnsiTheme"))
                font = "" if themed else self._styles.font(fonts)
                if font:
                    yield FontUse(font, place)

    def locked(self) -> Iterator[tuple[str, str]]:
        for surface in self._surfaces():
            yield from ((surface.part, element.path) for element in surface.elements if _is_locked(element))

    def paper(self) -> Fill:
        """The page colour, where the settings say that it is shown (17.2.1, 17.15.1.25)."""
        settings = self.package.first_related(self.package.main_part, "settings")
        shown = None if settings is None else find(self.package.tree(settings), "w:displayBackgroundShape")
        ground = find(self.package.tree(self.package.main_part), "w:background")
        if ground is None or shown is None or not flag(shown, _VAL, True):
            return NO_FILL
        colour = word_colour(ground, self._scheme, "color", "themeColor")
        return NO_FILL if colour is None else Fill(FillKind.SOLID, (Stop(colour),))

    def _surfaces(self) -> list[Surface]:
        """Every header and footer once."""
        return list({surface.part: surface for page in self.snapshot.pages for surface in page.surfaces}.values())


def _is_locked(element: Element) -> bool:
    """In a content control whose content is locked, and with its anchor locked unless it stands in the line."""
    inline = element.box is not None and element.box.frame.horizontal is Relative.INLINE
    return bool(_CONTENT_LOCKS & set(element.locks)) and (inline or "anchor" in element.locks)
