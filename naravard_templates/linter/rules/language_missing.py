"""NV603 language-missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from naravard_templates.linter.context import Context
from naravard_templates.linter.marked_languages import mismarked
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import excerpt
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.text import TextUse


def check(context: Context) -> Iterator[Fault]:
    """One finding for text without a language, and one for each language that is not the brand's."""
    wanted = context.brand.config.language
    for found in mismarked(context):
        if not found.language:
            yield _missing(wanted, found.uses)
        elif found.everything:
            yield _other(wanted, found.language, found.uses)
        else:
            yield _wrong(wanted, found.language, found.uses)


def _missing(wanted: str, uses: Sequence[TextUse]) -> Fault:
    return Fault(
        Message("Text has no language, “{text}” for one. Places: {count}. It should be marked as {language}.",
                {"text": excerpt(uses[0].text), "count": _runs(uses), "language": wanted}),
        uses[0].location, None, wanted, {"language": None, "runs": _runs(uses)})


def _other(wanted: str, language: str, uses: Sequence[TextUse]) -> Fault:
    return Fault(
        Message("The text is marked as {actual}, but the brand's language is {language}.",
                {"actual": language, "language": wanted}),
        uses[0].location, None, wanted, {"language": language, "runs": _runs(uses)})


def _wrong(wanted: str, language: str, uses: Sequence[TextUse]) -> Fault:
    return Fault(
        Message("“{text}” is marked as {actual}. Places: {count}. If it is {language}, it should be marked so.",
                {"text": excerpt(uses[0].text), "count": _runs(uses), "actual": language, "language": wanted}),
        uses[0].location, None, wanted, {"language": language, "runs": _runs(uses)})


def _runs(uses: Sequence[TextUse]) -> int:
    return sum(use.runs for use in uses)


RULE = Rule("NV603", "language-missing", Severity.WARNING, FixSafety.SAFE, Docs(
    Message("Text has no language, or is marked as another than the brand's."),
    Message("Screen readers pronounce words as the language says: Swedish read aloud as English cannot be understood."),
    Message("A slide was written on a computer with an English keyboard, and its text is marked as English."),
    Message("Select the text, Review > Language > Set Proofing Language, and choose the language. Text that really is "
            "in another language should keep its own."),
    Message("Select the text, Review > Language > Set Proofing Language, and choose the language. Text that really is "
            "in another language should keep its own."),
), check)
