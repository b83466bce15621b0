"""Reads a master file: the snapshot, and what adopting needs besides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from naravard_templates.formats.ooxml.colours import COLOUR_TAGS, DEFAULT_MAP, Scheme, resolve
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package, read_file
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.read import read_package
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Format, Snapshot
from naravard_templates.model.style import StyleFacts

_SIDES = ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV", "between")


@dataclass(frozen=True, slots=True)
class MasterReading:
    """A master file as read: `drawn_colours` are those that masters, layouts, headers and styles use."""

    snapshot: Snapshot
    styles: tuple[StyleFacts, ...]
    drawn_colours: tuple[str, ...]


def read_master(path: Path) -> MasterReading:
    """Everything that `brand adopt` looks at. Raises UncheckableFile's kinds."""
    package = Package(read_file(path), name=path.name)  # in memory, as its pictures are looked at later
    snapshot = read_package(package)
    if snapshot.format is Format.DOCX:
        from naravard_templates.formats.docx.read import all_style_looks
        from naravard_templates.formats.docx.styles import read_styles

        snapshot = replace(snapshot, styles=all_style_looks(package))
        return MasterReading(snapshot, read_styles(package), _document_colours(package, snapshot))
    from naravard_templates.formats.pptx.read import layout_prints

    return MasterReading(replace(snapshot, prints=layout_prints(package)), (), _deck_colours(package, snapshot))


def _deck_colours(package: Package, snapshot: Snapshot) -> tuple[str, ...]:
    parts = {surface.part: page.theme for page in snapshot.layouts
             for surface in (*page.surfaces, *page.hidden_surfaces) if surface.kind is not SurfaceKind.SLIDE}
    themes = {theme.part: theme.colours for theme in snapshot.themes}
    parts |= dict.fromkeys(package.related(package.main_part, "tableStyles"), next(iter(themes), ""))
    parts |= {part: part for part in themes if part}  # custom colours, and what the theme's own styles paint
    found: set[str] = set()
    for part, theme in parts.items():
        found |= _drawing_colours(package, part, Scheme(themes.get(theme, {})))
    return tuple(sorted(found))


def _document_colours(package: Package, snapshot: Snapshot) -> tuple[str, ...]:
    from naravard_templates.formats.docx.colour_uses import word_colour

    theme = Themes(package).of(package.main_part)
    scheme = Scheme(theme.facts.colours, DEFAULT_MAP)
    parts = {surface.part for page in snapshot.pages for surface in page.surfaces}
    parts |= {theme.facts.part} - {""}
    parts |= {part for kind in ("styles", "numbering") for part in package.related(package.main_part, kind)}
    found = {use.colour.rgb for use in snapshot.colours if use.colour.rgb}
    for part in sorted(parts):
        found |= _drawing_colours(package, part, scheme)
        for element in package.tree(part).iter(qn("w:color"), qn("w:shd"), *(qn(f"w:{side}") for side in _SIDES)):
            name = "val" if element.tag == qn("w:color") else "color"
            for value, themed in ((name, "themeColor"), ("fill", "themeFill")):
                colour = word_colour(element, scheme, value, themed)
                found |= {colour.rgb} if colour and colour.rgb else set()
    return tuple(sorted(found))



def _drawing_colours(package: Package, part: str, scheme: Scheme) -> set[str]:
    """The colours below a part's root, without those of the schemes that a theme only keeps in store (20.1.6.5)."""
    stored = qn("a:extraClrSchemeLst")
    colours = (resolve(element, scheme) for element in package.tree(part).iter(*COLOUR_TAGS)
               if next(element.iterancestors(stored), None) is None)
    return {colour.rgb for colour in colours if colour.rgb}
