"""Examples of NV401 theme-font-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example
from naravard_templates.linter.text_examples import deck_with, document_with, text_in, text_of, with_theme_fonts


def valid() -> Iterator[Example]:
    yield Example("the brand's own", deck_with(text_in()))
    named = replace(deck_with(text_in(theme_font="")), layouts=())
    yield Example("another one, while all text names the brand's font", with_theme_fonts(named, "Arial", "Arial"))


def invalid() -> Iterator[Example]:
    yield Example("body text in another font", with_theme_fonts(deck_with(text_in()), "Calibri", "Arial"))
    yield Example("headings in another font", with_theme_fonts(
        deck_with(text_in(theme_font="major")), "Arial", "Calibri"))
    yield Example("a document", with_theme_fonts(document_with(text_of()), "Calibri", "Arial"))
