"""Reads theme parts (ECMA-376 part 1, 20.1.6): colours, fonts, and the styles that shapes refer to."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme, first_colour
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Theme

SLOTS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
         "hlink", "folHlink")


@record
class ThemePart:
    """A theme together with the elements of its format scheme, which only the readers need."""

    facts: Theme
    fills: tuple[etree._Element, ...] = ()
    backgrounds: tuple[etree._Element, ...] = ()
    lines: tuple[etree._Element, ...] = ()
    effects: tuple[etree._Element, ...] = ()

    def fill_style(self, index: int) -> etree._Element | None:
        """The fill that a `fillRef` or `bgRef` points at: from 1, backgrounds from 1001 (20.1.4.2.10)."""
        if index > 1000:
            return _nth(self.backgrounds, index - 1000)
        return _nth(self.fills, index)

    def line_style(self, index: int) -> etree._Element | None:
        return _nth(self.lines, index)

    def effect_style(self, index: int) -> etree._Element | None:
        return _nth(self.effects, index)


NO_THEME = ThemePart(Theme(""))


@stateful
class Themes:
    """The themes of a package, each read once."""

    package: Package
    known: dict[str, ThemePart] = field(default_factory=dict)

    def of(self, part: str) -> ThemePart:
        """The theme that a master or main part uses; NO_THEME where there is none."""
        name = self.package.first_related(part, "theme")
        if name is None:
            return NO_THEME
        if name not in self.known:
            self.known[name] = read_theme(self.package.tree(name), name)
        return self.known[name]

    def facts(self) -> tuple[Theme, ...]:
        return tuple(theme.facts for theme in self.known.values())


def read_theme(root: etree._Element, part: str) -> ThemePart:
    """What a theme part says; slots that it lacks are left out."""
    colours: dict[str, str] = {}
    scheme = find(root, ".//a:clrScheme")
    for slot in SLOTS:
        colour = None if scheme is None else first_colour(find(scheme, f"a:{slot}"), Scheme())
        if colour is not None and colour.rgb:
            colours[slot] = colour.rgb
    facts = Theme(part, str(root.get("name", "")), colours, _font(root, "major"), _font(root, "minor"))
    return ThemePart(facts, _styles(root, "fillStyleLst"), _styles(root, "bgFillStyleLst"), _styles(root, "lnStyleLst"),
                     _styles(root, "effectStyleLst"))


def _font(root: etree._Element, which: str) -> str:
    latin = find(root, f".//a:fontScheme/a:{which}Font/a:latin")
    return "" if latin is None else str(latin.get("typeface", ""))


def _styles(root: etree._Element, name: str) -> tuple[etree._Element, ...]:
    found = root.find(f".//{qn('a:' + name)}")
    return () if found is None else tuple(found)


def _nth(styles: tuple[etree._Element, ...], index: int) -> etree._Element | None:
    return styles[index - 1] if 1 <= index <= len(styles) else None
