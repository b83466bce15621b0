"""Examples of NV301 theme-colour-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, filled


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("recoloured shape, which is NV206", deck(bar=filled("990000")))


def invalid() -> Iterator[Example]:
    yield Example("accent 1 changed", deck(bar=filled("990000", "accent1"), theme={"accent1": "990000"}))
