"""Examples of NV501 page-size-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import A4, Example, deck, document
from naravard_templates.linter.rules.page_size_changed import turned
from naravard_templates.model.package import PageSetup
from naravard_templates.model.snapshot import Snapshot

_LETTER = replace(A4, width=7_772_400, height=10_058_400)


def _sections(*setups: PageSetup) -> Snapshot:
    return document(*(replace(setup, number=number) for number, setup in enumerate(setups, 1)))


def valid() -> Iterator[Example]:
    yield Example("the template's page", document())
    yield Example("rounded by a program that saved it", _sections(replace(A4, width=A4.width + 700)))
    yield Example("one section turned for a wide table", _sections(A4, turned(A4), A4))


def invalid() -> Iterator[Example]:
    yield Example("another paper", _sections(_LETTER))
    yield Example("another paper in both sections, which is one fault", _sections(_LETTER, _LETTER))
    yield Example("the whole document turned", _sections(turned(A4)))
    yield Example("slides for a 16:10 screen", replace(deck(), page_size=(12_192_000, 7_620_000),
                                                       setups=(PageSetup(12_192_000, 7_620_000),)))
