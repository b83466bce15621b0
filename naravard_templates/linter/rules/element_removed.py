"""NV204 element-removed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context, Lost
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import FixSafety, Message, Severity


def check(context: Context) -> Iterator[Fault]:
    """Everything that the page's layout should show and nothing on the page was found to be."""
    for lost in context.lost():
        yield Fault(_message(lost), lost.location, lost.element.id, lost.element.id, None)


def _message(lost: Lost) -> Message:
    values = {"element": name_of(lost.element)}
    if lost.surface is None:
        return Message("{element} is not shown: the page has no {surface}.",
                       {**values, "surface": lost.element.surface})
    if any(surface.kind is lost.element.surface for surface in lost.page.hidden_surfaces):
        return Message("{element} is not shown: the page hides the graphics of its {surface}.",
                       {**values, "surface": lost.element.surface})
    return Message("{element} has been removed.", values)


RULE = Rule("NV204", "element-removed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic is gone, or its master, header or footer is not shown on a page."),
    Message("Without its graphics a document no longer shows who stands behind it."),
    Message("The picture in the header was deleted."),
    Message("View > Slide Master: copy the graphic from the template's master into the same layout. If the slide hides "
            "it: Design > Format Background, and clear Hide background graphics."),
    Message("Double-click in the header and copy the graphic from a new document made from the template. If only the "
            "first page lacks it: Header & Footer > Different First Page."),
), check)
