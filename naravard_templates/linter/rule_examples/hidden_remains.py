"""Examples of NV903 hidden-remains."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, with_facts
from naravard_templates.model.package import PackageFacts, Remains
from naravard_templates.model.snapshot import Snapshot


def _left(remains: Remains) -> Snapshot:
    return with_facts(PackageFacts(remains=remains))


def valid() -> Iterator[Example]:
    yield Example("nothing left behind", deck())
    yield Example("the program that made it", _left(Remains(persons=("python-docx", "Författare"))))
    yield Example("the party that made it", _left(Remains(persons=("Region Exempel, kansliet",))))


def invalid() -> Iterator[Example]:
    yield Example("tracked changes", _left(Remains(revisions=3)))
    yield Example("comments", _left(Remains(comments=1)))
    yield Example("hidden slides", _left(Remains(hidden_slides=(2,))))
    yield Example("speaker notes", _left(Remains(slides_with_notes=(1, 2))))
    yield Example("hidden text", _left(Remains(hidden_text=1)))
    yield Example("who wrote it", _left(Remains(persons=("Anna Exempel",))))
