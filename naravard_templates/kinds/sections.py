"""Which of a kind's sections a document has. Works on the words of headings alone, so that rules can ask it too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from naravard_templates.brand.kinds import Kind, Section

_NUMBER: Final = r"^(?:\d++(?:\.\d++)*+\.?|[a-zå-ö]\))\s+"
"""Some houses number their headings: "3.1 Ekonomi"."""
_ALIKE: Final = 0.75
"""How alike two headings are, from 0 to 1, where one is taken for a slip of the other."""


def section_named(heading: str, kind: Kind) -> Section | None:
    """The section that a heading begins, by any of its names."""
    wanted = _plain(heading)
    return next((section for section in kind.sections if wanted in map(_plain_name, section.names)), None)


def missing_sections(headings: Iterable[str], kind: Kind) -> list[Section]:
    """The required sections that no heading begins."""
    there = [section_named(heading, kind) for heading in headings]
    return [section for section in kind.sections if section.required and section not in there]


def misspelt(headings: Sequence[str], section: Section) -> int | None:
    """Which heading looks like a slip of the pen for a section, if any does."""
    import difflib  # dear to import, and needed only where a section is missing

    looks = [_plain(heading) for heading in headings]
    for name in section.names:
        close = difflib.get_close_matches(_plain(name), looks, 1, cutoff=_ALIKE)
        if close:
            return looks.index(close[0])
    return None


def _plain(heading: str) -> str:
    words = " ".join(heading.split())
    if words[:1].isdigit() or words[1:2] == ")":
        words = re.sub(_NUMBER, "", words, count=1, flags=re.IGNORECASE)
    return words.rstrip(":.").casefold()


_plain_name = lru_cache(maxsize=1024)(_plain)
"""For the names of sections, which every heading is compared with."""
