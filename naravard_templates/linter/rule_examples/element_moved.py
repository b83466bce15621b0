"""Examples of NV201 element-moved."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, both, deck, moved, renamed, scaled


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("rounded by a program that saved it", deck(logo=moved(2_000)))
    yield Example("resized about its centre, which is NV202", deck(logo=scaled(1.2)))


def invalid() -> Iterator[Example]:
    yield Example("two millimetres to the left", deck(logo=moved(72_000)))
    yield Example("across the slide and renamed", deck(logo=both(moved(8_000_000), renamed("Bild 7"))))
