"""The text of a document beside what the brand's layouts and styles make of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from naravard_templates.brand.protected import Layout, MasterFacts
from naravard_templates.linter.context import Context
from naravard_templates.linter.views import PageMatch, renames_layouts
from naravard_templates.model.colour import Fill, FillKind, channel_difference
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format, PageKind
from naravard_templates.model.text import TextLook, TextUse

FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
_TITLES = frozenset({"title", "ctrTitle"})
MARGINS = frozenset({SurfaceKind.HEADER, SurfaceKind.FOOTER})
_BLACK = "000000"


def is_deck(context: Context) -> bool:
    return context.snapshot.format is Format.PPTX


def own_texts(context: Context) -> tuple[TextUse, ...]:
    """The text in the content, that of foreign slides left out, which have a single finding.

    LibreOffice writes its own font and size on every part of every chart that it saves; nobody chose those.
    """
    return context.once(_own_texts)


def _own_texts(context: Context) -> Iterator[TextUse]:
    writes_charts_anew = renames_layouts(context.snapshot.producer)
    foreign = {match.page.number for match in context.matches if match.foreign and match.page.kind is PageKind.SLIDE}
    return (use for use in context.snapshot.texts
            if (use.location.surface is not SurfaceKind.SLIDE or use.location.number not in foreign)
            and (use.text or not writes_charts_anew))


def brand_looks(master: MasterFacts) -> Iterator[TextLook]:
    """All looks that the brand's layouts, styles, headers and footers give to text."""
    for layout in master.layouts:
        for looks in layout.text_looks.values():
            yield from looks
    yield from (offer.look for offer in master.style_looks.values())
    yield from master.header_looks


def slot_type(slot: str) -> str:
    """The type in a slot's "body 13"."""
    return slot.partition(" ")[0]


@record
class Offers:
    """What the brand's own layouts and styles make of the text of a document."""

    context: Context
    _layouts: dict[int, Layout] = field(default_factory=dict)

    def __post_init__(self) -> None:
        by_view = {id(view): layout for view, layout in zip(
            self.context.master.views, self.context.master.layouts, strict=False)}
        for match in self.context.own_matches():
            layout = by_view.get(id(match.view))
            if layout is not None and match.page.kind is PageKind.SLIDE:
                self._layouts[match.page.number] = layout

    def layout(self, match: PageMatch) -> Layout | None:
        """The brand's layout that a page was matched with."""
        views = self.context.master.views
        index = next((index for index, view in enumerate(views) if view is match.view), None)
        layouts = self.context.master.layouts
        return None if index is None or index >= len(layouts) else layouts[index]

    def looks(self, use: TextUse) -> tuple[TextLook, ...]:
        """The looks that the brand itself gives to text in such a place."""
        if use.location.surface in MARGINS:
            return self.context.master.header_looks
        if not is_deck(self.context):
            offer = self.context.master.style_looks.get(use.style.casefold())
            return (offer.look,) if offer else ()
        layout = self._layouts.get(use.location.number or 0)
        return slot_looks(layout, use.slot) if layout and use.slot else ()


def slot_looks(layout: Layout, slot: str, level: int = 0) -> tuple[TextLook, ...]:
    """The looks that a slot of a layout gives to text of a level, or of all where none is given.

    Programs that number the slots anew leave their types alone: then every slot that is of the kind may be meant.
    """
    looks = layout.text_looks.get(slot)
    if looks is not None:
        return looks[min(level, len(looks)) - 1:][:1] if level else looks
    kind = slot_kind(slot)
    return tuple(look for name, looks in layout.text_looks.items() if slot_kind(name) == kind for look in looks)


def slot_kind(slot: str) -> str:
    """Title, text, or one of the pieces of furniture: what slots of several types have in common."""
    name = slot_type(slot)
    return "title" if name in _TITLES else name if name in FURNITURE else "text"


def same_fill(one: Fill, other: Fill, tolerance: int) -> bool:
    """Whether two fills look alike. What the program chooses by itself is black, for that is what is seen on paper."""
    if _declared(one) == _declared(other) != []:
        return True
    first, second = _colours(one), _colours(other)
    if first is None or second is None:
        return True  # nobody can tell
    return len(first) == len(second) and all(
        channel_difference(a, b) <= tolerance for a, b in zip(first, second, strict=True))


def _declared(fill: Fill) -> list[str]:
    """The theme colours that a fill names: what they mean is the theme's matter, and that of the colour map."""
    return [stop.colour.declared for stop in fill.stops if stop.colour.token]


def _colours(fill: Fill) -> list[str] | None:
    if fill.kind is FillKind.NONE:
        return [_BLACK]
    found = [stop.colour.rgb for stop in fill.stops]
    return [rgb for rgb in found if rgb] if found and all(found) else None
