"""Dates as people write them in front matter: 2025-11-04, or the 4th of November in words."""

from __future__ import annotations

import datetime
import re
from typing import Final

_MONTHS: Final = (
    ("januari", "january"), ("februari", "february"), ("mars", "march"), ("april",), ("maj", "may"),
    ("juni", "june"), ("juli", "july"), ("augusti", "august"), ("september",), ("oktober", "october"),
    ("november",), ("december",),
)
_NUMBERS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_DATE: Final = re.compile(r"(?<![\d-])(?:\d{4}-\d{1,2}-\d{1,2}(?![\d-])"
                          rf"|\d{{1,2}}\s+(?:{'|'.join(_NUMBERS)})\s+\d{{4}}(?!\d))", re.IGNORECASE)
_WORDS: Final = re.compile(r"(?:den\s+)?(?P<day>\d{1,2})\s+(?P<name>[a-zå-ö]+)\s+(?P<year>\d{4})", re.IGNORECASE)


def dates_in(text: str) -> list[str]:
    """What reads like dates in a running text, whether there are such days or not."""
    return [found[0] for found in _DATE.finditer(text)]


def day_meant(text: str) -> datetime.date | None:
    """The day, None where the text does not say one that is in the calendar."""
    found = _ISO.fullmatch(text) or _WORDS.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else _NUMBERS.get(parts["name"].casefold(), 0)
    try:
        return datetime.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
