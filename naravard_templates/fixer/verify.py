"""Whether a fixed file may be handed over: what was to go is gone, nothing is new, and the author's words are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from naravard_templates.fixer.outdated import OUTDATED
from naravard_templates.fixer.plan import Wish
from naravard_templates.fixer.slides import FOREIGN
from naravard_templates.model.finding import Finding, Message, Outcome, Severity

# What the brand itself looks like; the other families are about content.
_BRANDED = ("NV1", "NV2", "NV3")


def objection(before: Sequence[Finding], after: Sequence[Finding], wish: Wish) -> Message | None:
    """Why the findings after fixing do not allow handing the file over; None where they do."""
    remaining = [finding for finding in after if wish.has(finding) and _counts(finding)]
    if remaining:
        return Message("{code} is still there after fixing: {message} To fix everything else: --ignore {code}",
                       {"code": remaining[0].code, "message": remaining[0].message})
    known = Counter(_key(finding) for finding in before)
    for finding in after:
        if _counts(finding) and not known[_key(finding)] and not _was_unseen(before, finding):
            return Message("Fixing would bring a new fault, {code}: {message}",
                           {"code": finding.code, "message": finding.message})
    return None


def _was_unseen(before: Sequence[Finding], finding: Finding) -> bool:
    """Whether it is about content that nobody judged as long as it hung on other masters, or on older ones."""
    if finding.code.startswith(_BRANDED):
        return False
    return any(one.code == OUTDATED or (one.code == FOREIGN and one.location.number == finding.location.number)
               for one in before)


def _counts(finding: Finding) -> bool:
    return finding.outcome is Outcome.FAILED and finding.severity is not Severity.INFO


def _key(finding: Finding) -> tuple[str, str | None, int | None, str | None]:
    return finding.code, finding.element, finding.location.number, finding.location.part


def lost_words(before: Mapping[str, str], after: Mapping[str, str], *, added: bool = False) -> Message | None:
    """The first part whose words are not what they were; parts without words may get some.

    `added`: others may have come to them, from a master that they did not belong in.
    """
    for part, words in before.items():
        now = after.get(part, "")
        kept = not Counter(words.split("\n")) - Counter(now.split("\n")) if added else now == words
        if words and not kept:
            return Message("The text in {part} would not be the same afterwards.", {"part": part})
    return None
