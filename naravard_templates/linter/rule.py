"""What a rule is: its place in the catalogue, its words for people, and a pure function of the context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from naravard_templates.linter.context import Context
from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.model.finding import FixSafety, JsonValue, Message, Outcome, Severity
from naravard_templates.model.location import Location


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a rule found; the runner makes a finding of it."""

    message: Message
    location: Location
    element: str | None = None
    expected: JsonValue = None
    actual: JsonValue = None
    outcome: Outcome = Outcome.FAILED


Check = Callable[[Context], Iterator[Fault]]
MasterCheck = Callable[[MasterContext], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Docs:
    """What a rule tells people: what it does, why, an example, and what to do in the two programs."""

    summary: Message
    why: Message
    example: Message
    powerpoint: Message
    word: Message


@dataclass(frozen=True, slots=True)
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
