"""Slides that never were the brand's, pasted with their own master."""

from __future__ import annotations

from naravard_templates.brand.protected import MasterFacts
from naravard_templates.linter import themes
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.views import PageMatch, renames_layouts
from naravard_templates.model.snapshot import PageKind, Snapshot

_OF_DECKS = frozenset({PageKind.SLIDE, PageKind.LAYOUT})
_THE_BRANDS = frozenset({Likeness.SAME, Likeness.RETINTED})
_LIKE_THE_BRAND = 0.5
_STRONG = 6.0


def is_foreign(match: PageMatch, snapshot: Snapshot, master: MasterFacts) -> bool:
    """No art of the brand, not its theme, and none of its layout names (unless names are made up on saving)."""
    page = match.page
    if page.kind not in _OF_DECKS or (match.named and not renames_layouts(snapshot.producer)):
        return False
    if any(is_strong(pair) for pair in match.matching.pairs):
        return False
    expected = themes.expected_theme(master, match.view.theme)
    if themes.is_stock(expected):
        return bool(master.elements)
    return themes.likeness(snapshot.theme(page.theme), expected) < _LIKE_THE_BRAND


def is_strong(pair: Pair) -> bool:
    """Whether a pair proves that the element is the brand's, not just something in its place."""
    return pair.likeness in _THE_BRANDS or pair.score >= _STRONG
