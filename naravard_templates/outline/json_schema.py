"""The JSON Schema of outlines in YAML and of the front matter of those in Markdown, for editors."""

from __future__ import annotations

import copy
from typing import Any, Final

from naravard_templates.outline.front_matter import FrontMatter
from naravard_templates.outline.yaml_fields import in_both_languages
from naravard_templates.outline.yaml_models import ContentModel

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def front_matter_schema() -> dict[str, Any]:
    """What may stand between the lines of hyphens. In YAML a number without quotation marks is text here, too."""
    schema = FrontMatter.model_json_schema()
    in_both_languages(schema, FrontMatter)
    for value in schema["properties"].values():
        _as_text(value)
    return {"$schema": _DIALECT, **_bare(schema)}


def outline_schema() -> dict[str, Any]:
    """A whole outline in YAML: the front matter's keys and the blocks."""
    front, content = front_matter_schema(), _bare(ContentModel.model_json_schema())
    rules = [{"not": {"required": [*ContentModel.fields_by_key()]}}]
    return {**front, "description": "An outline of naravard-templates.",
            "properties": {**front["properties"], **content["properties"]},
            "allOf": [*front["allOf"], *rules], "minProperties": 1, "$defs": content["$defs"]}


def _as_text(schema: dict[str, Any]) -> None:
    """A list is one way of saying it; what is not given may also be left empty."""
    several = copy.deepcopy(schema) if schema.get("type") == "array" else None
    schema.pop("items", None)
    if several:
        schema.clear()
        schema["anyOf"] = [{"type": ["string", "null"]}, several]
    else:
        schema["type"] = ["string", "number", "null"]


def _bare(value: Any) -> Any:
    """Without the titles that pydantic makes of the names in our code."""
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in value.items() if key != "title" or isinstance(item, dict)}
    return value
