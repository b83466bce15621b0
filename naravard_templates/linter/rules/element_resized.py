"""NV202 element-resized."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.linter.words import name_of, size
from naravard_templates.model.finding import FixSafety, Length, Message, Severity
from naravard_templates.model.snapshot import Element


def check(context: Context) -> Iterator[Fault]:
    """Judges width and height on the page. Text that has no shape around it may grow with its font."""
    for seen in context.placed_pairs():
        one, other = seen.pair.expected.element, seen.pair.actual.element
        if one.box is None or other.box is None or seen.pair.likeness is Likeness.DIFFERENT or _is_loose_text(one):
            continue
        if one.text and one.box.rotation and renames_layouts(context.snapshot.producer):
            continue  # LibreOffice fits turned letter art, as watermarks are, anew when it saves
        if compare.is_resized(one.box, other.box, context.tolerances.size):
            yield Fault(
                Message("{element} is {width} × {height} instead of {expected_width} × {expected_height}.",
                        {"element": name_of(seen.pair.expected),
                         "width": Length(other.box.cx), "height": Length(other.box.cy),
                         "expected_width": Length(one.box.cx), "expected_height": Length(one.box.cy)}),
                seen.location, seen.pair.expected.id, size(one.box), size(other.box))


def _is_loose_text(element: Element) -> bool:
    """A text box without fill or line is as large as the program that saved it made its text."""
    return bool(element.text) and element.fill.kind == "none" and element.line.fill.kind == "none"


RULE = Rule("NV202", "element-resized", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic has another size or other proportions than in the template."),
    Message("A stretched logo looks careless, and a smaller one may no longer be readable."),
    Message("The logo was pulled wider by its corner."),
    Message("View > Slide Master. Select the graphic, Shape Format > Size, and enter the width and height that the "
            "finding gives."),
    Message("Double-click in the header or footer. Select the graphic, Layout Options > See more > Size, and enter the "
            "width and height that the finding gives."),
), check)
