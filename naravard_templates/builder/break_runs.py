"""Breaks text where it is to go on elsewhere: at the end of a sentence, else between words, else within a word."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from naravard_templates.model.outline import Runs

_SENTENCE: Final = re.compile("(?<=[.!?…:;])[\"'”’»)\\]\u2060]*\\s+|\n+")
"""In text whose footnote marks are word joiners."""
_WORD: Final = re.compile(r"\s+")
_MARK: Final = "\N{WORD JOINER}"
_LONGEST_WORD: Final = 40
"""Letters; a shorter one that has no room lacks it for another reason than its length."""
_WORTH: Final = 0.5
"""The share of what would fit that whole sentences must be, to be preferred to half ones."""


def break_runs(runs: Runs, fits: Callable[[Runs], bool]) -> tuple[Runs, Runs] | None:
    """As much of the text as fits, and the rest, without the spaces between them; None where there is no such place."""
    text = "".join(_MARK * len(run.text) if run.note else run.text for run in runs)

    def furthest(places: Sequence[int]) -> int:
        end = 1  # far texts take long to measure, so the search begins near
        while end < len(places) and fits(_to(runs, places[end - 1])):
            end *= 2
        found = bisect_right(range(min(end, len(places))), False,
                             key=lambda number: not fits(_to(runs, places[number])))
        return places[found - 1] if found else 0

    place = furthest([found.end() for found in _SENTENCE.finditer(text.rstrip())])
    words = furthest([found.end() for found in _WORD.finditer(text.rstrip())])
    if place < words * _WORTH:
        place = words
    if not place and len(text.split(maxsplit=1)[0] if text.strip() else "") > _LONGEST_WORD:
        place = furthest(list(_letters(text)))
    return (_to(runs, place), _stripped(_from(runs, place))) if text[:place].strip() else None


def _letters(text: str) -> Iterator[int]:
    """Between letters, not before what joins the letter before it: accents, the parts of an emoji, footnote marks."""
    for place in range(1, len(text)):
        joined = text[place - 1] in "\N{ZERO WIDTH JOINER}" or text[place] in f"\N{ZERO WIDTH JOINER}{_MARK}"
        if not joined and unicodedata.category(text[place]) not in ("Mn", "Me", "Mc"):
            yield place


def _to(runs: Runs, place: int) -> Runs:
    """The first so many letters, without spaces at the end."""
    ends = accumulate(len(run.text) for run in runs)
    kept = [replace(run, text=run.text[:max(len(run.text) - max(end - place, 0), 0)])
            for run, end in zip(runs, ends, strict=True)]
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    return (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip())) if kept else ()


def _from(runs: Runs, place: int) -> Runs:
    begins = accumulate((len(run.text) for run in runs), initial=0)
    return tuple(replace(run, text=run.text[max(place - begin, 0):]) for run, begin in zip(runs, begins, strict=False)
                 if begin + len(run.text) > place)


def _stripped(runs: Runs) -> Runs:
    """Without spaces at the beginning."""
    rest = list(runs)
    while rest and not rest[0].text.lstrip():
        rest.pop(0)
    return (replace(rest[0], text=rest[0].text.lstrip()), *rest[1:]) if rest else ()
