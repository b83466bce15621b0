"""NV205 element-replaced."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.context import Context, Seen
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import FixSafety, JsonValue, Message, Outcome, Severity
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, Shape


def check(context: Context) -> Iterator[Fault]:
    """Another picture, another form, another text, or something of another kind."""
    for seen in context.unlike_pairs():
        one, other = seen.pair.expected.element, seen.pair.actual.element
        if one.picture is not None or other.picture is not None:
            yield from _pictures(seen, one.picture, other.picture)
        elif compare.shapes_differ(one.shape, other.shape):
            yield _fault(seen, "{element} has another shape than in the template.", _shape(one.shape),
                         _shape(other.shape))
        elif _words(one) != _words(other):
            yield Fault(Message("{element} reads “{actual}” instead of “{expected}”.",
                                {"element": name_of(seen.pair.expected), "expected": one.text, "actual": other.text}),
                        seen.location, seen.pair.expected.id, one.text, other.text)


def _pictures(seen: Seen, one: Picture | None, other: Picture | None) -> Iterator[Fault]:
    expected, actual = _hash(one), _hash(other)
    if one is None or other is None:
        yield _fault(seen, "Something else stands where {element} should be.", expected, actual)
    elif seen.pair.likeness is Likeness.DIFFERENT:
        yield _fault(seen, "{element} shows another picture than in the template.", expected, actual)
    elif seen.pair.likeness is Likeness.UNKNOWN:
        yield Fault(Message("Whether {element} still shows the right picture cannot be seen: "
                            "the picture cannot be read.", {"element": name_of(seen.pair.expected)}),
                    seen.location, seen.pair.expected.id, expected, actual, Outcome.UNKNOWN)


def _fault(seen: Seen, text: str, expected: JsonValue, actual: JsonValue) -> Fault:
    return Fault(Message(text, {"element": name_of(seen.pair.expected)}), seen.location, seen.pair.expected.id,
                 expected, actual)


def _hash(picture: Picture | None) -> str | None:
    return picture.sha256 or picture.linked if picture else None


def _shape(shape: Shape) -> str:
    return shape.preset or "rect"


def _words(element: Element) -> list[str]:
    """Programs change white space and line ends; the words stay."""
    return element.text.split()


RULE = Rule("NV205", "element-replaced", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("Another picture, another shape or other words stand in place of a protected graphic."),
    Message("An old or a different logo gives the wrong sender."),
    Message("The logo was exchanged with Change Picture."),
    Message("View > Slide Master. Delete what stands there and copy the graphic from the template's master."),
    Message("Double-click in the header or footer, delete what stands there and copy the graphic from a new document "
            "made from the template."),
), check)
