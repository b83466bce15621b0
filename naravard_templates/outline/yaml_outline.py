"""An outline in YAML: the front matter's keys, and `innehåll` with the blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Outline
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.front_matter import read_metadata
from naravard_templates.outline.labels import check_labels
from naravard_templates.outline.places import Blocks
from naravard_templates.outline.source import Source
from naravard_templates.outline.yaml_blocks import YamlReader
from naravard_templates.outline.yaml_fields import REPORTED
from naravard_templates.outline.yaml_models import ContentModel
from naravard_templates.outline.yaml_text import Entry, Mapping, read_yaml


def parse_yaml(text: str, *, source: str = "<yaml>", folder: Path | None = None) -> Outline:
    """The outline that a YAML text says. `source` names it in errors; files are sought from `folder`.

    Raises OutlineError with everything that is wrong, each fault with its line.
    """
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    reading = Source(source, folder or Path(), text.split("\n"))
    lines = [reading.check_characters(line, number, 1) for number, line in enumerate(reading.lines, 1)]
    value = read_yaml("\n".join(lines), reading)
    entries = value.entries if isinstance(value, Mapping) else ()
    if not entries and not reading.problems:
        reading.fault("A YAML outline is keys and values: write titel: … and innehåll: …", 1)
    inside = [entry for entry in entries if plain_name(entry.key) in ContentModel.fields_by_key()]
    meta = read_metadata([entry for entry in entries if entry not in inside], reading)
    blocks = _read_content(inside, reading) if inside else ()
    check_labels(blocks, reading)
    read = Outline(meta, blocks, source, reading.key_lines, reading.value_places)
    if reading.problems:
        raise OutlineError(source, reading.problems, read)
    return read


def _read_content(entries: Sequence[Entry], source: Source) -> Blocks:
    first = entries[0]
    try:
        model = ContentModel.model_validate(Mapping(tuple(entries), first.line, first.column), context=source)
    except ValidationError as error:
        if not source.problems or {fault["type"] for fault in error.errors()} - {REPORTED, "missing"}:
            raise  # a fault that nobody has been told of
        return ()
    return YamlReader(source).read(model.content)
