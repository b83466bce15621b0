"""How text in a slot looks, as far as its size goes, and how far it has to shrink to fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import Final

from naravard_templates.builder.fonts import widths_of
from naravard_templates.builder.measure import TextLine, rows_needed
from naravard_templates.model.geometry import EMU_PER_POINT

LEVELS: Final = 9
DEFAULT_SIZE: Final = 18.0
DEFAULT_INSETS: Final = (91_440, 45_720, 91_440, 45_720)
LINE_HEIGHT: Final = 1.22
"""Ems from one line to the next at single spacing; Calibri's own, and no common font's is much more."""
SMALL: Final = 0.65
"""Footnotes, of the size of the text that they belong to."""
SMALLEST: Final = 12.0
"""Points; nobody reads less from the back of a room, so no text shrinks below it."""


class Mark(StrEnum):
    """What stands before a paragraph of a level by itself."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Level:
    """One of nine: size in points, mark, where the text and its first line begin (EMU), the space of its lines (of
    single spacing) and before it (points), its font."""

    size: float = DEFAULT_SIZE
    mark: Mark = Mark.NONE
    left: int = 0
    indent: int = 0
    line: float = 1.0
    before: float = 0.0
    font: str = ""
    bold: bool = False


PLAIN: Final = tuple(Level() for _ in range(LEVELS))


@dataclass(frozen=True, slots=True)
class Look:
    """The levels of a slot, and how much of its box it keeps free: left, top, right, bottom in EMU."""

    levels: tuple[Level, ...] = PLAIN
    insets: tuple[int, int, int, int] = DEFAULT_INSETS

    def level(self, number: int) -> Level:
        return self.levels[min(number, LEVELS - 1)]

    def small(self, step: Shrink) -> float:
        """The size that footnotes have to be given so that they are as large as they should be when shrunk."""
        size, scale = self.level(0).size, step.font / UNCHANGED.font
        return min(size, max(round(size * SMALL), ceil(SMALLEST / scale)))


@dataclass(frozen=True, slots=True)
class Shrink:
    """How far text is scaled down to fit, in thousandths of a per cent, as `a:normAutofit` has it."""

    font: int
    spacing: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How far text has to shrink, None where not at all, and how much of its box it then fills."""

    shrink: Shrink | None
    filled: float


UNCHANGED: Final = Shrink(100_000, 0)
STEPS: Final = (Shrink(92_500, 0), Shrink(92_500, 10_000), Shrink(85_000, 10_000), Shrink(85_000, 20_000),
                Shrink(77_500, 20_000), Shrink(70_000, 20_000), Shrink(62_500, 20_000), Shrink(55_000, 20_000))
"""Those that PowerPoint takes itself."""


def fit(lines: Iterable[TextLine], look: Look, size: tuple[int, int], steps: Sequence[Shrink] = STEPS) -> Fit:
    """Shrinks text until it fits a box of that size, or as far as the steps go and it can still be read."""
    paragraphs = list(lines)
    step, filled = UNCHANGED, 0.0
    for step in (UNCHANGED, *readable(steps, look, paragraphs)):
        filled = filled_by(paragraphs, look, size, step)
        if filled <= 1:
            break
    return Fit(None if step is UNCHANGED else step, filled)


def readable(steps: Iterable[Shrink], look: Look, lines: Iterable[TextLine]) -> Iterator[Shrink]:
    """The steps at which no text is smaller than SMALLEST; text that is so from the beginning never shrinks."""
    smallest = min((look.level(line.level).size for line in lines), default=look.level(0).size)
    return (step for step in steps if smallest * step.font >= SMALLEST * UNCHANGED.font)


def filled_by(lines: Iterable[TextLine], look: Look, size: tuple[int, int], step: Shrink) -> float:
    """How much of the box's height the lines fill at that step."""
    left, top, right, bottom = look.insets
    width = max((size[0] - left - right) / EMU_PER_POINT, 1)
    height = max((size[1] - top - bottom) / EMU_PER_POINT, 1)
    return sum(_height(line, look, width, step) for line in lines) / height


def _height(line: TextLine, look: Look, width: float, step: Shrink) -> float:
    """Points that a paragraph takes."""
    level, scale = look.level(line.level), step.font / 100_000
    size = (look.small(step) if line.small else level.size) * scale
    room = max(width - level.left / EMU_PER_POINT, size)
    spacing = max(level.line - step.spacing / 100_000, 0.5)
    rows = rows_needed(line.text, room, size, widths_of(level.font, level.bold))
    return rows * size * LINE_HEIGHT * spacing + level.before * scale
