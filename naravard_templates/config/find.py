"""Finds and reads the settings of a project."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naravard_templates.config.settings import Settings
from naravard_templates.decoding import Unfit, decode
from naravard_templates.errors import ConfigError
from naravard_templates.files import is_file, read_bounded

OWN = "naravard.toml"
SHARED = "pyproject.toml"
_LARGEST = 10_000_000
"""Bytes."""


def find_settings(start: Path) -> Path | None:
    """The settings of the nearest folder upwards that has any: a `naravard.toml`, else a [tool.naravard].

    Raises ConfigError where a file on the way cannot be read.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        own, common = folder / OWN, folder / SHARED
        if is_file(own):
            return own
        if is_file(common) and _section(common) is not None:
            return common
    return None


def load_settings(path: Path) -> Settings:
    """The settings in a file. Raises ConfigError, which names the file and the key."""
    section = _section(path)
    try:
        return decode(Settings, {} if section is None else section)
    except Unfit as error:
        raise ConfigError("{file}: {reason}", file=str(path), reason=error.message) from error


def _section(path: Path) -> Mapping[str, Any] | None:
    """What is ours in a file; None where a file that others use too has nothing for us."""
    try:
        text = read_bounded(path, _LARGEST).decode()
        if path.name == SHARED and "naravard" not in text:
            return None
        import tomllib  # which most runs need not

        content = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise ConfigError("{file} cannot be read: {reason}", file=str(path),
                          reason=" ".join(str(error).split())) from error
    if path.name != SHARED:
        return content
    tools = content.get("tool")
    return tools.get("naravard") if isinstance(tools, Mapping) else None
