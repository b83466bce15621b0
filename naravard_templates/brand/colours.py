"""The palette that `adopt` proposes: the theme's colours, and those that the masters draw beside it, named in words."""

from __future__ import annotations

import colorsys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from naravard_templates.brand.protected import MasterFacts
from naravard_templates.model.colour import Colour, Fill, channel_difference, split_rgb

SLOTS: Final[tuple[str, ...]] = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)))
_MANY: Final = 8
"""As many colours beside the theme's are on offer; who has to choose among more does not choose the brand's."""
_ALIKE: Final = 12
"""Channel steps below which two colours are one to the eye."""
# Accents of themes that programs bring along: nobody chose these colours. The first three of each tell them.
_STOCK: Final = frozenset({
    ("4F81BD", "C0504D", "9BBB59"), ("5B9BD5", "ED7D31", "A5A5A5"), ("4472C4", "ED7D31", "A5A5A5"),
    ("156082", "E97132", "196B24"), ("18A303", "0369A3", "A33E03"), ("BBE0E3", "333399", "009999"),
    ("4285F4", "212121", "78909C"), ("4F81BD", "C0504D", "9BBB58")})
_HUES: Final = ((15, "red"), (40, "orange"), (66, "yellow"), (90, "lime"), (160, "green"), (190, "turquoise"),
                (255, "blue"), (285, "purple"), (330, "magenta"), (346, "pink"), (361, "red"))


LANGUAGES: Final = ("en", "sv")
"""Those that colours have names in."""
_SWEDISH: Final = {
    "dark": "mörk", "light": "ljus", "red": "röd", "orange": "orange", "yellow": "gul", "lime": "limegrön",
    "green": "grön", "turquoise": "turkos", "blue": "blå", "purple": "lila", "magenta": "cerise", "pink": "rosa",
    "brown": "brun", "grey": "grå", "white": "vit", "black": "svart"}
"""A shade and a colour are one word in Swedish."""


@dataclass(frozen=True, slots=True)
class ProposedPalette:
    """Colours to offer, by name, those that are tolerated only, and whether the theme is one that nobody chose."""

    offered: dict[str, str] = field(default_factory=dict)
    tolerated: tuple[str, ...] = ()
    stock: bool = False


def propose(masters: Sequence[MasterFacts], language: str = "en") -> ProposedPalette:
    """What the masters offer: their theme, unless it is a program's own that they do not use, and what they draw.

    What has no name of its own is called by its colour, in Swedish where that is the brand's language ("sv-SE").
    """
    theme = next((master.themes[0].colours for master in masters if master.themes), {})
    uses = list(_uses(masters))
    used = {colour.token for colour in uses}
    stock = tuple(theme.get(f"accent{number}", "") for number in (1, 2, 3)) in _STOCK
    slots = [slot for slot in SLOTS if slot in theme and not (stock and "accent" in slot and slot not in used)]
    offered = {slot: theme[slot] for slot in slots}
    drawn = Counter(colour.rgb for colour in uses if colour.rgb and not colour.token)
    for rgb, _ in drawn.most_common():
        if len(offered) < len(slots) + _MANY and not is_grey(rgb) and not _is_among(rgb, offered.values()):
            offered[_free(colour_name(rgb, language), offered)] = rgb
    rest = {rgb for master in masters for rgb in master.drawn_colours} | ({*theme.values()} if stock else set())
    tolerated = sorted(rgb for rgb in rest if not is_grey(rgb) and not _is_among(rgb, [*offered.values(),
                                                                                     *theme.values()]))
    return ProposedPalette(offered, tuple(tolerated), stock)


def _uses(masters: Sequence[MasterFacts]) -> Iterator[Colour]:
    """The colours that people see in what the masters draw and in the text that they offer."""
    for master in masters:
        fills: list[Fill] = []
        for element in master.elements:
            fills += [element.element.fill, element.element.line.fill] if element.left_out is None else []
        fills += [view.background for view in master.views if view.background]
        fills += [look.fill for layout in master.layouts for looks in layout.text_looks.values() for look in looks]
        fills += [fill for offer in master.style_looks.values() for fill in (offer.look.fill, *offer.shades)]
        fills += [look.fill for look in master.header_looks]
        yield from (stop.colour for fill in fills for stop in fill.stops)


def _is_among(rgb: str, others: Iterable[str]) -> bool:
    return any(channel_difference(rgb, other) <= _ALIKE for other in others)


def _free(name: str, taken: Container[str]) -> str:
    """The name, or where it is taken the name with the next number that is free."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free


def is_grey(rgb: str) -> bool:
    red, green, blue = split_rgb(rgb)
    return max(red, green, blue) - min(red, green, blue) <= _ALIKE


def colour_name(rgb: str, language: str = "en") -> str:
    """A colour in words, as people would tell it from others: "dark blue", "light green", "grey"; "mörkblå"."""
    english = _english_name(rgb)
    return "".join(_SWEDISH[word] for word in english.split()) if language.startswith("sv") else english


def _english_name(rgb: str) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in split_rgb(rgb)))
    if lightness >= 0.97 or lightness <= 0.04:
        return "white" if lightness > 0.5 else "black"
    shade = "dark " if lightness < 0.3 else "light " if lightness > 0.7 else ""
    if saturation < 0.1 or is_grey(rgb):
        return f"{shade}grey"
    name = next(name for limit, name in _HUES if hue * 360 < limit)
    if name == "orange" and lightness < 0.4:
        return "dark brown" if lightness < 0.2 else "brown"
    return f"{shade}{name}"
