"""Whether a page still has the background that its layout gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from naravard_templates.brand.config import Tolerances
from naravard_templates.linter import compare
from naravard_templates.linter.compare import ColourChange, Likeness
from naravard_templates.linter.grounds import PAPER
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.colour import Colour, Fill, FillKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format

BACKGROUND = "background"
_CLEARER = 0.05
_COLOURED = frozenset({FillKind.SOLID, FillKind.GRADIENT})


@record
class BackgroundChange:
    """A page whose background is another. `colours` tells how, where both are colours; `known` is False where a
    picture cannot be seen, or a master without a theme does not say what its colour is."""

    match: PageMatch
    colours: ColourChange | None = None
    known: bool = True


def each_once(changes: Iterable[BackgroundChange]) -> Iterator[BackgroundChange]:
    """The changed backgrounds, each once for the surface that it stands on."""
    known: set[str] = set()
    for change in changes:
        page = change.match.page
        shown = page.background
        key = shown.surface.part if shown else f"page {page.number}"
        if key not in known:
            known.add(key)
            yield change


def background_change(match: PageMatch, format: Format, tolerances: Tolerances) -> BackgroundChange | None:
    """How the page's background is another than its layout gives it, or None."""
    expected, shown = match.view.background, match.page.background
    if expected is None:
        # PowerPoint masters without a background are white by default; a Word page has none until somebody adds one.
        added = shown is not None and format is Format.DOCX and not _is_paper(shown.element.fill, tolerances)
        return BackgroundChange(match) if added else None
    if expected.kind is FillKind.PICTURE:
        return _picture_change(match)
    if shown is None or expected.kind not in _COLOURED:
        return None
    if shown.element.fill.kind not in _COLOURED:
        return BackgroundChange(match)
    colours = compare.fill_change(expected, shown.element.fill, tolerances)
    if colours is None:
        return None
    return BackgroundChange(match, colours, known=colours.expected is None or colours.expected.rgb is not None)


def _is_paper(fill: Fill, tolerances: Tolerances) -> bool:
    """White that is said outright is what the page has anyway."""
    return fill.kind is FillKind.SOLID and all(
        compare.same_colour(Colour(PAPER), stop.colour, tolerances) for stop in fill.stops)


def _picture_change(match: PageMatch) -> BackgroundChange | None:
    pair = next((pair for pair in match.matching.pairs if is_background(pair)), None)
    if pair is None:
        shown = match.page.background
        both = shown is not None and shown.element.fill.kind is FillKind.PICTURE
        missing = any(one.element.path == BACKGROUND for one in match.matching.missing)
        return BackgroundChange(match, known=missing or not both)
    if pair.likeness is Likeness.SAME:
        return BackgroundChange(match) if _is_drawn_otherwise(pair) else None
    return BackgroundChange(match, known=pair.likeness is not Likeness.UNKNOWN)


def _is_drawn_otherwise(pair: Pair) -> bool:
    """Whether the same picture has other colours, is seen through, or shows more or less of itself."""
    one, other = pair.expected.element.picture, pair.actual.element.picture
    if one is None or other is None:
        return False
    return (bool(set(other.effects) - set(one.effects)) or one.alpha - other.alpha > _CLEARER
            or compare.is_recropped(one, other))


def is_background(pair: Pair) -> bool:
    return pair.expected.element.path == BACKGROUND
