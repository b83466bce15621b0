"""Numbers what has a caption, and finds what cross-references say.

Both passes over an outline count alike, as both ask `Captions`: the one that looks for what references point at, and
the one that writes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from naravard_templates.builder.walk import plain, walk
from naravard_templates.builder.words import Words
from naravard_templates.model.outline import Block, ChartBlock, Heading, ListBlock, PictureBlock, Run, Runs, Table

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
CAPTIONED: Final = (Table, PictureBlock, ChartBlock)
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands at a table, picture or chart: "Tabell", 2, and the author's words, which may be missing."""

    word: str
    number: int
    text: str = ""

    @property
    def label(self) -> str:
        return f"{self.word}{NO_BREAK}{self.number}"


@dataclass(frozen=True, slots=True)
class Target:
    """What a cross-reference shows. What has a number without a caption is called by `word` and `number`."""

    text: str
    word: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as tables of contents list it."""

    level: int
    text: str


class Captions:
    """Counts as it is shown one block after the other."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._counts: Counter[str] = Counter()

    def of(self, block: Block) -> Caption | None:
        """The caption, None where neither the reader nor a reference asks for one."""
        if not isinstance(block, CAPTIONED) or not (block.caption or block.label):
            return None
        word = self._words.captioned(block)
        self._counts[word] += 1
        number = self._counts[word]
        return Caption(word, number, _without_number(block.caption, word, number))


def _without_number(text: str, word: str, number: int) -> str:
    """The author's words, without a number that says what ours says."""
    same = f"{word} {number}"
    if not text.replace(NO_BREAK, " ").startswith(same) or text[len(same):len(same) + 1] not in ("", ".", ":"):
        return text
    return text[len(same) + 1:].strip()


def targets(blocks: Iterable[Block], words: Words, numbered: Set[int] = frozenset()) -> dict[str, Target]:
    """What references to each label say; `numbered` are the levels of headings that the master numbers by itself."""
    return dict(_targets(list(blocks), words, numbered))


def _targets(blocks: list[Block], words: Words, numbered: Set[int]) -> Iterator[tuple[str, Target]]:
    captions, sections = Captions(words), [0] * _DEEPEST
    for block in walk(blocks):
        caption = captions.of(block)
        if isinstance(block, Heading):
            sections[block.level - 1:] = [sections[block.level - 1] + 1] + [0] * (_DEEPEST - block.level)
        if isinstance(block, ListBlock):
            yield from _documents(block, words)
        elif block.label and caption:
            yield block.label, Target(caption.label)
        elif block.label and isinstance(block, Heading):
            number = ".".join(str(sections[level - 1]) for level in sorted(numbered) if level <= block.level)
            yield block.label, Target(plain(block.runs), words.section, number if block.level in numbered else "")


def _documents(block: ListBlock, words: Words) -> Iterator[tuple[str, Target]]:
    """The items of a list of documents that have labels: "underlag 2"."""
    for number, item in enumerate(block.items, block.start):
        if item.label:
            yield item.label, Target(f"{words.document}{NO_BREAK}{number}", words.document, str(number))


def entries(blocks: Iterable[Block], known: Mapping[str, Target]) -> tuple[Entry, ...]:
    """Every heading, in the order of reading; `known` is what references say."""
    return tuple(Entry(block.level, _said(block.runs, known)) for block in walk(blocks) if isinstance(block, Heading))


def _said(runs: Runs, known: Mapping[str, Target]) -> str:
    return plain(Run(known[run.reference].text) if run.reference else run for run in runs)
