"""Examples of NV202 element-resized."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, moved, scaled


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("rounded by a program that saved it", deck(logo=scaled(0.9995)))
    yield Example("moved, which is NV201", deck(logo=moved(72_000)))


def invalid() -> Iterator[Example]:
    yield Example("a fifth larger", deck(logo=scaled(1.2)))
    yield Example("bar half as large", deck(bar=scaled(0.5)))
