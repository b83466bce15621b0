"""Sections of a Word document: their page, their margins, and which headers and footers each kind of page shows."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.values import flag, twips
from naravard_templates.model.package import PageSetup
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import PageKind

_KINDS = {"first": PageKind.FIRST, "default": PageKind.DEFAULT, "even": PageKind.EVEN}


@record
class PageGeometry:
    """Size and margins of a section's pages in EMU."""

    width: int = 7_560_310
    height: int = 10_692_130
    left: int = 900_000
    right: int = 900_000
    top: int = 900_000
    bottom: int = 900_000

    def horizontal(self, relative: str) -> tuple[int, int]:
        """Where a horizontal frame begins and how wide it is (ECMA-376 part 1, 20.4.3.4)."""
        inner = self.left, self.width - self.left - self.right
        return {"page": (0, self.width), "leftMargin": (0, self.left), "insideMargin": (0, self.left),
                "rightMargin": (self.width - self.right, self.right),
                "outsideMargin": (self.width - self.right, self.right)}.get(relative, inner)

    def vertical(self, relative: str) -> tuple[int, int]:
        """Where a vertical frame begins and how high it is (20.4.3.5)."""
        inner = self.top, self.height - self.top - self.bottom
        return {"page": (0, self.height), "topMargin": (0, self.top), "insideMargin": (0, self.top),
                "bottomMargin": (self.height - self.bottom, self.bottom),
                "outsideMargin": (self.height - self.bottom, self.bottom)}.get(relative, inner)


@record
class Section:
    """A section: `headers` and `footers` map kinds of page to parts, inherited ones included.

    `setup` has only what the section says itself, where `geometry` fills in what it leaves out.
    """

    number: int
    geometry: PageGeometry
    setup: PageSetup
    headers: dict[PageKind, str]
    footers: dict[PageKind, str]
    kinds: tuple[PageKind, ...]


def read_sections(package: Package, main: str) -> Iterator[Section]:
    """The sections in their order. One without a reference shows the header of the one before (17.10.1)."""
    even = _even_and_odd(package, main)
    headers: dict[PageKind, str] = {}
    footers: dict[PageKind, str] = {}
    for number, properties in enumerate(filter(is_section, package.tree(main).iter(qn("w:sectPr"))), 1):
        headers = headers | _references(package, main, properties, "w:headerReference")
        footers = footers | _references(package, main, properties, "w:footerReference")
        kinds = [PageKind.FIRST] if _is_on(find(properties, "w:titlePg")) else []
        kinds += [PageKind.DEFAULT, *([PageKind.EVEN] if even else [])]
        yield Section(number, _geometry(properties), _setup(properties, number), headers, footers, tuple(kinds))


def is_section(properties: etree._Element) -> bool:
    """Whether a `sectPr` ends a section; a tracked change keeps what it said before in another (17.13.5.32)."""
    parent = properties.getparent()
    return parent is None or parent.tag != qn("w:sectPrChange")


def _references(package: Package, main: str, properties: etree._Element, tag: str) -> dict[PageKind, str]:
    relationships = package.relationships(main)
    found: dict[PageKind, str] = {}
    for reference in find_each(properties, tag):
        relationship = relationships.get(str(reference.get(qn("r:id"))))
        kind = _KINDS.get(str(reference.get(qn("w:type"), "default")))
        if kind and relationship and package.has(relationship.target):
            found[kind] = relationship.target
    return found


def _even_and_odd(package: Package, main: str) -> bool:
    settings = package.first_related(main, "settings")
    return settings is not None and _is_on(find(package.tree(settings), "w:evenAndOddHeaders"))


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and flag(element, qn("w:val"), True)


def _geometry(properties: etree._Element) -> PageGeometry:
    size, margins = find(properties, "w:pgSz"), find(properties, "w:pgMar")
    default = PageGeometry()

    def read(element: etree._Element | None, name: str, fallback: int) -> int:
        return fallback if element is None else twips(element.get(qn(f"w:{name}")), fallback)

    return PageGeometry(
        read(size, "w", default.width), read(size, "h", default.height),
        read(margins, "left", default.left), read(margins, "right", default.right),
        abs(read(margins, "top", default.top)), abs(read(margins, "bottom", default.bottom)))


def _setup(properties: etree._Element, number: int) -> PageSetup:
    """Page and margins as they stand there; size 0 and no margins where the section leaves them to the program."""
    size, margins = find(properties, "w:pgSz"), find(properties, "w:pgMar")
    width, height = (0 if size is None else twips(size.get(qn(f"w:{name}"))) for name in ("w", "h"))
    if margins is None:
        return PageSetup(width, height, None, number)
    left, top, right, bottom, gutter = (
        twips(margins.get(qn(f"w:{name}"))) for name in ("left", "top", "right", "bottom", "gutter"))
    return PageSetup(width, height, (left + gutter, abs(top), right, abs(bottom)), number)
