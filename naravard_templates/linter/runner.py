"""Runs the rules over a document and makes findings of what they say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from naravard_templates.brand.types import Brand
from naravard_templates.linter.context import make_context
from naravard_templates.linter.registry import rules
from naravard_templates.linter.rule import Fault, Rule
from naravard_templates.model.finding import Finding, FixSafety, Outcome, Severity
from naravard_templates.model.snapshot import Snapshot

NOT_ON_TEMPLATE = "NV101"


def lint(snapshot: Snapshot, brand: Brand, select: frozenset[str] = frozenset(),
         ignore: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The findings, in a stable order.

    `select` and `ignore` hold codes, or beginnings of codes such as "NV2". A document that was not made from the
    template gets one finding that says so, for everything else would follow from it.
    """
    context = make_context(snapshot, brand)
    wanted = [rule for rule in rules() if rule.check and _is_wanted(rule.code, select, ignore)]
    if not context.on_template:
        wanted = [rule for rule in wanted if rule.code == NOT_ON_TEMPLATE]
    findings = [finding for rule in wanted if rule.check
                for finding in findings_of(rule, rule.check(context), brand)]
    return tuple(sorted(findings, key=order))


def _is_wanted(code: str, select: frozenset[str], ignore: frozenset[str]) -> bool:
    selected = not select or any(code.startswith(prefix) for prefix in select)
    return selected and not any(code.startswith(prefix) for prefix in ignore)


def findings_of(rule: Rule, faults: Iterable[Fault], brand: Brand) -> Iterator[Finding]:
    """What a rule found, as serious as the brand has it. What could not be measured is only pointed out."""
    severity = brand.config.severities.get(rule.code, rule.severity)
    for fault in faults:
        yield Finding(
            rule.code, rule.name, severity if fault.outcome is Outcome.FAILED else Severity.INFO, fault.message,
            fault.location, fault.outcome, fault.element, fault.expected, fault.actual, _fix(rule, fault),
            fingerprint(rule.code, fault))


def _fix(rule: Rule, fault: Fault) -> FixSafety | None:
    return rule.fix if fault.outcome is Outcome.FAILED else None


def fingerprint(code: str, fault: Fault) -> str:
    """Names a fault across runs, renumbered slides and moved parts included."""
    place = fault.location
    facts = [code, fault.element, place.surface.value, place.object, fault.expected, fault.actual]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=dict).encode()).hexdigest()[:16]


def order(finding: Finding) -> tuple[int, str, str, str, str]:
    """By page, code and place, so that equal files give equal reports."""
    place = finding.location
    return place.number or 0, finding.code, place.part or "", finding.element or place.object or "", finding.fingerprint
