"""The first outline of a kind: one that builds as it stands, with comments that say what to write.

The kinds that come with the package have texts of their own. A brand's own kinds, and those that it has changed, get
one that is made from the profile.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Final

from naravard_templates.brand.config import Parties
from naravard_templates.brand.kinds import Fact, Kind, Section
from naravard_templates.brand.profiles import default_kinds, find_kind, kinds_of, nearest_kind
from naravard_templates.brand.types import Brand
from naravard_templates.errors import UsageError

_FOLDER: Final = Path(__file__).parent / "starters"
_SOMEBODY: Final = ("Regionen", "Kommunen")
"""The parties of a brand that names none."""
_LINES: Final = {
    Fact.SUBTITLE: "underrubrik: Vad det handlar om, på en rad",
    Fact.ORGAN: "organ: Den som dokumentet kommer från",
    Fact.PARTIES: "parter:\n$parter",
    Fact.DATE: "datum: $datum",
    Fact.DIARY_NUMBER: "diarienummer: $diarienummer",
    Fact.PARAGRAPH: "paragraf: § 1",
    Fact.VERSION: 'version: "1.0"',
}


def starter(name: str, brand: Brand, today: datetime.date) -> tuple[str, str]:
    """What brand.yaml calls the kind, and the text. Raises UsageError where there is no such kind."""
    kinds = kinds_of(brand)
    found = find_kind(name, kinds)
    if found is None:
        raise UsageError("There is no kind «{kind}». Did you mean {nearest}? The kinds are {known}.", kind=name,
                         nearest=nearest_kind(name, kinds), known=tuple(kinds))
    key, kind = found
    own = _FOLDER / f"{key}.md"
    text = own.read_text("utf-8") if kind == default_kinds().get(key) else "\n".join(_from_profile(key, kind))
    parties = _example_parties(brand.config.parties)
    numbers = [pattern.example for pattern in kind.diary_numbers]
    return key, Template(text).safe_substitute(
        datum=today.isoformat(), diarienummer=f'"{numbers[0]}"' if numbers else "1",
        parter="\n".join(f"  - {party}" for party in parties))


def _example_parties(parties: Parties) -> tuple[str, ...]:
    named = (parties.region, *parties.municipalities[:1])
    return tuple(filter(None, named)) or _SOMEBODY


def _from_profile(key: str, kind: Kind) -> Iterator[str]:
    yield f'---\ntitel: Dokumentets namn\ntyp: "{key}"'
    for fact in kind.requires if Fact.PARTIES in kind.requires or not kind.joint else (*kind.requires, Fact.PARTIES):
        yield _LINES[fact]
    yield "---\n"
    for section in kind.sections:
        yield from _section(section)
    if not kind.sections:
        yield "## Den första rubriken\n\nSkriv här.\n"


def _section(section: Section) -> Iterator[str]:
    yield f"# {section.name}\n"
    if section.hint:
        yield f"<!-- {section.hint} -->\n"
    yield "1. Den första punkten\n2. Den andra punkten\n" if section.points else "Skriv här.\n"
