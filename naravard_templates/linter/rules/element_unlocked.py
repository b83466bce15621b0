"""NV210 element-unlocked."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.locks import keeps_everything, lost_locks
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import FixSafety, Message, Severity


def check(context: Context) -> Iterator[Fault]:
    """A lock that somebody took off. What a program dropped because it knows no locks is a part of NV105."""
    if not keeps_everything(context.snapshot.producer):
        return
    for seen in context.unlike_pairs():
        lost = lost_locks(seen.pair)
        if lost:
            yield Fault(
                Message("{element} is not locked any more, as it is in the template.",
                        {"element": name_of(seen.pair.expected)}),
                seen.location, seen.pair.expected.id, lost, tuple(set(lost) & set(seen.pair.actual.element.locks)))


RULE = Rule("NV210", "element-unlocked", Severity.WARNING, FixSafety.SAFE, Docs(
    Message("A protected graphic has lost the lock that it has in the template."),
    Message("A lock stops nobody who wants to move a graphic, but it stops everybody who does so by mistake."),
    Message("The logo was unlocked to see what lies behind it, and was never locked again."),
    Message("View > Slide Master. Right-click the graphic and choose Lock, or click the open padlock in Home > Select "
            "> Selection Pane."),
    Message("Copy the graphic from the header or footer of a new document made from the template, where it stands in a "
            "locked content control."),
), check)
