"""The kinds of document that a house writes: what each must say, and what its sections are called there."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator

from naravard_templates.model.snapshot import Format


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return text


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Expression = Annotated[str, AfterValidator(_expression)]


class Fact(StrEnum):
    """What a kind can require of the front matter: the names of Metadata's fields."""

    SUBTITLE = "subtitle"
    PARTIES = "parties"
    DATE = "date"
    DIARY_NUMBER = "diary_number"
    PARAGRAPH = "paragraph"
    VERSION = "version"
    ORGAN = "organ"


class DiaryNumber(_Part):
    """How diary numbers are written: a regular expression, and the example that messages show."""

    pattern: Expression
    example: Name

    @model_validator(mode="after")
    def _fits_itself(self) -> DiaryNumber:
        if not self.fits(self.example):
            raise ValueError(f"the example {self.example} does not fit the pattern {self.pattern}")
        return self

    def fits(self, text: str) -> bool:
        return re.fullmatch(self.pattern, text) is not None


class Section(_Part):
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


class Kind(_Part):
    """A kind of document. One that is `joint` names the region and at least one municipality.

    `facts` are what it calls the lines under its title, in the brand's language: of minutes, the date is that of the
    meeting.
    """

    label: Name
    synonyms: tuple[Name, ...] = ()
    format: Format = Format.DOCX
    joint: bool = False
    requires: tuple[Fact, ...] = ()
    facts: dict[Fact, Name] = {}
    diary_numbers: tuple[DiaryNumber, ...] = ()
    sections: tuple[Section, ...] = ()


Kinds = dict[Name, Kind]
