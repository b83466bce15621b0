"""NV605 contrast-too-low."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from naravard_templates.linter.behind import Behind
from naravard_templates.linter.context import Context
from naravard_templates.linter.contrast import Weakest, needed, weakest
from naravard_templates.linter.examples import AMBER, Example, solid
from naravard_templates.linter.grounds import Ground
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.style_changes import style_changes
from naravard_templates.linter.text_examples import TEXT_BOX, deck_with, document_with, text_in, text_of
from naravard_templates.linter.texts import Offers, is_deck, own_texts, same_fill
from naravard_templates.linter.words import excerpt
from naravard_templates.model.colour import Fill, FillKind
from naravard_templates.model.finding import Message, Outcome, Severity
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Element, ElementKind
from naravard_templates.model.text import TextUse

_WRITTEN = re.compile(r"[^\W_]")


def check(context: Context) -> Iterator[Fault]:
    """The worst text of each object or style (WCAG 2.2, 1.4.3); what cannot be measured once for each slide."""
    worst: dict[tuple[object, ...], tuple[TextUse, Weakest]] = {}
    unknown: dict[int | None, TextUse] = {}
    for use, found in _weak(context):
        place = use.location
        if found.ratio is None:
            unknown.setdefault(place.number, use)
            continue
        key = place.part, place.number, use.path or place.object, use.look.fill, found.ground.rgb
        if key not in worst or (found.ratio or 0) < (worst[key][1].ratio or 0):
            worst[key] = use, found
    for use, found in worst.values():
        yield _fault(use, found)
    for use in unknown.values():
        yield Fault(Message("The contrast of “{text}” cannot be measured. What lies behind is a picture or unknown.",
                            {"text": excerpt(use.text)}), use.location, outcome=Outcome.UNKNOWN)


def _weak(context: Context) -> Iterator[tuple[TextUse, Weakest]]:
    offers, behind = Offers(context), Behind(context)
    changed = {change.location.object for change in style_changes(context)}
    other_grounds = context.other_grounds()
    for use in own_texts(context):
        if use.location.number in other_grounds:
            continue  # the ground was exchanged, which has a finding of its own
        drawn = use.look.fill.kind is not FillKind.NONE and _WRITTEN.search(use.text)
        if not drawn or _is_told_elsewhere(context, use, changed):
            continue
        found = _judged(use, behind.grounds(use))
        if found is not None and not _is_templates(context, offers, use, found):
            yield use, found


def _judged(use: TextUse, behind: Iterable[frozenset[Ground]]) -> Weakest | None:
    """The worst that is certain, else what cannot be told: text that some of the colours that may lie behind suit."""
    unknown: Weakest | None = None
    for seen in behind:
        found = weakest(use.look, seen)
        if found is None:
            continue
        if found.ratio is not None and all(weakest(use.look, [ground]) for ground in seen):
            return found
        unknown = Weakest(found.text, replace(found.ground, rgb=None), None)
    return unknown


def _is_told_elsewhere(context: Context, use: TextUse, changed: set[str | None]) -> bool:
    """A changed theme colour or style, and a colour outside the palette, have findings of their own."""
    slots = {change.slot for change in context.slot_changes}
    if any(stop.colour.token in slots for stop in use.look.fill.stops):
        return True
    if use.fill_at is not None and use.fill_at.surface is SurfaceKind.STYLES and use.fill_at.object in changed:
        return True
    return any(stop.colour.rgb and not context.colours.allows(stop.colour.rgb) for stop in use.look.fill.stops)


def _is_templates(context: Context, offers: Offers, use: TextUse, found: Weakest) -> bool:
    """Text that looks as the template has it, on a ground that nobody changed, is for `brand check` (NV805)."""
    tolerance, ratio = context.tolerances.colour, found.ratio or 0.0
    enough = needed(use.look)
    if not any((needed(look) == enough or ratio < needed(look)) and same_fill(look.fill, use.look.fill, tolerance)
               for look in offers.looks(use)):
        return False
    if is_deck(context):
        return not found.ground.part.startswith(use.location.part or "") or found.ground.part == ""
    if use.location.surface in {SurfaceKind.HEADER, SurfaceKind.FOOTER}:
        return True
    offer = context.master.style_looks.get(use.style.casefold())
    return offer is None or offer.shades == use.shades


def _fault(use: TextUse, found: Weakest) -> Fault:
    enough = needed(use.look)
    return Fault(
        Message("“{text}” is #{colour} on #{ground}, a contrast of {ratio}:1, where {needed}:1 is needed.",
                {"text": excerpt(use.text), "colour": found.text, "ground": found.ground.rgb, "ratio": found.shown,
                 "needed": enough}), use.location, None, {"contrast": enough},
        {"contrast": found.shown, "text": found.text, "ground": found.ground.rgb})


def _panel(fill: Fill) -> Element:
    return Element("9", ElementKind.SHAPE, "Panel", TEXT_BOX.box, fill=fill)


def valid() -> Iterator[Example]:
    yield Example("dark on light", deck_with(text_in()))
    yield Example("white on a dark panel", deck_with(text_in(fill=solid("FFFFFF", "lt1")), below=_panel(solid(AMBER))))
    yield Example("large grey text", deck_with(text_in(fill=solid("898989"), size=24.0)))
    yield Example("white in a dark cell", document_with(text_of(fill=solid("FFFFFF"), shades=(solid("14303A"),))))


def invalid() -> Iterator[Example]:
    yield Example("white on white", deck_with(text_in(fill=solid("FFFFFF", "lt1"))))
    yield Example("dark on a dark panel", deck_with(text_in(), below=_panel(solid("0F3D4C", "dk2"))))
    yield Example("light grey in a document", document_with(text_of(fill=solid("C8C8C8"))))


RULE = Rule("NV605", "contrast-too-low", Severity.WARNING, None, Docs(
    Message("Text is hard to read on what lies behind it."),
    Message("4.5:1 is needed, 3:1 from 18 points, or 14 points bold. Whoever sees less well, or sits in the sun, "
            "cannot read the rest. Graphics are not measured: see for yourself that theirs is 3:1."),
    Message("White text was put on a pale yellow box."),
    Message("Select the text, Home > Font Color, and choose a darker or lighter theme colour, or give the box another "
            "fill."),
    Message("Select the text, Home > Font Color, and choose a darker or lighter theme colour, or another shading."),
), check)
