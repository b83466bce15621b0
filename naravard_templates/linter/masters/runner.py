"""Runs the NV8 checks over a master file."""

from __future__ import annotations

from naravard_templates.brand.types import Brand
from naravard_templates.linter.masters.context import MasterContext
from naravard_templates.linter.registry import rules
from naravard_templates.linter.runner import findings_of, order
from naravard_templates.model.finding import Finding
from naravard_templates.model.master import MasterSheet


def check_master(sheet: MasterSheet, brand: Brand) -> tuple[Finding, ...]:
    """The findings in one master file of a brand, in a stable order."""
    context = MasterContext(sheet, brand)
    findings = [finding for rule in rules() if rule.master_check
                for finding in findings_of(rule, rule.master_check(context), brand)]
    return tuple(sorted(findings, key=order))
