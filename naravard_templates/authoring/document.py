"""Documents from Python."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

from naravard_templates.authoring.author import Author
from naravard_templates.authoring.content import Content, Text, placed, plain
from naravard_templates.formats.opened import open_document
from naravard_templates.model.finding import Message
from naravard_templates.model.outline import (
    Align,
    Documents,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    PictureBlock,
    Runs,
    Signatures,
    Table,
)
from naravard_templates.model.snapshot import Format
from naravard_templates.outline.labels import read_label
from naravard_templates.outline.papers import check_signers
from naravard_templates.outline.pictures import check_alternative, find_picture
from naravard_templates.outline.tables import shares

Items = Sequence["Text | Items"]
"""The items of a list; a list among them is nested in the item before it."""


class Document(Author):
    """A document, piece by piece. Text is Markdown; `nt.plain` gives text as it stands."""

    format: ClassVar[Format] = Format.DOCX
    _calls = 0

    def add(self, content: Content) -> Self:
        """Markdown as in an outline, or blocks such as `nt.chart(…)`."""
        self._blocks += self._content(content, self._call("add"))
        return self

    def heading(self, text: Text, level: int = 1, *, label: str = "") -> Self:
        line = self._begin(self._call("heading"))
        if level not in range(1, 7):
            self._source.fault("{value} is not a whole number from {low} to {high}.", line, value=level, low=1, high=6)
        runs, label = self._runs(text, line), self._label(label, line)
        self._blocks.append(Heading(line=line, level=level, runs=runs, label=label))
        return self

    def paragraph(self, text: Text) -> Self:
        line = self._begin(self._call("paragraph"))
        self._blocks.append(Paragraph(line=line, runs=self._runs(text, line)))
        return self

    def list(self, items: Items, *, ordered: bool = False, start: int = 1) -> Self:
        """A list of texts; a list among them is nested in the text before it."""
        line = self._begin(self._call("list"))
        self._blocks.append(ListBlock(line=line, items=self._items(items, ordered, line), ordered=ordered, start=start))
        return self

    def table(self, header: Sequence[object], rows: Sequence[Sequence[object]], *, caption: str = "",
              align: Sequence[str] = (), widths: Sequence[float] = (), label: str = "") -> Self:
        """A table. Cells that are texts are Markdown, all others are shown as they are; None is an empty cell.

        `align` is "left", "centre" or "right" a column, `widths` are the columns' shares.
        """
        line = self._begin(self._call("table"))
        for row in rows:
            if len(row) != len(header):
                self._source.fault("The row has {found} cells but the header has {expected}.", line,
                                   found=len(row), expected=len(header))
        for name, given in (("align", align), ("widths", widths)):
            if given and len(given) != len(header):
                self._source.fault("The key {name} has {found} values but the table has {columns} columns.",
                                   line, name=name, found=len(given), columns=len(header))
        self._blocks.append(Table(
            line=line, header=self._cells(header, line), rows=tuple(self._cells(row, line) for row in rows),
            align=tuple(map(Align, align)) or (Align.LEFT,) * len(header), caption=caption, widths=shares(widths),
            label=self._label(label, line)))
        return self

    def picture(self, path: Path | str, *, alt: str = "", decorative: bool = False, caption: str = "",
                width: float = 0.0, label: str = "") -> Self:
        """A picture, `width` of the text's width wide (0 to 1). Without `alt` it must be marked as decorative."""
        line = self._begin(self._call("picture"))
        check_alternative(alt.strip(), decorative, str(path), line, self._source)
        if not 0 <= width <= 1:
            self._source.fault("The width {found} is not a share of the text's width: write for example 60%.",
                               line, found=width)
        self._blocks.append(PictureBlock(
            line=line, path=find_picture(str(path), line, self._source), alt=alt.strip(), decorative=decorative,
            caption=caption, width=width, label=self._label(label, line)))
        return self

    def documents(self, documents: Sequence[Text | ListItem]) -> Self:
        """The documents that a decision rests on: "Tjänsteskrivelse, 2025-10-14, RS 909-2023", or `nt.cited(…)`."""
        line = self._begin(self._call("documents"))
        items = (placed(one, line) if isinstance(one, ListItem) else ListItem(line=line, runs=self._runs(one, line))
                 for one in documents)
        self._blocks.append(Documents(line=line, items=tuple(items)))
        return self

    def signatures(self, signers: Sequence[Text] = ()) -> Self:
        """Lines to sign for parties or roles; without any, one for each party of the document."""
        line = self._begin(self._call("signatures"))
        items = tuple(ListItem(line=line, runs=self._runs(signer, line)) for signer in signers)
        self._blocks.append(Signatures(line=line, signers=check_signers(items, self._source)))
        return self

    @property
    def docx(self) -> Any:
        """What would be saved, as a python-docx document: made anew each time, so keep it to change it."""
        return open_document(self._bytes())

    def _call(self, name: str) -> Message:
        self._calls += 1
        return Message("Call {number}, {name}()", {"number": self._calls, "name": name})

    def _label(self, label: str, line: int) -> str:
        return read_label(label, self._source, line)

    def _cells(self, cells: Sequence[object], line: int) -> tuple[Runs, ...]:
        return tuple(() if cell is None else self._runs(cell, line) if isinstance(cell, str | tuple) else plain(cell)
                     for cell in cells)

    def _items(self, items: Items, ordered: bool, line: int) -> tuple[ListItem, ...]:
        found: list[ListItem] = []
        for item in items:
            if isinstance(item, str | tuple):
                found.append(ListItem(line=line, runs=self._runs(item, line)))
                continue
            nested = ListBlock(line=line, items=self._items(item, ordered, line), ordered=ordered)
            above = found.pop() if found else ListItem(line=line)
            found.append(ListItem(line=line, runs=above.runs, children=(*above.children, nested)))
        return tuple(found)
