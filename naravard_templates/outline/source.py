"""The text being read, and the faults found in it so far."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from naravard_templates.errors import OutlineProblem

FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and the control characters that come of a wrong encoding."""

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that looks most like it, or ""."""
    return next(iter(difflib.get_close_matches(name.casefold(), known, n=1)), "")


@dataclass(slots=True)
class Source:
    """Every reader reports to the same source, so that all faults come out at once.

    `uploaded` are the only files that a source from outside may reach, by their names in its folder; None for one whose
    author may read the files of this machine anyway.
    """

    name: str
    folder: Path
    lines: list[str]
    problems: list[OutlineProblem] = field(default_factory=list)
    key_lines: dict[str, int] = field(default_factory=dict)
    value_places: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    uploaded: frozenset[str] | None = None

    def fault(self, message: str, line: int, column: int = 0, **values: object) -> None:
        self.problems.append(OutlineProblem(message, line=line, column=column, **values))

    def fault_near(self, message: str, fragment: str, line: int, **values: object) -> None:
        """A fault whose text is known, but its place only nearly."""
        found_line, column = self.locate(fragment, line)
        self.fault(message, found_line, column, **values)

    def locate(self, fragment: str, line: int) -> tuple[int, int]:
        """Where the fragment's first line stands, from a line on as far as the text holds together."""
        first = fragment.split("\n", 1)[0]
        for number in range(line, len(self.lines) + 1):
            column = self.lines[number - 1].find(first)
            if column >= 0:
                return number, column + 1
            if not self.lines[number - 1].strip():
                break
        return line, 0

    def beside(self, target: str) -> Path | None:
        """The file of that name, from the source's folder; a stroke the wrong way, as in Windows, is forgiven.

        Of what was uploaded, the last part of the name decides, large letters or small, and the disk is not asked for
        anything else.
        """
        if self.uploaded is not None:
            last = unicodedata.normalize("NFC", target.replace("\\", "/").rpartition("/")[2])
            alike = sorted((name for name in self.uploaded if name.casefold() == last.casefold()),
                           key=lambda name: name != last)
            return self.folder / alike[0] if alike else None
        for name in (target, target.replace("\\", "/")):
            with suppress(OSError, ValueError):  # a name too long, a folder that may not be entered, a zero byte
                if (self.folder / name).is_file():
                    return self.folder / name
        return None

    def check_characters(self, text: str, line: int, column: int = 0) -> str:
        """The text without what no document can hold; the first such character is reported."""
        match = FORBIDDEN.search(text)
        if not match:
            return text
        place = column + match.start() if column else 0
        self.fault("The invisible character {character} cannot stand in a document: delete it.",
                   line, place, character=f"U+{ord(match[0]):04X}")
        return FORBIDDEN.sub(REPLACEMENT, text)
