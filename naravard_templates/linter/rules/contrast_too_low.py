"""NV605 contrast-too-low."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from naravard_templates.linter.behind import Behind
from naravard_templates.linter.context import Context
from naravard_templates.linter.contrast import Weakest, needed, weakest
from naravard_templates.linter.grounds import Ground
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.style_changes import style_changes
from naravard_templates.linter.texts import MARGINS, Offers, is_deck, own_texts, same_fill
from naravard_templates.linter.words import excerpt
from naravard_templates.model.colour import FillKind
from naravard_templates.model.finding import Message, Outcome, Severity
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.text import TextUse


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
    slots = {change.slot for change in context.slot_changes}
    other_grounds = context.other_grounds()
    for use in own_texts(context):
        if use.location.number in other_grounds:
            continue  # the ground was exchanged, which has a finding of its own
        drawn = use.look.fill.kind is not FillKind.NONE and any(map(str.isalnum, use.text))
        if not drawn or _is_told_elsewhere(context, use, slots, changed):
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


def _is_told_elsewhere(context: Context, use: TextUse, slots: set[str], changed: set[str | None]) -> bool:
    """A changed theme colour or style, and a colour outside the palette, have findings of their own."""
    for stop in use.look.fill.stops:
        rgb = stop.colour.rgb
        if stop.colour.token in slots or (rgb and not context.colours.allows(rgb)):
            return True
    place = use.fill_at
    return place is not None and place.surface is SurfaceKind.STYLES and place.object in changed


def _is_templates(context: Context, offers: Offers, use: TextUse, found: Weakest) -> bool:
    """Text that looks as the template has it, on a ground that nobody changed, is for `brand check` (NV805)."""
    tolerance, ratio = context.tolerances.colour, found.ratio or 0.0
    enough = needed(use.look)
    if not any((needed(look) == enough or ratio < needed(look)) and same_fill(look.fill, use.look.fill, tolerance)
               for look in offers.looks(use)):
        return False
    if is_deck(context):
        return not found.ground.part.startswith(use.location.part or "") or found.ground.part == ""
    if use.location.surface in MARGINS:
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


RULE = Rule("NV605", "contrast-too-low", Severity.WARNING, None, Docs(
    Message("Text is hard to read on what lies behind it."),
    Message("4.5:1 is needed, 3:1 from 18 points, or 14 points bold. Whoever sees less well, or sits in the sun, "
            "cannot read the rest. Graphics are not measured: see for yourself that theirs is 3:1."),
    Message("White text was put on a pale yellow box."),
    Message("Select the text, Home > Font Color, and choose a darker or lighter theme colour, or give the box another "
            "fill."),
    Message("Select the text, Home > Font Color, and choose a darker or lighter theme colour, or another shading."),
), check)
