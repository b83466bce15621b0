"""Real lists: the master's numbering where its list styles bring one, else numbering of our own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from naravard_templates.formats.docx.write_styles import ListPlace, StyleBook
from naravard_templates.formats.docx.write_xml import add, new, value
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import ListBlock

STEP: Final = 360
"""Twips that each level of our own lists is indented further."""
_LEVELS: Final = 9
_BULLETS: Final = "•–◦"
_NUMBERS: Final = ("decimal", "lowerLetter", "lowerRoman")
_DEEPEST_STYLE: Final = 3
_BEFORE_NUMS: Final = ("w:numPicBullet", "w:abstractNum")


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that is being written: the style of its items, their place in Word's numbering, where text begins.

    `numbered` tells that the items have to name their place, as their style does not.
    """

    style: str | None
    place: ListPlace
    left: int
    ordered: bool
    numbered: bool = True


class Numbering:
    """The numbering part of one document."""

    def __init__(self, root: etree._Element, styles: StyleBook) -> None:
        self._root = root
        self._styles = styles
        self._own: dict[bool, int] = {}

    def open(self, block: ListBlock, depth: int, parent: OpenList | None, role: str | None = None) -> OpenList:
        """How a list at a depth, counted from 1, is written in the running text; `role` is that of its style where
        it is no ordinary list."""
        usual = f"{'number' if block.ordered else 'bullet'}-{depth}"
        role = role if role and self._styles.list_place(role) else usual
        place = self._styles.list_place(role) if depth <= _DEEPEST_STYLE else None
        if place is None:
            return self.open_own(block, depth, parent, self._styles.find("list", "body"))
        style = self._styles.find(role)
        left = self._left(place, style)
        if not block.ordered:
            return OpenList(style, place, left, False, numbered=False)
        place = self._started(self._abstract_of(place.num), place.level, block, parent)
        return OpenList(style, place, left, True)

    def open_own(self, block: ListBlock, depth: int, parent: OpenList | None, style: str | None,
                 base: int = 0) -> OpenList:
        """The same with numbering of our own, for a style that brings none; `base` is where its text begins."""
        level = min(depth, _LEVELS) - 1
        place = self._started(self._own_abstract(block.ordered), level, block, parent)
        return OpenList(style, place, base + STEP * (level + 1), block.ordered)

    def _started(self, abstract: int, level: int, block: ListBlock, parent: OpenList | None) -> ListPlace:
        """A list nested in one of the same kind goes on in it, for "1.1" counts with "1."; all others start anew."""
        same = parent is not None and parent.ordered == block.ordered and self._is(parent, abstract, level)
        if parent is not None and same and block.start == 1:
            return ListPlace(parent.place.num, level)
        return ListPlace(self._new_num(abstract, level, block.start if block.ordered else None), level)

    def _is(self, parent: OpenList, abstract: int, level: int) -> bool:
        return parent.place.level < level and self._abstract_of(parent.place.num) == abstract

    def _new_num(self, abstract: int, level: int, start: int | None) -> int:
        number = 1 + max((int(str(num.get(qn("w:numId")))) for num in self._root.iterfind("w:num", NS)), default=0)
        num = new("w:num", numId=number)
        add(num, "w:abstractNumId", val=abstract)
        if start is not None:
            add(add(num, "w:lvlOverride", ilvl=level), "w:startOverride", val=start)
        self._insert(num, (*_BEFORE_NUMS, "w:num"))
        return number

    def _abstract_of(self, number: int) -> int:
        """The definition behind a list, through the style that it may refer to (17.9.21)."""
        num = self._root.find(f"w:num[@w:numId='{number}']", NS)
        abstract = int(value(num, "w:abstractNumId") or 0)
        link = value(self._definition(abstract), "w:numStyleLink")
        if link is None:
            return abstract
        linked = self._styles.root.find(f"w:style[@w:styleId='{link}']", NS)
        target = int(value(linked, "w:pPr/w:numPr/w:numId") or 0)
        return self._abstract_of(target) if target and target != number else abstract

    def _definition(self, abstract: int) -> etree._Element | None:
        return self._root.find(f"w:abstractNum[@w:abstractNumId='{abstract}']", NS)

    def _left(self, place: ListPlace, style: str | None) -> int:
        """Where the text of a level begins: the style says, else the numbering."""
        own = self._styles.left_indent(style)
        definition = self._definition(self._abstract_of(place.num))
        path = f"w:lvl[@w:ilvl='{place.level}']/w:pPr/w:ind"
        indent = None if definition is None else definition.find(path, NS)
        left = None if indent is None else indent.get(qn("w:left")) or indent.get(qn("w:start"))
        return own or int(left or STEP * (place.level + 1))

    def _own_abstract(self, ordered: bool) -> int:
        if ordered not in self._own:
            used = [int(str(item.get(qn("w:abstractNumId")))) for item in self._root.iterfind("w:abstractNum", NS)]
            self._own[ordered] = max(used, default=-1) + 1
            definition = new("w:abstractNum", abstractNumId=self._own[ordered])
            add(definition, "w:multiLevelType", val="multilevel")
            for level in range(_LEVELS):
                _add_level(definition, level, ordered)
            self._insert(definition, _BEFORE_NUMS)
        return self._own[ordered]

    def _insert(self, element: etree._Element, after: tuple[str, ...]) -> None:
        """Behind the last of the elements that the schema puts before it or beside it."""
        tags = {qn(name) for name in after}
        position = max((index + 1 for index, child in enumerate(self._root) if child.tag in tags), default=0)
        self._root.insert(position, element)


def _add_level(definition: etree._Element, level: int, ordered: bool) -> None:
    element = add(definition, "w:lvl", ilvl=level)
    add(element, "w:start", val=1)
    add(element, "w:numFmt", val=_NUMBERS[level % 3] if ordered else "bullet")
    add(element, "w:lvlText", val=f"%{level + 1}." if ordered else _BULLETS[level % 3])
    add(element, "w:lvlJc", val="left")
    add(add(element, "w:pPr"), "w:ind", left=STEP * (level + 1), hanging=STEP)
