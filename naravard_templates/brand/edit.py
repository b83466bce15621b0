"""Changes to a `brand.yaml` that leave everything else in it, comments included, as people wrote it."""

from __future__ import annotations

from collections.abc import Mapping

import yaml


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The text with scalars set, by path: {"version": "2.0.0", "masters.pptx": "ny.potx"}.

    What is not there yet is added. The text is a mapping that has been read before.
    """
    for path, value in values.items():
        text = _set(text, path.split("."), value)
    return text


def _set(text: str, path: list[str], value: str) -> str:
    node, name = yaml.compose(text, Loader=yaml.SafeLoader), path[-1]
    for step in path[:-1]:
        parent, node = node, _child(node, step)
        if not isinstance(node, yaml.MappingNode) or not node.value:
            return _added(text, parent, step, f"{{{name}: {_scalar(value)}}}")
    found = _child(node, name)
    if found is None:
        return _added(text, node, name, _scalar(value))
    return text[:found.start_mark.index] + _scalar(value) + text[found.end_mark.index:]


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def _added(text: str, mapping: yaml.Node | None, name: str, value: str) -> str:
    """A new first entry of a mapping, written as the mapping is: on a line of its own, or between braces."""
    if not isinstance(mapping, yaml.MappingNode) or not mapping.value:
        return f"{text.rstrip()}\n{name}: {value}\n"
    mark = mapping.value[0][0].start_mark
    between = ", " if mapping.flow_style else "\n" + " " * mark.column
    return f"{text[:mark.index]}{name}: {value}{between}{text[mark.index:]}"


def _scalar(value: str) -> str:
    """Plain where YAML reads it as the same text, else in quotation marks: 2.0 would be a number."""
    plain = not set(value) & set(",[]{}#:&*!|>'\"%@`") and yaml.safe_load(value) == value
    return value if plain else yaml.safe_dump(value, default_style='"', allow_unicode=True, width=10_000).strip()
