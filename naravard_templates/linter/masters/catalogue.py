"""The NV8 family. A new check is a new file here and a line below."""

from __future__ import annotations

from naravard_templates.linter.masters import (
    colour_outside_theme,
    duplicate_layout,
    duplicate_slot,
    font_not_declared,
    language_missing,
    poor_contrast,
    slot_overlaps_graphic,
    unlabelled_layout,
    unlabelled_slot,
    unlocked_graphic,
)

RULES = (
    unlabelled_layout.RULE, duplicate_layout.RULE, unlocked_graphic.RULE, colour_outside_theme.RULE,
    poor_contrast.RULE, language_missing.RULE, slot_overlaps_graphic.RULE, font_not_declared.RULE,
    unlabelled_slot.RULE, duplicate_slot.RULE,
)
