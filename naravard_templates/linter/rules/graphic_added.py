"""NV211 graphic-added."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location


def check(context: Context) -> Iterator[Fault]:
    """Once for each object; what lies over a protected graphic is NV208's."""
    covers = {(cover.cover.surface.part, cover.cover.element.path)
              for _, cover in context.covers()} if context.additions else set()
    for addition in context.additions:
        surface, element = addition.drawn.surface, addition.drawn.element
        if (surface.part, element.path) not in covers:
            yield Fault(
                Message("{name} has been added to the {surface}; the template has no such graphic there.",
                        {"name": element.name or element.kind, "surface": surface.kind}),
                Location(surface.kind, addition.page.number, surface.part, element.name or None), None, None,
                element.kind.value)


RULE = Rule("NV211", "graphic-added", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("A master, layout, header or footer has a graphic that the template does not have."),
    Message("A mark of one of the parties beside the shared one says that the document is that party's own."),
    Message("A municipality put its coat of arms in the header of a joint decision."),
    Message("View > Slide Master. Select what was added and delete it, or move it to the slide that needs it."),
    Message("Double-click in the header or footer, select what was added and delete it, or move it to the text."),
), check)
