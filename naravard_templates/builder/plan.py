"""What will be made: every block has its place before a file is touched, so that writing can no longer go wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from naravard_templates.brand.protected import Layout, Slot
from naravard_templates.builder.numbering import Entry, Target
from naravard_templates.builder.words import ENGLISH, Words
from naravard_templates.model.outline import Block, Metadata, Runs


@dataclass(frozen=True, slots=True)
class SlotFill:
    """A slot of a layout and what goes into it. `largest` is the most points that a table's text may have, 0 where
    it is free: the parts of one table look alike."""

    slot: Slot
    blocks: tuple[Block, ...]
    largest: float = 0.0


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One slide. `title` is its text as it will stand in the deck, unique; `line` is where it begins in the source.

    `heading` is what the author wrote, without the number that tells it from others; `section` is the name of the
    section of the deck that begins here, "" where none does; `named` says that the author asked for the layout.
    """

    layout: Layout
    title: str
    fills: tuple[SlotFill, ...] = ()
    notes: tuple[Block, ...] = ()
    line: int = 0
    heading: Runs = ()
    section: str = ""
    named: bool = False


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """A whole presentation."""

    meta: Metadata
    slides: tuple[SlidePlan, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a document's metadata block: "Diarienummer", "RS 909-2023"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """A whole document: what kind it is, its title, the facts under it, then the blocks in order.

    `words` are those that the document says by itself, `targets` what references to each label say, `points` the
    sections, without case, whose numbered lists are decision points; `headings` are listed where there is a table of
    contents.
    """

    meta: Metadata
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    source: str = ""
    kind: str = ""
    words: Words = ENGLISH
    targets: Mapping[str, Target] = field(default_factory=dict)
    points: frozenset[str] = frozenset()
    headings: tuple[Entry, ...] = ()
