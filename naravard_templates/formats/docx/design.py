"""Styles, theme, headers and footers: read once for all documents that have the same, as those of one brand mostly do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from lxml import etree

from naravard_templates.formats.docx.margins import Margin
from naravard_templates.formats.docx.paragraph_styles import ParagraphStyles
from naravard_templates.formats.docx.sections import PageGeometry
from naravard_templates.formats.docx.style_colours import StyleColours
from naravard_templates.formats.docx.style_looks import StyleLooks
from naravard_templates.formats.docx.style_sheet import StyleSheet
from naravard_templates.formats.docx.text_styles import WordStyles
from naravard_templates.formats.ooxml.colours import DEFAULT_MAP, Scheme
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.kept import Key, Memory, hanging
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.theme import ThemePart, Themes
from naravard_templates.model.location import Location
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Surface

_MAPPED = {"light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2", "hyperlink": "hlink",
           "followedHyperlink": "folHlink"}
_MARGINS = ("header", "footer")


@stateful
class Design:
    """What the styles and the theme of a document say, and its headers and footers as it shows them."""

    palette: Palette
    themes: Mapping[str, ThemePart]
    styles: WordStyles
    surfaces: Mapping[tuple[str, PageGeometry], Surface] = field(default_factory=dict)
    margins: Mapping[Location, Margin] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roles, self.looks = ParagraphStyles(self.styles.sheet), StyleLooks(self.styles)
        self.colours = StyleColours(self.styles, self.palette.scheme)


_memory: Memory[Design] = Memory()


def known_design(package: Package) -> Design | None:
    """The design of another file that has the same parts."""
    return _memory.find(package, _key(package))


def keep(package: Package, design: Design) -> None:
    """Remembers a design for the next file."""
    _memory.keep(package, _key(package), hanging(package, _parts(package)), design)


def read_design(package: Package) -> Design:
    """What the styles and the theme say; no header was read yet."""
    main = package.main_part
    themes, part = Themes(package), package.first_related(main, "styles")
    theme = themes.of(main)
    scheme = Scheme(theme.facts.colours, colour_map(package, main))
    root = etree.Element(qn("w:styles")) if part is None else package.tree(part)
    styles = WordStyles(StyleSheet(root, part or ""), scheme, theme.facts)
    return Design(Palette(scheme, theme), themes.known, styles)


def _key(package: Package) -> Key:
    """What tells designs apart besides their parts: which those are, and what the settings make of the colours."""
    main = package.main_part
    return main, tuple(_parts(package)), tuple(colour_map(package, main).items())


def _parts(package: Package) -> Iterator[str]:
    for kind in ("styles", "theme", *_MARGINS):
        yield from package.related(package.main_part, kind)


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
