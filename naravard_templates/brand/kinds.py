"""The kinds of document that a house writes: what each must say, and what its sections are called there."""

from __future__ import annotations

import re
from dataclasses import field
from enum import StrEnum
from typing import Annotated

from naravard_templates.decoding import Unfit, some_text
from naravard_templates.model.finding import Message
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise Unfit(Message("this is not a regular expression: {reason}", {"reason": str(error)})) from error
    return text


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

    def __post_init__(self) -> None:
        if not self.fits(self.example):
            raise Unfit(Message("the example {example} does not fit the pattern {pattern}",
                                {"example": self.example, "pattern": self.pattern}))

    def fits(self, text: str) -> bool:
        return re.fullmatch(self.pattern, text) is not None


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
    diary_numbers: tuple[DiaryNumber, ...] = ()
    sections: tuple[Section, ...] = ()


Kinds = dict[Name, Kind]
