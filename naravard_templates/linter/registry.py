"""All rules, by code. A new rule is a new file in `rules/` and a line here; those for masters have their own list."""

from __future__ import annotations

from functools import lru_cache

from naravard_templates.linter.rule import Rule


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the codes."""
    from naravard_templates.linter.masters.catalogue import RULES as MASTER_RULES

    return tuple(sorted((*document_rules(), *MASTER_RULES), key=lambda rule: rule.code))


@lru_cache(maxsize=1)
def document_rules() -> tuple[Rule, ...]:
    """The rules for documents; the others are about master files, and linting never runs or loads them."""
    from naravard_templates.linter.rules import (
        alt_text_missing,
        background_changed,
        colour_map_changed,
        contrast_too_low,
        degraded_by_resave,
        element_covered,
        element_cropped,
        element_hidden,
        element_moved,
        element_recoloured,
        element_removed,
        element_replaced,
        element_resized,
        element_rotated,
        element_unlocked,
        external_reference,
        file_rules,
        foreign_master,
        graphic_added,
        heading_order,
        hidden_remains,
        language_missing,
        layout_altered,
        link_text,
        logo_misused,
        macros,
        margins_changed,
        not_on_template,
        off_brand_font,
        off_palette_colour,
        outdated_template,
        page_size_changed,
        parties_missing,
        placeholder_moved,
        placeholder_text_left,
        section_missing,
        style_colour_changed,
        table_header_missing,
        text_outside_placeholder,
        text_too_small,
        theme_colour_changed,
        theme_font_changed,
        title_missing,
    )

    found = [
        theme_font_changed.RULE, off_brand_font.RULE, text_too_small.RULE, style_colour_changed.RULE,
        language_missing.RULE, contrast_too_low.RULE,
        *file_rules.RULES, not_on_template.RULE, outdated_template.RULE, foreign_master.RULE,
        layout_altered.RULE, degraded_by_resave.RULE, element_unlocked.RULE, graphic_added.RULE, logo_misused.RULE,
        element_moved.RULE, element_resized.RULE,
        element_rotated.RULE, element_removed.RULE, element_replaced.RULE, element_recoloured.RULE,
        element_cropped.RULE, element_covered.RULE, element_hidden.RULE, theme_colour_changed.RULE,
        colour_map_changed.RULE, background_changed.RULE, off_palette_colour.RULE,
        page_size_changed.RULE, margins_changed.RULE, placeholder_moved.RULE, text_outside_placeholder.RULE,
        macros.RULE, external_reference.RULE, hidden_remains.RULE,
    ]
    found += [
        alt_text_missing.RULE, title_missing.RULE, table_header_missing.RULE, heading_order.RULE, link_text.RULE,
        parties_missing.RULE, section_missing.RULE, placeholder_text_left.RULE,
    ]
    return tuple(sorted(found, key=lambda rule: rule.code))


def rule(code: str) -> Rule | None:
    """The rule of a code or name, or None."""
    return next((rule for rule in rules() if code.casefold() in {rule.code.casefold(), rule.name}), None)
