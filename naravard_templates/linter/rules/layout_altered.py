"""NV104 layout-altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from naravard_templates.brand.protected import Layout
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Page, Surface

_ALTERABLE = frozenset({SurfaceKind.LAYOUT, SurfaceKind.MASTER})
_WORDS = {
    "title": Message("title"), "ctrTitle": Message("title"), "subTitle": Message("subtitle"), "body": Message("text"),
    "obj": Message("content"), "pic": Message("picture"), "tbl": Message("table"), "chart": Message("chart"),
    "dt": Message("date"), "ftr": Message("footer"), "sldNum": Message("slide number"),
}


@record
class Change:
    """A layout or master of the brand, and the types of placeholders that it should have and has."""

    surface: Surface
    name: str
    expected: tuple[str, ...]
    actual: tuple[str, ...]


def check(context: Context) -> Iterator[Fault]:
    """Which kinds of placeholders there are and how many; their graphics are NV204's and NV211's."""
    if renames_layouts(context.snapshot.producer):
        return
    for change in _changes(context):
        lost = tuple((Counter(change.expected) - Counter(change.actual)).elements())
        gained = tuple((Counter(change.actual) - Counter(change.expected)).elements())
        yield Fault(_message(change, lost, gained),
                    Location(change.surface.kind, None, change.surface.part, change.name or None), None,
                    change.expected, change.actual)


def _message(change: Change, lost: Sequence[str], gained: Sequence[str]) -> Message:
    values = {"name": change.name, "surface": change.surface.kind, "lost": _words(lost), "gained": _words(gained)}
    if not gained:
        return Message("The {surface} “{name}” lacks placeholders that it has in the template: {lost}.", values)
    if not lost:
        return Message("The {surface} “{name}” has placeholders that it has not in the template: {gained}.", values)
    return Message("The {surface} “{name}” has other placeholders than in the template: {gained} instead of {lost}.",
                   values)


def _words(types: Sequence[str]) -> tuple[object, ...]:
    return tuple(_WORDS.get(type, type) for type in types)


def _changes(context: Context) -> Iterator[Change]:
    """Every layout that pages of the brand show under its name, and every master below them, each once."""
    pages = {page.surfaces[-1].part: page for page in context.snapshot.layouts}
    layouts: dict[str, list[Layout]] = {}
    for layout in context.master.layouts:
        layouts.setdefault(layout.name, []).append(layout)
    known: set[str] = set()
    for match in context.own_matches():
        page = pages.get(_part(match.page, SurfaceKind.LAYOUT)) if match.named else None
        for surface in (*page.surfaces, *page.hidden_surfaces) if page else ():
            if surface.part in known or surface.kind not in _ALTERABLE:
                continue
            known.add(surface.part)
            wanted = _wanted(context, surface, layouts.get(match.view.name, []))
            found = context.lasting.on(_types, surface)
            if wanted and found not in wanted:
                name = page.layout if page and surface.kind is SurfaceKind.LAYOUT else surface.name
                yield Change(surface, name, wanted[0], found)


def _wanted(context: Context, surface: Surface, layouts: Sequence[Layout]) -> list[tuple[str, ...]]:
    """The placeholders that a layout or master may have: layouts can share a name."""
    masters = context.master.master_slots
    if surface.kind is SurfaceKind.LAYOUT:
        return [context.lasting.of(_slots, layout) for layout in layouts]
    return [masters[layout.master] for layout in layouts if layout.master in masters]


def _part(page: Page, kind: SurfaceKind) -> str:
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return next((surface.part for surface in surfaces if surface.kind is kind), "")


def _types(surface: Surface) -> tuple[str, ...]:
    return tuple(sorted(element.placeholder.type for element in surface.elements if element.placeholder))


def _slots(layout: Layout) -> tuple[str, ...]:
    return tuple(sorted(slot.type for slot in layout.slots))


RULE = Rule("NV104", "layout-altered", Severity.WARNING, FixSafety.SAFE, Docs(
    Message("A layout or master of the brand has lost or gained placeholders."),
    Message("New slides on that layout lack what others have: a title that is read aloud, the slide number, a text in "
            "the outline."),
    Message("The title placeholder was deleted from a layout to make room for a picture."),
    Message("View > Slide Master. Copy the layout from a new presentation made from the template, and delete the "
            "altered one. Slides that are on it: Home > Layout, and choose the copy."),
    Message("This concerns presentations only."),
), check)
