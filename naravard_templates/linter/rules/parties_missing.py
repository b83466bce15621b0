"""NV701 parties-missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from naravard_templates.brand.parties import ways_to_say
from naravard_templates.linter.context import Context
from naravard_templates.linter.document_kind import document_kind
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """The region and a municipality, anywhere in the text, its headers and footers, in kinds that are joint."""
    snapshot, parties = context.snapshot, context.brand.config.parties
    kind = document_kind(context)
    if kind is None or not kind.joint:
        return
    said = "\n".join(paragraph.words for paragraph in snapshot.paragraphs).casefold()
    place = Location(SurfaceKind.PACKAGE)
    if parties.region and not _names(said, [parties.region]):
        yield Fault(Message("The document is joint ({kind}) but does not name {region}.",
                            {"kind": kind.label, "region": parties.region}), place, None, parties.region, None)
    if parties.municipalities and not _names(said, parties.municipalities):
        yield Fault(Message("The document is joint ({kind}) but names no municipality.", {"kind": kind.label}), place,
                    None, parties.municipalities, None)


def _names(said: str, parties: Iterable[str]) -> bool:
    """Whether one of the parties is named, in the genitive too: "Umeås"."""
    words = "|".join(re.escape(way) for party in parties for way in ways_to_say(party))
    return re.search(rf"(?<!\w)(?:{words})s?(?!\w)", said) is not None


RULE = Rule("NV701", "parties-missing", Severity.WARNING, None, Docs(
    Message("A joint document does not name the region, or names no municipality."),
    Message("Readers have to see at once who stands behind what was decided together."),
    Message("Minutes from the region carry the shared template but name no municipality."),
    Message("Write the parties on the title slide, as brand.yaml spells them."),
    Message("Write the parties below the title and in the footer, as brand.yaml spells them."),
), check)
