"""Examples of NV402 off-brand-font."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example
from naravard_templates.linter.text_examples import deck_with, document_with, text_in, text_of


def valid() -> Iterator[Example]:
    yield Example("the theme's font", deck_with(text_in()))
    yield Example("the theme's font, named outright", deck_with(text_in(font="calibri", theme_font="")))
    yield Example("its twin, which LibreOffice puts in its place", deck_with(text_in(font="Carlito", theme_font="")))
    yield Example("signs", deck_with(text_in(font="Wingdings", theme_font="")))


def invalid() -> Iterator[Example]:
    yield Example("another font", deck_with(text_in(font="Comic Sans MS", theme_font="")))
    yield Example("twice in one object", deck_with(
        text_in(font="Papyrus", theme_font=""), text_in(font="Papyrus", theme_font="", bold=True)))
    yield Example("a paragraph of a document", document_with(text_of(font="Papyrus", theme_font="")))
