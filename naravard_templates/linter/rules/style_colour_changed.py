"""NV305 style-colour-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.style_changes import StyleChange, style_changes
from naravard_templates.linter.texts import slot_type
from naravard_templates.linter.words import colour_json
from naravard_templates.model.colour import Colour
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """One finding a style, however much text is written in it."""
    for change in style_changes(context):
        expected = None if change.expected is None else colour_json(change.expected)
        yield Fault(_message(change), change.location, None, expected, colour_json(change.actual),
                    fixable=not change.own)


def _message(change: StyleChange) -> Message:
    values: dict[str, object] = {"style": _name(change), "actual": _words(change.actual),
                                 "expected": _words(change.expected)}
    if change.location.surface is not SurfaceKind.STYLES:
        return Message("The template's text is {actual} instead of {expected} (placeholder {style}).", values)
    if change.shaded:
        return Message("The style {style} is shaded with {actual} instead of {expected}.", values)
    if change.expected is None:
        return Message("The style {style} is {actual}, which is not in the brand's palette.", values)
    return Message("The style {style} is {actual} instead of {expected}.", values)


def _name(change: StyleChange) -> str:
    return change.location.object or change.style.location.object or slot_type(change.style.role)


def _words(colour: Colour | None) -> str:
    return "—" if colour is None else f"#{colour.rgb}" if colour.rgb else colour.declared


RULE = Rule("NV305", "style-colour-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A Word style, or the text of a slide master or layout, has another colour than in the template."),
    Message("One changed style recolours every heading or paragraph that follows it, now and later."),
    Message("Heading 1 was made red for the whole document."),
    Message("View > Slide Master: select the placeholder and choose, Home > Font Color, the theme colour that the "
            "finding gives."),
    Message("Home > Styles, right-click the style > Modify > Format > Font, and choose the theme colour that the "
            "finding gives."),
), check)
