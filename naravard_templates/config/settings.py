"""The settings of a project, as they stand in `naravard.toml` or under [tool.naravard] in `pyproject.toml`."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date
from enum import StrEnum
from math import inf
from typing import Annotated

from naravard_templates.decoding import KEY, Before, Unfit, between, some_text
from naravard_templates.model.finding import Severity
from naravard_templates.model.limits import DEEPEST, DEFAULT_LIMITS, Limits
from naravard_templates.model.record import record

Text = Annotated[str, some_text]
_SIZE = r"(\d+) ?([KMG])i?B"
_UNITS = {"K": 2 ** 10, "M": 2 ** 20, "G": 2 ** 30}


def _several(value: object) -> object:
    """One brand is as good as a list of one."""
    return [value] if isinstance(value, str) else value


def _bounded(limits: object) -> object:
    """Limits as numbers: a size may also be written "64 MiB". Raises Unfit."""
    if not isinstance(limits, dict):
        return limits
    return {name: _limit(name, value) for name, value in limits.items()}


def _limit(name: object, value: object) -> object:
    if isinstance(value, str) and (size := re.fullmatch(_SIZE, value.strip())):
        value = int(size[1]) * _UNITS[size[2]]
    try:
        return between(0, DEEPEST if name == "depth" else inf)(value) if isinstance(value, int | float) else value
    except Unfit as error:
        raise error.within(name) from None


class Unchecked(StrEnum):
    """Files in folders that cannot be checked, such as PDF and .doc: told of, or passed over."""

    REPORT = "report"
    IGNORE = "ignore"


@record
class PathRules:
    """Rules that are not for the files of a pattern. Patterns are relative to the settings' folder."""

    path: Text
    ignore: tuple[Text, ...]


@record
class Waiver:
    """An exception: this fault may stand in these files, for a reason, at most until and with a day.

    `element` is the name of a protected element or of the object; without it every fault of the rule is excepted.
    """

    code: Text
    path: Text
    reason: Text
    element: Text | None = None
    expires: date | None = None


@record
class Settings:
    """The whole file. Paths are relative to its folder; rules are named by code, family (NV2) or name."""

    brand: Annotated[tuple[Text, ...], Before(_several)] = ()
    select: tuple[Text, ...] = ()
    ignore: tuple[Text, ...] = ()
    severity: dict[Text, Severity] = field(default_factory=dict)
    threshold: Severity = Severity.WARNING
    unchecked: Unchecked = Unchecked.REPORT
    baseline: Text | None = None
    per_path: tuple[PathRules, ...] = field(default=(), metadata={KEY: "per-path"})
    exceptions: tuple[Waiver, ...] = ()
    limits: Annotated[Limits, Before(_bounded)] = DEFAULT_LIMITS
