"""Which colours content may use: those of the theme and the masters, those that brand.yaml names, and their tints."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache

from naravard_templates.brand.config import Palette
from naravard_templates.brand.protected import MasterFacts
from naravard_templates.model.colour import Colour, channel_difference, split_rgb
from naravard_templates.model.record import record

# The steps of Office's own colour picker, (lumMod, lumOff), for colours, dark ones and light ones; then the one that
# it draws the gridlines of every new chart in.
_STEPS = ((0.2, 0.8), (0.4, 0.6), (0.6, 0.4), (0.75, 0.0), (0.5, 0.0), (0.9, 0.1), (0.75, 0.25), (0.65, 0.35),
          (0.5, 0.5), (0.95, 0.0), (0.85, 0.0), (0.65, 0.0), (0.9, 0.0), (0.25, 0.0), (0.1, 0.0), (0.15, 0.85))
# What Office's galleries (gradients, letter art, shape styles) do to a theme colour; none of it changes the hue.
_SHADINGS = frozenset({"lumMod", "lumOff", "tint", "shade", "satMod", "alpha", "alphaMod", "alphaOff"})
# The steps of its table and chart styles, which mix with white in linear light.
_LINEAR_TINTS = (0.2, 0.4, 0.5, 0.6, 0.75, 0.8)

_MOST_JUDGED = 4096
"""So many judgements are kept; a file can hold any number of colours."""


@record
class AllowedColours:
    """The allowed colours, six hex digits each: those of `own`, and tints of those of `tinted`. `offered` names those
    that a fix may propose."""

    own: frozenset[str]
    tinted: frozenset[str]
    offered: dict[str, str]
    neutrals: bool
    tolerance: int
    delta_e: float
    shades: bool = True
    _judged: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def shows(self, colour: Colour) -> bool:
        """Whether content may show a colour: one of the palette, or a lighter or darker shade of a theme colour.

        Shades that Office's galleries make of a theme colour are tints of it, whatever their steps; nobody mixed them.
        """
        if colour.rgb is None or self.allows(colour.rgb):
            return True
        changes = {word.partition("=")[0] for word in colour.declared.split()[1:]}
        return self.shades and bool(colour.token) and changes <= _SHADINGS

    def allows(self, rgb: str) -> bool:
        """Whether a colour is in the palette, within what rounding and the eye let pass."""
        known = self._judged.get(rgb)
        if known is None:
            if len(self._judged) >= _MOST_JUDGED:
                self._judged.clear()
            known = self._judged[rgb] = self._is_allowed(rgb)
        return known

    def _is_allowed(self, rgb: str) -> bool:
        if rgb in self.own or (self.neutrals and _is_neutral(rgb)) or any(rgb in tints(one) for one in self.tinted):
            return True
        allowed = self.own.union(*map(tints, self.tinted))
        if any(channel_difference(rgb, known) <= self.tolerance for known in allowed):
            return True
        # Only what is near in the channels can be near to the eye; the rest need not be computed.
        return any(delta_e(rgb, known) <= self.delta_e for known in allowed if channel_difference(rgb, known) <= 12)

    def nearest(self, rgb: str) -> tuple[str, str]:
        """Name and value of the offered colour that looks most like this one."""
        return min(self.offered.items(), key=lambda item: delta_e(rgb, item[1]))


def allowed_colours(palette: Palette, masters: Iterable[MasterFacts], tolerance: int, delta_e: float) -> AllowedColours:
    """The palette of a brand, in two tiers: what is offered, and what is tolerated besides."""
    drawn = {value.lstrip("#").upper() for value in palette.tolerated}
    theme: dict[str, str] = {}
    for master in masters:
        drawn.update(master.drawn_colours)
        for facts in master.themes[:1]:
            theme.update(facts.colours)
    offered = {name: value.lstrip("#").upper() for name, value in palette.offered.items()} or theme
    base = frozenset({*offered.values(), *theme.values()})
    return _allowed(base, frozenset(drawn), tuple(offered.items()), palette.neutrals, tolerance, delta_e, palette.tints)


@lru_cache(maxsize=32)
def _allowed(base: frozenset[str], others: frozenset[str], offered: tuple[tuple[str, str], ...], neutrals: bool,
             tolerance: int, delta_e: float, shades: bool) -> AllowedColours:
    """The same object for the same colours: what was judged in one document need not be judged again in the next."""
    return AllowedColours(base | others, base if shades else frozenset(), dict(offered), neutrals, tolerance, delta_e,
                          shades)


@lru_cache(maxsize=256)
def tints(rgb: str) -> frozenset[str]:
    """The lighter and darker steps of a colour that Office offers or uses in its styles."""
    red, green, blue = (channel / 255 for channel in split_rgb(rgb))
    hue, lum, sat = colorsys.rgb_to_hls(red, green, blue)
    stepped = (colorsys.hls_to_rgb(hue, min(1.0, lum * mod + off), sat) for mod, off in _STEPS)
    mixed = (tuple(_mix(channel, share) for channel in (red, green, blue)) for share in _LINEAR_TINTS)
    return frozenset("".join(f"{round(channel * 255):02X}" for channel in colour) for colour in (*stepped, *mixed))


def _mix(channel: float, share: float) -> float:
    linear = channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
    mixed = linear * share + 1 - share
    return mixed * 12.92 if mixed <= 0.0031308 else 1.055 * mixed ** (1 / 2.4) - 0.055


def _is_neutral(rgb: str) -> bool:
    red, green, blue = split_rgb(rgb)
    return max(red, green, blue) - min(red, green, blue) <= 2


@lru_cache(maxsize=4096)
def delta_e(one: str, other: str) -> float:
    """How different two colours look: CIEDE2000, where 1 is just noticeable (ISO/CIE 11664-6)."""
    from coloraide import Color  # dear to import, and needed only where a colour is off

    return float(Color(f"#{one}").delta_e(f"#{other}", method="2000"))
