"""NV103 foreign-master."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import PageKind


def check(context: Context) -> Iterator[Fault]:
    """A slide that shows none of the brand's art, on a layout and a theme that are not the brand's."""
    for match in context.matches:
        if match.page.kind is PageKind.SLIDE and match.foreign:
            page = match.page
            yield Fault(
                Message("The slide hangs on the layout “{layout}”, which is not the brand's.", {"layout": page.layout}),
                Location(SurfaceKind.SLIDE, page.number, page.surfaces[-1].part), None, None, page.layout)


RULE = Rule("NV103", "foreign-master", Severity.ERROR, FixSafety.UNSAFE, Docs(
    Message("A slide hangs on a master or layout that is not the brand's."),
    Message("A slide pasted with Keep Source Formatting brings another sender's design with it."),
    Message("Three slides were pasted from a colleague's deck with Keep Source Formatting."),
    Message("Select the slide, Home > Layout, and choose one of the brand's layouts. Next time paste with Use "
            "Destination Theme."),
    Message("This concerns presentations only."),
), check)
