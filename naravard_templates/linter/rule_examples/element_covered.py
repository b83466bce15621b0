"""Examples of NV208 element-covered."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import BAR, LOGO, Example, covered_deck, deck, solid
from naravard_templates.model.geometry import Box


def _beside() -> Box:
    assert LOGO.box is not None
    return Box(LOGO.box.x - 2_000_000, LOGO.box.y, 1_000_000, 500_000)


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("a shape beside the logo", covered_deck(_beside()))
    yield Example("a clear shape over the logo", covered_deck(LOGO.box, alpha=0.1))
    yield Example("a copy of the bar right on the bar", covered_deck(BAR.box, fill=BAR.fill))


def invalid() -> Iterator[Example]:
    yield Example("a white box over the logo", covered_deck(LOGO.box))
    yield Example("a bar of another colour on the bar", covered_deck(BAR.box, fill=solid("FF0000")))
