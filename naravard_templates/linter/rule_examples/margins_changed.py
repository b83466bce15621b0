"""Examples of NV502 margins-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import A4, Example, document
from naravard_templates.linter.rules.margins_changed import Margins
from naravard_templates.linter.rules.page_size_changed import turned
from naravard_templates.model.snapshot import Snapshot


def _with(margins: Margins) -> Snapshot:
    return document(replace(A4, margins=margins, number=1))


def valid() -> Iterator[Example]:
    yield Example("the template's margins", document())
    yield Example("rounded by a program that saved it", _with((900_635, 1_079_400, 900_000, 1_000_000)))
    yield Example("a section turned for a wide table, with margins of its own",
                  document(replace(A4, number=1), replace(turned(A4), number=2, margins=(720_000,) * 4)))


def invalid() -> Iterator[Example]:
    yield Example("narrow margins, so that the text takes one page less", _with((457_200,) * 4))
    yield Example("a wider margin on one side", _with((900_000, 1_080_000, 1_800_000, 1_000_000)))
