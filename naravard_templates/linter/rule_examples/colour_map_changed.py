"""Examples of NV302 colour-map-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck
from naravard_templates.model.snapshot import Snapshot

_INVERTED = {"bg1": "dk1", "tx1": "lt1"}


def _inverted() -> Snapshot:
    own = deck()
    page = own.pages[1]
    return replace(own, pages=(own.pages[0], replace(page, colour_map={**page.colour_map, **_INVERTED})))


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())


def invalid() -> Iterator[Example]:
    yield Example("one slide in inverted colours", _inverted())
