"""Numbering: bullets, numbers and decision points, each a list definition linked to its paragraph styles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from .word_style import Ink, Text
from .word_xml import part, twips, val, w

BULLETS: Final = 1
NUMBERS: Final = 2
DECISIONS: Final = 3
"""``w:numId`` of the three lists. A list that starts over is a new ``w:num`` on the same definition."""

STEP: Final = twips(6)
"""How much further in each level stands."""
LEVELS: Final = 9
MARK: Final = Ink("accent1")

Format = Literal["bullet", "decimal", "lowerLetter", "lowerRoman"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level: how it is marked, the style that carries it, and how wide the mark's column is in twips."""

    format: Format
    mark: str
    style: str | None = None
    width: int = STEP
    left: int = STEP
    bold: bool = False

    def write(self, number: int) -> str:
        """``w:lvl``; the indents stand here and not in the style, as Word wants."""
        indent = w("pPr", w("ind", left=self.left, hanging=self.width))
        text = Text(bold=True if self.bold else None, ink=MARK).write()
        return w(
            "lvl",
            val("start", 1),
            val("numFmt", self.format),
            val("pStyle", self.style),
            val("lvlText", self.mark),
            val("lvlJc", "left"),
            indent,
            text,
            ilvl=number,
        )


def bullets() -> list[Level]:
    """Three marks that the body font has itself, in turn."""
    marks = ("•", "–", "◦")
    return [
        Level("bullet", marks[at % 3], linked("ListBullet", at), left=STEP * (at + 1)) for at in range(LEVELS)
    ]


def numbers() -> list[Level]:
    """1. then 1.1 then 1.1.1: a point can be cited as it stands."""
    levels, left = [], 0
    for at in range(LEVELS):
        mark = ".".join(f"%{number + 1}" for number in range(at + 1)) + ("." if at == 0 else "")
        width = twips(6 + 2.5 * at)
        left += width if at < 4 else twips(3)
        levels.append(Level("decimal", mark, linked("ListNumber", at), width, left))
    return levels


def decisions() -> list[Level]:
    """Decision points stand out in weight and air; their parts are lettered."""
    width = twips(8)
    formats: tuple[Format, ...] = ("decimal", "lowerLetter", "lowerRoman")
    return [
        Level(
            formats[at % 3],
            f"%{at + 1}" + ")."[at == 0],
            "Beslutspunkt" if at == 0 else None,
            width,
            width * (at + 1),
            at == 0,
        )
        for at in range(LEVELS)
    ]


def linked(style: str, at: int) -> str | None:
    """Style id of a level: the first three have one."""
    return style + ("" if at == 0 else str(at + 1)) if at < 3 else None


def definition(identity: int, name: str, levels: Sequence[Level]) -> str:
    """``w:abstractNum``; ``nsid`` and ``tmpl`` keep lists apart when text is pasted between documents."""
    return w(
        "abstractNum",
        val("nsid", f"4E56{identity:04X}"),
        val("multiLevelType", "multilevel"),
        val("tmpl", f"4E57{identity:04X}"),
        val("name", name),
        *(level.write(number) for number, level in enumerate(levels)),
        abstractNumId=identity,
    )


def numbering_part() -> bytes:
    """``word/numbering.xml``."""
    lists = (
        (BULLETS, "Punktlista", bullets()),
        (NUMBERS, "Numrerad lista", numbers()),
        (DECISIONS, "Beslutspunkter", decisions()),
    )
    definitions = (definition(identity, name, levels) for identity, name, levels in lists)
    instances = (w("num", val("abstractNumId", identity), numId=identity) for identity, _, _ in lists)
    return part("w:numbering", *definitions, *instances)
