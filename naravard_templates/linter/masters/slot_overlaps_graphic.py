"""NV807 slot-overlaps-graphic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from naravard_templates.linter.grounds import SEEN, Layer, layers_of, near_box, points, visible_at
from naravard_templates.linter.masters.context import MasterContext, at_layout
from naravard_templates.linter.masters.examples import SLOT_BOX, MasterExample, deck_sheet, panel, picture
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.geometry import Box
from naravard_templates.model.master import art
from naravard_templates.model.snapshot import Element, Page

_PANEL = 0.98
_INSIDE = 0.25


def check(context: MasterContext) -> Iterator[Fault]:
    """Each slot against the protected pictures and filled shapes that show under it.

    What holds the whole slot is a panel to write on. What is crossed on no more than 2 % of the slot, and with less
    than a quarter of itself, is only touched. The order in the layout does not matter: on a slide, text lies on top.
    """
    size = context.sheet.snapshot.page_size
    for page in context.sheet.snapshot.layouts:
        layers = layers_of(art(page), None)
        for slot in page.slots:
            for layer in _across(slot.box, layers, size) if slot.box else ():
                if layer.element and (layer.part, layer.element.path) in context.protected:
                    yield _fault(page, slot, layer.element)


def _across(box: Box, layers: Sequence[Layer], size: tuple[int, int] | None) -> Iterator[Layer]:
    """The layers that lie across a box, bottom last."""
    near = near_box(layers, box)
    places = list(points(box, size))
    counts = Counter(id(layer) for place in places for layer in visible_at(near, place))
    for layer in near:
        under = counts[id(layer)] / max(len(places), 1)
        if under < _PANEL and (under > SEEN or _inside(box, layer, layers, size) >= _INSIDE):
            yield layer


def _inside(box: Box, layer: Layer, layers: Sequence[Layer], size: tuple[int, int] | None) -> float:
    """The share of what shows of a graphic that lies in a box, 0 to 1."""
    own = layer.element.box if layer.element and layer.element.box else box
    near = near_box(layers, own)
    shown = [place for place in points(own, size) if any(layer is one for one in visible_at(near, place))]
    left, top, right, bottom = box.extent
    return sum(left <= x <= right and top <= y <= bottom for x, y in shown) / max(len(shown), 1)


def _fault(page: Page, slot: Element, element: Element) -> Fault:
    name = next((name for name in (element.name, *reversed(element.groups)) if name), element.path)
    return Fault(
        Message("“{slot}” on the layout “{layout}” lies across the graphic “{graphic}”.",
                {"slot": slot.name, "layout": page.layout, "graphic": name}),
        at_layout(page, slot.name), None, None, name)


def valid() -> Iterator[MasterExample]:
    yield MasterExample("beside each other", deck_sheet())
    yield MasterExample("a panel to write on", deck_sheet(panel("0F3D4C")))
    below = Box(SLOT_BOX.x, SLOT_BOX.y + SLOT_BOX.cy, SLOT_BOX.cx, 500_000)
    yield MasterExample("edge to edge", deck_sheet(panel("0F3D4C", box=below)))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("a small picture in the slot", deck_sheet(picture(Box(700_000, 2_100_000, 300_000, 300_000))))
    half = Box(0, 1_500_000, 6_000_000, 4_500_000)
    yield MasterExample("a panel that covers half of it", deck_sheet(panel("0F3D4C", box=half)))


RULE = Rule("NV807", "slot-overlaps-graphic", Severity.WARNING, None, Docs(
    Message("A placeholder of a layout lies across a protected graphic."),
    Message("Whoever fills the placeholder covers the graphic, and the text is hard to read on it."),
    Message("The text area reaches down over the logo in the corner."),
    Message("View > Slide Master: choose the layout and make the placeholder smaller, until the graphic is free."),
    Message("Word has no placeholders of this kind."),
), master_check=check)
