"""NV201 element-moved."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.context import Context, Seen
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.linter.words import name_of, place
from naravard_templates.model.finding import FixSafety, Length, Message, Outcome, Severity
from naravard_templates.model.geometry import Box
from naravard_templates.model.snapshot import Format


def check(context: Context) -> Iterator[Fault]:
    """Judges the place on the page, group transforms included, of whatever was found to be the element."""
    for seen in context.placed_pairs():
        expected, actual = seen.pair.expected.element.box, seen.pair.actual.element.box
        if expected is None or actual is None or seen.pair.likeness is Likeness.DIFFERENT:
            continue
        moved = compare.is_moved(expected, actual, context.tolerances.position)
        if moved is None:
            yield _unknown(seen)
        elif moved and _was_never_laid_out(context, actual):
            yield Fault(
                Message("Whether {element} has been moved cannot be measured: the program that saved the file wrote no "
                        "place for it.", {"element": name_of(seen.pair.expected)}),
                seen.location, seen.pair.expected.id, outcome=Outcome.UNKNOWN)
        elif moved:
            yield _moved(seen, expected, actual)


def _was_never_laid_out(context: Context, box: Box) -> bool:
    """LibreOffice puts what stands on a kind of page that the document does not have yet at the corner of the paper."""
    snapshot = context.snapshot
    return snapshot.format is Format.DOCX and renames_layouts(snapshot.producer) and box.x == box.y == 0


def _moved(seen: Seen, expected: Box, actual: Box) -> Fault:
    return Fault(
        Message("{element} has been moved by {distance}.",
                {"element": name_of(seen.pair.expected), "distance": Length(compare.distance(expected, actual) or 0)}),
        seen.location, seen.pair.expected.id, place(expected), place(actual))


def _unknown(seen: Seen) -> Fault:
    return Fault(
        Message("Whether {element} has been moved cannot be measured: its place now depends on the text around it.",
                {"element": name_of(seen.pair.expected)}),
        seen.location, seen.pair.expected.id, outcome=Outcome.UNKNOWN)


RULE = Rule("NV201", "element-moved", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic stands in another place than in the template."),
    Message("Readers know a sender by graphics that are always in the same place. The template says where."),
    Message("The logo was dragged 2 mm to the left in the slide master."),
    Message("View > Slide Master. Choose the layout, select the graphic, Shape Format > Size and Position, and enter "
            "the position that the finding gives."),
    Message("Double-click in the header or footer. Select the graphic, Layout Options > See more > Position, and enter "
            "the position that the finding gives."),
), check)
