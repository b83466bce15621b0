"""NV803 unlocked-graphic."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.linter.masters.examples import MasterExample, deck_sheet
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location

_BACKGROUND = "background"


def check(context: MasterContext) -> Iterator[Fault]:
    """Every protected drawing once, a group as one. A background cannot be moved, and has no lock."""
    known: set[tuple[str, str]] = set()
    for one in context.facts.elements:
        path = one.element.path
        outermost = one.part, path.partition("/")[0]
        if path == _BACKGROUND or outermost in known or (one.part, path) in context.sheet.locked:
            continue
        known.add(outermost)
        yield Fault(Message("“{name}” is not locked: it can be moved and resized by mistake.", {"name": _name(one)}),
                    Location(one.surface, None, one.part, _name(one)), one.id)


def _name(one: ProtectedElement) -> str:
    """What the selection pane calls the drawing, or the group that it is part of."""
    return next((name for name in (*one.element.groups, one.element.name) if name), one.id)


def valid() -> Iterator[MasterExample]:
    yield MasterExample("logo and bar locked", deck_sheet())


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("the bar has no lock", deck_sheet(locked=("0",)))


RULE = Rule("NV803", "unlocked-graphic", Severity.WARNING, None, Docs(
    Message("A protected graphic in the master has no native lock."),
    Message("A lock does not stop a determined person, but it stops the mouse that slips."),
    Message("The logo in the slide master was pasted anew, without a lock."),
    Message("View > Slide Master: right-click the graphic > Lock."),
    Message("Select the graphic, Developer > Rich Text Content Control, then Properties: tick both boxes under "
            "Locking. Layout Options > See more > Position: tick Lock anchor."),
), master_check=check)
