"""The format-neutral content that a coordinator writes.

An outline is metadata and a flat run of blocks; headings give it its shape. The deck builder cuts it into slides
at the headings, the document builder writes it as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from naravard_templates.model.picture import UNCROPPED, Crop


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `link` is a URL or "". A line break inside a paragraph is "\\n" in the text."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Runs = tuple[Run, ...]


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Block:
    """Something in the flow of the text; `line` counts the source's lines from 1, 0 where there is no source."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading, level 1 to 6. `layout` is the slide layout that the author asks for, or ""."""

    level: int = 1
    runs: Runs = ()
    layout: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    runs: Runs = ()


@dataclass(frozen=True, slots=True)
class ListItem(Block):
    """An item: its own text, then what is nested in it (paragraphs and lists)."""

    runs: Runs = ()
    children: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock(Block):
    """A list; a numbered one counts from `start`."""

    items: tuple[ListItem, ...] = ()
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with one header row; `align` has one entry a column."""

    header: tuple[Runs, ...] = ()
    rows: tuple[tuple[Runs, ...], ...] = ()
    align: tuple[Align, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PictureBlock(Block):
    """A picture from a file. `alt` is its text for those who do not see it, "" only if `decorative`."""

    path: Path = Path()
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    crop: Crop = UNCROPPED


@dataclass(frozen=True, slots=True)
class Quote(Block):
    """A quotation and, after a dash in its last line, who said it."""

    blocks: tuple[Block, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class FactBox(Block):
    """A box beside the running text ("::: faktaruta")."""

    title: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns(Block):
    """Blocks side by side ("::: kolumner" around "::: kolumn")."""

    columns: tuple[tuple[Block, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Notes(Block):
    """Speaker notes ("::: anteckningar"); a Word document leaves them out."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeBlock(Block):
    """Text as it stands. `language` is what the author wrote after the opening fence, or ""."""

    text: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak(Block):
    """A page break ("---"); in a deck it begins a new slide without changing the section."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What stands in the front matter. `line` is where it begins; `date` is ISO 8601 or free text."""

    title: str = ""
    subtitle: str = ""
    kind: str = ""
    parties: tuple[str, ...] = ()
    date: str = ""
    diary_number: str = ""
    paragraph: str = ""
    version: str = ""
    language: str = "sv-SE"
    organ: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole source: where it came from, what it is about, what it says."""

    meta: Metadata
    blocks: tuple[Block, ...] = ()
    source: str = ""
