"""Checks the documents that a decision rests on: their dates, and the diary numbers after their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from naravard_templates.brand.kinds import Kind
from naravard_templates.errors import OutlineProblem
from naravard_templates.kinds.dates import dates_in, day_meant
from naravard_templates.kinds.facts import check_diary_number
from naravard_templates.model.outline import Documents, ListItem, Outline

_NUMBER: Final = re.compile(
    r"(?i:dnr|diarienummer)[.:]?\s*(?P<said>\S.*)"
    r"|(?P<looks>[A-ZÅÄÖ]{1,6}[ -]?\d+\s*[-/]\s*\d+|\d{4} ?[A-ZÅÄÖ]{1,6} ?\d+)")
"""Something between commas that is meant as a diary number."""


def check_documents(outline: Outline, kind: Kind) -> Iterator[OutlineProblem]:
    """Days that are not in the calendar, and diary numbers that nobody's register has."""
    for block in outline.blocks:
        for item in block.items if isinstance(block, Documents) else ():
            yield from _document(item, kind)


def _document(item: ListItem, kind: Kind) -> Iterator[OutlineProblem]:
    text = " ".join("".join(run.text for run in item.runs).split())
    for date in dates_in(text):
        if day_meant(date) is None:
            yield OutlineProblem("«{date}» is not a day in the calendar. Write it as 2025-11-04 or 4 November 2025.",
                                 line=item.line, date=date)
    for part in text.split(",")[1:]:
        found = _NUMBER.fullmatch(part.strip())
        if found:
            yield from check_diary_number(found["said"] or found["looks"], kind, item.line)
