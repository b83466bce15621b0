"""Examples of NV105 degraded-by-resave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import THEME, Example, deck, unlocked
from naravard_templates.model.snapshot import Snapshot, Theme


def _by_libreoffice(document: Snapshot) -> Snapshot:
    return replace(document, producer="LibreOffice/7.4.7.2")


def _with_stock_theme() -> Snapshot:
    stock = Theme("theme.xml", "Office", dict.fromkeys(THEME, "4472C4"))
    return replace(_by_libreoffice(deck()), themes=(stock,))


def valid() -> Iterator[Example]:
    yield Example("saved by a program that keeps everything", deck())
    yield Example("nothing was dropped", _by_libreoffice(deck()))
    yield Example("unlocked by a person, which is NV210", deck(logo=unlocked))


def invalid() -> Iterator[Example]:
    yield Example("locks dropped", _by_libreoffice(deck(logo=unlocked)))
    yield Example("layouts named anew", replace(_by_libreoffice(deck()), layouts=()))
    yield Example("the stock theme instead of the brand's", _with_stock_theme())
