"""What a master file itself says, as far as `brand check` judges it: its text, its colours, its fonts, its locks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from naravard_templates.model.colour import NO_FILL, Fill
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import Location
from naravard_templates.model.snapshot import ColourUse, Drawn, Element, Page, Snapshot
from naravard_templates.model.text import TextLook


class TextRole(StrEnum):
    """What a text is: a slot to write in, words that stand in the master, a style to choose."""

    SLOT = "slot"
    WORDS = "words"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class TextOffer:
    """A text that a master offers.

    `label` is what people know it by; `level` counts from 1, and is 0 where there are no levels. `location` is where
    it is met, `declared` where its colour is said, which may be further down. `page` is the number of the layout that
    shows it, `element` what it stands in there. `shades` are the fills of its own, the nearest first.
    """

    role: TextRole
    label: str
    look: TextLook
    location: Location
    declared: Location
    level: int = 0
    page: int | None = None
    element: Element | None = None
    box: Box | None = None
    shades: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font that a master or a style names, and where. References to the theme's fonts are none."""

    font: str
    location: Location


@dataclass(frozen=True, slots=True)
class MasterSheet:
    """One master file.

    `locked` holds part and path of the drawings that can be neither moved nor resized by hand; `paper` is what Word
    fills its pages with.
    """

    file: str
    snapshot: Snapshot
    texts: tuple[TextOffer, ...] = ()
    colours: tuple[ColourUse, ...] = ()
    fonts: tuple[FontUse, ...] = ()
    locked: frozenset[tuple[str, str]] = frozenset()
    paper: Fill = NO_FILL

    def layout(self, number: int | None) -> Page | None:
        return next((page for page in self.snapshot.layouts if page.number == number), None)


def art(page: Page) -> Iterator[Drawn]:
    """What a page shows that is neither a slot nor hidden, bottom first, its background left out."""
    for surface in page.surfaces:
        for element in surface.elements:
            if element.placeholder is None and not element.hidden:
                yield Drawn(surface, element)
