"""NV504 text-outside-placeholder."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.colour import FillKind
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import Element, ElementKind, PageKind

# Labels and captions are shorter, sentences longer.
_LETTERS = 40


def check(context: Context) -> Iterator[Fault]:
    """Each slide with a sentence in a text box, once. What has a fill, a line or a group is taken for a drawing."""
    for match in context.own_matches():
        surface = match.page.surfaces[-1]
        if match.page.kind is not PageKind.SLIDE or surface.kind is not SurfaceKind.SLIDE:
            continue
        loose = [element for element in surface.elements if _is_loose(element)]
        if loose:
            yield Fault(
                Message("“{text}” stands in a text box of its own, not in one of the layout's placeholders.",
                        {"text": f"{_words(loose[0])[:_LETTERS].strip()}…"}),
                Location(SurfaceKind.SLIDE, match.page.number, surface.part, loose[0].name or None),
                None, None, len(loose))


def _is_loose(element: Element) -> bool:
    if element.kind is not ElementKind.SHAPE or element.placeholder or element.groups or element.hidden:
        return False
    is_box = element.shape.preset in {"", "rect"} and element.fill.kind is FillKind.NONE
    return is_box and element.line.fill.kind is FillKind.NONE and len(_words(element)) > _LETTERS


def _words(element: Element) -> str:
    return " ".join(element.text.split())


RULE = Rule("NV504", "text-outside-placeholder", Severity.INFO, None, Docs(
    Message("A slide has text in a text box of its own, beside the layout's placeholders."),
    Message("Text outside placeholders is missing in the outline view, may be read aloud out of turn, and does not "
            "follow when the layout changes."),
    Message("A text box was drawn over an empty part of the slide and a sentence written in it."),
    Message("Select the slide, Home > Layout, and choose a layout with a placeholder for the text. Cut the text and "
            "paste it there."),
    Message("This concerns presentations only."),
), check)
