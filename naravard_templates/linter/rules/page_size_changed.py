"""NV501 page-size-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import JsonValue, Length, Message, Outcome, Severity
from naravard_templates.model.geometry import EMU_PER_MM
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import PageSetup
from naravard_templates.model.snapshot import Format

_TOLERANCE = EMU_PER_MM


def check(context: Context) -> Iterator[Fault]:
    """Each strange size once, where it comes first. A section turned for a wide table is fine, a whole document not."""
    expected, setups = context.master.setups, context.snapshot.setups
    if not expected or not setups:
        return
    may_turn = any(_same(setup, own) for setup in setups for own in expected) and len(setups) > 1
    strange = [setup for setup in setups if not any(_same(setup, own) or (may_turn and _same(turned(setup), own))
                                                    for own in expected)]
    for setup in {(setup.width, setup.height): setup for setup in reversed(strange)}.values():
        yield _fault(context, setup, expected[0])


def turned(setup: PageSetup) -> PageSetup:
    return replace(setup, width=setup.height, height=setup.width)


def _same(one: PageSetup, other: PageSetup) -> bool:
    """Programs round sizes, and not all of them know a slide's or a paper's to the last tenth of a millimetre."""
    return abs(one.width - other.width) <= _TOLERANCE and abs(one.height - other.height) <= _TOLERANCE


def _fault(context: Context, setup: PageSetup, expected: PageSetup) -> Fault:
    is_deck = context.snapshot.format is Format.PPTX
    where = Location(SurfaceKind.PACKAGE) if is_deck else Location(SurfaceKind.BODY, setup.number or None)
    if not setup.width or not setup.height:
        return Fault(Message("The file does not say how large the page is; each program takes a size of its own."),
                     where, None, _size(expected), None, Outcome.UNKNOWN)
    values = {"width": Length(setup.width), "height": Length(setup.height),
              "right_width": Length(expected.width), "right_height": Length(expected.height)}
    message = (Message("The slides are {width} × {height}; the template has {right_width} × {right_height}.", values)
               if is_deck else
               Message("The page is {width} × {height}; the template has {right_width} × {right_height}.", values))
    return Fault(message, where, None, _size(expected), _size(setup))


def _size(setup: PageSetup) -> JsonValue:
    return {"width": setup.width, "height": setup.height}


RULE = Rule("NV501", "page-size-changed", Severity.ERROR, None, Docs(
    Message("The slides or pages have another size or orientation than the template's."),
    Message("On another format the graphics no longer stand where they belong, and prints are scaled or cropped."),
    Message("The presentation was changed to 4:3 because of an old projector."),
    Message("Design > Slide Size, and choose the size that the finding gives."),
    Message("Put the cursor in the section. Layout > Size, and choose the paper; Layout > Orientation for its "
            "direction."),
), check)
