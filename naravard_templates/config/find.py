"""Finds and reads the settings of a project."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from naravard_templates.config.settings import Settings
from naravard_templates.errors import ConfigError

OWN = "naravard.toml"
SHARED = "pyproject.toml"


def find_settings(start: Path) -> Path | None:
    """The settings of the nearest folder upwards that has any: a `naravard.toml`, else a [tool.naravard].

    Raises ConfigError where a file on the way cannot be read.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        own, common = folder / OWN, folder / SHARED
        if own.is_file():
            return own
        if common.is_file() and _section(common) is not None:
            return common
    return None


def load_settings(path: Path) -> Settings:
    """The settings in a file. Raises ConfigError, which names the file and the key."""
    section = _section(path)
    try:
        return Settings.model_validate({} if section is None else section)
    except ValidationError as error:
        found = error.errors()[0]
        raise ConfigError("{file}: {key}: {reason}", file=str(path), reason=found["msg"],
                          key=".".join(str(part) for part in found["loc"]) or "tool.naravard") from error


def _section(path: Path) -> Mapping[str, Any] | None:
    """What is ours in a file; None where a file that others use too has nothing for us."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:  # TOMLDecodeError and UnicodeDecodeError are ValueErrors
        raise ConfigError("{file} cannot be read: {reason}", file=str(path),
                          reason=" ".join(str(error).split())) from error
    if path.name != SHARED:
        return content
    tools = content.get("tool")
    return tools.get("naravard") if isinstance(tools, Mapping) else None
