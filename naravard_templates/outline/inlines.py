"""Text with its looks: bold, italic, code, links, line breaks, footnotes, references."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from naravard_templates.model.outline import Run, Runs
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.footnotes import MARK, Footnote
from naravard_templates.outline.labels import REFERENCE
from naravard_templates.outline.source import Source
from naravard_templates.outline.syntax import tokenize_inline

_SCHEME: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_SPACED_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\((?P<target>[^()<>\"]*\s[^()<>\"]*)\)")


def read_runs(tokens: Sequence[Token], source: Source, line: int) -> Runs:
    """The runs of a paragraph that begins on a line. Neighbours that look the same are one run."""
    return tuple(_read(tokens, _Reader(source, line)).runs)


def _read(tokens: Sequence[Token], reader: _Reader) -> _Reader:
    for token in tokens:
        _READERS[token.type](reader, token)
    return reader


def read_plain(tokens: Sequence[Token], source: Source, line: int) -> str:
    """Text for where no looks can be."""
    return plain_only(read_runs(tokens, source, line), source, line)


def read_inline(text: str, source: Source, line: int) -> Runs:
    """The runs of a text that is one paragraph."""
    return read_runs(tokenize_inline(text.strip()), source, line)


def plain_only(runs: Runs, source: Source, line: int) -> str:
    """The text of runs that lose their looks; what would be lost with them is reported."""
    for run in runs:
        if run.note or run.reference:
            source.fault("Here stands plain text, without footnotes and references: write them in the text.", line)
        if run.link:
            source.fault("Here stands plain text, without a link: take the link to {target} away.",
                         line, target=run.link)
    return plain(runs)


def plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def without_comments(html: str) -> str:
    """A regular expression would look for the end of each anew."""
    kept, at = [], 0
    while (start := html.find("<!--", at)) >= 0 and (end := html.find("-->", start + 4)) >= 0:
        kept.append(html[at:start])
        at = end + 3
    return "".join([*kept, html[at:]])


@dataclass(slots=True)
class _Reader:
    """Where the reading has come: the line it is on, and the look that text has here."""

    source: Source
    line: int
    runs: list[Run] = field(default_factory=list)
    look: Run = field(default_factory=lambda: Run(""))
    bold: int = 0
    italic: int = 0
    link_empty: bool = False
    in_note: bool = False

    def add(self, text: str, *, code: bool = False) -> None:
        """More text in the present look, joined to what stands before it where that looks the same."""
        if not text:
            return
        text = self.source.check_characters(text.replace("\r", "\n"), self.line)
        run = dataclasses.replace(self.look, text=text, code=code)
        if self.runs and dataclasses.replace(self.runs[-1], text=text) == run:
            run = dataclasses.replace(run, text=self.runs.pop().text + text)
        self.runs.append(run)
        self.link_empty = False

    def text(self, token: Token) -> None:
        for match in _SPACED_PICTURE.finditer(token.content):
            self.source.fault_near(
                "A file name that holds spaces must stand in angle brackets: ![…](<{target}>)",
                match[0], self.line, target=match["target"],
            )
        self.add(token.content)

    def special(self, token: Token) -> None:
        self.add(token.content)

    def code(self, token: Token) -> None:
        self.add(token.content, code=True)

    def soft_break(self, _token: Token) -> None:
        self.line += 1
        self.add(" ")

    def hard_break(self, _token: Token) -> None:
        self.line += 1
        self.add("\n")

    def strong(self, token: Token) -> None:
        self.bold += token.nesting
        self.look = dataclasses.replace(self.look, bold=self.bold > 0)

    def emphasis(self, token: Token) -> None:
        self.italic += token.nesting
        self.look = dataclasses.replace(self.look, italic=self.italic > 0)

    def link_open(self, token: Token) -> None:
        target = str(token.attrs["href"])
        scheme = _SCHEME.match(target)
        if scheme and scheme["scheme"].lower() not in _SCHEMES:
            self.source.fault_near(
                "The link {target} cannot be used: a link begins with https, http, mailto or tel.",
                target, self.line, target=target,
            )
        if "title" in token.attrs:
            title = str(token.attrs["title"])
            self.source.fault_near(
                "A link has no title of its own: take {title} away, or write it in the text.",
                title, self.line, title=title,
            )
        self.look = dataclasses.replace(self.look, link=target)
        self.link_empty = True

    def link_close(self, _token: Token) -> None:
        if self.link_empty:
            self.source.fault_near("The link to {target} has no text.",
                                   "[](", self.line, target=self.look.link)
        self.look = dataclasses.replace(self.look, link="")

    def html(self, token: Token) -> None:
        if without_comments(token.content):
            self.source.fault_near(
                "HTML such as {found} cannot be used: write Markdown, or \\< for a plain less-than sign.",
                token.content, self.line, found=token.content,
            )
        self.line += token.content.count("\n")

    def footnote(self, token: Token) -> None:
        """The mark of a note, which is read on the spot; a text of its own was read for its place already."""
        if self.in_note:
            self.source.fault_near("A footnote cannot hold another: move {found} out of it.",
                                   token.markup, self.line, found=token.markup)
        elif token.info:
            self._add_note(self._named_note(token), token)
        else:
            inside = _read(token.children or [], _Reader(self.source, self.line, in_note=True))
            self._add_note(tuple(inside.runs), token)
            self.line = inside.line

    def _named_note(self, token: Token) -> Runs:
        note: Footnote | None = token.meta.get("note")
        if note is None:
            near = token.meta.get("nearest", "")
            self.source.fault_near(
                "There is no footnote {name}. Did you mean {nearest}?" if near
                else "There is no footnote {name}: write its text on a line of its own, [^{name}]: …",
                token.markup, self.line, name=token.info, nearest=near)
            return (Run(token.markup),)
        if note.runs is None:
            note.runs = tuple(_read(note.inlines, _Reader(self.source, note.line, in_note=True)).runs)
        return note.runs

    def _add_note(self, note: Runs, token: Token) -> None:
        if not plain(note).strip():
            self.source.fault_near("The footnote {found} has no text.", token.markup, self.line, found=token.markup)
        self.runs.append(dataclasses.replace(self.look, text="", note=note))

    def reference(self, token: Token) -> None:
        self.runs.append(dataclasses.replace(self.look, text="", reference=plain_name(token.info)))
        self.link_empty = False

    def image(self, _token: Token) -> None:
        self.source.fault_near(
            "A picture must be a paragraph of its own: leave an empty line before and after it.",
            "![", self.line,
        )


_READERS: Final[Mapping[str, Callable[[_Reader, Token], None]]] = {
    "text": _Reader.text,
    "text_special": _Reader.special,
    "code_inline": _Reader.code,
    "softbreak": _Reader.soft_break,
    "hardbreak": _Reader.hard_break,
    "strong_open": _Reader.strong,
    "strong_close": _Reader.strong,
    "em_open": _Reader.emphasis,
    "em_close": _Reader.emphasis,
    "link_open": _Reader.link_open,
    "link_close": _Reader.link_close,
    "html_inline": _Reader.html,
    "image": _Reader.image,
    MARK: _Reader.footnote,
    REFERENCE: _Reader.reference,
}
