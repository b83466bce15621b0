"""What is different between two versions of a brand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from naravard_templates.model.finding import JsonValue, Message


class Effect(StrEnum):
    """Whether documents and outlines that were made for the old version still fit the new one."""

    BREAKING = "breaking"
    ADDITIVE = "additive"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `code` is its name for programs ("layout-removed"), `subject` what it is about, `format` the
    master's, "" for what both share."""

    effect: Effect
    code: str
    subject: str
    message: Message
    format: str = ""
    old: JsonValue = None
    new: JsonValue = None
