"""How text in a slot will look: what each level inherits from layout, master and text styles (19.3.1.51)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from naravard_templates.builder.measure import TextLine, text_height
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.geometry import EMU_PER_POINT

_LEVELS: Final = 9
_DEFAULT_SIZE: Final = 18.0
_DEFAULT_INSETS: Final = (91_440, 45_720, 91_440, 45_720)
_INSET_NAMES: Final = ("lIns", "tIns", "rIns", "bIns")
_MASTER_TYPES: Final = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
_STYLES: Final = {"title": "titleStyle", "body": "bodyStyle"}


class Mark(StrEnum):
    """What stands before a paragraph of a level by itself."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"


_MARKS: Final = {qn("a:buNone"): Mark.NONE, qn("a:buChar"): Mark.BULLET, qn("a:buBlip"): Mark.BULLET,
                 qn("a:buAutoNum"): Mark.NUMBER}


@dataclass(frozen=True, slots=True)
class Level:
    """One of nine: size in points, mark, and where the text and its first line begin, in EMU."""

    size: float = _DEFAULT_SIZE
    mark: Mark = Mark.NONE
    left: int = 0
    indent: int = 0


PLAIN: Final = tuple(Level() for _ in range(_LEVELS))


@dataclass(frozen=True, slots=True)
class Look:
    """The levels of a slot, and how much of its box it keeps free: left, top, right, bottom in EMU."""

    levels: tuple[Level, ...] = PLAIN
    insets: tuple[int, int, int, int] = _DEFAULT_INSETS

    def level(self, number: int) -> Level:
        return self.levels[min(number, _LEVELS - 1)]


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


_UNCHANGED: Final = Shrink(100_000, 0)
# The steps that PowerPoint takes itself.
_STEPS: Final = (Shrink(92_500, 0), Shrink(92_500, 10_000), Shrink(85_000, 10_000), Shrink(85_000, 20_000),
                 Shrink(77_500, 20_000), Shrink(70_000, 20_000), Shrink(62_500, 20_000), Shrink(55_000, 20_000))


def look_of(slot: etree._Element, master: etree._Element) -> Look:
    """The look of a layout's placeholder."""
    parent = _master_slot(slot, master)
    kind = _MASTER_TYPES.get(_type(slot), "body")
    style = master.find(f"p:txStyles/p:{_STYLES.get(kind, 'otherStyle')}", NS)
    chain = [found for found in (_list_style(slot), _list_style(parent), style) if found is not None]
    return Look(tuple(_level(chain, number) for number in range(1, _LEVELS + 1)), _insets([slot, parent]))


def fit(lines: Iterable[TextLine], look: Look, size: tuple[int, int]) -> Fit:
    """Shrinks text until it fits a box of that size, or as far as PowerPoint goes."""
    paragraphs = list(lines)
    left, top, right, bottom = look.insets
    width = max((size[0] - left - right) / EMU_PER_POINT, 1)
    height = max((size[1] - top - bottom) / EMU_PER_POINT, 1)
    indent = max(look.level(0).left, 0) / EMU_PER_POINT
    filled = 0.0
    for step in (_UNCHANGED, *_STEPS):
        sizes = tuple(level.size * step.font / 100_000 for level in look.levels)
        filled = text_height(paragraphs, width, sizes, indent=indent) * (1 - step.spacing / 100_000) / height
        if filled <= 1:
            break
    return Fit(None if step is _UNCHANGED else step, filled)


def placeholder(shape: etree._Element) -> etree._Element | None:
    """The `p:ph` of a shape, or None."""
    return shape.find("*/p:nvPr/p:ph", NS)


def _type(shape: etree._Element) -> str:
    found = placeholder(shape)
    return "obj" if found is None else str(found.get("type", "obj"))


def _master_slot(slot: etree._Element, master: etree._Element) -> etree._Element | None:
    wanted = _MASTER_TYPES.get(_type(slot), "body")
    return next((shape for shape in master.iterfind("p:cSld/p:spTree/p:sp", NS)
                 if placeholder(shape) is not None and _type(shape) == wanted), None)


def _list_style(shape: etree._Element | None) -> etree._Element | None:
    return None if shape is None else shape.find("p:txBody/a:lstStyle", NS)


def _level(chain: Sequence[etree._Element], number: int) -> Level:
    found = [level for style in chain if (level := style.find(f"a:lvl{number}pPr", NS)) is not None]
    sizes = (run.get("sz") for level in found if (run := level.find("a:defRPr", NS)) is not None)
    size = next((value for value in sizes if value), None)
    marks = (_MARKS[child.tag] for level in found for child in level if child.tag in _MARKS)
    return Level(int(size) / 100 if size else _DEFAULT_SIZE, next(marks, Mark.NONE),
                 _first_number(found, "marL"), _first_number(found, "indent"))


def _first_number(levels: Iterable[etree._Element], name: str) -> int:
    return next((int(value) for level in levels if (value := level.get(name))), 0)


def _insets(shapes: Iterable[etree._Element | None]) -> tuple[int, int, int, int]:
    found = (None if shape is None else shape.find("p:txBody/a:bodyPr", NS) for shape in shapes)
    bodies = [body for body in found if body is not None]
    left, top, right, bottom = (
        next((int(value) for body in bodies if (value := body.get(name))), default)
        for name, default in zip(_INSET_NAMES, _DEFAULT_INSETS, strict=True))
    return left, top, right, bottom
