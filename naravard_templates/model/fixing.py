"""What came of fixing files."""

from __future__ import annotations

from enum import StrEnum

from naravard_templates.model.edit import Edit
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.record import record


class FixStatus(StrEnum):
    """Unchanged: there was nothing to fix. Refused: it could not be done rightly, so nothing was written."""

    FIXED = "fixed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    UNCHECKED = "unchecked"


@record
class FileFix:
    """What came of one file: the edits, what lint found before and after them, and where the new file is.

    `target` is None where nothing was written, as in a dry run. `reason` says why a file was refused or unchecked.
    """

    path: str
    status: FixStatus
    edits: tuple[Edit, ...] = ()
    before: tuple[Finding, ...] = ()
    after: tuple[Finding, ...] = ()
    target: str | None = None
    backup: str | None = None
    reason: Message | None = None

    @property
    def ok(self) -> bool:
        """True where the file is now as it should be, as far as was asked for."""
        return self.status in {FixStatus.FIXED, FixStatus.UNCHANGED}
