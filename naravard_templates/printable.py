"""Text from files and file names, which anybody may have made, is not to steer a terminal, turn the order of letters
around or fake a line: what cannot be seen is written out, such as \\x1b."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

_UNSEEN: Final = re.compile(r"[^\n -~]")
_HARMLESS: Final = frozenset("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
                             "\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
"""They hold numbers, words and emojis together."""


def printable(line: str) -> str:
    """A line as it may be shown."""
    if line.isprintable():
        return line
    return "".join(letter if letter.isprintable() or letter in _HARMLESS else
                   letter.encode("unicode_escape").decode("ascii") for letter in line)


def json_text(content: object, plain: Callable[[Any], Any] | None = None) -> str:
    """JSON of the same values, to the letter; what cannot be seen is escaped though JSON need not have it. `plain`
    makes JSON values of others."""
    import json

    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False, default=plain)
    return _UNSEEN.sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    if letter.isprintable() or letter in _HARMLESS:
        return letter
    code = letter.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{code[at:at + 4]}" for at in range(0, len(code), 4))
