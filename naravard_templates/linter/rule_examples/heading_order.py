"""Examples of NV606 heading-order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.saying import heading, saying, text

_BODY: Final = text("Allt fler invånare behöver stöd från både regionen och sin kommun.")


def valid() -> Iterator[Example]:
    yield Example("a deck, which has no headings", deck())
    yield Example("one level at a time, and back", saying(
        heading("Bakgrund"), heading("Uppdrag", 2), heading("Mål", 3), heading("Resultat")))
    yield Example("a single blank paragraph", saying(heading("Bakgrund"), _BODY, text(""), _BODY))


def invalid() -> Iterator[Example]:
    yield Example("from level 1 to level 3", saying(heading("Bakgrund"), heading("Mål", 3)))
    yield Example("beginning on level 2", saying(heading("Bakgrund", 2), _BODY))
    yield Example("a heading without text", saying(heading("Bakgrund"), _BODY, heading(" ")))
    yield Example("bold text in place of a heading", saying(
        heading("Bakgrund"), replace(text("Mål"), looks_like_heading=True), _BODY))
    yield Example("blank paragraphs for space", saying(heading("Bakgrund"), text(""), text(" "), _BODY))
