"""Checks an outline against the kind of document that it says it is, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from naravard_templates.brand.kinds import Kind, Section
from naravard_templates.brand.parties import offered, spelling
from naravard_templates.brand.profiles import find_kind, kinds_of, nearest_kind
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineProblem
from naravard_templates.kinds.documents import check_documents
from naravard_templates.kinds.facts import check_facts
from naravard_templates.kinds.sections import missing_sections, misspelt, section_named
from naravard_templates.model.outline import Block, Heading, ListBlock, Outline


def check_kind(outline: Outline, brand: Brand) -> list[OutlineProblem]:
    """All that the kind asks for and the outline does not have. An outline that names no kind is free to be anything.

    A brand that names no parties takes any.
    """
    problems = check_front_matter(outline, brand)
    found = find_kind(outline.meta.kind, kinds_of(brand)) if outline.meta.kind else None
    if found is None:
        return problems
    return [*problems, *check_documents(outline, found[1]), *_sections(outline, found[1])]


def check_front_matter(outline: Outline, brand: Brand) -> list[OutlineProblem]:
    """What the kind asks of the first lines alone: all that can be said of a text that cannot be read whole."""
    if not outline.meta.kind:
        return []
    kinds = kinds_of(brand)
    found = find_kind(outline.meta.kind, kinds)
    if found is None:
        return [OutlineProblem("There is no kind «{kind}». Did you mean {nearest}? The kinds are {known}.",
                               line=outline.key_lines.get("kind", 0), kind=outline.meta.kind,
                               nearest=nearest_kind(outline.meta.kind, kinds), known=tuple(kinds))]
    return list(check_facts(outline, found[1], brand.config.parties))


def completed(outline: Outline, brand: Brand) -> Outline:
    """The outline with its kind and parties as brand.yaml writes them; Umeå alone becomes Umeå kommun."""
    meta, known = outline.meta, offered(brand.config.parties)
    found = find_kind(meta.kind, kinds_of(brand)) if meta.kind else None
    parties = tuple(dict.fromkeys(spelling(name, known) or name for name in meta.parties))
    return replace(outline, meta=replace(meta, kind=found[0] if found else meta.kind, parties=parties))


def _sections(outline: Outline, kind: Kind) -> Iterator[OutlineProblem]:
    headings = [block for block in outline.blocks if isinstance(block, Heading)]
    for section in missing_sections([_text(heading) for heading in headings], kind):
        yield _missing(section, headings, kind)
    for number, block in enumerate(outline.blocks):
        if isinstance(block, Heading) and (named := section_named(_text(block), kind)):
            yield from _content(block, named, _below(block, outline.blocks[number + 1:]))


def _missing(section: Section, headings: Sequence[Heading], kind: Kind) -> OutlineProblem:
    """Says which heading was perhaps meant. One that begins another section was not."""
    others = [heading for heading in headings if section_named(_text(heading), kind) is None]
    slip = misspelt([_text(heading) for heading in others], section)
    if slip is not None:
        return OutlineProblem("The heading «{heading}» is not the name of a section. Did you mean «{section}», which a "
                              "{kind} must have? These names will do: {names}.", line=others[slip].line,
                              heading=_text(others[slip]), section=section.name, kind=kind.label, names=section.names)
    return OutlineProblem("The section «{section}» is missing, which a {kind} must have. Write a heading with one of "
                          "these names: {names}.", section=section.name, kind=kind.label, names=section.names)


def _content(heading: Heading, section: Section, blocks: Sequence[Block]) -> Iterator[OutlineProblem]:
    if section.required and not blocks:
        yield OutlineProblem("The section «{section}» is empty. Write its text below the heading.",
                             line=heading.line, section=_text(heading))
    elif section.points and not any(isinstance(block, ListBlock) and block.ordered for block in blocks):
        yield OutlineProblem("Number the points of «{section}», even if there is only one: 1. …", line=heading.line,
                             section=_text(heading))


def _below(heading: Heading, blocks: Sequence[Block]) -> Sequence[Block]:
    """What stands between a heading and the next one that is not below it."""
    end = next((number for number, block in enumerate(blocks)
                if isinstance(block, Heading) and block.level <= heading.level), len(blocks))
    return blocks[:end]


def _text(heading: Heading) -> str:
    return " ".join("".join(run.text for run in heading.runs).split())
