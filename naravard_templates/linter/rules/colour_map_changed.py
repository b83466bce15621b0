"""NV302 colour-map-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location


def check(context: Context) -> Iterator[Fault]:
    """Each changed map once, at the uppermost surface that all pages with it share."""
    for change in context.map_changes():
        yield Fault(
            Message("Theme colours stand for others here: {tokens}.",
                    {"tokens": ", ".join(f"{token} = {slot}" for token, slot in change.actual.items())}),
            Location(change.surface, change.page.number, change.part), None, change.expected, change.actual)


RULE = Rule("NV302", "colour-map-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("The colour map was changed, so that the theme's colours stand for others than in the template."),
    Message("Text and ground can change places, though no colour of the theme was touched."),
    Message("A slide was given an inverted background style."),
    Message("Design > Variants > Background Styles > Reset Slide Background; or delete the slide's own colour scheme "
            "with Home > Reset."),
    Message("Design > Document Formatting > Reset to the default style set. If that does not help, make the document "
            "anew from the template."),
), check)
