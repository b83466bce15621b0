"""NV101 not-on-template."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """One finding instead of a hundred: no stamp, no theme and no graphic of the brand."""
    if not context.on_template:
        yield Fault(
            Message("The file was not made from the template of {brand}.", {"brand": context.brand.config.name}),
            Location(SurfaceKind.PACKAGE), None, f"{context.brand.id}@{context.brand.version}", None)


RULE = Rule("NV101", "not-on-template", Severity.ERROR, None, Docs(
    Message("The file was not made from the brand's template at all."),
    Message("Graphics and colours can only be kept where they were there from the beginning."),
    Message("A joint decision was written in a blank document."),
    Message("Make a new presentation from the template (File > New) and paste the slides with Use Destination Theme."),
    Message("Make a new document from the template (File > New) and paste the text with Merge Formatting."),
), check)
