"""Rules as people name them on a command line: by code, by family or by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from naravard_templates.errors import UsageError

if TYPE_CHECKING:
    from naravard_templates.linter.rule import Rule


def names_of(rules: Iterable[Rule]) -> dict[str, str]:
    """Rules' names by their codes."""
    return {rule.code: rule.name for rule in rules}


def chosen(words: str, names: Mapping[str, str]) -> frozenset[str]:
    """The codes of all rules that the words name; none for no words.

    Raises UsageError for a word that names no rule, as a slip must not switch checks off in silence.
    """
    return frozenset(code for word in words.split(",") if word.strip() for code in named(word.strip(), names))


def named(word: str, names: Mapping[str, str]) -> list[str]:
    """The codes that one word names."""
    codes = [code for code, name in names.items() if code.startswith(word.upper()) or name == word.lower()]
    if not codes:
        raise UsageError("There is no rule {word}. To list them all: naravard explain --all", word=word)
    return codes
