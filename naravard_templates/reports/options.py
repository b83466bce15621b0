"""What a reader asks of a report, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from naravard_templates.files import PRESENTATIONS
from naravard_templates.i18n import DEFAULT_LANGUAGE, Language
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.illustration import NO_ILLUSTRATIONS, Illustrations
from naravard_templates.model.record import record


@record
class RuleWords:
    """What a rule tells people: its name, how serious it is, what it says and why, and what to do in each program."""

    name: str
    severity: Severity
    summary: Message
    why: Message
    powerpoint: Message
    word: Message

    @property
    def texts(self) -> tuple[Message, ...]:
        return self.summary, self.why, self.powerpoint, self.word


@record
class ReportOptions:
    """The language, whether to count the findings by code, the rules' words by code, whether to colour what is for a
    terminal, the names of the brand's colours by hex (1D655F), and, for a page to look at, pictures and the brand's
    name.
    """

    lang: Language = DEFAULT_LANGUAGE
    statistics: bool = False
    rules: Mapping[str, RuleWords] = field(default_factory=dict)
    coloured: bool = False
    colours: Mapping[str, str] = field(default_factory=dict)
    illustrations: Illustrations = NO_ILLUSTRATIONS
    brand: str = ""

    def remedy(self, path: str, code: str) -> Message | None:
        """What to do in the program that opens the file."""
        words = self.rules.get(code)
        if words is None:
            return None
        return words.powerpoint if Path(path).suffix.lower() in PRESENTATIONS else words.word
