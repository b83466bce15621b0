"""What a reader asks of a report, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from naravard_templates.files import PRESENTATIONS
from naravard_templates.i18n import DEFAULT_LANGUAGE, Language
from naravard_templates.model.finding import Message


@dataclass(frozen=True, slots=True)
class Remedy:
    """What a person does about a finding in each of the two programs."""

    powerpoint: Message
    word: Message


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """The language, whether to count the findings by code, and the remedies by code."""

    lang: Language = DEFAULT_LANGUAGE
    statistics: bool = False
    remedies: Mapping[str, Remedy] = field(default_factory=dict)

    def remedy(self, path: str, code: str) -> Message | None:
        """What to do in the program that opens the file."""
        remedy = self.remedies.get(code)
        if remedy is None:
            return None
        return remedy.powerpoint if Path(path).suffix.lower() in PRESENTATIONS else remedy.word
