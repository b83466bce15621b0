"""What the front matter of a kind must say, and how: date, paragraph, diary number, parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from naravard_templates.brand.config import Parties
from naravard_templates.brand.kinds import Fact, Kind
from naravard_templates.brand.parties import nearest_parties, offered, spelling
from naravard_templates.errors import OutlineProblem
from naravard_templates.kinds.dates import day_meant
from naravard_templates.model.outline import Outline

MISSING: Final = {
    Fact.SUBTITLE: "A document of the kind {kind} needs a subtitle. Write at the top: subtitle: …",
    Fact.PARTIES: "A document of the kind {kind} needs its parties. Write at the top: parties: [NAME, NAME]",
    Fact.DATE: "A document of the kind {kind} needs a date. Write at the top, for example: date: 2025-11-04",
    Fact.DIARY_NUMBER: "A document of the kind {kind} needs a diary number. Write at the top, for example: "
                       "diary_number: RS 909-2023",
    Fact.PARAGRAPH: "A document of the kind {kind} needs a paragraph. Write at the top, for example: paragraph: § 130",
    Fact.VERSION: "A document of the kind {kind} needs a version. Write at the top, for example: version: 1.0",
    Fact.ORGAN: "A document of the kind {kind} needs the body that it comes from. Write at the top: organ: …",
}
_PARAGRAPH: Final = re.compile(r"(?:§{1,2}\s*)?\d{1,4}(?:\s?[a-z])?(?:\s?[-–]\s?\d{1,4}(?:\s?[a-z])?)?")


def check_facts(outline: Outline, kind: Kind, parties: Parties) -> Iterator[OutlineProblem]:
    """Everything that the front matter lacks or says in a way that it cannot be."""
    for fact in kind.requires:
        if not getattr(outline.meta, fact) and fact not in outline.key_lines:
            yield OutlineProblem(MISSING[fact], line=1 if outline.key_lines else 0, kind=kind.label)
    yield from _date(outline, kind)
    yield from _paragraph(outline)
    yield from _diary_number(outline, kind)
    yield from _parties(outline, parties)
    if kind.joint and outline.meta.parties and offered(parties):
        yield from _joint(outline, parties)


def _date(outline: Outline, kind: Kind) -> Iterator[OutlineProblem]:
    """Where a kind requires a date, "spring" is none."""
    date = outline.meta.date
    if date and Fact.DATE in kind.requires and day_meant(date) is None:
        yield OutlineProblem("«{date}» is not a day in the calendar. Write it as 2025-11-04 or 4 November 2025.",
                             **_place(outline, Fact.DATE), date=date)


def _paragraph(outline: Outline) -> Iterator[OutlineProblem]:
    paragraph = outline.meta.paragraph
    if paragraph and not _PARAGRAPH.fullmatch(paragraph):
        yield OutlineProblem("«{paragraph}» is not the number of a paragraph. Write § 130, or just 130.",
                             **_place(outline, Fact.PARAGRAPH), paragraph=paragraph)


def _diary_number(outline: Outline, kind: Kind) -> Iterator[OutlineProblem]:
    if outline.meta.diary_number:
        yield from check_diary_number(outline.meta.diary_number, kind, **_place(outline, Fact.DIARY_NUMBER))


def check_diary_number(number: str, kind: Kind, line: int, column: int = 0) -> Iterator[OutlineProblem]:
    """A fault where the number is not written in any of the ways that the kind knows; one that knows none takes all."""
    if kind.diary_numbers and not any(pattern.fits(number) for pattern in kind.diary_numbers):
        yield OutlineProblem("The diary number «{number}» is not written as any of these: {examples}. Write it so, or "
                             "add the pattern to brand.yaml.", line=line, column=column, number=number,
                             examples=tuple(pattern.example for pattern in kind.diary_numbers))


def _parties(outline: Outline, parties: Parties) -> Iterator[OutlineProblem]:
    known = offered(parties)
    for index, name in enumerate(outline.meta.parties if known else ()):
        if not spelling(name, known):
            yield OutlineProblem("«{name}» is not one of the parties in brand.yaml. Did you mean {nearest}? Somebody "
                                 "new is added to brand.yaml.", **_place(outline, Fact.PARTIES, index), name=name,
                                 nearest=nearest_parties(name, known)[0])


def lacks_region(names: Iterable[str], parties: Parties) -> bool:
    """Whether the brand has a region and none of the names is it."""
    return bool(parties.region) and not any(spelling(name, (parties.region,)) for name in names)


def lacks_municipality(names: Iterable[str], parties: Parties) -> bool:
    """Whether the brand has municipalities and none of the names is one of them."""
    return bool(parties.municipalities) and not any(spelling(name, parties.municipalities) for name in names)


def _joint(outline: Outline, parties: Parties) -> Iterator[OutlineProblem]:
    """Nothing is decided jointly by one alone. Where a name is misspelt, that is what is told of."""
    names = outline.meta.parties
    if not all(spelling(name, offered(parties)) for name in names):
        return
    if lacks_region(names, parties):
        yield OutlineProblem("A joint document names the region. Add {region} to the parties.",
                             **_place(outline, Fact.PARTIES), region=parties.region)
    if lacks_municipality(names, parties):
        yield OutlineProblem("A joint document names at least one municipality. Add for example {municipality} to the "
                             "parties.", **_place(outline, Fact.PARTIES), municipality=parties.municipalities[0])


def _place(outline: Outline, fact: Fact, index: int = 0) -> dict[str, int]:
    """Line and column of a value; of the first where they stand on a line together, as parties may."""
    places = outline.value_places.get(fact) or ((outline.key_lines.get(fact, 0), 0),)
    line, column = places[index] if index < len(places) else places[0]
    return {"line": line, "column": column}
