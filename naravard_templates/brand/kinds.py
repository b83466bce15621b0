"""The kinds of document that a house writes: what each must say, and what its sections are called there."""

from __future__ import annotations

import math
import re
from dataclasses import field
from enum import StrEnum
from functools import lru_cache
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Annotated, Any, Final

from naravard_templates.decoding import Unfit, some_text
from naravard_templates.model.finding import Message
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format

_LONGEST: Final = 64
"""Letters of what is compared with an expression; a diary number has some twenty."""
_MOST_WAYS: Final = 1_000_000
"""In which an expression may try to fit a text, which takes a second or so."""


@lru_cache(maxsize=256)
def _expression(text: str) -> str:
    """For text: it is a regular expression, and one that no text keeps busy for long."""
    try:
        re.compile(text)
        ways = _ways(parser.parse(text))
    except (re.error, RecursionError, OverflowError) as error:
        raise Unfit(Message("this is not a regular expression: {reason}", {"reason": str(error)})) from error
    if ways > _MOST_WAYS:
        raise Unfit(Message("this regular expression can take for ever: it repeats something in which something is "
                            "repeated, or repeats too much. Say how often with numbers, such as {example}, and repeat "
                            "only signs", {"example": r"\d{1,6}"}))
    return text


def _ways(expression: Any) -> float:
    """At most in so many ways an expression can fit a text: those of parts that follow each other multiply."""
    return min(math.prod(_ways_of(kind, value) for kind, value in expression), _MOST_WAYS + 1.0)


def _ways_of(kind: Any, value: Any) -> float:
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        once, times = int(_ways(inner)), range(min(least, _LONGEST), min(most, _LONGEST) + 1)
        return float(min(sum(once ** time for time in times), _MOST_WAYS + 1))
    if kind is op.BRANCH:
        return float(sum(map(_ways, value[1])))
    inside = [part for part in (value if isinstance(value, tuple) else [value]) if isinstance(part, parser.SubPattern)]
    return float(math.prod(map(_ways, inside)))


Name = Annotated[str, some_text]
Expression = Annotated[str, _expression]


class Fact(StrEnum):
    """What a kind can require of the front matter: the names of Metadata's fields."""

    SUBTITLE = "subtitle"
    PARTIES = "parties"
    DATE = "date"
    DIARY_NUMBER = "diary_number"
    PARAGRAPH = "paragraph"
    VERSION = "version"
    ORGAN = "organ"


@record
class DiaryNumber:
    """How diary numbers are written: a regular expression, and the example that messages show."""

    pattern: Expression
    example: Name

    def fits(self, text: str) -> bool:
        return len(text) <= _LONGEST and re.fullmatch(self.pattern, text) is not None


def _fits_itself(number: DiaryNumber) -> DiaryNumber:
    if not number.fits(number.example):
        raise Unfit(Message("the example {example} does not fit the pattern {pattern}",
                            {"example": number.example, "pattern": number.pattern}))
    return number


@record
class Section:
    """A section and the other names that houses give it.

    `points` are decision points: a numbered list. `hint` says in a starter what to write there.
    """

    name: Name
    synonyms: tuple[Name, ...] = ()
    required: bool = False
    points: bool = False
    hint: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return self.name, *self.synonyms


@record
class Kind:
    """A kind of document. One that is `joint` names the region and at least one municipality.

    `facts` are what it calls the lines under its title, in the brand's language: of minutes, the date is that of the
    meeting.
    """

    label: Name
    synonyms: tuple[Name, ...] = ()
    format: Format = Format.DOCX
    joint: bool = False
    requires: tuple[Fact, ...] = ()
    facts: dict[Fact, Name] = field(default_factory=dict)
    diary_numbers: tuple[Annotated[DiaryNumber, _fits_itself], ...] = ()
    sections: tuple[Section, ...] = ()


Kinds = dict[Name, Kind]
