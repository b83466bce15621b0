"""What a document says, in reading order, as far as rules ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from naravard_templates.model.location import Location


class ParagraphKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    CELL = "cell"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: their text and where to."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, empty ones included.

    `level` is that of a heading or list item, from 1. `style` is the style's name (Word) or the placeholder's type
    (PowerPoint), `is_prompt` whether it is the template's own prompt, left as it was. `looks_like_heading`: all of
    it is bold or large, on a line of its own, without a heading's style.
    """

    kind: ParagraphKind
    text: str
    location: Location
    level: int = 0
    style: str = ""
    links: tuple[Link, ...] = ()
    is_prompt: bool = False
    looks_like_heading: bool = False


@dataclass(frozen=True, slots=True)
class TableFacts:
    """A table: whether its first row is marked as a header, and what makes it hard to read aloud."""

    location: Location
    rows: int
    columns: int
    has_header: bool
    merged: int = 0
    nested: bool = False
