"""Examples of NV209 element-hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import TEAL, Example, deck, filled, hidden, moved, remove
from naravard_templates.model.snapshot import Snapshot


def _hiding_slide() -> Snapshot:
    own = deck()
    page = own.pages[1]
    hiding = replace(page, surfaces=page.surfaces[2:], hidden_surfaces=page.surfaces[:2])
    return replace(own, pages=(own.pages[0], hiding), layouts=own.layouts)


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("removed, which is NV204", deck(logo=remove))


def invalid() -> Iterator[Example]:
    yield Example("hidden in the selection pane", deck(logo=hidden))
    yield Example("made fully transparent", deck(bar=filled(TEAL, "accent1", 0.0)))
    yield Example("pushed off the page", deck(logo=moved(20_000_000)))
    yield Example("background graphics hidden on a slide", _hiding_slide())
