"""Path patterns as .gitignore and pyproject.toml files have them: * within a folder, ** across folders."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from naravard_templates.remote import Remote, is_remote

_PARTS = r"\*\*/|\*\*|\*|\?|[^*?]+"


def matches(pattern: str, path: str) -> bool:
    """Whether a relative path with slashes fits; a pattern that names a folder means everything in it.

    All places in the path that the parts so far can reach go on together: no pattern takes long, however many stars.
    """
    places = {0}
    for part in _parts(pattern):
        places = _reached(part, path, places)
    return any(path[place:place + 1] in {"", "/"} for place in places)


def relative(path: Path | Remote | str, folder: Path) -> str:
    """A path as patterns and baselines have it: from a folder, with slashes; absolute where it is on another drive,
    and an address as it is."""
    if isinstance(path, Remote) or is_remote(path):
        return str(path)
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).absolute().as_posix()


@cache
def _parts(pattern: str) -> list[str]:
    return re.findall(_PARTS, pattern.replace("\\", "/").removeprefix("./").rstrip("/"))


def _reached(part: str, path: str, places: set[int]) -> set[int]:
    """Where in the path one can be after a part of a pattern, from any of some places."""
    if not places:
        return places
    if part == "**":
        return set(range(min(places), len(path) + 1))
    if part == "**/":
        first = min((place for place in places if not path.startswith("/", place)), default=len(path))
        return places | {place for place in range(first + 1, len(path) + 1) if path[place - 1] == "/"}
    if part == "?":
        return {place + 1 for place in places if path[place:place + 1] not in {"", "/"}}
    if part == "*":
        return _in_folder(path, places)
    return {place + len(part) for place in places if path.startswith(part, place)}


def _in_folder(path: str, places: set[int]) -> set[int]:
    found: set[int] = set()
    for place in sorted(places):
        if place not in found:  # else all behind it are found, too
            end = path.find("/", place)
            found.update(range(place, (len(path) if end < 0 else end) + 1))
    return found
