"""Whether text can be read on what lies behind it (WCAG 2.2, 1.4.3 Contrast (Minimum))."""

from __future__ import annotations

import math
from collections.abc import Iterable

from naravard_templates.linter.grounds import Ground
from naravard_templates.model.colour import blend, contrast
from naravard_templates.model.record import record
from naravard_templates.model.text import TextLook

NORMAL, LARGE = 4.5, 3.0
_LARGE_SIZE, _LARGE_BOLD = 18.0, 14.0


@record
class Weakest:
    """The colour of a text, and the ground on which it is hardest to read. `ratio` is None where nobody can tell."""

    text: str | None
    ground: Ground
    ratio: float | None

    @property
    def shown(self) -> float:
        """The ratio with two decimals, rounded down so that what fails never looks as if it passed."""
        return math.floor((self.ratio or 0) * 100) / 100


def needed(look: TextLook) -> float:
    """The ratio that a text needs: less where it is large, from 18 points, or 14 points bold."""
    return LARGE if look.size >= (_LARGE_BOLD if look.bold else _LARGE_SIZE) else NORMAL


def weakest(look: TextLook, behind: Iterable[Ground]) -> Weakest | None:
    """A pair that is too weak, the worst of them; else one that cannot be measured; None where all can be read."""
    enough = needed(look)
    weak: list[tuple[float, Weakest]] = []
    unknown: Weakest | None = None
    for ground in behind:
        for stop in look.fill.stops:
            rgb, below = stop.colour.rgb, ground.rgb
            if rgb is None or below is None:
                unknown = Weakest(rgb, ground, None)
            elif (ratio := contrast(blend(rgb, below, stop.colour.alpha), below)) < enough:
                weak.append((ratio, Weakest(rgb, ground, ratio)))
    return min(weak, key=lambda pair: pair[0])[1] if weak else unknown
