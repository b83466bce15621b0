"""The settings of a project, as they stand in `naravard.toml` or under [tool.naravard] in `pyproject.toml`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from naravard_templates.model.finding import Severity

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _several(value: object) -> object:
    """One brand is as good as a list of one."""
    return [value] if isinstance(value, str) else value


class Unchecked(StrEnum):
    """Files in folders that cannot be checked, such as PDF and .doc: told of, or passed over."""

    REPORT = "report"
    IGNORE = "ignore"


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"))


class PathRules(_Section):
    """Rules that are not for the files of a pattern. Patterns are relative to the settings' folder."""

    path: Text
    ignore: tuple[Text, ...]


class Waiver(_Section):
    """An exception: this fault may stand in these files, for a reason, at most until and with a day.

    `element` is the name of a protected element or of the object; without it every fault of the rule is excepted.
    """

    code: Text
    path: Text
    reason: Text
    element: Text | None = None
    expires: date | None = None


class Settings(_Section):
    """The whole file. Paths are relative to its folder; rules are named by code, family (NV2) or name."""

    brand: Annotated[tuple[Text, ...], BeforeValidator(_several)] = ()
    select: tuple[Text, ...] = ()
    ignore: tuple[Text, ...] = ()
    severity: dict[Text, Severity] = {}
    threshold: Severity = Severity.WARNING
    unchecked: Unchecked = Unchecked.REPORT
    baseline: Text | None = None
    per_path: tuple[PathRules, ...] = Field(())
    exceptions: tuple[Waiver, ...] = ()
