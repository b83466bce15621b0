"""The Word master: an A4 template (.dotx) with styles, lists, and protected graphics in headers and footers.

The modules beside this one, in reading order::

    word_xml.py         elements from keyword arguments, lengths
    word_page.py        paper and margins
    word_style.py       what a style is made of
    word_tables.py      table styles
    word_lists.py       bullets, numbers, decision points
    word_paragraphs.py  paragraph styles
    word_styles.py      the other styles, and the part that holds all
    word_vml.py         the VML twin of a vector group
    word_drawing.py     how a graphic is written, placed and locked
    word_headers.py     which graphics and texts stand where
    word_settings.py    settings, fonts, notes
    word_properties.py  title, language
    word.py             the parts, zipped
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from . import identity as brand
from .package import Package, Part, Relation
from .theme import theme_xml
from .word_drawing import PNG_RELATION, SVG_RELATION
from .word_headers import Surface, surfaces
from .word_lists import numbering_part
from .word_page import section
from .word_properties import app_part, core_part
from .word_settings import Protection, font_table_part, notes_part, settings_part
from .word_styles import styles_part
from .word_xml import part, w

ART: Final = Path(__file__).resolve().parent.parent / "art"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SUPPORT: Final = (
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("theme", "theme/theme1"),
)
"""Kind of relationship and name of the parts that the document leans on."""
CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def draw(path: Path, protection: Protection = "off") -> None:
    """Write the template; the same bytes each time."""
    path.write_bytes(package(protection).to_bytes())


def parts(protection: Protection = "off") -> dict[str, bytes]:
    """Every file of the template by name, for comparing part by part."""
    return package(protection).files()


def package(protection: Protection = "off") -> Package:
    """The template as a package of parts; ``protection`` restricts formatting, see ``word_settings``."""
    main = Relation("rId1", "officeDocument", "word/document.xml")
    core = Relation("rId2", CORE_RELATION, "docProps/core.xml")
    app = Relation("rId3", "extended-properties", "docProps/app.xml")
    whole = Package((main, core, app))
    whole.add(_document())
    for name, data, kind in _plain_parts(protection):
        whole.add(Part(f"word/{name}.xml", data, kind))
    for surface in surfaces():
        whole.add(_surface(surface))
    for name in (brand.ART_WORDMARK, brand.ART_MARK):
        for extension in ("png", "svg"):
            whole.add(Part(f"word/media/{name}.{extension}", (ART / f"{name}.{extension}").read_bytes()))
    whole.add(
        Part("docProps/core.xml", core_part(), "application/vnd.openxmlformats-package.core-properties+xml")
    )
    whole.add(
        Part(
            "docProps/app.xml",
            app_part(),
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        )
    )
    return whole


def _document() -> Part:
    """The main part: one empty paragraph and the section; what is written goes there."""
    relations = [
        Relation(f"rId{number}", kind, f"word/{name}.xml") for number, (kind, name) in enumerate(SUPPORT, 1)
    ]
    shown = [
        Relation(f"rId{number}", s.kind, f"word/{s.name}.xml") for number, s in enumerate(surfaces(), 20)
    ]
    data = part(
        "w:document", w("body", w("p"), section(*(relation.id for relation in shown))), prefixes="w r"
    )
    return Part("word/document.xml", data, f"{WORD_TYPE}template.main+xml", (*relations, *shown))


def _plain_parts(protection: Protection) -> tuple[tuple[str, bytes, str], ...]:
    """Name, content and content type of the parts that lead nowhere further."""
    return (
        ("styles", styles_part(locked=protection == "strict"), f"{WORD_TYPE}styles+xml"),
        ("numbering", numbering_part(), f"{WORD_TYPE}numbering+xml"),
        ("settings", settings_part(protection), f"{WORD_TYPE}settings+xml"),
        ("fontTable", font_table_part(), f"{WORD_TYPE}fontTable+xml"),
        ("footnotes", notes_part("footnote"), f"{WORD_TYPE}footnotes+xml"),
        ("endnotes", notes_part("endnote"), f"{WORD_TYPE}endnotes+xml"),
        ("theme/theme1", theme_xml(), "application/vnd.openxmlformats-officedocument.theme+xml"),
    )


def _surface(surface: Surface) -> Part:
    """A header or footer with the picture that it shows."""
    files = ((PNG_RELATION, "png"), (SVG_RELATION, "svg")) if surface.picture else ()
    relations = tuple(Relation(rid, "image", f"word/media/{surface.picture}.{kind}") for rid, kind in files)
    return Part(f"word/{surface.name}.xml", surface.write(), f"{WORD_TYPE}{surface.kind}+xml", relations)
