"""Examples of NV603 language-missing."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example
from naravard_templates.linter.text_examples import deck_with, document_with, text_in, text_of


def valid() -> Iterator[Example]:
    yield Example("Swedish", deck_with(text_in()))
    yield Example("Swedish as it is written in Finland", deck_with(text_in(language="sv-FI")))
    yield Example("English words that are marked as English", document_with(
        text_of(), text_of(language="en-GB", text="The right care at the right time")))
    yield Example("figures only", deck_with(text_in(language="", text="12,5 %")))


def invalid() -> Iterator[Example]:
    yield Example("no language, twice", deck_with(text_in(language=""), text_in(language="", bold=True)))
    yield Example("Swedish marked as English", deck_with(text_in(), text_in(language="en-US")))
    yield Example("a whole document in English", document_with(
        text_of(language="en-GB", text="The right care at the right time")))
