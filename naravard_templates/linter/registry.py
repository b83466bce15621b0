"""All rules, by code. A new rule is a new file in `rules/` and a line here; those for masters have their own list."""

from __future__ import annotations

from functools import lru_cache

from naravard_templates.linter.rule import Rule


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    from naravard_templates.linter.masters.catalogue import RULES as MASTER_RULES
    from naravard_templates.linter.rules import (
        background_changed,
        colour_map_changed,
        element_covered,
        element_cropped,
        element_hidden,
        element_moved,
        element_recoloured,
        element_removed,
        element_replaced,
        element_resized,
        element_rotated,
        file_rules,
        foreign_master,
        not_on_template,
        off_palette_colour,
        theme_colour_changed,
    )

    found = [
        *file_rules.RULES, not_on_template.RULE, foreign_master.RULE, element_moved.RULE, element_resized.RULE,
        element_rotated.RULE, element_removed.RULE, element_replaced.RULE, element_recoloured.RULE,
        element_cropped.RULE, element_covered.RULE, element_hidden.RULE, theme_colour_changed.RULE,
        colour_map_changed.RULE, background_changed.RULE, off_palette_colour.RULE, *MASTER_RULES,
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def document_rules() -> tuple[Rule, ...]:
    """The rules for documents; the others are about master files, and linting never runs them."""
    return tuple(rule for rule in rules() if rule.master_check is None)


def rule(code: str) -> Rule | None:
    """The rule of a code or name, or None."""
    return next((rule for rule in rules() if code.casefold() in {rule.code.casefold(), rule.name}), None)
