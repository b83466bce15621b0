"""NV102 outdated-template."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.brand.versions import rank
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Outcome, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import Stamp


def check(context: Context) -> Iterator[Fault]:
    """A document on an older version is judged by that version; here it is told so, once."""
    current, stamp = context.latest.version, context.snapshot.stamp
    if context.brand.version != current:
        yield _fault(Message("The file was made from version {version} of the template. The current version is "
                             "{current}.", {"version": context.brand.version, "current": current}),
                     current, context.brand.version)
    elif stamp and stamp.brand == context.brand.id and stamp.version not in (current, *context.latest.older):
        yield _fault(_unknown(stamp, current), current, stamp.version, Outcome.UNKNOWN)


def _unknown(stamp: Stamp, current: str) -> Message:
    values = {"version": stamp.version, "current": current}
    if rank(stamp.version) > rank(current):
        return Message("The file was made from version {version}, and this brand folder is older than that: it holds "
                       "{current}. Get the newer brand folder and check again.", values)
    return Message("The file was made from version {version}, which this brand folder does not hold; it was judged by "
                   "{current}. Whoever has the masters of {version} can add them with: naravard brand adopt MASTER… "
                   "-o FOLDER --version {version}", values)


def _fault(message: Message, expected: str, actual: str, outcome: Outcome = Outcome.FAILED) -> Fault:
    return Fault(message, Location(SurfaceKind.PACKAGE), None, expected, actual, outcome)


RULE = Rule("NV102", "outdated-template", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("The file was made from an older version of the brand's template."),
    Message("Senders, graphics or colours may have changed since. What else is found is judged by the file's own "
            "version."),
    Message("Last year's presentation was opened and written on, and the parties have a new mark since."),
    Message("Make a new presentation from the current template (File > New) and paste the slides with Use Destination "
            "Theme. Then look through every slide."),
    Message("Make a new document from the current template (File > New) and paste the text with Merge Formatting. Then "
            "look through every page."),
), check)
