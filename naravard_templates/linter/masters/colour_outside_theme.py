"""NV804 colour-outside-theme."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.linter.masters.examples import MasterExample, deck_sheet, declared
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Outcome, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import ColourUse


def check(context: MasterContext) -> Iterator[Fault]:
    """Every fixed colour once for each object. Those of the theme and of brand.yaml, their tints and greys may be."""
    fixed = [use for use in context.sheet.colours if not use.colour.token and use.colour.rgb]
    if fixed and not context.colours.offered:
        yield Fault(Message("The file has no theme, so its colours cannot be compared with one."),
                    Location(SurfaceKind.PACKAGE), outcome=Outcome.UNKNOWN)
        return
    known: set[tuple[object, ...]] = set()
    for use in fixed:
        rgb = str(use.colour.rgb)
        key = use.part, use.object, use.role, rgb
        if key not in known and not context.colours.allows(rgb):
            known.add(key)
            yield _fault(context, use, rgb)


def _fault(context: MasterContext, use: ColourUse, rgb: str) -> Fault:
    name, nearest = context.colours.nearest(rgb)
    return Fault(
        Message("{colour} is a fixed colour that is not in the theme. The nearest theme colour is {name}, {nearest}.",
                {"colour": f"#{rgb}", "name": name, "nearest": f"#{nearest}"}),
        Location(use.surface, None, use.part, use.object or None), None, {"name": name, "rgb": nearest},
        {"rgb": rgb, "declared": use.colour.declared, "role": use.role})


def valid() -> Iterator[MasterExample]:
    yield MasterExample("a theme colour", deck_sheet(colours=(declared("A85100", "accent2"),)))
    yield MasterExample("a theme colour under its number", deck_sheet(colours=(declared("A85100"),)))
    yield MasterExample("black, white and grey", deck_sheet(
        colours=tuple(map(declared, ("000000", "FFFFFF", "777777")))))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("bright red", deck_sheet(colours=(declared("FF0000"),)))
    yield MasterExample("bright red, twice in one object", deck_sheet(colours=(declared("FF0000"), declared("FF0000"))))


RULE = Rule("NV804", "colour-outside-theme", Severity.WARNING, None, Docs(
    Message("A master, layout, header or style has a fixed colour that is not in the theme."),
    Message("It is on no menu, so nobody can use it on purpose, and it stays behind when the theme is changed."),
    Message("A heading style has the blue of a former logo."),
    Message("View > Slide Master: select the object and choose a colour under Theme Colors. "
            "A colour that is meant belongs in the theme, or under palette in brand.yaml, with a name of its own."),
    Message("Home > Styles, right-click the style > Modify, and choose a colour under Theme Colors. "
            "A colour that is meant belongs in the theme, or under palette in brand.yaml, with a name of its own."),
), master_check=check)
