"""NV303 background-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.backgrounds import BackgroundChange
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import colour_json, colour_words
from naravard_templates.model.finding import FixSafety, Message, Outcome, Severity
from naravard_templates.model.location import Location
from naravard_templates.model.snapshot import Page


def check(context: Context) -> Iterator[Fault]:
    """The background that wins on the page: the slide's, else the layout's, else the master's."""
    for change in context.background_changes():
        yield Fault(_message(change), _location(change.match.page), None,
                    colour_json(change.colours.expected) if change.colours else None,
                    colour_json(change.colours.actual) if change.colours else None,
                    Outcome.FAILED if change.known else Outcome.UNKNOWN)


def _message(change: BackgroundChange) -> Message:
    if not change.known and change.colours:
        return Message("Whether the background is still right cannot be told: the template has no theme that says what "
                       "its colour is.")
    if not change.known:
        return Message("Whether the background is still the right picture cannot be seen: the picture cannot be read.")
    if change.colours is None:
        return Message("The background is not the one that the template gives the page.")
    expected, actual = colour_words(change.colours)
    return Message("The background is {actual} instead of {expected}.", {"expected": expected, "actual": actual})


def _location(page: Page) -> Location:
    shown = page.background
    surface = shown.surface if shown else page.surfaces[-1]
    return Location(surface.kind, page.number, surface.part)


RULE = Rule("NV303", "background-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A slide, layout, master or Word page has another background than in the template."),
    Message("The texts and graphics were chosen for the template's grounds; on another one they may not be readable."),
    Message("One slide was given a yellow background to stand out."),
    Message("Design > Format Background > Reset Background."),
    Message("Design > Page Color > No Color."),
), check)
