"""Rules as people name them on a command line: by code, by family or by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from naravard_templates.errors import UsageError

if TYPE_CHECKING:
    from naravard_templates.linter.rule import Rule


def chosen(words: str, rules: tuple[Rule, ...]) -> frozenset[str]:
    """The codes of all rules that the words name; none for no words.

    Raises UsageError for a word that names no rule, as a slip must not switch checks off in silence.
    """
    return frozenset(code for word in words.split(",") if word.strip() for code in named(word.strip(), rules))


def named(word: str, rules: tuple[Rule, ...]) -> list[str]:
    """The codes that one word names."""
    codes = [rule.code for rule in rules if rule.code.startswith(word.upper()) or rule.name == word.lower()]
    if not codes:
        raise UsageError("There is no rule {word}. To list them all: naravard explain --all", word=word)
    return codes
