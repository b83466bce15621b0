"""Examples of NV210 element-unlocked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck, unlocked


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("dropped by LibreOffice, which is NV105", replace(deck(logo=unlocked), producer="LibreOffice/24.8"))


def invalid() -> Iterator[Example]:
    yield Example("unlocked in the selection pane", deck(logo=unlocked))
