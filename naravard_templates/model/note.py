"""A comment to be written into a file."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.model.location import Location

AUTHOR = "naravard"
INITIALS = "nv"


@dataclass(frozen=True, slots=True)
class Note:
    """What a comment says, a paragraph each, and the place that it is about.

    `quotes` are words that may stand at that place, by which it is found in a text.
    """

    paragraphs: tuple[str, ...]
    place: Location
    quotes: tuple[str, ...] = ()
