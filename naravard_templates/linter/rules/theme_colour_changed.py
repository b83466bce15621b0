"""NV301 theme-colour-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """One finding a slot, whatever number of shapes hang on it."""
    for change in context.slot_changes:
        yield Fault(
            Message("Theme colour {slot} is {actual} instead of {expected}.",
                    {"slot": change.slot, "actual": f"#{change.actual}", "expected": f"#{change.expected}"}),
            Location(SurfaceKind.THEME, None, change.theme, change.slot), None, change.expected, change.actual)


RULE = Rule("NV301", "theme-colour-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A colour of the theme is not the brand's any more."),
    Message("One changed theme colour recolours every text, table and chart that uses it."),
    Message("Another colour set was chosen, and accent 1 became blue."),
    Message("View > Slide Master > Colors: choose the brand's own colour set."),
    Message("Design > Colors: choose the brand's own colour set."),
), check)
