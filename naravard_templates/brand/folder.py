"""Brand folders as files: what they hold, and one name for all of it. Light: it is asked before a brand is loaded."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from naravard_templates.brand.versions import known_versions, version_folder
from naravard_templates.files import read_bounded

CONFIG_NAME = "brand.yaml"
PROTECTED_NAME = "protected.json"
_LARGEST = {CONFIG_NAME: 1_000_000, PROTECTED_NAME: 100_000_000}
"""Bytes; a brand folder may come from anybody."""
_LARGEST_MASTER = 500_000_000


def default_folder() -> Path:
    """The brand that comes with the package: inside it when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "default_brand"
    return inside if inside.is_dir() else package.parent / "brand"


def bounded(path: Path) -> bytes:
    """A file's bytes. Raises OSError, ValueError for what is too large to be what it should be, or no file."""
    return read_bounded(path, _LARGEST.get(path.name, _LARGEST_MASTER))


def master_digest(folder: Path, file: str) -> str:
    """What `protected.json` knows a master by. Raises OSError, ValueError."""
    return hashlib.sha256(bounded(folder / file)).hexdigest()


def digest(config: bytes, protected: bytes, older: Sequence[tuple[str, bytes, bytes]] = ()) -> str:
    """Names what a brand says: its two texts, of which the second holds the masters' digests, and those of its older
    versions with their names."""
    whole = hashlib.sha256()
    for fact in (config, protected, *(part for name, *texts in older for part in (name.encode(), *texts))):
        whole.update(len(fact).to_bytes(8, "big"))
        whole.update(fact)
    return whole.hexdigest()


def older_texts(folder: Path) -> tuple[tuple[str, bytes, bytes], ...]:
    """The older versions in a folder, each with its two texts; empty where one is not there. Raises OSError."""
    def text(version: str, name: str) -> bytes:
        path = version_folder(folder, version) / name
        return bounded(path) if path.is_file() else b""

    return tuple((version, text(version, CONFIG_NAME), text(version, PROTECTED_NAME))
                 for version in known_versions(folder))


def stated_digest(folder: Path, severities: Mapping[str, str]) -> str:
    """What the brand's digest will be when it is loaded and told how serious some faults are.

    Whether its masters are those that it was made from is not looked at. Raises OSError, ValueError, BrandError.
    """
    config, protected = bounded(folder / CONFIG_NAME), bounded(folder / PROTECTED_NAME)
    return overruled(digest(config, protected, older_texts(folder)), severities)


def overruled(known: str, severities: Mapping[str, str]) -> str:
    """The digest of a brand where somebody has decided how serious some faults are."""
    if not severities:
        return known
    words = ",".join(f"{code}={severity}" for code, severity in sorted(severities.items()))
    return hashlib.sha256(f"{known} {words}".encode()).hexdigest()
