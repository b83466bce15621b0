"""NV104 layout-altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from naravard_templates.brand.protected import Layout
from naravard_templates.linter.context import Context
from naravard_templates.linter.examples import TITLE, Example, deck
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, Page, Placeholder, Snapshot, Surface

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
        for surface, wanted in _wanted(page, layouts.get(match.view.name, []), context.master.master_slots):
            found = _types(surface.elements)
            if surface.part not in known and wanted and found not in wanted:
                name = page.layout if page and surface.kind is SurfaceKind.LAYOUT else surface.name
                yield Change(surface, name, wanted[0], found)
            known.add(surface.part)


def _wanted(page: Page | None, layouts: Sequence[Layout],
            masters: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Surface, list[tuple[str, ...]]]]:
    """A page's layout and master, each with the placeholders that it may have: layouts can share a name."""
    for surface in (*page.surfaces, *page.hidden_surfaces) if page else ():
        if surface.kind is SurfaceKind.LAYOUT:
            yield surface, [tuple(sorted(slot.type for slot in layout.slots)) for layout in layouts]
        elif surface.kind is SurfaceKind.MASTER:
            yield surface, [masters[layout.master] for layout in layouts if layout.master in masters]


def _part(page: Page, kind: SurfaceKind) -> str:
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return next((surface.part for surface in surfaces if surface.kind is kind), "")


def _types(elements: Sequence[Element]) -> tuple[str, ...]:
    return tuple(sorted(element.placeholder.type for element in elements if element.placeholder))


def _with_slots(*slots: Element) -> Snapshot:
    """The deck with other placeholders on its layout."""
    own = deck()

    def changed(page: Page) -> Page:
        return replace(page, slots=slots if page.kind == "layout" else page.slots, surfaces=tuple(
            replace(surface, elements=slots) if surface.kind is SurfaceKind.LAYOUT else surface
            for surface in page.surfaces))
    return replace(own, pages=tuple(map(changed, own.pages)), layouts=tuple(map(changed, own.layouts)))


def _body() -> Element:
    return replace(TITLE, path="1", name="Innehåll", placeholder=Placeholder("body", 1, "Innehåll"))


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("a placeholder with another name and number",
                  _with_slots(replace(TITLE, name="Rubrik", placeholder=Placeholder("title", 7, "Rubrik"))))
    yield Example("layouts drawn anew by LibreOffice", replace(_with_slots(), producer="LibreOffice/7.4"))


def invalid() -> Iterator[Example]:
    yield Example("the title deleted from a layout", _with_slots())
    yield Example("a text placeholder added to a layout", _with_slots(TITLE, _body()))


RULE = Rule("NV104", "layout-altered", Severity.WARNING, FixSafety.SAFE, Docs(
    Message("A layout or master of the brand has lost or gained placeholders."),
    Message("New slides on that layout lack what others have: a title that is read aloud, the slide number, a text in "
            "the outline."),
    Message("The title placeholder was deleted from a layout to make room for a picture."),
    Message("View > Slide Master. Copy the layout from a new presentation made from the template, and delete the "
            "altered one. Slides that are on it: Home > Layout, and choose the copy."),
    Message("This concerns presentations only."),
), check)
