"""NV502 margins-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.model.finding import FixSafety, JsonValue, Length, Message, Outcome, Severity
from naravard_templates.model.geometry import EMU_PER_MM, EMU_PER_POINT
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import PageSetup

Margins = tuple[int, int, int, int]

_SIDES = ("left", "top", "right", "bottom")


def check(context: Context) -> Iterator[Fault]:
    """Sections on a page that the template has too, each strange set of margins once, where it comes first."""
    makes_room = renames_layouts(context.snapshot.producer)
    known: set[Margins | None] = set()
    for setup in context.snapshot.setups:
        expected = [own.margins for own in context.master.setups if own.margins and _same_page(own, setup)]
        if expected and setup.margins not in known and not _is_one_of(setup.margins, expected):
            known.add(setup.margins)
            grown = makes_room and any(_is_grown(setup.margins, own) for own in expected)
            yield _unknown_room(setup, expected) if grown else _fault(setup, _nearest(setup.margins, expected))


def _same_page(one: PageSetup, other: PageSetup) -> bool:
    """Another paper is NV501; a page that was turned has no margins in the template to compare with."""
    return abs(one.width - other.width) <= EMU_PER_MM and abs(one.height - other.height) <= EMU_PER_MM


def _is_one_of(margins: Margins | None, expected: list[Margins]) -> bool:
    return margins is not None and any(_apart(margins, own) <= EMU_PER_POINT for own in expected)


def _is_grown(margins: Margins | None, expected: Margins) -> bool:
    """Whether only the upper and lower margins are wider, as LibreOffice makes them for headers that need more room."""
    if margins is None:
        return False
    left, top, right, bottom = (own - wanted for own, wanted in zip(margins, expected, strict=True))
    return max(abs(left), abs(right)) <= EMU_PER_POINT and min(top, bottom) >= -EMU_PER_POINT


def _apart(one: Margins, other: Margins) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _nearest(margins: Margins | None, expected: list[Margins]) -> Margins:
    return expected[0] if margins is None else min(expected, key=lambda own: _apart(margins, own))


def _fault(setup: PageSetup, expected: Margins) -> Fault:
    where = Location(SurfaceKind.BODY, setup.number or None)
    if setup.margins is None:
        return Fault(Message("The file does not say how wide the margins are; each program takes widths of its own."),
                     where, None, _as_json(expected), None, Outcome.UNKNOWN)
    left, top, right, bottom = (Length(side) for side in expected)
    return Fault(
        Message("The margins are not the template's, which are {left} to the left, {right} to the right, {top} at the "
                "top and {bottom} at the bottom.", {"left": left, "right": right, "top": top, "bottom": bottom}),
        where, None, _as_json(expected), _as_json(setup.margins))


def _unknown_room(setup: PageSetup, expected: list[Margins]) -> Fault:
    return Fault(
        Message("The upper or lower margin is wider than the template's. Whether somebody widened it or LibreOffice "
                "made room for the header or footer cannot be told."),
        Location(SurfaceKind.BODY, setup.number or None), None, _as_json(_nearest(setup.margins, expected)),
        _as_json(setup.margins or expected[0]), Outcome.UNKNOWN)


def _as_json(margins: Margins) -> JsonValue:
    return dict(zip(_SIDES, margins, strict=True))


RULE = Rule("NV502", "margins-changed", Severity.WARNING, FixSafety.SAFE, Docs(
    Message("The text has other margins than the template's."),
    Message("The margins keep the text free of the graphics, and make all documents look like one family."),
    Message("Narrow margins were chosen so that the decision would fit on one page."),
    Message("This concerns documents only."),
    Message("Put the cursor in the section. Layout > Margins > Custom Margins, and enter the widths that the finding "
            "gives."),
), check)
