"""NV211 graphic-added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.context import Context
from naravard_templates.linter.examples import Example, added, deck, solid
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, ElementKind, Shape

_BOX = Box(3_000_000, 5_000_000, 900_000, 900_000)


def check(context: Context) -> Iterator[Fault]:
    """Once for each object; what lies over a protected graphic is NV208's."""
    covers = {(cover.cover.surface.part, cover.cover.element.path)
              for _, cover in context.covers()} if context.additions else set()
    for addition in context.additions:
        surface, element = addition.drawn.surface, addition.drawn.element
        if (surface.part, element.path) not in covers:
            yield Fault(
                Message("{name} has been added to the {surface}; the template has no such graphic there.",
                        {"name": element.name or element.kind, "surface": surface.kind}),
                Location(surface.kind, addition.page.number, surface.part, element.name or None), None, None,
                element.kind.value)


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("a picture on a slide is content", added(deck(), SurfaceKind.SLIDE, _picture()))
    yield Example("words that LibreOffice wrote in place of a slot", replace(
        added(deck(), SurfaceKind.MASTER, Element("9", ElementKind.SHAPE, "Text", _BOX, Shape("rect"), text="Sidfot")),
        producer="LibreOffice/7.4"))


def _picture() -> Element:
    return Element("9", ElementKind.PICTURE, "Picture 7", _BOX, picture=Picture("cat.png", "cat"))


def invalid() -> Iterator[Example]:
    yield Example("another sender's mark in the master", added(deck(), SurfaceKind.MASTER, _picture()))
    yield Example("a coloured box in a layout", added(deck(), SurfaceKind.LAYOUT, Element(
        "9", ElementKind.SHAPE, "Rektangel 3", _BOX, Shape("rect"), solid("0B6B66"))))


RULE = Rule("NV211", "graphic-added", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("A master, layout, header or footer has a graphic that the template does not have."),
    Message("A mark of one of the parties beside the shared one says that the document is that party's own."),
    Message("A municipality put its coat of arms in the header of a joint decision."),
    Message("View > Slide Master. Select what was added and delete it, or move it to the slide that needs it."),
    Message("Double-click in the header or footer, select what was added and delete it, or move it to the text."),
), check)
