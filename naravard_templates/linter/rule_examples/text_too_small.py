"""Examples of NV403 text-too-small."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example
from naravard_templates.linter.text_examples import deck_with, document_with, text_in, text_of


def valid() -> Iterator[Example]:
    yield Example("large enough", deck_with(text_in(size=12)))
    yield Example("nine points on paper", document_with(text_of(size=9)))
    yield Example("a footer", deck_with(text_in(size=9, slot="ftr 11")))


def invalid() -> Iterator[Example]:
    yield Example("a footnote of eight points", deck_with(text_in(size=8)))
    yield Example("shrunk to fit", deck_with(text_in(size=9.6, scale=0.6)))
    yield Example("a paragraph of eight points", document_with(text_of(size=8)))
