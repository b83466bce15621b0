"""Examples of NV304 off-palette-colour."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import AMBER, TEAL, Example, deck, text_colour


def valid() -> Iterator[Example]:
    yield Example("palette colour", deck(colours=(text_colour(AMBER),)))
    yield Example("theme colour", deck(colours=(text_colour(TEAL, "accent1"),)))
    yield Example("a tint that Office offers", deck(colours=(text_colour("BFF6F2"),)))
    yield Example("black, white and grey", deck(colours=tuple(map(text_colour, ("000000", "FFFFFF", "777777")))))


def invalid() -> Iterator[Example]:
    yield Example("bright red text", deck(colours=(text_colour("FF0000"),)))
