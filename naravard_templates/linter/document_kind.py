"""Which kind of document it is: by its stamp, by what it calls itself, or by its headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from naravard_templates.brand.kinds import Kind
from naravard_templates.brand.profiles import find_kind, kinds_of
from naravard_templates.brand.types import Brand
from naravard_templates.kinds.sections import missing_sections, section_named
from naravard_templates.linter.context import Context
from naravard_templates.model.content import ParagraphKind
from naravard_templates.model.snapshot import Snapshot

_TOP: Final = 6
"""How many paragraphs from the top a document says what it is."""
_FEWEST_SECTIONS: Final = 4


def document_kind(context: Context) -> Kind | None:
    """The kind, None where nothing tells it for sure. A template is of none yet."""
    return next(iter(context.once(_kinds)), None)


def _kinds(context: Context) -> Iterator[Kind]:
    kind = None if context.snapshot.is_template else _kind(context.snapshot, context.brand)
    if kind is not None:
        yield kind


def _kind(snapshot: Snapshot, brand: Brand) -> Kind | None:
    stamped = find_kind(snapshot.stamp.kind, kinds_of(brand)) if snapshot.stamp and snapshot.stamp.kind else None
    if stamped is not None:
        return stamped[1]
    return _by_name(snapshot, brand) or _by_headings(section_headings(snapshot), brand)


def section_headings(snapshot: Snapshot) -> list[str]:
    """Headings, titles of slides, and what only looks like a heading: that is another fault than a missing section."""
    wanted = {ParagraphKind.HEADING, ParagraphKind.TITLE}
    return [one.words for one in snapshot.paragraphs if one.kind in wanted or one.looks_like_heading]


def _by_name(snapshot: Snapshot, brand: Brand) -> Kind | None:
    """A line of its own at the top that is the name of a kind: "Tjänsteskrivelse"."""
    top = islice((words for one in snapshot.paragraphs if (words := one.words)), _TOP)
    found = (find_kind(words, kinds_of(brand)) for words in top)
    return next((kind[1] for kind in found if kind is not None), None)


def _by_headings(headings: Sequence[str], brand: Brand) -> Kind | None:
    """The one kind that most headings belong to, if they are many and no more than one required section is missing."""
    likely = sorted(_likely(headings, brand), key=lambda found: -found[0])
    if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0]):
        return None
    return likely[0][1]


def _likely(headings: Sequence[str], brand: Brand) -> Iterator[tuple[int, Kind]]:
    for kind in kinds_of(brand).values():
        there = {section.name for heading in headings if (section := section_named(heading, kind))}
        if len(there) >= _FEWEST_SECTIONS and len(missing_sections(headings, kind)) <= 1:
            yield len(there), kind
