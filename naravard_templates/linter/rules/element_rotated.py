"""NV203 element-rotated."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import compare
from naravard_templates.linter.compare import Likeness
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import name_of, turn
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.snapshot import Element

_SYMMETRICAL = frozenset({"ellipse", "line", "straightConnector1"})


def check(context: Context) -> Iterator[Fault]:
    """Judges rotation and mirroring. What looks the same however it is turned is left alone."""
    for seen in context.unlike_pairs():
        one, other = seen.pair.expected.element, seen.pair.actual.element
        if one.box is None or other.box is None or seen.pair.likeness is Likeness.DIFFERENT or _looks_the_same(one):
            continue
        if compare.is_turned(one.box, other.box, context.tolerances.rotation, mirrors=_shows_mirroring(one)):
            yield Fault(
                Message("{element} has been rotated or flipped.", {"element": name_of(seen.pair.expected)}),
                seen.location, seen.pair.expected.id, turn(one.box), turn(other.box))


def _looks_the_same(element: Element) -> bool:
    """Circles look the same at any angle; a line's ends are judged by its box."""
    return element.picture is None and not element.text and element.shape.preset in _SYMMETRICAL


def _shows_mirroring(element: Element) -> bool:
    """A plain rectangle is its own mirror image; programs drop or add its flips."""
    return element.picture is not None or element.shape.preset not in {"", "rect"}


RULE = Rule("NV203", "element-rotated", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("A protected graphic has been rotated or flipped."),
    Message("A logo that stands askew or mirrored is no longer the logo."),
    Message("The logo was turned by five degrees to look livelier."),
    Message("View > Slide Master. Select the graphic, Shape Format > Rotate > More Rotation Options, and enter "
            "the angle that the finding gives."),
    Message("Double-click in the header or footer. Select the graphic, Layout Options > See more > Size, and enter the "
            "rotation that the finding gives."),
), check)
