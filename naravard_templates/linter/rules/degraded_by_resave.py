"""NV105 degraded-by-resave."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import themes
from naravard_templates.linter.context import Context
from naravard_templates.linter.locks import keeps_everything, lost_locks
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind

_KEPT = 0.5
_WORDS = {"locks": Message("locks on graphics"), "theme": Message("the brand's theme"),
          "layouts": Message("layouts or their names")}


def check(context: Context) -> Iterator[Fault]:
    """One finding for all that a program dropped because it does not know it. What is shown has rules of its own."""
    producer = context.snapshot.producer
    if keeps_everything(producer):
        return
    dropped = tuple(_dropped(context))
    if dropped:
        what = tuple(_WORDS[name] for name in dropped)
        program = producer.partition("/")[0]
        message = (Message("{program} did not keep {what} when it saved the file.", {"program": program, "what": what})
                   if program else
                   Message("The program that saved the file did not keep {what}.", {"what": what}))
        yield Fault(message, Location(SurfaceKind.PACKAGE), None, (), dropped)


def _dropped(context: Context) -> Iterator[str]:
    if any(lost_locks(seen.pair) for seen in context.unlike_pairs()):
        yield "locks"
    if any(_has_another_theme(context, match.page.theme, match.view.theme) for match in context.own_matches()):
        yield "theme"
    names = {page.layout for page in context.snapshot.layouts} | {one.name for one in context.snapshot.untouched}
    if any(layout.name not in names for layout in context.master.layouts):
        yield "layouts"


def _has_another_theme(context: Context, part: str, expected: str) -> bool:
    """Gone, or the stock theme in its place; the brand's with a colour changed is another rule's."""
    wanted = themes.expected_theme(context.master, expected)
    return bool(wanted and wanted.colours) and themes.likeness(context.snapshot.theme(part), wanted) < _KEPT


RULE = Rule("NV105", "degraded-by-resave", Severity.INFO, FixSafety.SAFE, Docs(
    Message("The program that saved the file last did not keep locks, the theme or the layouts, though it shows them "
            "right."),
    Message("Nothing that readers see has changed because of it, but the next person who writes in the file has fewer "
            "guard rails, and new slides may be made on strange layouts."),
    Message("A presentation was opened and saved in LibreOffice."),
    Message("Nothing has to be done before the file is shown. To work on in it, make a new presentation from the "
            "template and paste the slides with Use Destination Theme."),
    Message("Nothing has to be done before the file is shown. To work on in it, make a new document from the template "
            "and paste the text with Merge Formatting."),
), check)
