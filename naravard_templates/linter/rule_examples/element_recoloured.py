"""Examples of NV206 element-recoloured."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import AMBER, TEAL, Example, deck, filled, pictured


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("the same colour said outright", deck(bar=filled(TEAL)))
    yield Example("the theme's colour changed, which is NV301",
                  deck(bar=filled("990000", "accent1"), theme={"accent1": "990000"}))


def invalid() -> Iterator[Example]:
    yield Example("another theme colour", deck(bar=filled(AMBER, "accent2")))
    yield Example("half transparent", deck(bar=filled(TEAL, "accent1", 0.5)))
    yield Example("re-tinted bitmap", deck(logo=pictured("logo-red")))
    yield Example("grey by an effect", deck(logo=pictured("logo", effects=("grayscl",))))
