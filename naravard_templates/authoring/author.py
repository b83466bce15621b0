"""What presentations and documents have in common: calls become blocks, and a fault names its call."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from naravard_templates import bitmaps
from naravard_templates.authoring.content import Content, Text, placed
from naravard_templates.brand.load import default_folder, load_brand
from naravard_templates.brand.types import Brand
from naravard_templates.building import build_bytes
from naravard_templates.errors import OutlineError, OutlineProblem, UsageError
from naravard_templates.files import refuse_taken, write_atomically
from naravard_templates.model.finding import Message
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.outline import Block, Outline, Runs
from naravard_templates.model.snapshot import Format
from naravard_templates.outline.front_matter import read_metadata
from naravard_templates.outline.inlines import read_inline
from naravard_templates.outline.labels import check_labels
from naravard_templates.outline.markdown import read_markdown
from naravard_templates.outline.places import ROOT, Blocks, check_place
from naravard_templates.outline.source import Source
from naravard_templates.outline.yaml_text import Entry, Items, Scalar, Value
from naravard_templates.remote import local


class Author:
    """An outline in the making.

    Its source is a text that nobody sees: each call adds a line, or as many as the Markdown that it brings. A fault's
    line thus leads back to the call. Faults wait until the outline is asked for, so that all come out at once.
    """

    format: ClassVar[Format]

    def __init__(self, title: str, *, kind: str = "", parties: Sequence[str] = (), subtitle: str = "",
                 date: str | datetime.date = "", diary_number: str = "", paragraph: str = "", version: str = "",
                 language: str = "", organ: str = "", footer: str = "", brand: Brand | None = None,
                 folder: Path | str = ".") -> None:
        self._given = {"title": title, "subtitle": subtitle, "kind": kind, "parties": parties, "date": str(date),
                       "diary_number": diary_number, "paragraph": paragraph, "version": version,
                       "language": language, "organ": organ, "footer": footer}
        self._brand = brand
        self._source = Source(type(self).__name__, Path(folder), [])
        self._places: list[tuple[int, Message]] = []
        self._blocks: list[Block] = []

    # --- What comes out --------------------------------------------------------------------------

    @property
    def outline(self) -> Outline:
        """What has been said so far. Raises OutlineError with everything that is wrong with it."""
        source = replace(self._source, problems=[*self._source.problems])
        meta = read_metadata([Entry(name, _value(value), 0, 0) for name, value in self._given.items()], source)
        check_labels(self._blocks, source)
        if source.problems:
            raise self._told(source.problems)
        return Outline(meta, tuple(self._blocks), source.name)

    def save(self, path: Path | str, *, overwrite: bool = False, limits: Limits = DEFAULT_LIMITS) -> Path:
        """Writes the file, which has passed lint, and returns where it is. Of the limits, that on the pixels of a
        picture counts.

        Raises OutlineError, BrandError, UsageError for a name with another ending, or OutputError.
        """
        target = local(path)
        if target.suffix.lower() != f".{self.format}":
            raise UsageError("The name {file} must end in .{format}.", file=target.name, format=self.format.value)
        refuse_taken([target], overwrite)
        with bitmaps.at_most(limits.pixels):
            data = self._bytes()
        write_atomically(target, data)
        return target

    def _bytes(self) -> bytes:
        brand = self._brand or load_brand(default_folder())
        try:
            return build_bytes(self.outline, self.format, brand)
        except OutlineError as error:
            if error.problems and any(problem.line for problem in error.problems):
                raise self._told(error.problems) from error
            raise

    # --- What comes in ---------------------------------------------------------------------------

    def _begin(self, place: Message) -> int:
        """A line for what a call says; its number comes back."""
        self._source.lines.append("")
        self._places.append((len(self._source.lines), place))
        return len(self._source.lines)

    def _content(self, content: Content, place: Message) -> Blocks:
        """The blocks of a call's content."""
        line = self._begin(place)
        if not isinstance(content, str):
            blocks = (content,) if isinstance(content, Block) else tuple(content)
            return check_place(tuple(placed(block, line) for block in blocks), ROOT, self._source)
        lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        clean = [self._source.check_characters(text, line + number, 1) for number, text in enumerate(lines, 1)]
        self._source.lines.extend(clean)
        return read_markdown("\n".join(clean), self._source, above=line)

    def _runs(self, text: Text, line: int) -> Runs:
        if not isinstance(text, str):
            return text
        return read_inline(self._source.check_characters(text, line), self._source, line)

    # --- What went wrong -------------------------------------------------------------------------

    def _told(self, problems: Sequence[OutlineProblem]) -> OutlineError:
        """The faults in the order of the calls, each with the call in place of the line."""
        ordered = sorted(problems, key=lambda problem: (problem.line, problem.column))
        return OutlineError(self._source.name, [self._told_of(problem) for problem in ordered])

    def _told_of(self, problem: OutlineProblem) -> OutlineProblem:
        index = bisect_right(self._places, problem.line, key=lambda place: place[0]) - 1
        if index < 0:
            return problem
        start, place = self._places[index]
        if problem.line > start:
            place = Message("{place}, line {line}", {"place": place, "line": problem.line - start})
        return OutlineProblem("{place}: {fault}", place=place, fault=problem.message)


def _value(value: object) -> Value:
    if isinstance(value, str):
        return Scalar(value, 0, 0)
    assert isinstance(value, Sequence)
    return Items(tuple(Scalar(str(item), 0, 0) for item in value), 0, 0)
