"""NV810 duplicate-slot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.masters.context import MasterContext, at_layout
from naravard_templates.linter.masters.examples import BODY, MasterExample, deck_sheet
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity


def check(context: MasterContext) -> Iterator[Fault]:
    """Slots of one layout with the same number, by which slides find the one that they fill (19.3.1.36)."""
    for page in context.sheet.snapshot.layouts:
        first: dict[int, str] = {}
        for slot in page.slots:
            number = slot.placeholder.index if slot.placeholder else 0
            if number in first:
                yield Fault(
                    Message("“{name}” on the layout “{layout}” has the same number as “{first}”: {number}.",
                            {"name": slot.name, "layout": page.layout, "first": first[number], "number": number}),
                    at_layout(page, slot.name), None, None, number)
            first.setdefault(number, slot.name)


def valid() -> Iterator[MasterExample]:
    yield MasterExample("each its own number", deck_sheet())


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("two with one number", deck_sheet(slots=(BODY, replace(BODY, name="Text 2"))))


RULE = Rule("NV810", "duplicate-slot", Severity.ERROR, None, Docs(
    Message("Two placeholders of a layout have the same number."),
    Message("A slide knows its placeholders by number, so the content of one lands in the other."),
    Message("A placeholder was copied by a program that did not give the copy a number of its own."),
    Message("View > Slide Master: delete one of the two and insert it anew with Insert Placeholder."),
    Message("Word has no placeholders of this kind."),
), master_check=check)
