"""What will be made: every block has its place before a file is touched, so that writing can no longer go wrong."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.brand.protected import Layout, Slot
from naravard_templates.model.outline import Block, Metadata


@dataclass(frozen=True, slots=True)
class SlotFill:
    """A slot of a layout and what goes into it."""

    slot: Slot
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """One slide. `title` is its text as it will stand in the deck, unique; `line` is where it begins in the source."""

    layout: Layout
    title: str
    fills: tuple[SlotFill, ...] = ()
    notes: tuple[Block, ...] = ()
    line: int = 0


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
    """A whole document: its title, the facts under it, then the blocks in order."""

    meta: Metadata
    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]
    source: str = ""
