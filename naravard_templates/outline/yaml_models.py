"""The blocks of a YAML outline, as an author writes them."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from naravard_templates.model.outline import Align
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.charts import KINDS as CHARTS
from naravard_templates.outline.data import CATEGORIES
from naravard_templates.outline.source import Source
from naravard_templates.outline.yaml_fields import (
    EMPTY_SCHEMA,
    Count,
    FilledText,
    Level,
    ListOf,
    Named,
    OneOrMore,
    Share,
    Text,
    items,
    left_out,
    named,
    one_of,
    source_of,
)
from naravard_templates.outline.yaml_text import Entry, Items, Mapping, Scalar, Value

ALIGN: Final = {"vänster": Align.LEFT, "left": Align.LEFT, "mitten": Align.CENTRE, "centre": Align.CENTRE,
                "höger": Align.RIGHT, "right": Align.RIGHT}
_YES: Final = ("ja", "yes", "true")
_NUMBER: Final = {"type": ["number", "string"]}


def _exactly_one(*keys: str) -> JsonSchemaValue:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _as_it_is(value: object) -> Value:
    assert isinstance(value, Scalar | Items | Mapping)
    return value


def _nothing(value: object, info: ValidationInfo) -> Value:
    assert isinstance(value, Scalar | Items | Mapping)
    if isinstance(value, Scalar) and not value.text:
        return value
    source_of(info).fault("Nothing can stand here: end the line with the colon.", value.line, value.column)
    raise left_out()


def _items_or_none(value: object, info: ValidationInfo) -> tuple[Value, ...]:
    return () if isinstance(value, Scalar) and not value.text else items(value, info)


def _steps(value: object, info: ValidationInfo) -> tuple[Value, ...]:
    if isinstance(value, Mapping) and value.entries:
        return tuple(_step(entry) for entry in value.entries)
    return items(value, info)


def _step(entry: Entry) -> Value:
    place = (entry.line, entry.column)
    heading = Entry("rubrik", Scalar(entry.key, *place), *place)
    return Mapping((heading, Entry("text", entry.value, *place)), *place)


class _OrNone:
    """A list that may also be left empty."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(_items_or_none, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{**handler(schema), "minItems": 1}, EMPTY_SCHEMA]}


class _OrByHeading:
    """Steps in a list, or as a mapping of their headings to their texts."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(_steps, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        texts = {"type": ["string", "number", "null"]}
        by_heading = {"type": "object", "minProperties": 1, "propertyNames": {"pattern": r"\S"},
                      "additionalProperties": texts}
        return {"anyOf": [{**handler(schema), "minItems": 1}, by_heading]}


Blocks = Annotated[tuple["BlockModel", ...], OneOrMore()]
AlignWord = Annotated[Scalar, one_of(*ALIGN), WithJsonSchema({"enum": [*ALIGN]})]
Yes = Annotated[Scalar, one_of(*_YES), WithJsonSchema({"enum": [*_YES, True]})]
ChartWord = Annotated[Scalar, one_of(*CHARTS), WithJsonSchema({"enum": [*CHARTS]})]
Signers = Annotated[tuple[FilledText, ...], _OrNone()]
Nothing = Annotated[Value, PlainValidator(_nothing), WithJsonSchema(EMPTY_SCHEMA)]
Values = Annotated[Value, PlainValidator(_as_it_is), WithJsonSchema({"anyOf": [
    {"type": "array", "minItems": 2, "items": {"type": "array", "minItems": 2, "items": _NUMBER}},
    {"type": "object", "minProperties": 1, "propertyNames": {"not": {"enum": [*CATEGORIES]}},
     "additionalProperties": _NUMBER},
    {"type": "object", "minProperties": 2, "additionalProperties": {"type": "array", "items": _NUMBER},
     "allOf": [_exactly_one(*CATEGORIES)]},
]})]


class HeadingModel(Named):
    """A heading, of level 1 if nothing else is said."""

    short = "text"
    text: FilledText = named("text")
    level: Level = named("nivå", "level", default=1)
    layout: Text | None = named("layout", default=None)
    label: Text | None = named("etikett", "label", default=None)


class ItemModel(Named):
    """An item of a list, and what is nested in it."""

    short = "text"
    text: FilledText = named("text")
    items: ListModel | None = named("punkter", "items", default=None)
    numbered: ListModel | None = named("numrerad", "numbered", default=None)
    content: Blocks = named("innehåll", "content", default=())


class ListModel(Named):
    """A list; a numbered one may begin with another number than 1."""

    short = "items"
    items: Annotated[tuple[ItemModel, ...], ListOf()] = named("punkter", "items")
    start: Count = named("start", default=1)


class TableModel(Named):
    """A table with one header row."""

    header: Annotated[tuple[Text, ...], ListOf()] = named("rubriker", "header")
    rows: Annotated[tuple[Annotated[tuple[Text, ...], ListOf()], ...], ListOf()] = named("rader", "rows")
    align: Annotated[tuple[AlignWord, ...], ListOf()] = named("justering", "align", default=())
    widths: Annotated[tuple[Share, ...], ListOf()] = named("bredder", "widths", default=())
    caption: Text | None = named("tabelltext", "caption", default=None)
    label: Text | None = named("etikett", "label", default=None)


class PictureModel(Named):
    """A picture from a file beside the outline, with a text for those who do not see it."""

    rules: ClassVar[tuple[JsonSchemaValue, ...]] = (_exactly_one("alt", "dekorativ", "decorative"),)
    file: FilledText = named("fil", "file")
    alt: FilledText | None = named("alt", default=None)
    decorative: Yes | None = named("dekorativ", "decorative", default=None)
    caption: Text | None = named("bildtext", "caption", default=None)
    width: Text | None = named("bredd", "width", default=None)
    label: Text | None = named("etikett", "label", default=None)


class QuoteModel(Named):
    """A quotation and who said it."""

    short = "text"
    text: Blocks = named("text")
    source: FilledText | None = named("källa", "source", default=None)


class FactBoxModel(Named):
    """A box beside the running text."""

    short = "content"
    title: Text | None = named("titel", "title", default=None)
    content: Blocks = named("innehåll", "content", "text")


class CodeModel(Named):
    """Text as it stands."""

    short = "text"
    text: Text = named("text")
    language: Text | None = named("språk", "language", default=None)


class ContentsModel(Named):
    """A table of contents down to a level of headings; a deck leaves it out."""

    short = "depth"
    depth: Level = named("djup", "depth", default=3)


class ChartModel(Named):
    """A chart. Its values are a list of rows, series under their names beside the key kategorier, or a file."""

    rules: ClassVar[tuple[JsonSchemaValue, ...]] = (_exactly_one("värden", "values", "fil", "file"),)
    kind: ChartWord | None = named("typ", "kind", "type", default=None)
    title: Text | None = named("titel", "title", default=None)
    alt: FilledText = named("alt")
    unit: Text | None = named("enhet", "unit", default=None)
    values: Values | None = named("värden", "values", default=None)
    file: FilledText | None = named("fil", "file", default=None)
    caption: Text | None = named("bildtext", "caption", default=None)
    label: Text | None = named("etikett", "label", default=None)


class StepModel(Named):
    """A step: a year, a figure or a heading, and what stands below it."""

    short = "heading"
    heading: FilledText = named("rubrik", "heading")
    text: Blocks = named("text", default=())


class SlideModel(Named):
    """A slide, or a heading of level 2 with what stands below it, and what is said to it."""

    heading: FilledText = named("rubrik", "heading")
    layout: Text | None = named("layout", default=None)
    content: Blocks = named("innehåll", "content", default=())
    notes: Blocks = named("anteckningar", "notes", default=())


class DocumentModel(Named):
    """A document that a decision rests on: its title, and what it is found by."""

    short = "title"
    title: FilledText = named("titel", "title")
    date: FilledText | None = named("datum", "date", default=None)
    number: FilledText | None = named("diarienummer", "diary_number", default=None)
    link: FilledText | None = named("länk", "link", default=None)
    label: Text | None = named("etikett", "label", default=None)


StepModels = Annotated[tuple[StepModel, ...], _OrByHeading()]


class BlockModel(Named):
    """A block: one key, which says its kind, or a text, which is a paragraph."""

    short = "paragraph"
    rules: ClassVar[tuple[JsonSchemaValue, ...]] = ({"minProperties": 1, "maxProperties": 1},)
    heading: HeadingModel | None = named("rubrik", "heading", default=None)
    paragraph: FilledText | None = named("stycke", "paragraph", default=None)
    bullets: ListModel | None = named("lista", "list", default=None)
    numbered: ListModel | None = named("numrerad", "numbered", default=None)
    table: TableModel | None = named("tabell", "table", default=None)
    picture: PictureModel | None = named("bild", "picture", default=None)
    quote: QuoteModel | None = named("citat", "quote", default=None)
    fact_box: FactBoxModel | None = named("faktaruta", "factbox", default=None)
    columns: Annotated[tuple[Blocks, ...], ListOf()] | None = named("kolumner", "columns", default=None)
    chart: ChartModel | None = named("diagram", "chart", default=None)
    timeline: StepModels | None = named("tidslinje", "färdplan", "timeline", "roadmap", default=None)
    process: StepModels | None = named("process", default=None)
    four_fields: StepModels | None = named("fyrfält", "four-fields", default=None)
    key_figures: StepModels | None = named("nyckeltal", "key-figures", default=None)
    parties: StepModels | None = named("parter", "parties", default=None)
    documents: Annotated[tuple[DocumentModel, ...], ListOf()] | None = named(
        "underlag", "beslutsunderlag", "documents", default=None)
    signatures: Signers | None = named("underskrifter", "justering", "signatures", default=None)
    slide: SlideModel | None = named("bildsida", "slide", default=None)
    notes: Blocks | None = named("anteckningar", "notes", default=None)
    contents: ContentsModel | None = named("innehållsförteckning", "contents", default=None)
    page_break: Nothing | None = named("sidbrytning", "pagebreak", default=None)
    code: CodeModel | None = named("kod", "code", default=None)

    @classmethod
    def needs_anything(cls) -> bool:
        return True

    @classmethod
    def fields_of(cls, value: Mapping, source: Source) -> dict[str, object]:
        """The one field that is given, though it may be empty."""
        if len(value.entries) != 1:
            source.fault("A block has one key, which says what it is: begin the next block with a hyphen.",
                         value.line, value.column)
            raise left_out()
        (entry,) = value.entries
        name = cls.fields_by_key().get(plain_name(entry.key))
        if name is None:
            cls.unknown(entry, source)
            raise left_out()
        return {name: entry.value}


class ContentModel(Named):
    """The key of a YAML outline that its front matter has not."""

    content: Annotated[tuple[BlockModel, ...], ListOf()] = named("innehåll", "content")


for model in (ItemModel, ListModel, QuoteModel, FactBoxModel, StepModel, SlideModel, BlockModel, ContentModel):
    model.model_rebuild()
