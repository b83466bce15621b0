"""Styles whose colours are not the brand's any more: Word's, and what slide layouts make of text."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.brand.config import Tolerances
from naravard_templates.brand.protected import Layout
from naravard_templates.linter.context import Context
from naravard_templates.linter.texts import Offers, is_deck, same_fill, slot_kind, slot_looks
from naravard_templates.linter.views import PageMatch, renames_layouts
from naravard_templates.model.colour import Colour, Fill
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import PageKind
from naravard_templates.model.text import StyleLook, TextLook


@record
class StyleChange:
    """A style, where its colour is said, and the colours; `own` is a style that the brand has not."""

    style: StyleLook
    location: Location
    expected: Colour | None
    actual: Colour | None
    shaded: bool = False
    own: bool = False


def style_changes(context: Context) -> tuple[StyleChange, ...]:
    """The changed styles that text shows, each once, and those of layouts and templates that stand ready for it."""
    return context.once(_slot_changes if is_deck(context) else _word_changes)


def _word_changes(context: Context) -> Iterator[StyleChange]:
    """A style that has its colour from another is that other's fault."""
    alike = _Likeness(context)
    known: set[tuple[object, ...]] = set()
    for style in context.snapshot.styles:
        offer = context.master.style_looks.get(style.role)
        if not style.used:
            continue
        if offer is None:
            yield from _new_style(context, style)
            continue
        if not alike.fills(offer.look.fill, style.look.fill):
            place, actual = style.declared or style.location, _colour(style.look.fill)
            if (place, actual) not in known:
                known.add((place, actual))
                yield StyleChange(style, place, _colour(offer.look.fill), actual)
        elif not alike.shades(offer.shades, style.shades):
            yield StyleChange(style, style.location, _first(offer.shades), _first(style.shades), True)


def _new_style(context: Context, style: StyleLook) -> Iterator[StyleChange]:
    """A style of somebody's own may have any colour of the palette. Programs bring styles of theirs for links."""
    colour = _colour(style.look.fill)
    own = colour is not None and colour.rgb is not None and not colour.token
    if own and colour and colour.rgb and not context.colours.allows(colour.rgb) and not renames_layouts(
            context.snapshot.producer):
        yield StyleChange(style, style.location, None, colour, own=True)


def _slot_changes(context: Context) -> Iterator[StyleChange]:
    alike = _Likeness(context)
    known: set[tuple[object, ...]] = set()
    for match, layout, style in _layout_styles(context):
        if context.lasting.of(_has_its_fill, style, layout, match.named, context.tolerances):
            continue
        wanted = _wanted(style, layout, match.named)
        if any(alike.fills(look.fill, style.look.fill) for look in wanted):
            continue
        place = style.declared or style.location
        actual = _colour(style.look.fill)
        key = place.part, place.object, slot_kind(style.role) if place.object is None else "", actual
        if key not in known:
            known.add(key)
            yield StyleChange(style, place, _colour(wanted[0].fill), actual)


def _has_its_fill(style: StyleLook, layout: Layout, named: bool, tolerances: Tolerances) -> bool:
    """Whether a style has the fill of its slot in the brand's layout, or there is none."""
    wanted = _wanted(style, layout, named)
    return not wanted or any(same_fill(look.fill, style.look.fill, tolerances.colour) for look in wanted)


def _wanted(style: StyleLook, layout: Layout, named: bool) -> tuple[TextLook, ...]:
    return slot_looks(layout, style.role, style.level if named else 0)


def _layout_styles(context: Context) -> Iterator[tuple[PageMatch, Layout, StyleLook]]:
    """The styles of layouts that text has or may be given, each with the brand's layout and a page that shows it."""
    offers = Offers(context)
    styles: dict[object, list[StyleLook]] = {}
    for style in context.snapshot.styles:
        styles.setdefault(style.location.part, []).append(style)
    matches: dict[tuple[object, ...], PageMatch] = {}
    for match in context.own_matches():  # all slides on a layout show the same
        matches.setdefault((_layout_part(match), id(match.view), match.named, match.page.kind), match)
    for (part, *_), match in matches.items():
        layout, is_ready = offers.layout(match), match.page.kind is PageKind.LAYOUT
        if layout is None:
            continue
        for style in styles.get(part, ()):
            if style.used or is_ready:
                yield match, layout, style


def _layout_part(match: PageMatch) -> str:
    surfaces = (*match.page.surfaces, *match.page.hidden_surfaces)
    return next((surface.part for surface in surfaces if surface.kind is SurfaceKind.LAYOUT), "")


@stateful
class _Likeness:
    """Whether fills look alike, by the brand's tolerance. A theme colour that was changed is NV301's."""

    context: Context

    def __post_init__(self) -> None:
        self._changed = {change.slot for change in self.context.slot_changes}
        self._tolerance = self.context.tolerances.colour

    def fills(self, one: Fill, other: Fill) -> bool:
        if self._changed and any(stop.colour.token in self._changed for stop in (*one.stops, *other.stops)):
            return True
        return same_fill(one, other, self._tolerance)

    def shades(self, one: tuple[Fill, ...], other: tuple[Fill, ...]) -> bool:
        return len(one) == len(other) and all(self.fills(a, b) for a, b in zip(one, other, strict=True))


def _colour(fill: Fill) -> Colour | None:
    return fill.stops[0].colour if fill.stops else None


def _first(shades: tuple[Fill, ...]) -> Colour | None:
    return _colour(shades[0]) if shades else None
