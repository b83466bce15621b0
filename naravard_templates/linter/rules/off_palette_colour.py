"""NV304 off-palette-colour."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import colour_json
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import ColourUse


def check(context: Context) -> Iterator[Fault]:
    """Every colour in content, once for each object and use.

    A changed theme slot is NV301, a changed background NV303, a changed style of the brand NV305; none is told again.
    """
    changed = {change.slot for change in context.slot_changes}
    grounds = {page.background.surface.part for change in context.background_changes()
               if (page := change.match.page).background}
    styles = {style.name for style in context.master.styles.values()}
    known: set[tuple[object, ...]] = set()
    for use in context.contents():
        rgb = use.colour.rgb
        if rgb is None or use.colour.token in changed or context.colours.shows(use.colour):
            continue
        told = (use.role == "background" and use.part in grounds) or (
            use.surface is SurfaceKind.STYLES and use.object in styles)
        key = use.part, use.number, use.object, use.role, rgb
        if not told and not _is_styled(use) and key not in known:
            known.add(key)
            yield _fault(context, use, rgb)


def _fault(context: Context, use: ColourUse, rgb: str) -> Fault:
    name, nearest = context.colours.nearest(rgb)
    values: dict[str, object] = {"colour": f"#{rgb}", "name": name, "nearest": f"#{nearest}", "text": use.text}
    message = (Message("{colour} on “{text}” is not in the brand's palette. The nearest colour is {name}, {nearest}.",
                       values) if use.text
               else Message("{colour} is not in the brand's palette. The nearest colour is {name}, {nearest}.", values))
    return Fault(message, Location(use.surface, use.number, use.part, use.object or None), None,
                 {"name": name, "rgb": nearest}, {**_as_dict(colour_json(use.colour)), "role": use.role})


def _is_styled(use: ColourUse) -> bool:
    """Charts and diagrams take the shades of their style from a theme colour by themselves; nobody chose them."""
    return bool(use.colour.token) and use.role in {"chart", "diagram"}


def _as_dict(value: object) -> dict[str, str | float | None]:
    return dict(value) if isinstance(value, dict) else {}


RULE = Rule("NV304", "off-palette-colour", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("A colour in the content is neither in the brand's palette nor one of its tints."),
    Message("Colours of one's own weaken the brand, and their contrast has not been tested."),
    Message("A word was made bright red to stand out."),
    Message("Select the text or shape and choose a colour from the upper part of the colour menu, Theme Colors."),
    Message("Select the text or shape and choose a colour from the upper part of the colour menu, Theme Colors."),
), check)
