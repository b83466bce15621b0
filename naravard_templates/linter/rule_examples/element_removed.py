"""Examples of NV204 element-removed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, remove, renamed


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("renamed", deck(logo=renamed("Google Shape;12;p1")))


def invalid() -> Iterator[Example]:
    yield Example("logo deleted", deck(logo=remove))
    yield Example("bar deleted", deck(bar=remove))
