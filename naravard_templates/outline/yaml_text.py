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

DEEPEST: Final = 40
"""More lists in lists than any outline needs, and fewer than Python's stack has room for."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `line` and `column` are where it begins in the source, as with the others."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    values: tuple[Value, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value; `line` and `column` are the key's."""

    key: str
    value: Value
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in their order. Keys may be doubled: who reads them says what that means."""

    entries: tuple[Entry, ...]
    line: int
    column: int


Value = Scalar | Items | Mapping


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
        if self.depth > DEEPEST:
            raise _Depth(problem_mark=event.start_mark)
        self.depth += 1
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def read_yaml(text: str, source: Source, first_line: int = 1, *, front: bool = False) -> Value | None:
    """The whole text, which begins on a line of the source; None where there is none, or where it is no YAML.

    What cannot be read is reported; `front` says that it is front matter.
    """
    reading = _Reading(text, source, first_line, front)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        reading.refused(error)
        return None
    except ValueError:  # PyYAML, on an escape such as "\U00110000"
        reading.unreadable()
        return None
    return reading.value(node) if node is not None else None


def read_entries(text: str, source: Source) -> list[Entry]:
    """The keys and values of a front matter, in their order."""
    before = len(source.problems)
    value = read_yaml(text, source, 2, front=True)
    if isinstance(value, Mapping):
        return list(value.entries)
    if text.strip() and len(source.problems) == before:
        _Reading(text, source, 2, front=True).unreadable()
    return []


@dataclass(frozen=True, slots=True)
class _Reading:
    text: str
    source: Source
    first_line: int
    front: bool

    def place(self, mark: yaml.Mark) -> tuple[int, int]:
        """Line and column in the source. YAML knows more line breaks than an editor shows, so it is not asked."""
        start = self.text.rfind("\n", 0, mark.index) + 1
        return self.text.count("\n", 0, mark.index) + self.first_line, mark.index - start + 1

    def refused(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        place = self.place(mark) if mark else (self.first_line, 0)
        if isinstance(error, _Sign):
            self.source.fault("A value that begins with &, * or ! must stand in quotation marks.", *place)
        elif isinstance(error, _Depth):
            self.source.fault("This is nested too deep: use fewer levels.", *place)
        elif error.problem == "mapping values are not allowed here":
            self.source.fault("A value that holds a colon must stand in quotation marks.", *place)
        else:
            self.unreadable(*place)

    def unreadable(self, line: int = 0, column: int = 0) -> None:
        line = line or self.first_line
        if "{{" in self.text.split("\n")[line - self.first_line]:
            self.source.fault("A value that begins with a field must stand in quotation marks: \"{{{{kommun}}}}\".",
                              line, column)
            return
        self.source.fault(
            "The front matter cannot be read here: write a key, a colon, a space and a value." if self.front
            else "The YAML cannot be read here: look at how far the lines are indented, and at colons and quotation "
                 "marks.", line, column)

    def value(self, node: yaml.Node) -> Value:
        line, column = self.place(node.start_mark)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self.value(item) for item in node.value), line, column)
        if isinstance(node, yaml.MappingNode):
            entries = [self.entry(key, value) for key, value in node.value]
            return Mapping(tuple(entry for entry in entries if entry), line, column)
        return self.scalar(node, line, column)

    def entry(self, key: yaml.Node, value: yaml.Node) -> Entry | None:
        line, column = self.place(key.start_mark)
        if isinstance(key, yaml.ScalarNode):
            name = self.source.check_characters(str(key.value), line)
            return Entry(name, self.value(value), line, column)
        self.unreadable(line, column)
        return None

    def scalar(self, node: yaml.Node, line: int, column: int) -> Scalar:
        """A text in several lines, after `|` or `>`, begins on the line below."""
        style = getattr(node, "style", None)
        end, end_column = self.place(node.end_mark)
        rest = self.text[node.end_mark.index:].split("\n", 1)[0]
        if not style and rest.lstrip().startswith("#"):
            self.source.fault("What stands after # would be lost here: put the whole value in quotation marks.",
                              end, end_column)
        text = self.source.check_characters(str(node.value), line if style else end)
        return Scalar(text, line + (style in ("|", ">")), column)
