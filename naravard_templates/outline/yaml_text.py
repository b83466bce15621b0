"""YAML in which every value is text, and nothing can be meant but what stands there.

Ordinary YAML turns `paragraf: 065` into 53 and `version: 1.10` into 1.1, takes the last of two equal
keys, cuts `titel: Plan # 2` at the `#` and lets a few lines of aliases grow into gigabytes. Here the first two
are text; the others are faults.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import yaml

from naravard_templates.outline.source import Source

Value = str | list["Value"] | None
"""None stands for a mapping, which no key takes."""

_FIRST_LINE: Final = 2
"""The line of the source that the YAML begins on, below the hyphens."""

_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value; `line` and `column` are where the key stands in the source."""

    key: str
    value: Value
    line: int
    column: int


class _Sign(yaml.MarkedYAMLError):
    """A tag, an anchor or an alias: YAML allows them, an outline does not."""


class _Depth(yaml.MarkedYAMLError):
    """Lists in lists in lists, up to where Python would give up."""


class _Loader(yaml.BaseLoader):
    """Reads no tags, no anchors and nothing that is nested deep enough to hurt."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _Sign(problem_mark=event.start_mark)
        if self.depth > _DEEPEST:
            raise _Depth(problem_mark=event.start_mark)
        self.depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_entries(text: str, source: Source) -> list[Entry]:
    """The keys and values, in their order. A text that is no YAML is reported, and nothing is read."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        _refused(error, text, source)
        return []
    except ValueError:  # PyYAML, on an escape such as "\U00110000"
        _unreadable(source)
        return []
    if not isinstance(node, yaml.MappingNode):
        if text.strip():
            _unreadable(source)
        return []
    entries = [_entry(key, value, text, source) for key, value in node.value]
    return [entry for entry in entries if entry]


def _place(mark: yaml.Mark, text: str) -> tuple[int, int]:
    """Line and column in the source. YAML knows more line breaks than an editor shows, so it is not asked."""
    start = text.rfind("\n", 0, mark.index) + 1
    return text.count("\n", 0, mark.index) + _FIRST_LINE, mark.index - start + 1


def _refused(error: yaml.MarkedYAMLError, text: str, source: Source) -> None:
    mark = error.problem_mark or error.context_mark
    place = _place(mark, text) if mark else (_FIRST_LINE, 0)
    if isinstance(error, _Sign):
        source.fault("A value that begins with &, * or ! must stand in quotation marks.", *place)
    elif isinstance(error, _Depth):
        source.fault("This is nested too deep: use fewer levels.", *place)
    elif error.problem == "mapping values are not allowed here":
        source.fault("A value that holds a colon must stand in quotation marks.", *place)
    else:
        _unreadable(source, *place)


def _unreadable(source: Source, line: int = _FIRST_LINE, column: int = 0) -> None:
    source.fault("The front matter cannot be read here: write a key, a colon, a space and a value.",
                 line, column)


def _entry(key: yaml.Node, value: yaml.Node, text: str, source: Source) -> Entry | None:
    line, column = _place(key.start_mark, text)
    if isinstance(key, yaml.ScalarNode):
        return Entry(str(key.value), _value(value, text, source), line, column)
    _unreadable(source, line, column)
    return None


def _value(node: yaml.Node, text: str, source: Source) -> Value:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, text, source) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        return None
    line, column = _place(node.end_mark, text)
    rest = text[node.end_mark.index:].split("\n", 1)[0]
    if not node.style and rest.lstrip().startswith("#"):
        source.fault("What stands after # would be lost here: put the whole value in quotation marks.",
                     line, column)
    return source.check_characters(str(node.value), line)
