"""What a document says, in reading order, as far as rules ask."""

from __future__ import annotations

from enum import StrEnum

from naravard_templates.model.location import Location
from naravard_templates.model.record import record

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in a paragraph's text for whatever is no text: a picture, a formula."""


class ParagraphKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CELL = "cell"
    TEXT = "text"


@record
class Link:
    """Words that lead somewhere: their text and where to."""

    text: str
    target: str


@record
class Paragraph:
    """One paragraph of the running text, empty ones included; of text boxes and notes only those that say something.

    `text` has an OBJECT for each picture, and a form feed for each page break. `level` is that of a heading or list
    item, from 1. `style` is the style's name (Word) or the placeholder's type (PowerPoint). `is_prompt`: it is, or
    holds, the template's own prompt, left as it was; a slot that nobody filled is a prompt without text.
    `looks_like_heading`: all of it is bold or large, on a line of its own, without a heading's style. `merge_fields`
    are the names of fields that a mail merge would have filled.
    """

    kind: ParagraphKind
    text: str
    location: Location
    level: int = 0
    style: str = ""
    links: tuple[Link, ...] = ()
    is_prompt: bool = False
    looks_like_heading: bool = False
    merge_fields: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text alone, on one line."""
        return " ".join(self.text.replace(OBJECT, " ").split())

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing and breaks nothing."""
        return not self.text.strip(" \t\n\N{NO-BREAK SPACE}")


@record
class TableFacts:
    """A table: whether its first row, or column, is marked as a header, and what makes it hard to read aloud.

    `merged` counts the cells that span several rows or columns. A table within a table makes the outer one `nested`
    and is not told of by itself.
    """

    location: Location
    rows: int
    columns: int
    has_header: bool
    merged: int = 0
    nested: bool = False


class GraphicKind(StrEnum):
    PICTURE = "picture"
    CHART = "chart"
    DIAGRAM = "diagram"
    GROUP = "group"
    OBJECT = "object"
    INK = "ink"


@record
class Graphic:
    """Something in the content that shows more than its own words, and what is read aloud in its place.

    A group counts as one: where it has a description, its parts need none, and where its parts have theirs or say
    their own words, the group needs none.
    """

    kind: GraphicKind
    location: Location
    description: str = ""
    decorative: bool = False


@record
class SlideTitle:
    """A slide's title, "" where it has none. `offered`: its layout has a place for one."""

    location: Location
    text: str
    offered: bool = True
    hidden: bool = False
    is_prompt: bool = False


@record
class Content:
    """All that a file says; `titles` only for slides."""

    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    graphics: tuple[Graphic, ...] = ()
    titles: tuple[SlideTitle, ...] = ()
