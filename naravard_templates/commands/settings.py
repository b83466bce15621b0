"""The project's settings for a command line: found, or named by it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from naravard_templates.config.project import Project


def project(paths: Sequence[str], config: Path | None, *, none: bool,
            names: Callable[[], Mapping[str, str]] | None = None) -> Project:
    """The settings in `config`, else those found upwards from what the paths have in common, else from here.

    `names` gives the rules' names by code; it is asked where the settings name rules.

    Raises ConfigError, and UsageError where the settings name a rule that is not there.
    """
    from naravard_templates.commands.codes import named
    from naravard_templates.config.find import find_settings, load_settings
    from naravard_templates.config.project import Project
    from naravard_templates.config.settings import Settings

    here = Path.cwd()
    found = None if none else config or find_settings(_common(paths)) or find_settings(here)
    settings = load_settings(found) if found else Settings()
    one = Project(settings, found.absolute().parent if found else here,
                  lambda word: frozenset(named(word, (names or _names)())))
    for words in (settings.select, settings.ignore, settings.severity, (waiver.code for waiver in settings.exceptions),
                  *(rules.ignore for rules in settings.per_path)):
        one.named(words)
    return one


def _names() -> dict[str, str]:
    from naravard_templates.commands.codes import names_of
    from naravard_templates.linter.registry import document_rules

    return names_of(document_rules())


def _common(paths: Sequence[str]) -> Path:
    """The folder that everything named on this machine lies in; the current one where that is none."""
    from naravard_templates.files import is_folder
    from naravard_templates.remote import is_remote

    try:
        common = Path(os.path.commonpath([Path(path).absolute() for path in paths if not is_remote(path)]))
    except ValueError:  # on several drives, or nothing
        return Path.cwd()
    while not is_folder(common) and common != common.parent:
        common = common.parent
    return common
