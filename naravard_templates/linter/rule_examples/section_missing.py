"""Examples of NV702 section-missing."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example
from naravard_templates.linter.saying import heading, saying, text
from naravard_templates.model.content import Paragraph

_PARTIES = text("Region Exempel och Exempelby kommun har tagit fram en plan.")


def _decision(*names: str, kind: str = "beslut") -> tuple[Paragraph, ...]:
    return tuple(paragraph for name in names for paragraph in (heading(name), _PARTIES))


def valid() -> Iterator[Example]:
    yield Example("both required sections", saying(*_decision("Sammanfattning", "Beslut"), kind="beslut"))
    yield Example("by other names, numbered", saying(
        *_decision("1 Sammanfattning av ärendet", "2 Regionstyrelsens beslut"), kind="beslut"))
    yield Example("no kind", saying(*_decision("Bakgrund", "Syfte")))


def invalid() -> Iterator[Example]:
    yield Example("no decision", saying(*_decision("Sammanfattning", "Beslutsgång"), kind="beslut"))
    yield Example("known by its headings", saying(*_decision(
        "Beslutsgång", "Särskilt yttrande", "Beslut", "Beslutet skickas till", "Reservation")))
