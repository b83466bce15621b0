"""What a coordinator has typed, in fields and as text: to an outline, and an outline back to that."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from naravard_templates.brand.parties import offered, spelling
from naravard_templates.brand.types import Brand
from naravard_templates.kinds import find_kind, kinds_of
from naravard_templates.outline.front_matter import field_of, key_names
from naravard_templates.outline.markdown import split_front
from naravard_templates.outline.source import Source
from naravard_templates.outline.yaml_text import Entry, Items, Scalar, read_entries

FACTS: Final = ("title", "subtitle", "organ", "date", "diary_number", "paragraph", "version")
"""The fields of one line, by their names in Metadata."""
BODY, MORE, KIND, PARTIES = "body", "more", "kind", "parties"
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w §.()/–-]*[\w.)])?|§ ?\d+|\d{4}-\d{2}-\d{2}")
"""What YAML takes as it stands; anything else is put in quotation marks."""
_WORDS_OF_YAML: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off"})


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The form. `more` are lines of the front matter that have no field, as they were written; `files` are what was
    uploaded beside the text, by name, with where it is kept.
    """

    kind: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    more: str = ""
    body: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.facts.get("title", "")

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "replace")

    @classmethod
    def from_bytes(cls, data: bytes) -> Manuscript:
        """What `to_bytes` made."""
        values = json.loads(data)
        return cls(**{**values, "parties": tuple(values["parties"])})


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the form, "" for none, and the line within it from 1, 0 where it has but one."""

    field: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """An outline, and which field each line of its front matter came from."""

    text: str
    fields: tuple[str, ...]
    more_line: int
    body_line: int

    def place(self, line: int) -> Place:
        """Where in the form a line of the outline is; `line` counts from 1, 0 is the whole."""
        if line >= self.body_line:
            return Place(BODY, line - self.body_line + 1)
        name = self.fields[line - 1] if 0 < line <= len(self.fields) else ""
        return Place(name, line - self.more_line + 1 if name == MORE else 0)


def write_outline(manuscript: Manuscript, language: str) -> Written:
    """The outline, with the keys of a language."""
    keys = key_names(language)
    lines = [("---", "")]
    lines += [(f"{keys[name]}: {_value(text)}", name) for name in FACTS if (text := manuscript.facts.get(name, ""))]
    if manuscript.kind:
        lines.append((f"{keys[KIND]}: {_value(manuscript.kind)}", KIND))
    if manuscript.parties:
        lines.append((f"{keys[PARTIES]}:", PARTIES))
        lines += [(f"  - {_value(name)}", PARTIES) for name in manuscript.parties]
    more_line = len(lines) + 1
    lines += [(line, MORE) for line in manuscript.more.split("\n") if manuscript.more.strip()]
    lines.append(("---", ""))
    text = "\n".join(line for line, _ in lines) + "\n" + manuscript.body
    return Written(text, tuple(name for _, name in lines), more_line, len(lines) + 1)


def _value(text: str) -> str:
    """A text as YAML has to have it."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)


def read_outline(text: str, brand: Brand) -> Manuscript:
    """The form of an outline in Markdown. What no field can show is kept as it was written, faults and all."""
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    front, body = split_front(text)
    reading = Source("", Path(), front.split("\n"))
    entries = read_entries(front, reading)
    if reading.problems or len({entry.line for entry in entries}) < len(entries):
        return Manuscript(more=front.rstrip("\n"), body=body)
    facts: dict[str, str] = {}
    parties: tuple[str, ...] = ()
    more: list[str] = []
    kind = ""
    for entry, lines in _with_lines(entries, front):
        name, said = field_of(entry.key), _texts(entry)
        if name in FACTS and name not in facts and isinstance(entry.value, Scalar):
            facts[name] = " ".join(said[0].split())
        elif name == KIND and not kind and (found := find_kind("".join(said), kinds_of(brand))):
            kind = found[0]
        elif name == PARTIES and not parties and said:
            parties = _parties(said, brand)
        else:
            more += lines
    return Manuscript(kind, facts, parties, "\n".join(more), body)


def _with_lines(entries: list[Entry], front: str) -> Iterator[tuple[Entry, list[str]]]:
    """Each entry with the lines that it is written on. The front matter begins on line 2."""
    lines = front.rstrip("\n").split("\n")
    starts = [entry.line - 2 for entry in entries]
    for entry, start, end in zip(entries, starts, [*starts[1:], len(lines)], strict=True):
        yield entry, lines[start:end]


def _texts(entry: Entry) -> list[str]:
    values = entry.value.values if isinstance(entry.value, Items) else (entry.value,)
    return [one.text for one in values] if all(isinstance(one, Scalar) for one in values) else []  # type: ignore[union-attr]


def _parties(said: list[str], brand: Brand) -> tuple[str, ...]:
    """The names as the brand spells them; one that it does not know stays as it is."""
    known = offered(brand.config.parties)
    names = (name.strip() for text in said for name in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(spelling(name, known) or name for name in names if name))
