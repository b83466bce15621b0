"""Presentations from Python."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from naravard_templates.authoring.author import Author
from naravard_templates.authoring.content import Content, Text
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineProblem
from naravard_templates.formats.opened import open_presentation
from naravard_templates.model.finding import Message
from naravard_templates.model.outline import Heading, Notes
from naravard_templates.model.snapshot import Format
from naravard_templates.outline.inlines import plain
from naravard_templates.outline.places import NOTES, Blocks, check_place

_SECTION, _SLIDE = 1, 2


class Presentation(Author):
    """A presentation, slide by slide. Text is Markdown; `nt.plain` gives text as it stands.

    The first slide, with title and parties, comes by itself.
    """

    format: ClassVar[Format] = Format.PPTX

    def __init__(self, title: str, *, parties: Sequence[str] = (), subtitle: str = "",
                 date: str | datetime.date = "", kind: str = "presentation", diary_number: str = "",
                 version: str = "", language: str = "", organ: str = "", footer: str = "",
                 brand: Brand | None = None, folder: Path | str = ".") -> None:
        super().__init__(title, kind=kind, parties=parties, subtitle=subtitle, date=date, diary_number=diary_number,
                         version=version, language=language, organ=organ, footer=footer, brand=brand, folder=folder)
        self._slides = 1

    def add(self, *, title: Text, layout: str | None = None, body: Content = "", notes: Content = "") -> Self:
        """One more slide. Without a layout, what is in it decides."""
        return self._slide(_SLIDE, title, layout or "", body, notes)

    def section(self, title: Text, text: Content = "", *, notes: Content = "") -> Self:
        """A slide that begins a section."""
        return self._slide(_SECTION, title, "", text, notes)

    @property
    def pptx(self) -> Any:
        """What would be saved, as a python-pptx presentation: made anew each time, so keep it to change it."""
        return open_presentation(self._bytes())

    def _slide(self, level: int, title: Text, layout: str, body: Content, notes: Content) -> Self:
        self._slides += 1
        words = {"number": self._slides, "title": title if isinstance(title, str) else plain(title)}
        line = self._begin(Message("Slide {number} «{title}»", words))
        runs = self._runs(title, line)
        if not plain(runs).strip():
            self._source.fault("A slide needs a title.", line)
        self._blocks.append(Heading(line=line, level=level, runs=runs, layout=layout))
        self._blocks += self._within(self._content(body, Message("Slide {number} «{title}», body", words)))
        said = self._content(notes, Message("Slide {number} «{title}», notes", words))
        if said:
            self._blocks.append(Notes(line=said[0].line, blocks=check_place(said, NOTES, self._source)))
        return self

    def _within(self, blocks: Blocks) -> Blocks:
        """A heading of a slide's own level would begin another slide, which a call is there for."""
        for block in blocks:
            if isinstance(block, Heading) and block.level <= _SLIDE:
                self._source.problems.append(OutlineProblem(
                    "This heading would begin another slide: write it with ###, or add a slide for it.",
                    line=block.line))
        return blocks
