"""NV206 element-recoloured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.compare import ColourChange, Likeness
from naravard_templates.linter.context import Context, Seen
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.linter.words import colour_json, colour_words, name_of
from naravard_templates.model.finding import FixSafety, Length, Message, Severity


def check(context: Context) -> Iterator[Fault]:
    """Fill, outline and transparency of shapes; the effects on pictures and their own colours."""
    tolerances = context.tolerances
    keeps_widths = not renames_layouts(context.snapshot.producer)  # LibreOffice forgets those that only a style draws
    for seen in context.unlike_pairs():
        one, other = seen.pair.expected.element, seen.pair.actual.element
        change = (compare.fill_change(one.fill, other.fill, tolerances)
                  or compare.line_change(one.line, other.line, tolerances))
        if change and (one.picture is None) == (other.picture is None) and seen.pair.likeness is not Likeness.DIFFERENT:
            yield _recoloured(seen, change)
        elif seen.pair.likeness is Likeness.RETINTED:
            yield _fault(seen, "The picture {element} has been given other colours.")
        elif keeps_widths and compare.is_rewidened(one.line, other.line, tolerances):
            yield _outlined(seen, one.line.width, other.line.width)
        else:
            yield from _effects(seen)


def _recoloured(seen: Seen, change: ColourChange) -> Fault:
    expected, actual = colour_words(change)
    return Fault(
        Message("{element} has been recoloured from {expected} to {actual}.",
                {"element": name_of(seen.pair.expected), "expected": expected, "actual": actual}),
        seen.location, seen.pair.expected.id, colour_json(change.expected), colour_json(change.actual))


def _outlined(seen: Seen, expected: int, actual: int) -> Fault:
    return Fault(
        Message("The outline of {element} is {actual} wide instead of {expected}.",
                {"element": name_of(seen.pair.expected), "expected": Length(expected), "actual": Length(actual)}),
        seen.location, seen.pair.expected.id, expected, actual)


def _effects(seen: Seen) -> Iterator[Fault]:
    """What is done to the pixels, and what lies around them: shadows, glows. An effect that is gone may be drawn in."""
    one, other = seen.pair.expected.element, seen.pair.actual.element
    if seen.pair.likeness is Likeness.DIFFERENT:
        return
    pixels = _added(one.picture.effects, other.picture.effects) if one.picture and other.picture else []
    added = [*pixels, *_added(one.effects, other.effects)]
    if added:
        yield Fault(Message("{element} is drawn with an effect that the template does not give it ({effects}).",
                            {"element": name_of(seen.pair.expected), "effects": ", ".join(added)}),
                    seen.location, seen.pair.expected.id, None, tuple(added))


def _added(expected: Iterable[str], actual: Iterable[str]) -> list[str]:
    return sorted(set(actual) - set(expected))


def _fault(seen: Seen, text: str) -> Fault:
    return Fault(Message(text, {"element": name_of(seen.pair.expected)}), seen.location, seen.pair.expected.id)


RULE = Rule("NV206", "element-recoloured", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic has another colour, transparency or picture effect than in the template."),
    Message("The colours carry the brand as much as the forms do, and they were chosen with enough contrast."),
    Message("The bar at the foot of the slide was made red."),
    Message("View > Slide Master. Select the graphic and set Shape Fill to the theme colour that the finding gives; "
            "for a picture: Picture Format > Reset Picture."),
    Message("Double-click in the header or footer. Select the graphic and set Shape Fill to the theme colour that the "
            "finding gives; for a picture: Picture Format > Reset Picture."),
), check)
