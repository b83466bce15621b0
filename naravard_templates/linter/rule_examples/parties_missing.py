"""Examples of NV701 parties-missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example
from naravard_templates.linter.saying import heading, saying, text


def valid() -> Iterator[Example]:
    named = text("Region Exempel och Exempelby kommun har tagit fram en plan.")
    short = text("Region Exempels och Provstas ansvar ändras inte.")
    decision = (heading("Sammanfattning"), heading("Beslut"))
    yield Example("both named", saying(*decision, named, kind="beslut"))
    yield Example("the place alone", saying(*decision, short, kind="beslut"))
    yield Example("a kind that is not joint", saying(text("Sammanfattning"), kind="missiv"))
    yield Example("no kind", saying(text("Minnesanteckningar")))


def invalid() -> Iterator[Example]:
    decision = (heading("Sammanfattning"), heading("Beslut"))
    yield Example("no municipality", saying(*decision, text("Region Exempel har beslutat."), kind="beslut"))
    yield Example("no region", saying(*decision, text("Exempelby kommun har beslutat."), kind="beslut"))
    titled = replace(text("Protokollsutdrag"), style="Dokumenttyp")
    yield Example("known by what it calls itself", saying(titled, *decision, text("Region Exempel har beslutat.")))
