"""What need not be looked at again: reports of files that have not changed, found before anything heavy is imported.

A key names the file's bytes, the brand's, the settings that count and the state of the program, so neither the brand
nor a rule has to be loaded to know that a report still holds. What reports tell besides (the brand's name and colours,
the rules' words) is kept beside them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from naravard_templates.brand.folder import default_folder, master_digest, stated_digest
from naravard_templates.decoding import decode, encode
from naravard_templates.errors import NaravardError
from naravard_templates.model.finding import FileReport, Message, Severity
from naravard_templates.model.limits import Limits
from naravard_templates.model.record import record, stateful
from naravard_templates.reports.options import RuleWords

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand
    from naravard_templates.cache.store import Cache
    from naravard_templates.linter.rule import Rule

# With more files, what there is to import no longer counts.
MOST_FILES = 300
Codes = frozenset[str]


@record
class BrandCard:
    """What reports tell of a brand; `colours` are names by hex (1D655F), `masters` the files' digests by name."""

    id: str
    version: str
    name: str
    colours: dict[str, str] = field(default_factory=dict)
    masters: dict[str, str] = field(default_factory=dict)


def card(brand: Brand) -> BrandCard:
    return BrandCard(brand.id, brand.version, brand.config.name,
                     {number.lstrip("#").upper(): name for name, number in brand.config.palette.offered.items()},
                     {master.file: master.sha256 for master in brand.protected.masters})


@stateful
class Asked:
    """What is wanted to know of files, as far as it says whether an earlier report still holds."""

    select: Codes
    ignored_in: Callable[[Path], Codes]
    limits: Limits
    severities: Mapping[str, Severity]


@stateful
class Memory:
    """What the cache in a folder knows; nothing without a folder."""

    folder: Path | None

    def reports(self, paths: Sequence[object], folders: Iterable[Path | None],
                asked: Asked) -> tuple[tuple[FileReport, ...], tuple[BrandCard, ...]] | None:
        """The reports of all the files and the brands that judged them; None where anything has to be looked at."""
        if self.folder is None or len(paths) > MOST_FILES:
            return None
        from naravard_templates.cache.store import cache_for

        homes = [folder or default_folder() for folder in folders]
        try:  # whatever is wrong with a brand, loading it says so
            cache = cache_for(self.folder, [stated_digest(home, asked.severities) for home in homes])
            cards = _cards(cache)
            if not cards or not all(map(_fits, homes, cards)):
                return None
        except (OSError, ValueError, NaravardError):
            return None
        found = []
        for path in paths:
            if (report := _report(cache, path, asked)) is None:
                return None
            found.append(report)
        return tuple(found), cards

    def keep(self, brands: Sequence[Brand]) -> tuple[BrandCard, ...]:
        """The brands' cards, for next time too."""
        cards = tuple(map(card, brands))
        if self.folder is not None:
            from naravard_templates.cache.store import open_cache

            cache = open_cache(self.folder, brands)
            if _cards(cache) != cards:
                cache.keep(cache.terms, json.dumps(encode(cards)).encode())
        return cards

    def rule_names(self) -> dict[str, str]:
        """The names of the rules for documents, by code."""
        return {code: words.name for code, words in self.rule_words.items()}

    @cached_property
    def rule_words(self) -> dict[str, RuleWords]:
        """What the rules for documents tell people, by code."""
        cache = _of_program(self.folder) if self.folder else None
        if cache and (known := _rule_words(cache)):
            return known
        from naravard_templates.linter.registry import document_rules

        made = {rule.code: words_of(rule) for rule in document_rules()}
        if cache:
            rows = {code: [words.name, words.severity.value, *(text.text for text in words.texts)]
                    for code, words in made.items()}
            cache.keep(cache.terms, json.dumps(rows).encode())
        return made


def words_of(rule: Rule) -> RuleWords:
    """What a rule tells people, as reports want it."""
    return RuleWords(rule.name, rule.severity, rule.docs.summary, rule.docs.why, rule.docs.powerpoint, rule.docs.word)


def _of_program(folder: Path) -> Cache:
    """The cache for what depends on the program alone."""
    from naravard_templates.cache.store import cache_for

    return cache_for(folder, ())


def _fits(folder: Path, known: BrandCard) -> bool:
    """Whether the masters are still those that the brand was made from."""
    return all(master_digest(folder, file) == digest for file, digest in known.masters.items())


def _report(cache: Cache, path: object, asked: Asked) -> FileReport | None:
    if not isinstance(path, Path):  # what is far away may have changed without our knowing
        return None
    key = cache.key(path, asked.select, asked.ignored_in(path), asked.limits)
    return cache.get(key, path) if key else None


def _rule_words(cache: Cache) -> dict[str, RuleWords]:
    try:
        rows = decode(dict[str, tuple[str, str, str, str, str, str]], json.loads(cache.entry(cache.terms) or b"{}"))
        return {code: RuleWords(name, Severity(severity), *map(Message, texts))
                for code, (name, severity, *texts) in rows.items()}
    except (ValueError, RecursionError):
        return {}


def _cards(cache: Cache) -> tuple[BrandCard, ...]:
    """Of the brands that the cache is for, as they were kept; empty where they were not."""
    try:
        return decode(tuple[BrandCard, ...], json.loads(cache.entry(cache.terms) or b"[]"))
    except (ValueError, RecursionError):
        return ()
