"""NV208 element-covered."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.covering import Cover
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location
from naravard_templates.model.snapshot import Page


def check(context: Context) -> Iterator[Fault]:
    """Names the cover and how much it hides. What the layout itself lays over its art is meant to be there."""
    for page, cover in context.covers():
        yield _fault(page, cover)


def _fault(page: Page, cover: Cover) -> Fault:
    percent = max(1, round(cover.share * 100))
    drawn = cover.cover
    name = drawn.element.name or drawn.element.kind.value
    return Fault(
        Message("{cover} covers {percent} % of {element}.",
                {"cover": name, "percent": percent, "element": name_of(cover.pair.expected)}),
        Location(drawn.surface.kind, page.number, drawn.surface.part, drawn.element.name or None),
        cover.pair.expected.id, 0, percent)


RULE = Rule("NV208", "element-covered", Severity.ERROR, FixSafety.UNSAFE, Docs(
    Message("Something opaque lies over a protected graphic."),
    Message("A covered logo is as gone as a deleted one, and the graphics need free space around them."),
    Message("A photograph was dragged over the corner with the logo."),
    Message("Select what lies on top and move it away, or make it smaller. If it cannot be selected: Home > Select > "
            "Selection Pane."),
    Message("Select what lies on top and move it away, or make it smaller. If it cannot be selected: "
            "Layout > Selection Pane."),
), check)
