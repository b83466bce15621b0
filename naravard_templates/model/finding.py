"""What lint says: findings, each with a place, and reports that gather them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from naravard_templates.model.location import Location
from naravard_templates.model.record import record


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        return {"info": 0, "warning": 1, "error": 2}[self.value]


class Outcome(StrEnum):
    """Failed: seen to be wrong. Unknown: could not be measured, and therefore not passed in silence."""

    FAILED = "failed"
    UNKNOWN = "unknown"


class FixSafety(StrEnum):
    SAFE = "safe"
    UNSAFE = "unsafe"


@record
class Length:
    """A length in EMU, which a message shows in millimetres."""

    emu: float


@record
class Message:
    """A sentence with named gaps. `text` is the English template and the key to its translations."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in English, where it stands in another."""
        return self.text.format_map({key: str(value) for key, value in self.values.items()})


JsonValue = str | int | float | bool | None | Mapping[str, "JsonValue"] | tuple["JsonValue", ...]


@record
class Finding:
    """One fault. `element` is the protected element's id; `expected` and `actual` are plain JSON values."""

    code: str
    name: str
    severity: Severity
    message: Message
    location: Location
    outcome: Outcome = Outcome.FAILED
    element: str | None = None
    expected: JsonValue = None
    actual: JsonValue = None
    fix: FixSafety | None = None
    fingerprint: str = ""


class FileStatus(StrEnum):
    CLEAN = "clean"
    FINDINGS = "findings"
    UNCHECKED = "unchecked"


@record
class FileError:
    """Why a file could not be checked: a code of the NV0 family and the sentence that explains it."""

    code: str
    message: Message


@record
class FileReport:
    """What came of one file. `brand` is id and version of the brand that judged it, where several could have."""

    path: str
    status: FileStatus
    findings: tuple[Finding, ...] = ()
    error: FileError | None = None
    brand: tuple[str, str] | None = None

    @property
    def ok(self) -> bool:
        """True where the file was checked, and whatever was found is only pointed out; what is unknown is not ok."""
        return self.status is not FileStatus.UNCHECKED and all(
            finding.severity is Severity.INFO and finding.outcome is Outcome.FAILED for finding in self.findings)


@record
class Report:
    """What came of a run: one report a file, and the brand that they were judged by.

    `excepted` and `known` count findings that are left out: by an exception, or by being in the baseline; `gone` what
    is in the baseline and no longer in the files. `warnings` are about the project's settings, not about a file.
    """

    files: tuple[FileReport, ...]
    brand_id: str
    brand_version: str
    excepted: int = 0
    known: int = 0
    gone: int = 0
    warnings: tuple[Message, ...] = ()

    @property
    def ok(self) -> bool:
        return all(file.ok for file in self.files)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for file in self.files for finding in file.findings)
