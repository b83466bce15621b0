"""Path patterns as .gitignore and pyproject.toml files have them: * within a folder, ** across folders."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANINGS = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether a relative path with slashes fits; a pattern that names a folder means everything in it."""
    return _compiled(pattern).fullmatch(path) is not None


def relative(path: Path | str, folder: Path) -> str:
    """A path as patterns and baselines have it: from a folder, with slashes; absolute where it is on another drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return Path(path).absolute().as_posix()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    body = "".join(_MEANINGS.get(part) or re.escape(part) for part in _PARTS.findall(whole))
    return re.compile(rf"{body}(?:/.*)?", re.DOTALL)
