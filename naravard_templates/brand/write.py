"""Writes the `brand.yaml` of a newly adopted brand: what people may then change."""

from __future__ import annotations

import yaml

from naravard_templates.brand.config import Masters
from naravard_templates.brand.protected import MasterFacts

_HEAD = """\
# A brand, as naravard-templates reads it. Everything here is yours to change.
# What the masters hold stands in protected.json, which is made from them and never edited by hand:
#   naravard brand adopt {masters} -o FOLDER
"""
_SLOT_NAMES = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def new_config(brand_id: str, name: str, masters: Masters, facts: list[MasterFacts]) -> str:
    """The text of a first `brand.yaml`: the theme's colours are on offer, their tints are tolerated."""
    theme = next((theme for master in facts for theme in master.themes), None)
    colours = theme.colours if theme else {}
    data = {
        "id": brand_id, "name": name, "version": "1.0.0", "language": "sv-SE",
        "masters": masters.model_dump(exclude_none=True),
        "palette": {"offered": {slot: colours[slot] for slot in _SLOT_NAMES if slot in colours},
                    "tolerated": [], "tints": True, "neutrals": True},
        "protection": {"ignore": []},
    }
    body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    return _HEAD.format(masters=" ".join(masters.model_dump(exclude_none=True).values())) + body
