"""Examples of NV102 outdated-template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import OLD_VERSION, Example, deck, moved
from naravard_templates.model.snapshot import Snapshot, Stamp


def _old(stamp: Stamp | None) -> Snapshot:
    """The example brand's older version had its logo further to the left."""
    return replace(deck(logo=moved(300_000)), stamp=stamp)


def valid() -> Iterator[Example]:
    yield Example("the current version", deck())
    yield Example("an old stamp on what now is the current version",
                  replace(deck(), stamp=Stamp("exempel", OLD_VERSION)))
    yield Example("no stamp, and like no version", replace(deck(logo=moved(900_000)), stamp=None))


def invalid() -> Iterator[Example]:
    yield Example("an old version by its stamp", _old(Stamp("exempel", OLD_VERSION)))
    yield Example("an old version by its likeness", _old(None))
