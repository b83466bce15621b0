"""Path patterns as .gitignore and pyproject.toml files have them: * within a folder, ** across folders."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from naravard_templates.remote import Remote, is_remote

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
_MEANINGS = {"**/": r"(?:[^/]+/)*", "**": r".*", "*": r"[^/]*", "?": r"[^/]"}


def matches(pattern: str, path: str) -> bool:
    """Whether a relative path with slashes fits; a pattern that names a folder means everything in it."""
    return _compiled(pattern).fullmatch(path) is not None


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
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern.replace("\\", "/").removeprefix("./").rstrip("/")
    body = "".join(_MEANINGS.get(part) or re.escape(part) for part in _PARTS.findall(whole))
    return re.compile(rf"{body}(?:/.*)?", re.DOTALL)
