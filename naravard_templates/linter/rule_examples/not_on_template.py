"""Examples of NV101 not-on-template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import THEME, Example, deck


def valid() -> Iterator[Example]:
    yield Example("made from the template", deck())
    yield Example("stamp lost", deck(stamp=False))


def invalid() -> Iterator[Example]:
    foreign = deck(art=False, stamp=False, theme=dict.fromkeys(THEME, "123456"))
    yield Example("another organisation's deck", replace(foreign, producer="Microsoft Office PowerPoint"))
