"""The format-neutral content that a coordinator writes.

An outline is metadata and a flat run of blocks; headings give it its shape. The deck builder cuts it into slides
at the headings, the document builder writes it as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from naravard_templates.model.picture import UNCROPPED, Crop


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `link` is a URL or "". A line break inside a paragraph is "\\n" in the text.

    A run with a `note` is the mark of a footnote, and the note its text; one with a `reference` stands for the
    number of whatever has that label ("Tabell 2"). Neither has text of its own.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""
    note: tuple[Run, ...] = ()
    reference: str = ""


Runs = tuple[Run, ...]


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Block:
    """Something in the flow of the text; `line` counts the source's lines from 1, 0 where there is no source.

    `label` is the name by which cross-references find it, "" if it has none.
    """

    line: int = 0
    label: str = field(default="", kw_only=True)


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
    """A table with one header row; `align` has one entry a column.

    `widths` are the columns' shares of the whole, which add up to 1; without them the content decides.
    """

    header: tuple[Runs, ...] = ()
    rows: tuple[tuple[Runs, ...], ...] = ()
    align: tuple[Align, ...] = ()
    caption: str = ""
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureBlock(Block):
    """A picture from a file. `alt` is its text for those who do not see it, "" only if `decorative`.

    `width` is the share of the text's width that it is to have (0 to 1), 0 where the size decides by itself.
    """

    path: Path = Path()
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    crop: Crop = UNCROPPED
    width: float = 0.0


class ChartKind(StrEnum):
    """The charts that can be made; bars lie, columns stand."""

    BAR = "bar"
    COLUMN = "column"
    LINE = "line"
    PIE = "pie"
    DOUGHNUT = "doughnut"
    STACKED_BAR = "stacked-bar"
    STACKED_COLUMN = "stacked-column"


@dataclass(frozen=True, slots=True)
class Series:
    """A row of values, one a category; None where there is none."""

    name: str = ""
    values: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartBlock(Block):
    """A chart that can be edited in Office. `alt` is required; `unit` stands at the value axis ("%", "kr")."""

    kind: ChartKind = ChartKind.COLUMN
    title: str = ""
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    alt: str = ""
    caption: str = ""
    unit: str = ""


class StepsKind(StrEnum):
    """What a row of short, headed texts shows."""

    TIMELINE = "timeline"
    PROCESS = "process"
    FIELDS = "four-fields"
    KEY_FIGURES = "key-figures"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Step(Block):
    """One of them: a year, a figure or a heading, and what stands below it."""

    heading: Runs = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Steps(Block):
    """A road map, a process, a 2 x 2 field, key figures, or parties with their roles."""

    kind: StepsKind = StepsKind.TIMELINE
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class TableOfContents(Block):
    """A table of contents, down to headings of `depth`; a deck leaves it out."""

    depth: int = 3


@dataclass(frozen=True, slots=True)
class Documents(Block):
    """The documents that a decision rests on ("::: underlag"): title, date, diary number. References call them by their
    number in the list, so its items may have labels."""

    items: tuple[ListItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures(Block):
    """Where people sign ("::: underskrifter"): a line for each party or role; without any, one for each party that the
    front matter names."""

    signers: tuple[ListItem, ...] = ()


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
    """A whole source: where it came from, what it is about, what it says.

    `key_lines` are the lines of the front matter's keys, by the fields of Metadata, `value_places` the line and column
    of each of their values; empty where there is no text.
    """

    meta: Metadata
    blocks: tuple[Block, ...] = ()
    source: str = ""
    key_lines: Mapping[str, int] = field(default_factory=dict)
    value_places: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
