"""Outline and brand to the plan of a document."""

from __future__ import annotations

from collections.abc import Mapping

from naravard_templates.brand.kinds import Kind
from naravard_templates.brand.profiles import find_kind, kinds_of, plain_kind
from naravard_templates.brand.types import Brand
from naravard_templates.builder.check import check
from naravard_templates.builder.document_check import check_document
from naravard_templates.builder.numbering import entries, targets
from naravard_templates.builder.papers import with_papers
from naravard_templates.builder.plan import DocumentPlan, Fact
from naravard_templates.builder.words import Words, words_for
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Metadata, Notes, Outline, TableOfContents
from naravard_templates.model.snapshot import Format


def plan_document(outline: Outline, brand: Brand) -> DocumentPlan:
    """Every block of the outline, bar the speaker notes, in order.

    Raises OutlineError with all that stands in the way.
    """
    outline = with_papers(outline)
    blocks = tuple(block for block in outline.blocks if not isinstance(block, Notes))
    problems = [*check(outline), *check_document(blocks)]
    if problems:
        raise OutlineError(outline.source, problems)
    meta, words = outline.meta, words_for(outline.meta.language, brand.config.language)
    found = find_kind(meta.kind, kinds_of(brand)) if meta.kind else None
    kind = found[1] if found else None
    known = targets(blocks, words, _numbered_levels(brand))
    listed = any(isinstance(block, TableOfContents) for block in blocks)
    return DocumentPlan(
        meta, facts(meta, _labels(kind, words, brand)), blocks, outline.source, _named(meta, kind), words, known,
        _points(kind), entries(blocks, known) if listed else ())


def facts(meta: Metadata, labels: Mapping[str, str]) -> tuple[Fact, ...]:
    """The lines under the title, those that there are."""
    lines = (
        (labels["organ"], meta.organ),
        (labels["date"], meta.date),
        (labels["paragraph"], _paragraph_sign(meta.paragraph)),
        (labels["diary_number"], meta.diary_number),
        (labels["parties"], ", ".join(meta.parties)),
        (labels["version"], meta.version),
    )
    return tuple(Fact(label, value) for label, value in lines if value)


def _paragraph_sign(paragraph: str) -> str:
    """A bare number gets its sign: minutes count decisions as "§ 130"."""
    return f"§\N{NO-BREAK SPACE}{paragraph}" if paragraph.strip()[:1].isdigit() else paragraph


def _labels(kind: Kind | None, words: Words, brand: Brand) -> Mapping[str, str]:
    """What the lines are called in the document's language; the brand's own words are in the brand's."""
    own = kind.facts if kind and words == words_for(brand.config.language, "") else {}
    return {**words.facts, **{fact.value: name for fact, name in own.items()}}


def _named(meta: Metadata, kind: Kind | None) -> str:
    """The kind of document in the author's words where the subtitle says it: "Protokollsutdrag" is a "beslut"."""
    if kind is None:
        return meta.kind[:1].upper() + meta.kind[1:]
    names = map(plain_kind, (kind.label, *kind.synonyms))
    return meta.subtitle if meta.subtitle and plain_kind(meta.subtitle) in names else kind.label


def _points(kind: Kind | None) -> frozenset[str]:
    """The names, without case, of sections whose numbered lists are decision points."""
    sections = kind.sections if kind else ()
    return frozenset(name.casefold() for section in sections if section.points for name in section.names)


def _numbered_levels(brand: Brand) -> frozenset[int]:
    """The levels of headings that the Word master numbers by itself."""
    styles = brand.master(Format.DOCX).styles if brand.has(Format.DOCX) else {}
    return frozenset(level for level in range(1, 7)
                     if (style := styles.get(f"heading-{level}")) is not None and style.numbered)
