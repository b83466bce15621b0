"""For the tests of those who make documents: one assertion that a file is on brand."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from naravard_templates.api import Brands, Source, lint, load_brand, rule_words
from naravard_templates.i18n import pick_language
from naravard_templates.model.finding import Report, Severity
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.text_report import render
from naravard_templates.reports.verdict import CLEAN, exit_code


def assert_on_brand(source: Source, *, brand: Brands | Path | str | None = None, select: Iterable[str] = (),
                    ignore: Iterable[str] = (), threshold: str = "warning", lang: str | None = None) -> None:
    """Raises AssertionError, with the findings and what to do about them, unless the file is on brand.

    `source` is what `lint` takes; `brand` may be a brand folder. `select` and `ignore` are codes or beginnings of codes
    ("NV2"). Findings below the threshold pass; what could not be checked or measured does not. Raises BrandError.
    """
    __tracebackhide__ = True
    judge = load_brand(brand) if brand is None or isinstance(brand, Path | str) else brand
    file = lint(source, brand=judge, select=frozenset(select), ignore=frozenset(ignore))
    report = Report((file,), "", "")
    if exit_code(report, Severity(threshold)) != CLEAN:
        options = ReportOptions(pick_language(lang, os.environ), rules=rule_words())
        raise AssertionError("\n" + render(report, options))
