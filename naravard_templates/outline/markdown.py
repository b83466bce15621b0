"""Markdown with front matter, as a coordinator writes it, to an Outline."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Outline
from naravard_templates.outline.blocks import BlockReader
from naravard_templates.outline.footnotes import link_footnotes
from naravard_templates.outline.front_matter import read_front_matter
from naravard_templates.outline.labels import check_labels
from naravard_templates.outline.places import Blocks
from naravard_templates.outline.source import Source
from naravard_templates.outline.syntax import tokenize
from naravard_templates.outline.tree import fold

_OPENING: Final = re.compile(r"---[ \t]*(?=\n|\Z)")
_FRONT: Final = re.compile(r"---[ \t]*\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def parse(text: str, *, source: str = "<text>", folder: Path | None = None,
          uploaded: frozenset[str] | None = None) -> Outline:
    """The outline that a text says. `source` names it in errors; pictures are sought from `folder`, and where the text
    comes from outside only those that were `uploaded` into it.

    Raises OutlineError with everything that is wrong, each fault with its line.
    """
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    reading = Source(source, folder or Path(), text.split("\n"), uploaded=uploaded)
    lines = [reading.check_characters(line, number, 1) for number, line in enumerate(reading.lines, 1)]
    front, body = _split("\n".join(lines), reading)
    meta = read_front_matter(front, reading)
    blocks = read_markdown(body, reading)
    check_labels(blocks, reading)
    read = Outline(meta, blocks, source, reading.key_lines, reading.value_places)
    if reading.problems:
        raise OutlineError(source, reading.problems, read)
    return read


def read_markdown(text: str, source: Source, above: int = 0) -> Blocks:
    """The blocks of a text, `above` which stand so many lines of the source already."""
    nodes = fold(tokenize(text, source, above), source)
    link_footnotes(nodes, source)
    return BlockReader(source).read(nodes)


def split_front(text: str) -> tuple[str, str]:
    """The YAML of the front matter, "" where there is none that is closed, and what comes after it."""
    front = _FRONT.match(text)
    return (front["yaml"], text[front.end():]) if front else ("", text)


def _split(text: str, source: Source) -> tuple[str, str]:
    """The YAML, and the rest with empty lines in place of it so that lines keep their numbers."""
    front, body = split_front(text)
    if body != text:
        return front, "\n" * (text.count("\n") - body.count("\n")) + body
    if _OPENING.match(text):
        source.fault("The front matter is never closed: end it with a line of three hyphens.", 1)
    return "", text
