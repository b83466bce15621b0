"""Examples of NV103 foreign-master."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import THEME, Example, deck
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Page, PageKind, Snapshot, Surface, Theme


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
