"""Which families of fonts text may be set in."""

from __future__ import annotations

from naravard_templates.linter.context import Context

SIGNS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings", "segoe ui symbol", "segoe ui emoji",
                   "ms gothic", "cambria math", "opensymbol", "starsymbol", "apple color emoji", "noto color emoji"})
"""Fonts that draw signs, and formulas."""
_TWINS = ({"calibri", "carlito"}, {"cambria", "caladea"}, {"arial", "liberation sans", "arimo", "helvetica"},
          {"times new roman", "liberation serif", "tinos", "times"},
          {"courier new", "liberation mono", "cousine", "courier"}, {"georgia", "gelasio"})
"""Families made to be as wide as another, which programs put in its place where it is missing."""


def allowed_families(context: Context) -> frozenset[str]:
    """In lower case: those of the brand's themes and masters and of brand.yaml, and their twins.

    The document's own theme fonts count too: whether they are the brand's is NV401's matter.
    """
    masters = context.brand.protected.masters
    found = {font for master in masters for theme in master.themes for font in (theme.major_font, theme.minor_font)}
    found |= {font for master in masters for font in master.fonts}
    found |= {font for theme in context.snapshot.themes for font in (theme.major_font, theme.minor_font)}
    found |= set(context.brand.config.fonts.declared)
    names = {font.casefold() for font in found if font}
    return frozenset(names | SIGNS | {twin for twins in _TWINS if twins & names for twin in twins})
