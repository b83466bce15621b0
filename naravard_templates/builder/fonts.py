"""How wide letters are: by the font's own measures where we know them, else by an average that suits most fonts.

The measures come with the package (`.ci/font_widths.py`), so that a deck is the same wherever it is built.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

Widths = Callable[[str], float]
"""The width of a letter in ems."""

_TWINS: Final = {"carlito": "calibri", "helvetica": "arial", "liberation sans": "arial", "arimo": "arial",
                 "liberation serif": "times new roman", "tinos": "times new roman", "times": "times new roman",
                 "liberation mono": "courier new", "cousine": "courier new", "courier": "courier new"}
"""Families that are exactly as wide as one that we know."""
_THIN, _NARROW, _USUAL, _WIDE, _SQUARE = 0.25, 0.34, 0.5, 0.6, 1.0
_THIN_LETTERS: Final = frozenset(" .,:;'!|iljI")
_NARROW_LETTERS: Final = frozenset("()[]{}/\\-\"`frt")
_WIDE_LETTERS: Final = frozenset("mwMW@%&—…")


def average(letter: str) -> float:
    """What a letter of a common font is wide, near enough to tell "fits" from "cannot fit"."""
    if letter in _THIN_LETTERS:
        return _THIN
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter.isupper() or letter.isdigit() or letter in _WIDE_LETTERS:
        return _WIDE
    return _SQUARE if ord(letter) >= 0x2E80 else _USUAL


@lru_cache(maxsize=32)
def widths_of(family: str, bold: bool = False) -> Widths:
    """The widths of a family, estimated where we do not know it."""
    name = family.casefold()
    faces = _known().get(_TWINS.get(name, name))
    if faces is None:
        return average
    table = _Face(faces[bold])
    return table.__getitem__


class _Face(dict[str, float]):
    """Widths by letter; a letter that the font has not comes from another, about as wide as usual."""

    def __missing__(self, letter: str) -> float:
        self[letter] = average(letter)
        return self[letter]


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[dict[str, float], ...]]:
    data = json.loads(files("naravard_templates.builder").joinpath("font_widths.json").read_text("utf-8"))
    letters = data["letters"]
    return {family: tuple({letter: width / 1000 for letter, width in zip(letters, face, strict=True) if width}
                          for face in faces) for family, faces in data["widths"].items()}
