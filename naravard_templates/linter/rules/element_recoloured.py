"""NV206 element-recoloured."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.compare import ColourChange, Likeness
from naravard_templates.linter.context import Context, Seen
from naravard_templates.linter.examples import AMBER, TEAL, Example, deck, filled, pictured
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import colour_json, colour_words, name_of
from naravard_templates.model.finding import FixSafety, Message, Severity


def check(context: Context) -> Iterator[Fault]:
    """Fill, outline and transparency of shapes; the effects on pictures and their own colours."""
    for seen in context.pairs():
        one, other = seen.pair.expected.element, seen.pair.actual.element
        change = (compare.fill_change(one.fill, other.fill, context.tolerances)
                  or compare.line_change(one.line, other.line, context.tolerances))
        if change and one.picture is None and other.picture is None:
            yield _recoloured(seen, change)
        elif seen.pair.likeness is Likeness.RETINTED:
            yield _fault(seen, "The picture {element} has been given other colours.")
        elif seen.pair.likeness is Likeness.SAME:
            yield from _effects(seen)


def _recoloured(seen: Seen, change: ColourChange) -> Fault:
    expected, actual = colour_words(change)
    return Fault(
        Message("{element} has been recoloured from {expected} to {actual}.",
                {"element": name_of(seen.pair.expected), "expected": expected, "actual": actual}),
        seen.location, seen.pair.expected.id, colour_json(change.expected), colour_json(change.actual))


def _effects(seen: Seen) -> Iterator[Fault]:
    one, other = seen.pair.expected.element.picture, seen.pair.actual.element.picture
    added = sorted(set(other.effects) - set(one.effects)) if one and other else []
    if added and one and other:
        yield Fault(Message("The picture {element} is drawn with a colour effect ({effects}).",
                            {"element": name_of(seen.pair.expected), "effects": ", ".join(added)}),
                    seen.location, seen.pair.expected.id, one.effects, other.effects)


def _fault(seen: Seen, text: str) -> Fault:
    return Fault(Message(text, {"element": name_of(seen.pair.expected)}), seen.location, seen.pair.expected.id)


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("the same colour said outright", deck(bar=filled(TEAL)))
    yield Example("the theme's colour changed, which is NV301",
                  deck(bar=filled("990000", "accent1"), theme={"accent1": "990000"}))


def invalid() -> Iterator[Example]:
    yield Example("another theme colour", deck(bar=filled(AMBER, "accent2")))
    yield Example("half transparent", deck(bar=filled(TEAL, "accent1", 0.5)))
    yield Example("re-tinted bitmap", deck(logo=pictured("logo-red")))
    yield Example("grey by an effect", deck(logo=pictured("logo", effects=("grayscl",))))


RULE = Rule("NV206", "element-recoloured", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic has another colour, transparency or picture effect than in the template."),
    Message("The colours carry the brand as much as the forms do, and they were chosen with enough contrast."),
    Message("The bar at the foot of the slide was made red."),
    Message("View > Slide Master. Select the graphic and set Shape Fill to the theme colour that the finding gives; "
            "for a picture: Picture Format > Reset Picture."),
    Message("Double-click in the header or footer. Select the graphic and set Shape Fill to the theme colour that the "
            "finding gives; for a picture: Picture Format > Reset Picture."),
), check)
