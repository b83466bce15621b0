"""What documents say by themselves, in the language that the outline is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from naravard_templates.model.outline import ChartBlock, PictureBlock, StepsKind, Table

Captioned = Table | PictureBlock | ChartBlock


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `facts` label the lines under the title; `steps` head the two columns of a kind of steps,
    `signing` those of lines to sign; `continued` is said by what goes on from an earlier slide."""

    table: str
    picture: str
    chart: str
    section: str
    contents: str
    document: str
    continued: str
    value: str
    series: str
    category: str
    facts: Mapping[str, str]
    steps: Mapping[StepsKind, tuple[str, str]]
    signing: tuple[str, str, str]
    decimal: str
    thousands: str

    def captioned(self, block: Captioned) -> str:
        """What captions call such a thing; also the name that Word counts it under."""
        match block:
            case Table():
                return self.table
            case PictureBlock():
                return self.picture
            case ChartBlock():
                return self.chart

    def number(self, value: float) -> str:
        """A number as people write it, with no more decimals than it has."""
        whole, _, decimals = f"{abs(value):,.3f}".partition(".")
        decimals = decimals.rstrip("0")
        sign = "\N{MINUS SIGN}" if value < 0 and (decimals or whole != "0") else ""
        return sign + whole.replace(",", self.thousands) + (self.decimal + decimals if decimals else "")


_SWEDISH: Final = Words(
    table="Tabell", picture="Bild", chart="Diagram", section="Avsnitt", contents="Innehåll", document="underlag",
    continued="forts.", value="Värde", series="Serie", category="Kategori",
    facts={"organ": "Organ", "date": "Datum", "paragraph": "Paragraf",
           "diary_number": "Diarienummer", "parties": "Parter", "version": "Version"},
    steps={StepsKind.TIMELINE: ("När", "Vad som händer"), StepsKind.FIELDS: ("Område", "Beskrivning"),
           StepsKind.PARTIES: ("Part", "Roll")},
    signing=("Vem", "Ort och datum", "Underskrift och namnförtydligande"),
    decimal=",", thousands="\N{NO-BREAK SPACE}")
ENGLISH: Final = Words(
    table="Table", picture="Figure", chart="Chart", section="Section", contents="Contents", document="document",
    continued="cont.", value="Value", series="Series", category="Category",
    facts={"organ": "Body", "date": "Date", "paragraph": "Paragraph",
           "diary_number": "Reference number", "parties": "Parties", "version": "Version"},
    steps={StepsKind.TIMELINE: ("When", "What happens"), StepsKind.FIELDS: ("Area", "Description"),
           StepsKind.PARTIES: ("Party", "Role")},
    signing=("Who", "Place and date", "Signature and name in print"),
    decimal=".", thousands=",")
_LANGUAGES: Final = {"sv": _SWEDISH, "en": ENGLISH}


def words_for(language: str, otherwise: str) -> Words:
    """The words of a language, else those of the brand's, else English."""
    known = (_LANGUAGES.get(code.partition("-")[0].lower()) for code in (language, otherwise))
    return next((words for words in known if words is not None), ENGLISH)
