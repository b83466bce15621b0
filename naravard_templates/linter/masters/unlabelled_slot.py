"""NV809 unlabelled-slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.masters.context import MasterContext, at_layout
from naravard_templates.linter.masters.examples import BODY, MasterExample, deck_sheet
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.snapshot import Element, Placeholder

_FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})


def check(context: MasterContext) -> Iterator[Fault]:
    """Slots without a name, or without a prompt. Date, footer and slide number fill themselves and need no prompt."""
    for page in context.sheet.snapshot.layouts:
        for slot in page.slots:
            values = {"layout": page.layout, "name": slot.name, "number": _index(slot)}
            if not slot.name.strip():
                yield Fault(Message("Placeholder {number} on the layout “{layout}” has no name.", values),
                            at_layout(page))
            elif not slot.text and slot.placeholder and slot.placeholder.type not in _FURNITURE:
                yield Fault(Message("“{name}” on the layout “{layout}” does not say what it is for: it has no prompt.",
                                    values), at_layout(page, slot.name))


def _index(slot: Element) -> int:
    return slot.placeholder.index if slot.placeholder else 0


def valid() -> Iterator[MasterExample]:
    yield MasterExample("named and with a prompt", deck_sheet())
    yield MasterExample("a slide number", deck_sheet(
        slots=(replace(BODY, text="", placeholder=Placeholder("sldNum", 12, "Bildnummer")),)))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("no name", deck_sheet(slots=(replace(BODY, name=" "),)))
    yield MasterExample("no prompt", deck_sheet(slots=(replace(BODY, text=""),)))


RULE = Rule("NV809", "unlabelled-slot", Severity.WARNING, None, Docs(
    Message("A placeholder of a layout has no name or no prompt."),
    Message("Its name is read aloud and is what outlines call it by; its prompt tells what belongs there."),
    Message("The prompt of a text placeholder was deleted in the slide master."),
    Message("View > Slide Master: Home > Select > Selection Pane, double-click the placeholder and name it. "
            "Then write in it what it is for."),
    Message("Word has no placeholders of this kind."),
), master_check=check)
