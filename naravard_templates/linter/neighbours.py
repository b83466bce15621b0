"""Which elements stand in the same place or have the same name, without comparing every one with every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from naravard_templates.model.geometry import Box
from naravard_templates.model.snapshot import Element

_OVERLAP = 0.5


def near_pairs(expected: Sequence[Element], shown: Sequence[Element], reach: int) -> Iterator[tuple[int, int]]:
    """Indexes of the two elements of each pair whose centres are at most `reach` EMU apart, and of a few more."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for j, other in enumerate(shown):
        if other.box is not None:
            cells[_cell(other.box, reach)].append(j)
    for i, one in enumerate(expected):
        if one.box is None:
            continue
        column, row = _cell(one.box, reach)
        for x in (column - 1, column, column + 1):
            for y in (row - 1, row, row + 1):
                for j in cells.get((x, y), ()):
                    yield i, j


def common_names(elements: Iterable[Element]) -> frozenset[str]:
    """Names that more than one element has, and that therefore say little."""
    return frozenset(name for name, count in Counter(element.name for element in elements).items() if count > 1)


def namesakes(expected: Sequence[Element], shown: Sequence[Element],
              common: Collection[str]) -> Iterator[tuple[int, int]]:
    """Indexes of the two elements of each pair that has a name of its own."""
    named = {other.name: j for j, other in enumerate(shown) if other.name and other.name not in common}
    yield from ((i, named[one.name]) for i, one in enumerate(expected) if one.name in named)


def _cell(box: Box, reach: int) -> tuple[int, int]:
    x, y = box.centre
    return int(x // reach), int(y // reach)


def replaces(expected: Element, shown: Element) -> bool:
    """Whether something stands where the element should: most of both boxes is common ground."""
    one, other = expected.box, shown.box
    if one is None or other is None or one.frame != other.frame:
        return False
    return _overlap(one, other) >= _OVERLAP


def _overlap(one: Box, other: Box) -> float:
    """Common area over the larger of the two areas, 0 to 1."""
    left, top, right, bottom = one.extent
    left2, top2, right2, bottom2 = other.extent
    width, height = min(right, right2) - max(left, left2), min(bottom, bottom2) - max(top, top2)
    if width <= 0 or height <= 0:
        return 0.0
    areas = (right - left) * (bottom - top), (right2 - left2) * (bottom2 - top2)
    return width * height / max(*areas, 1.0)
