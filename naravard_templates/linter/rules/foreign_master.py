"""NV103 foreign-master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.context import Context
from naravard_templates.linter.examples import THEME, Example, deck
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import Page, PageKind, Snapshot, Surface, Theme


def check(context: Context) -> Iterator[Fault]:
    """A slide that shows none of the brand's art, on a layout and a theme that are not the brand's."""
    for match in context.matches:
        if match.page.kind is PageKind.SLIDE and match.foreign:
            page = match.page
            yield Fault(
                Message("The slide hangs on the layout “{layout}”, which is not the brand's.", {"layout": page.layout}),
                Location(SurfaceKind.SLIDE, page.number, page.surfaces[-1].part), None, None, page.layout)


def _with_foreign_slide() -> Snapshot:
    own = deck()
    slide = Surface(SurfaceKind.SLIDE, "slide3.xml")
    foreign = Page(PageKind.SLIDE, 3, (Surface(SurfaceKind.MASTER, "master2.xml"), slide), "Other", "obj", "theme2.xml")
    theme = Theme("theme2.xml", "Other", dict.fromkeys(THEME, "123456"))
    return replace(own, pages=(*own.pages, foreign), themes=(*own.themes, theme))


def valid() -> Iterator[Example]:
    yield Example("all slides on the brand's master", deck())


def invalid() -> Iterator[Example]:
    yield Example("a slide pasted with its own formatting", _with_foreign_slide())


RULE = Rule("NV103", "foreign-master", Severity.ERROR, FixSafety.UNSAFE, Docs(
    Message("A slide hangs on a master or layout that is not the brand's."),
    Message("A slide pasted with Keep Source Formatting brings another sender's design with it."),
    Message("Three slides were pasted from a colleague's deck with Keep Source Formatting."),
    Message("Select the slide, Home > Layout, and choose one of the brand's layouts. Next time paste with Use "
            "Destination Theme."),
    Message("This concerns presentations only."),
), check)
