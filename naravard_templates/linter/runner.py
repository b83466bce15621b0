"""Runs the rules over a document and makes findings of what they say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from naravard_templates import deadline
from naravard_templates.brand.types import Brand
from naravard_templates.linter.choosing import Weight, choose
from naravard_templates.linter.context import Context
from naravard_templates.linter.registry import document_rules
from naravard_templates.linter.rule import Fault, Rule
from naravard_templates.model.finding import Finding, FixSafety, Outcome, Severity
from naravard_templates.model.snapshot import Snapshot

NOT_ON_TEMPLATE = "NV101"

# What tells one version of a brand from another.
_WEIGHED = ("NV104", "NV2", "NV3", "NV4", "NV5")


def lint(snapshot: Snapshot, brand: Brand | Sequence[Brand], select: frozenset[str] = frozenset(),
         ignore: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The findings by the brand, or by that of several which the document belongs to, in a stable order."""
    return judged(chosen(snapshot, brand), select, ignore)


def chosen(snapshot: Snapshot, brand: Brand | Sequence[Brand]) -> Context:
    """The document against the brand and the version that it was made from. Raises BrandError."""
    return choose(snapshot, (brand,) if isinstance(brand, Brand) else brand, _weight)


def _weight(context: Context) -> Weight:
    """Not the brand's at all, slides that are not, faults."""
    if not context.on_template:
        return 1, 0, 0
    faults = (fault for rule in document_rules() if rule.check and rule.code.startswith(_WEIGHED)
              for fault in rule.check(context))
    return (0, sum(match.foreign for match in context.matches),
            sum(fault.outcome is Outcome.FAILED for fault in faults))


def judged(context: Context, select: frozenset[str] = frozenset(),
           ignore: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The findings, in a stable order.

    `select` and `ignore` hold codes, or beginnings of codes such as "NV2". A document that was not made from the
    template gets one finding that says so, for everything else would follow from it.
    """
    wanted = [rule for rule in document_rules() if rule.check and _is_wanted(rule.code, select, ignore)]
    if not context.on_template:
        wanted = [rule for rule in wanted if rule.code == NOT_ON_TEMPLATE]
    findings = [finding for rule in wanted if rule.check
                for finding in findings_of(rule, rule.check(context), context.brand)]
    return tuple(sorted(findings, key=order))


def _is_wanted(code: str, select: frozenset[str], ignore: frozenset[str]) -> bool:
    selected = not select or any(code.startswith(prefix) for prefix in select)
    return selected and not any(code.startswith(prefix) for prefix in ignore)


def findings_of(rule: Rule, faults: Iterable[Fault], brand: Brand) -> Iterator[Finding]:
    """What a rule found, as serious as the brand has it. What could not be measured is only pointed out."""
    severity = brand.config.severities.get(rule.code, rule.severity)
    for fault in faults:
        deadline.check()
        yield Finding(
            rule.code, rule.name, Severity.INFO if fault.minor or fault.outcome is Outcome.UNKNOWN else severity,
            fault.message, fault.location, fault.outcome, fault.element, fault.expected, fault.actual,
            _fix(rule, fault), fingerprint(rule.code, fault))


def _fix(rule: Rule, fault: Fault) -> FixSafety | None:
    return rule.fix if fault.outcome is Outcome.FAILED and fault.fixable else None


def fingerprint(code: str, fault: Fault) -> str:
    """Names a fault across runs, renumbered slides and moved parts included."""
    place = fault.location
    facts = [code, fault.element, place.surface.value, place.object, fault.expected, fault.actual]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=dict).encode()).hexdigest()[:16]


def order(finding: Finding) -> tuple[int, str, str, str, str]:
    """By page, code and place, so that equal files give equal reports."""
    place = finding.location
    return place.number or 0, finding.code, place.part or "", finding.element or place.object or "", finding.fingerprint
