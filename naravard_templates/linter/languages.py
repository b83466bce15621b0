"""Whether words are likely to be in the language that they are marked as, by the small words that all text has."""

from __future__ import annotations

import re

_WORDS = {
    "sv": frozenset("och att det som en är på för av med den till inte ett om vi har de kan ska från eller vid var så "
                    "alla hur vad när".split()),
    "en": frozenset("the of and to in is that for it as with are on this by be at from or an we you our your have has "
                    "not can will which how what when all".split()),
    "fi": frozenset("ja on ei se että oli ovat mutta myös kuin tai joka mitä sekä".split()),
    "de": frozenset("der die und das ist von mit den zu ein eine für auf nicht im dem des sich auch als bei".split()),
    "fr": frozenset("le la les et des une est dans pour que qui sur avec pas du par au".split()),
}
_LETTERS = {"sv": "åäö", "fi": "äö", "de": "äöüß", "fr": "éèàçêù"}
_WORD = re.compile(r"[^\W\d_]+")


def primary(tag: str) -> str:
    """The language itself: "sv" of "sv-SE"."""
    return tag.partition("-")[0].casefold()


def knows(tag: str) -> bool:
    """Whether we know the small words of a language."""
    return primary(tag) in _WORDS


def has_words(text: str) -> bool:
    """Whether there is anything to read aloud in a language."""
    return _WORD.search(text) is not None


def is_plainly(tag: str, text: str, rather_than: str) -> bool:
    """Whether a text is seen to be in the language of a tag, and not in the other."""
    one, other = _signs(primary(tag), text), _signs(primary(rather_than), text)
    return one > other


def _signs(language: str, text: str) -> int:
    words = [word.casefold() for word in _WORD.findall(text)]
    letters = _LETTERS.get(language, "")
    return sum(word in _WORDS.get(language, ()) for word in words) + sum(
        any(letter in letters for letter in word) for word in words)
