"""Examples of NV303 background-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck, solid
from naravard_templates.model.snapshot import Element, ElementKind, Snapshot


def _with_background(rgb: str) -> Snapshot:
    own = deck()
    page = own.pages[1]
    slide = replace(page.surfaces[-1], background=Element("background", ElementKind.SHAPE, fill=solid(rgb)))
    return replace(own, pages=(own.pages[0], replace(page, surfaces=(*page.surfaces[:-1], slide))))


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("the same colour said on the slide", _with_background("FFFFFF"))


def invalid() -> Iterator[Example]:
    yield Example("a slide made yellow", _with_background("FFEE00"))
