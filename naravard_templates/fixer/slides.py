"""Edits that move slides from other masters to the likest of the brand's layouts, with all that is on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from naravard_templates.brand.protected import Layout, SlotRole, View
from naravard_templates.fixer.layout_choice import FURNITURE, Choice, likest, role_of
from naravard_templates.fixer.placing import overlap, placed
from naravard_templates.linter.context import Context
from naravard_templates.model.colour import FillKind, luminance
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.rehang import AdoptSlide, FreeDrawing, SlotFilling
from naravard_templates.model.snapshot import Element, ElementKind, Page, PageKind

FOREIGN: Final = "NV103"
_SIXTEEN_TO_NINE: Final = (12_192_000, 6_858_000)
_LYING_ON: Final = 0.5
_DARK: Final = 0.4
_TEXTS: Final = frozenset({SlotRole.TITLE, SlotRole.SUBTITLE, SlotRole.TEXT, *FURNITURE})


def foreign_edits(context: Context, findings: Collection[Finding]) -> Iterator[AdoptSlide]:
    """One edit for each slide that a finding says hangs on another master."""
    wanted = {finding.location.part for finding in findings if finding.code == FOREIGN}
    for match in context.matches:
        page = match.page
        if page.kind is PageKind.SLIDE and match.foreign and page.surfaces[-1].part in wanted:
            filled = [element for element in page.slots if not is_empty(element)]
            choice = likest(page, filled, context.master.layouts, context.snapshot.page_size or _SIXTEEN_TO_NINE)
            yield _moved(context, page, choice)


def _moved(context: Context, page: Page, choice: Choice) -> AdoptSlide:
    layout = choice.layout
    slide = Slide(page, choice, context.master.views[context.master.layouts.index(layout)])
    return AdoptSlide(
        part=page.surfaces[-1].part, source=layout.part, target=own_layout(context, layout), codes=(FOREIGN,),
        message=Message("Moves slide {number} to the layout “{layout}”.",
                        {"number": page.number, "layout": layout.name}),
        fills=tuple(slide.fills()), free=tuple(slide.free()), gone=slide.gone(), plain=tuple(slide.plain()))


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide on its way to the layout that was chosen for it."""

    page: Page
    choice: Choice
    view: View

    def fills(self) -> Iterator[SlotFilling]:
        others = [element.box for element in self._loose() if element.box]
        for element, slot in self.choice.fills:
            yield SlotFilling(element.path, slot.type, slot.index, placed(element, slot, others))

    def free(self) -> Iterator[FreeDrawing]:
        """What has no slot in the layout stays where it was seen."""
        held = {element.path for element, _ in self.choice.fills}
        for element in self.page.slots:
            if element.path not in held and element.box and not is_empty(element):
                yield FreeDrawing(element.path, element.box)

    def gone(self) -> tuple[str, ...]:
        return tuple(element.path for element in self.page.slots if is_empty(element))

    def plain(self) -> Iterator[str]:
        """Text in slots, and text without a ground of its own where the slide's turns from dark to light or back."""
        yield from (element.path for element, _ in self.choice.fills if role_of(element) in _TEXTS)
        if _is_dark(self.page) is not self._will_be_dark():
            held = {element.path for element, _ in self.choice.fills}
            for number, element in enumerate(self.page.surfaces[-1].elements):
                if element.path not in held and element.text and not self._has_ground(number, element):
                    yield element.path

    def _loose(self) -> list[Element]:
        return [element for element in self.page.surfaces[-1].elements
                if element.placeholder is None and not element.hidden]

    def _will_be_dark(self) -> bool | None:
        fill = self.view.background
        colours = [stop.colour.rgb for stop in fill.stops if stop.colour.rgb] if fill else []
        return _all_dark(colours)

    def _has_ground(self, number: int, element: Element) -> bool:
        if element.fill.kind is not FillKind.NONE or element.kind is not ElementKind.SHAPE:
            return True
        below = self.page.surfaces[-1].elements[:number]
        return any(other.box and element.box and overlap(other.box, element.box) > _LYING_ON
                   and (other.picture or other.fill.kind is not FillKind.NONE) for other in below)


def is_empty(element: Element) -> bool:
    """Nothing is seen of an empty placeholder; numbers and dates are fields, which have no text of their own."""
    return (element.kind is ElementKind.SHAPE and not element.text and element.picture is None
            and role_of(element) not in FURNITURE)


def _is_dark(page: Page) -> bool | None:
    ground = page.background
    fill = ground.element.fill if ground else None
    if fill is None or fill.kind not in {FillKind.SOLID, FillKind.GRADIENT}:
        return None
    return _all_dark([stop.colour.rgb for stop in fill.stops if stop.colour.rgb])


def _all_dark(colours: Sequence[str]) -> bool | None:
    return all(luminance(rgb) < _DARK for rgb in colours) if colours else None


def own_layout(context: Context, layout: Layout) -> str | None:
    """The document's part that is this layout of the brand; None where it has none, or one with other slots."""
    slots = {(slot.type, slot.index) for slot in layout.slots}
    known = {_layout_part(page): {(own.type, own.index) for one in page.slots if (own := one.placeholder)}
             for page in context.snapshot.layouts}
    for match in context.own_matches():
        part = _layout_part(match.page)
        if match.named and match.view.name == layout.name and part and known.get(part) == slots:
            return part
    return None


def _layout_part(page: Page) -> str | None:
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return next((surface.part for surface in surfaces if surface.kind is SurfaceKind.LAYOUT), None)


def master_part(page: Page) -> str | None:
    """The slide master that a page hangs on."""
    surfaces = (*page.surfaces, *page.hidden_surfaces)
    return next((surface.part for surface in surfaces if surface.kind is SurfaceKind.MASTER), None)


def box_of_slot(layout: Layout, type: str, index: int) -> Box | None:
    return next((slot.box for slot in layout.slots if (slot.type, slot.index) == (type, index)), None)
