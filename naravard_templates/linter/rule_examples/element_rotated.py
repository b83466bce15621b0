"""Examples of NV203 element-rotated."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, moved, turned


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("moved, which is NV201", deck(logo=moved(72_000)))
    yield Example("a rectangle mirrored, which nobody sees", deck(bar=turned(flip=True)))
    yield Example("a whole turn", deck(logo=turned(360)))


def invalid() -> Iterator[Example]:
    yield Example("logo turned by five degrees", deck(logo=turned(5)))
    yield Example("logo mirrored", deck(logo=turned(flip=True)))
