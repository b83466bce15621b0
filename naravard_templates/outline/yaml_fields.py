"""What the models of a YAML outline are made of: keys in two languages, and values that know their line.

The models check what is there and give the JSON Schema. Every fault goes to the source, which is the context of the
validation, as soon as it is found, so that all of them come out at once; pydantic is only told to leave the value.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from itertools import combinations
from typing import Annotated, Any, ClassVar, Final

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.source import Source, nearest
from naravard_templates.outline.yaml_text import Entry, Items, Mapping, Scalar, Value

REPORTED: Final = "reported"
TEXT_SCHEMA: Final[JsonSchemaValue] = {"type": ["string", "number"]}
EMPTY_SCHEMA: Final[JsonSchemaValue] = {"enum": [None, ""]}


def named(*names: str, default: Any = ...) -> Any:
    """A field and the keys that it goes by, Swedish first."""
    return Field(default, validation_alias=AliasChoices(*names))


def keys_of(field: FieldInfo) -> tuple[str, ...]:
    """The keys that a field goes by; none if it is not for authors."""
    aliases = field.validation_alias
    return tuple(map(str, aliases.choices)) if isinstance(aliases, AliasChoices) else ()


def source_of(info: ValidationInfo) -> Source:
    source = info.context
    assert isinstance(source, Source)
    return source


def left_out() -> PydanticCustomError:
    """What pydantic is told of a value whose fault has been reported."""
    return PydanticCustomError(REPORTED, REPORTED)


def _text(value: object, info: ValidationInfo) -> Scalar:
    if isinstance(value, Scalar):
        return value
    _refuse(value, info)
    raise left_out()


def _refuse(value: object, info: ValidationInfo) -> None:
    assert isinstance(value, Items | Mapping)
    source_of(info).fault("Here must stand a text or a number.", value.line, value.column)


def _filled(value: object, info: ValidationInfo) -> Scalar:
    text = _text(value, info)
    if text.text.strip():
        return text
    source_of(info).fault("Here a text is missing.", text.line, text.column)
    raise left_out()


def whole_number(low: int, high: int) -> PlainValidator:
    """A whole number within bounds."""
    def read(value: object, info: ValidationInfo) -> int:
        text = _text(value, info)
        if text.text.isascii() and text.text.isdigit() and low <= int(text.text[:9]) <= high:
            return int(text.text[:9])
        source_of(info).fault("{value} is not a whole number from {low} to {high}.", text.line, text.column,
                              value=text.text, low=low, high=high)
        raise left_out()

    return PlainValidator(read)


def one_of(*words: str) -> PlainValidator:
    """One of some words, in any case."""
    def read(value: object, info: ValidationInfo) -> Scalar:
        text = _text(value, info)
        if plain_name(text.text) in words:
            return Scalar(plain_name(text.text), text.line, text.column)
        source_of(info).fault("{value} is none of the words that can stand here: {known}.", text.line, text.column,
                              value=text.text, known=", ".join(words))
        raise left_out()

    return PlainValidator(read)


def items(value: object, info: ValidationInfo) -> tuple[Value, ...]:
    """What stands in a list that is not empty."""
    if isinstance(value, Items) and value.values:
        return value.values
    assert isinstance(value, Scalar | Items | Mapping)
    source_of(info).fault("Here must stand a list with something in it.", value.line, value.column)
    raise left_out()


class ListOf:
    """A list that is not empty."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(items, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "minItems": 1}


def _one_or_more(value: object, info: ValidationInfo) -> tuple[Value, ...]:
    return (value,) if isinstance(value, Scalar | Mapping) else items(value, info)


class OneOrMore:
    """Where several can stand in a list, one can stand by itself."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(_one_or_more, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], {**several, "minItems": 1}]}


Text = Annotated[Scalar, PlainValidator(_text), WithJsonSchema(TEXT_SCHEMA)]
FilledText = Annotated[Scalar, PlainValidator(_filled), WithJsonSchema({**TEXT_SCHEMA, "pattern": r"\S"})]
Level = Annotated[int, whole_number(1, 6), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 6})]
Count = Annotated[int, whole_number(0, 99_999), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 99_999})]
Share = Annotated[int, whole_number(1, 99_999), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99_999})]


def in_both_languages(schema: JsonSchemaValue, model: type[BaseModel], more: Sequence[JsonSchemaValue] = ()) -> None:
    """pydantic names only the first key of each field in its schema: add the others, of which one is allowed."""
    properties = schema["properties"]
    rules: list[JsonSchemaValue] = []
    schema.pop("required", None)
    for field in model.model_fields.values():
        first, *others = keys_of(field) or ("",)
        if first:
            properties[first] = _without_null(properties[first])
            properties.update({key: copy.deepcopy(properties[first]) for key in others})
            required = [{"required": [key]} for key in (first, *others)]
            rules += [{"oneOf": required}] if field.is_required() else [
                {"not": {"required": [one, other]}} for one, other in combinations((first, *others), 2)]
    schema["additionalProperties"] = False
    if rules or more:
        schema["allOf"] = [*rules, *more]


def _without_null(schema: JsonSchemaValue) -> JsonSchemaValue:
    """A field that is not given has no value; an author cannot give it none."""
    schema = {key: value for key, value in schema.items() if key not in ("default", "title")}
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if options:
        schema["anyOf"] = options
    return options[0] if len(options) == 1 else schema


class Named(BaseModel):
    """A mapping whose keys go by Swedish and English names. `short` is the field that may stand for all of it."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, arbitrary_types_allowed=True)
    short: ClassVar[str] = ""
    rules: ClassVar[tuple[JsonSchemaValue, ...]] = ()

    line: SkipJsonSchema[int] = 0

    @classmethod
    def fields_by_key(cls) -> dict[str, str]:
        return {key: name for name, field in cls.model_fields.items() for key in keys_of(field)}

    @model_validator(mode="before")
    @classmethod
    def _by_field(cls, value: object, info: ValidationInfo) -> dict[str, object]:
        assert isinstance(value, Scalar | Items | Mapping)
        if isinstance(value, Mapping):
            return {**cls.fields_of(value, source_of(info)), "line": value.line}
        if isinstance(value, Scalar) and not value.text and not cls.needs_anything():
            return {"line": value.line}
        if cls.short:
            return {cls.short: value, "line": value.line}
        source_of(info).fault("Here must stand keys and values. The keys are {known}.", value.line, value.column,
                              known=", ".join(cls.fields_by_key()))
        raise left_out()

    @classmethod
    def needs_anything(cls) -> bool:
        return any(field.is_required() for field in cls.model_fields.values())

    @classmethod
    def fields_of(cls, value: Mapping, source: Source) -> dict[str, object]:
        """The values by field; unknown, doubled and missing keys are reported. An empty value is as good as none."""
        given: dict[str, Entry] = {}
        for entry in value.entries:
            name = cls.fields_by_key().get(plain_name(entry.key))
            if name is None:
                cls.unknown(entry, source)
            elif name in given:
                source.fault("The key {name} says the same as {other} on line {first}: keep one of them.", entry.line,
                             entry.column, name=entry.key, other=given[name].key, first=given[name].line)
            elif not (isinstance(entry.value, Scalar) and not entry.value.text):
                given[name] = entry
        for name, field in cls.model_fields.items():
            if field.is_required() and name not in given:
                source.fault("The key {name} is missing here.", value.line, value.column, name=keys_of(field)[0])
        return {name: entry.value for name, entry in given.items()}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        reference = handler(schema)
        whole = handler.resolve_ref_schema(reference)
        in_both_languages(whole, cls, cls.rules)
        if cls.short:
            options = [copy.deepcopy(whole["properties"][keys_of(cls.model_fields[cls.short])[0]]), dict(whole)]
            whole.clear()
            whole["anyOf"] = options if cls.needs_anything() else [*options, EMPTY_SCHEMA]
        return reference

    @classmethod
    def unknown(cls, entry: Entry, source: Source) -> None:
        known = list(cls.fields_by_key())
        near = nearest(entry.key, known)
        source.fault(
            "Unknown key {name}. Did you mean {nearest}?" if near
            else "Unknown key {name}. The keys are {known}.",
            entry.line, entry.column, name=entry.key, nearest=near, known=", ".join(known))
