"""Tables from YAML and JSON: a list of entries, each with a value for every column.

Nothing is interpreted: a number keeps its zeros, a date its hyphens, and "no" is not false.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

from naravard_templates.errors import OutlineProblem
from naravard_templates.merging.fields import plain_name
from naravard_templates.merging.table import Row, Rows, refuse_large


class _Loader(yaml.BaseLoader):
    """Makes texts, lists and mappings only, and refuses a name that stands twice, of which YAML drops the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):  # written out, those may have no end
            raise ValueError("a name is a text")
        return _without_doubles([(self.construct_object(key, deep=True), self.construct_object(value, deep=True))
                                 for key, value in node.value])


def read_yaml(data: bytes) -> Rows:
    """Raises OutlineProblem."""
    try:
        return _rows(yaml.load(data.decode("utf-8-sig"), Loader=_Loader))  # noqa: S506  # safer than the safe one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _unreadable(error) from error


def read_json(data: bytes) -> Rows:
    """Raises OutlineProblem."""
    try:
        return _rows(json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str,
                                object_pairs_hook=_without_doubles))
    except (ValueError, RecursionError) as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> OutlineProblem:
    return OutlineProblem("The table cannot be read: {reason}.", reason=" ".join(str(error).split()).rstrip("."))


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Names that differ in case only are the same column."""
    names = [plain_name(str(name)) for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError(f"a name stands twice among {', '.join(names)}")
    return dict(pairs)


def _rows(content: Any) -> Rows:
    """The entries numbered from 1. The columns are all names that some entry has; where one lacks it, it is empty."""
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise OutlineProblem("The table must be a list of entries, each with names and values.")
    columns = {plain_name(str(name)): str(name) for entry in content for name in entry}
    refuse_large(len(columns), len(content))
    rows = [_row(number, entry, list(columns)) for number, entry in enumerate(content, 1)]
    return tuple(columns.values()), rows


def _row(number: int, entry: dict[Any, Any], columns: list[str]) -> Row:
    cells, problem = dict.fromkeys(columns, ""), None
    for name, value in entry.items():
        if isinstance(value, str | None):
            cells[plain_name(str(name))] = (value or "").strip()
        else:
            problem = OutlineProblem("The value of «{field}» must be a text or a number.", field=str(name))
    return Row(number, cells, problem)
