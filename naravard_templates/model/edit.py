"""Changes to a file, as data. Rules propose them; the fixer applies them in one place."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.model.finding import FixSafety, JsonValue


@dataclass(frozen=True, slots=True)
class Edit:
    """Set `attribute` of the element at `path` in `part` to `value` ("box", "fill", "picture" …)."""

    part: str
    path: str
    attribute: str
    value: JsonValue
    safety: FixSafety = FixSafety.SAFE
