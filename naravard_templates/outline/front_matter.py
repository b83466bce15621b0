"""The front matter: what a document is about, in Swedish or English keys."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from naravard_templates.model.outline import Metadata
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.source import Source, nearest
from naravard_templates.outline.yaml_text import Entry, Items, Scalar, Value, read_entries

_ISO_DATE: Final = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def _check_date(value: str) -> str:
    """A date in figures must exist; anything else ("våren 2026") is the author's own words."""
    if _ISO_DATE.fullmatch(value):
        try:
            datetime.date.fromisoformat(value)
        except ValueError as error:
            raise PydanticCustomError("date", "not a date") from error
    return value


def _split(value: object) -> object:
    """Parties on one line stand between commas or semicolons."""
    return re.split(r"[,;\n]", value) if isinstance(value, str) else value


def _filled(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def _named(*names: str) -> AliasChoices:
    return AliasChoices(*names)


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Parties = Annotated[tuple[Text, ...], BeforeValidator(_split), AfterValidator(_filled)]
Language = Annotated[Text, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]


class FrontMatter(BaseModel):
    """What may stand between the lines of hyphens; a date is checked only where it is written in figures."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    title: Text = Field("", validation_alias=_named("titel", "title"))
    subtitle: Text = Field("", validation_alias=_named("underrubrik", "subtitle"))
    kind: Text = Field("", validation_alias=_named("typ", "kind"))
    parties: Parties = Field((), validation_alias=_named("parter", "parties"))
    date: Annotated[Text, AfterValidator(_check_date)] = Field("", validation_alias=_named("datum", "date"))
    diary_number: Text = Field("", validation_alias=_named("diarienummer", "diary_number"))
    paragraph: Text = Field("", validation_alias=_named("paragraf", "paragraph"))
    version: Text = Field("", validation_alias=_named("version"))
    language: Language = Field("sv-SE", validation_alias=_named("språk", "language"))
    organ: Text = Field("", validation_alias=_named("organ"))
    footer: Text = Field("", validation_alias=_named("sidfot", "footer"))


def _fields_by_key() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, info in FrontMatter.model_fields.items():
        if isinstance(info.validation_alias, AliasChoices):
            names.update({str(alias): name for alias in info.validation_alias.choices})
    return names


_FIELDS: Final = _fields_by_key()


def key_names(language: str) -> dict[str, str]:
    """The key that a language has for each field of Metadata: Swedish, or else English."""
    at = 0 if language.lower().startswith("sv") else -1
    return {name: str(info.validation_alias.choices[at]) for name, info in FrontMatter.model_fields.items()
            if isinstance(info.validation_alias, AliasChoices)}


def field_of(key: str) -> str:
    """The field of Metadata that a key means, "" where it means none."""
    return _FIELDS.get(plain_name(key), "")


def read_front_matter(text: str, source: Source) -> Metadata:
    """The metadata that the text of the front matter says; its faults go to the source."""
    return read_metadata(read_entries(text, source), source)


def read_metadata(entries: Sequence[Entry], source: Source) -> Metadata:
    """The metadata that keys and values say, wherever they stand; without those that cannot be, which are reported."""
    given = _given(entries, source)
    values = {name: _plain(entry.value) for name, entry in given.items()}
    try:
        return _metadata(FrontMatter.model_validate(values))
    except ValidationError as error:
        faults = {str(fault["loc"][0]): fault["type"] for fault in error.errors()}
    for name, kind in faults.items():
        _unfit_value(kind, given[name], source)
    return _metadata(FrontMatter.model_validate({name: values[name] for name in values.keys() - faults.keys()}))


def _plain(value: Value) -> object:
    """The value as pydantic takes it; no key takes a mapping."""
    if isinstance(value, Scalar):
        return value.text
    return [_plain(item) for item in value.values] if isinstance(value, Items) else None


def _given(entries: Sequence[Entry], source: Source) -> dict[str, Entry]:
    """The entries by field; a field without a value is as good as not given."""
    given: dict[str, Entry] = {}
    for entry in entries:
        name = field_of(entry.key)
        if not name:
            _unknown_key(entry, source)
        elif name in given:
            source.fault(
                "The key {name} says the same as {other} on line {first}: keep one of them.",
                entry.line, entry.column, name=entry.key, other=given[name].key, first=given[name].line,
            )
        elif _plain(entry.value) != "":
            given[name] = entry
            source.key_lines[name] = entry.line
            source.value_places[name] = _places(entry.value)
    return given


def _places(value: Value) -> tuple[tuple[int, int], ...]:
    """Line and column of a value, or of each that a list holds."""
    values = value.values if isinstance(value, Items) else (value,)
    return tuple((one.line, one.column) for one in values)


def _unknown_key(entry: Entry, source: Source) -> None:
    near = nearest(entry.key, list(_FIELDS))
    source.fault(
        "Unknown key {name}. Did you mean {nearest}?" if near
        else "Unknown key {name}. The keys are {known}.",
        entry.line, entry.column, name=entry.key, nearest=near, known=", ".join(_FIELDS),
    )


def _metadata(front: FrontMatter) -> Metadata:
    return Metadata(**{name: getattr(front, name) for name in FrontMatter.model_fields})


def _unfit_value(kind: str, entry: Entry, source: Source) -> None:
    """Say in our own words what pydantic found, by its kind of fault."""
    if kind == "date":
        source.fault("{value} is not a day in the calendar: write for example 2025-03-14.",
                     entry.line, entry.column, value=_plain(entry.value))
    elif kind == "string_pattern_mismatch":
        source.fault("{value} is not a language code: write for example sv-SE.",
                     entry.line, entry.column, value=_plain(entry.value))
    elif _FIELDS[plain_name(entry.key)] == "parties":
        source.fault("The value of {name} must be a text or a list of texts.",
                     entry.line, entry.column, name=entry.key)
    else:
        source.fault("The value of {name} must be a text.", entry.line, entry.column, name=entry.key)
