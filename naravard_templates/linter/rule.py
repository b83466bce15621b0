"""What a rule is: its place in the catalogue, its words for people, and a pure function of the context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from naravard_templates.linter.context import Context
from naravard_templates.model.finding import FixSafety, JsonValue, Message, Outcome, Severity
from naravard_templates.model.location import Location
from naravard_templates.model.record import record

if TYPE_CHECKING:
    from naravard_templates.linter.masters.context import MasterContext


@record
class Fault:
    """One thing that a rule found; the runner makes a finding of it.

    `minor`: only pointed out, however serious the rule is otherwise. `fixable` is False for what the rule's fix leaves.
    """

    message: Message
    location: Location
    element: str | None = None
    expected: JsonValue = None
    actual: JsonValue = None
    outcome: Outcome = Outcome.FAILED
    minor: bool = False
    fixable: bool = True


Check = Callable[[Context], Iterator[Fault]]
MasterCheck = Callable[["MasterContext"], Iterator[Fault]]


@record
class Docs:
    """What a rule tells people: what it does, why, an example, and what to do in the two programs."""

    summary: Message
    why: Message
    example: Message
    powerpoint: Message
    word: Message


@record
class Rule:
    """An entry of the catalogue. `check` is None for the NV0 family, which reading decides, and for NV8.

    `master_check` is what `brand check` runs; linting a document never does.
    """

    code: str
    name: str
    severity: Severity
    fix: FixSafety | None
    docs: Docs
    check: Check | None = None
    master_check: MasterCheck | None = None
