"""Examples of NV205 element-replaced."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, pictured


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("recompressed", deck(logo=pictured("logo-jpeg")))


def invalid() -> Iterator[Example]:
    yield Example("another picture", deck(logo=pictured("cat")))
