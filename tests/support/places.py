"""Where the tests find things."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BRAND = ROOT / "brand"
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the real files in ../shared are not here")


def shared(folder: str) -> list[Path]:
    """The real files of a folder, without its index; none where ../shared is not here."""
    found = sorted((SHARED / folder).rglob("*")) if SHARED.is_dir() else []
    return [path for path in found if path.is_file() and path.name != "INDEX.tsv"]
