"""Older versions of a brand: each a whole brand folder, `versions/1.0.0/`, below the one with the current version."""

from __future__ import annotations

import re
from pathlib import Path

from naravard_templates.errors import BrandError

VERSIONS = "versions"
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+_-]*")


def rank(version: str) -> tuple[int, ...]:
    """What versions are ordered by: the numbers in them, so that 1.10 comes after 1.9, and 2.0 is 2."""
    numbers = [int(number) for number in re.findall(r"\d+", version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def version_folder(folder: Path, version: str) -> Path:
    """Where an older version of a brand is kept. Raises BrandError for what cannot be the name of a folder."""
    if not _NAME.fullmatch(version):
        raise BrandError("“{version}” cannot be the name of a version. Use numbers with points between, such as 2.0.0.",
                         version=version)
    return folder / VERSIONS / version


def known_versions(folder: Path) -> tuple[str, ...]:
    """The older versions that a brand folder holds, the newest first."""
    names = [path.parent.name for path in (folder / VERSIONS).glob("*/brand.yaml")]
    return tuple(sorted((name for name in names if _NAME.fullmatch(name)), key=lambda name: (rank(name), name),
                        reverse=True))
