"""NV209 element-hidden."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context, Seen, hiding_surface
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location


def check(context: Context) -> Iterator[Fault]:
    """What is in the file and not seen. A page that hides a whole master or layout has one finding for all of it."""
    for seen in context.hidden():
        page, surface = seen.page, seen.pair.actual.surface
        if surface in page.hidden_surfaces:
            yield _whole_surface(seen)
        else:
            yield Fault(Message("{element} is hidden.", {"element": name_of(seen.pair.expected)}), seen.location,
                        seen.pair.expected.id, "visible", "hidden")


def _whole_surface(seen: Seen) -> Fault:
    page, surface = seen.page, seen.pair.actual.surface
    top = hiding_surface(page, surface)
    return Fault(
        Message("{element} and whatever else stands on the {surface} is not shown: "
                "background graphics are hidden here.",
                {"element": name_of(seen.pair.expected), "surface": surface.kind}),
        Location(top.kind, page.number, top.part), seen.pair.expected.id, "visible", "hidden")


RULE = Rule("NV209", "element-hidden", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic is in the file but not seen: hidden, transparent, without size or off the page."),
    Message("What readers do not see does not tell them who stands behind the document."),
    Message("Hide background graphics was ticked for one slide."),
    Message("If the slide hides it: Design > Format Background, and clear Hide background graphics. Else: View > Slide "
            "Master, Home > Select > Selection Pane, and click the closed eye."),
    Message("Double-click in the header or footer, Layout > Selection Pane, and click the closed eye. Text that is "
            "hidden: Home > Font, and clear Hidden."),
), check)
