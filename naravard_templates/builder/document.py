"""Outline and brand to the plan of a document."""

from __future__ import annotations

from typing import Final

from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import check
from naravard_templates.builder.plan import DocumentPlan, Fact
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Metadata, Notes, Outline

_LABELS: Final = {
    "sv": {"organ": "Organ", "date": "Datum", "meeting": "Sammanträdesdatum", "paragraph": "Paragraf",
           "diary_number": "Diarienummer", "parties": "Parter", "version": "Version"},
    "en": {"organ": "Body", "date": "Date", "meeting": "Date of meeting", "paragraph": "Paragraph",
           "diary_number": "Reference number", "parties": "Parties", "version": "Version"},
}
_MEETING_KINDS: Final = frozenset({"beslut", "protokollsutdrag", "decision", "minutes"})


def plan_document(outline: Outline, brand: Brand) -> DocumentPlan:
    """Every block of the outline, bar the speaker notes, in order.

    Raises OutlineError with all that stands in the way.
    """
    problems = check(outline)
    if problems:
        raise OutlineError(outline.source, problems)
    blocks = tuple(block for block in outline.blocks if not isinstance(block, Notes))
    return DocumentPlan(outline.meta, facts(outline.meta, brand.config.language), blocks, outline.source)


def facts(meta: Metadata, brand_language: str) -> tuple[Fact, ...]:
    """The lines under the title, those that there are, labelled in the document's language."""
    labels = _labels(meta.language) or _labels(brand_language) or _LABELS["en"]
    date = labels["meeting" if meta.kind.casefold() in _MEETING_KINDS else "date"]
    lines = (
        (labels["organ"], meta.organ),
        (date, meta.date),
        (labels["paragraph"], _paragraph_sign(meta.paragraph)),
        (labels["diary_number"], meta.diary_number),
        (labels["parties"], ", ".join(meta.parties)),
        (labels["version"], meta.version),
    )
    return tuple(Fact(label, value) for label, value in lines if value)


def _labels(language: str) -> dict[str, str] | None:
    return _LABELS.get(language.partition("-")[0].lower())


def _paragraph_sign(paragraph: str) -> str:
    """A bare number gets its sign: minutes count decisions as "§ 130"."""
    return f"§\N{NO-BREAK SPACE}{paragraph}" if paragraph.strip()[:1].isdigit() else paragraph
