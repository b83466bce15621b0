"""All that a check of a master file may look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from naravard_templates.brand.colours import LANGUAGES, propose
from naravard_templates.brand.config import Palette
from naravard_templates.brand.protected import MasterFacts
from naravard_templates.brand.types import Brand
from naravard_templates.linter.palette import AllowedColours, allowed_colours
from naravard_templates.model.location import Location
from naravard_templates.model.master import MasterSheet
from naravard_templates.model.snapshot import Format, Page


@dataclass(frozen=True)
class MasterContext:
    """One master file of a brand, as it was read and as the brand knows it."""

    sheet: MasterSheet
    brand: Brand

    @property
    def facts(self) -> MasterFacts:
        return self.brand.master(self.sheet.snapshot.format)

    @property
    def is_deck(self) -> bool:
        return self.sheet.snapshot.format is Format.PPTX

    @property
    def protected(self) -> frozenset[tuple[str, str]]:
        """Part and path of every protected graphic."""
        return frozenset((element.part, element.element.path) for element in self.facts.elements)

    @cached_property
    def colours(self) -> AllowedColours:
        """The colours of the themes and of brand.yaml, and their tints; what masters draw besides is on trial here."""
        themes = [replace(self.facts, themes=(theme,), drawn_colours=()) for theme in self.facts.themes]
        tolerances = self.brand.config.tolerances
        return allowed_colours(self._decided, themes, tolerances.colour, tolerances.delta_e)

    @property
    def _decided(self) -> Palette:
        """The palette without what adopting wrote there of its own accord: nobody has said that it is meant."""
        palette = self.brand.config.palette
        proposed = [propose(self.brand.protected.masters, language) for language in LANGUAGES]
        offered = {item for one in proposed for item in one.offered.items()}
        return replace(
            palette, offered={name: rgb for name, rgb in palette.offered.items() if (name, rgb) not in offered},
            tolerated=tuple(rgb for rgb in palette.tolerated if rgb not in proposed[0].tolerated))


def at_layout(page: Page, name: str = "") -> Location:
    """A place on a layout. Layouts have no numbers that people know; messages give their names."""
    surface = page.surfaces[-1]
    return Location(surface.kind, None, surface.part, name or None)
