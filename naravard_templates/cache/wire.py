"""Reports of files as JSON and back, exactly: unlike the reports for machines, messages keep their gaps."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from enum import Enum, StrEnum
from types import UnionType
from typing import Any

from naravard_templates.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    FixSafety,
    Length,
    Message,
    Outcome,
    Severity,
)
from naravard_templates.model.location import Location, SurfaceKind

_PACKAGE = __name__.partition(".")[0]
_PLAIN = r"(?:[^{}]|\{\{|\}\}|\{\w+\})*+"
"""A message with gaps that have names and ask for nothing else."""


def dumped(file: FileReport) -> bytes:
    """A file that could be checked, without its path. Raises TypeError or ValueError for what JSON cannot hold."""
    content = {"status": file.status.value, "brand": file.brand and list(file.brand),
               "findings": [_finding(finding) for finding in file.findings]}
    return json.dumps(content, allow_nan=False, separators=(",", ":")).encode()


def loaded(data: bytes, path: str) -> FileReport:
    """Raises an exception of some kind where the data is not what `dumped` made."""
    content = json.loads(data)
    status, findings = FileStatus(content["status"]), tuple(map(_to_finding, content["findings"]))
    if status is not (FileStatus.FINDINGS if findings else FileStatus.CLEAN):
        raise ValueError(status)
    return FileReport(path, status, findings, brand=_brand(*content["brand"]) if content["brand"] else None)


def _brand(name: str, version: str) -> tuple[str, str]:
    _refuse_others(str, name, version)
    return name, version


def _refuse_others(kind: type | UnionType, *values: object) -> None:
    if not all(isinstance(value, kind) for value in values):
        raise TypeError(values)


def _finding(finding: Finding) -> list[Any]:
    place = finding.location
    return [finding.code, finding.name, finding.severity.value, _coded(finding.message),
            [place.surface.value, place.number, place.part, place.object], finding.outcome.value, finding.element,
            _coded(finding.expected), _coded(finding.actual), finding.fix and finding.fix.value, finding.fingerprint]


def _to_finding(row: list[Any]) -> Finding:
    code, name, severity, message, place, outcome, element, expected, actual, fix, fingerprint = row
    surface, number, part, object_name = place
    said = _decoded(message)
    _refuse_others(str, code, name, fingerprint)
    _refuse_others(str | None, part, object_name, element)
    _refuse_others(int | None, number)
    _refuse_others(Message, said)
    return Finding(code, name, Severity(severity), said, Location(SurfaceKind(surface), number, part, object_name),
                   Outcome(outcome), element, _decoded(expected), _decoded(actual), fix and FixSafety(fix), fingerprint)


def _coded(value: object) -> Any:
    """Plain JSON where that says it all; else an object whose one key is the kind. Lists are tuples."""
    if isinstance(value, Enum):
        kind = type(value)
        if not kind.__module__.startswith(f"{_PACKAGE}."):
            raise TypeError(f"not a value of ours: {value!r}")
        return {"enum": [kind.__module__, kind.__qualname__, value.value]}
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Length):
        return {"length": value.emu}
    if isinstance(value, Message):
        return {"message": [value.text, {key: _coded(inner) for key, inner in value.values.items()}]}
    if isinstance(value, Mapping):
        return {"mapping": {key: _coded(inner) for key, inner in value.items()}}
    if isinstance(value, tuple):
        return [_coded(inner) for inner in value]
    raise TypeError(f"not a value that messages have: {value!r}")


def _decoded(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(inner) for inner in value)
    if not isinstance(value, dict):
        return value
    (kind, inner), = value.items()
    match kind:
        case "length":
            _refuse_others(int | float, inner)
            return Length(inner)
        case "message":
            if not re.fullmatch(_PLAIN, inner[0]):
                raise ValueError(inner[0])
            message = Message(inner[0], {key: _decoded(one) for key, one in inner[1].items()})
            str(message)  # which fails where its gaps and values do not fit
            return message
        case "mapping":
            return {key: _decoded(one) for key, one in inner.items()}
        case "enum":
            return _member(*inner)
    raise ValueError(kind)


def _member(module: str, name: str, value: str) -> Enum:
    """An enumeration's member; where its module is not loaded, one by the same name that is shown as it is.

    Nothing is imported: not for speed, and not because a cache says so.
    """
    if not module.startswith(f"{_PACKAGE}."):
        raise ValueError(module)
    kind = getattr(sys.modules[module], name) if module in sys.modules else StrEnum(name, {"OURS": value})
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise ValueError(name)
    return kind(value)
