"""Baselines: the findings that were there when a project began to lint, which are not held against it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

from naravard_templates.config.patterns import relative
from naravard_templates.decoding import Unfit, between, decode
from naravard_templates.errors import ConfigError
from naravard_templates.files import read_bounded
from naravard_templates.model.finding import FileReport, FileStatus, Finding
from naravard_templates.model.record import record, stateful

_LARGEST = 200_000_000
"""Bytes: of some hundred thousand files."""
Counts = dict[str, dict[str, Annotated[int, between(1)]]]
"""By path from the baseline's folder, then by code and fingerprint ("NV201 1f2e…"): how often."""


@record
class _File:
    schema: Literal[1]
    files: Counts


@stateful
class Baseline:
    """What was known of each file; `gone` counts what a run no longer found."""

    folder: Path
    known: Counts
    gone: int = 0

    def remaining(self, file: FileReport) -> tuple[Finding, ...]:
        """What is new in a file."""
        if file.status is FileStatus.UNCHECKED:
            return file.findings
        path = relative(file.path, self.folder)
        left = Counter(self.known.get(path, {}))
        new = []
        for finding in file.findings:
            if left[_key(finding)] > 0:
                left[_key(finding)] -= 1
            else:
                new.append(finding)
        self.gone += left.total()
        return tuple(new)


def load_baseline(path: Path) -> Baseline:
    """Raises ConfigError."""
    try:
        content = decode(_File, json.loads(read_bounded(path, _LARGEST)))
    except FileNotFoundError as error:
        raise ConfigError("There is no baseline {file}. Make it with: naravard lint PATH --write-baseline {file}",
                          file=str(path)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError("{file} is not a baseline that can be read: {reason}. "
                          "Make it anew with: naravard lint PATH --write-baseline {file}", file=str(path),
                          reason=error.message if isinstance(error, Unfit) else str(error)) from error
    return Baseline(path.absolute().parent, content.files)


def baseline_bytes(files: Iterable[FileReport], path: Path) -> bytes:
    """A baseline for `path`: what these files hold now, and what an older one there says of other files that exist."""
    folder = path.absolute().parent
    counts: Counts = {}
    if path.exists():
        counts = {name: known for name, known in load_baseline(path).known.items() if (folder / name).exists()}
    for file in files:
        if file.status is not FileStatus.UNCHECKED:
            counts[relative(file.path, folder)] = dict(Counter(_key(finding) for finding in file.findings))
    content = {"schema": 1, "files": {name: known for name, known in counts.items() if known}}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "backslashreplace") + b"\n"


def _key(finding: Finding) -> str:
    return f"{finding.code} {finding.fingerprint}"
