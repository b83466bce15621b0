"""NV302 colour-map-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.context import Context
from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location
from naravard_templates.model.snapshot import Snapshot

_INVERTED = {"bg1": "dk1", "tx1": "lt1"}


def check(context: Context) -> Iterator[Fault]:
    """Each changed map once, at the uppermost surface that all pages with it share."""
    for change in context.map_changes():
        yield Fault(
            Message("Theme colours stand for others here: {tokens}.",
                    {"tokens": ", ".join(f"{token} = {slot}" for token, slot in change.actual.items())}),
            Location(change.surface, change.page.number, change.part), None, change.expected, change.actual)


def _inverted() -> Snapshot:
    own = deck()
    page = own.pages[1]
    return replace(own, pages=(own.pages[0], replace(page, colour_map={**page.colour_map, **_INVERTED})))


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())


def invalid() -> Iterator[Example]:
    yield Example("one slide in inverted colours", _inverted())


RULE = Rule("NV302", "colour-map-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("The colour map was changed, so that the theme's colours stand for others than in the template."),
    Message("Text and ground can change places, though no colour of the theme was touched."),
    Message("A slide was given an inverted background style."),
    Message("Design > Variants > Background Styles > Reset Slide Background; or delete the slide's own colour scheme "
            "with Home > Reset."),
    Message("Design > Document Formatting > Reset to the default style set. If that does not help, make the document "
            "anew from the template."),
), check)
