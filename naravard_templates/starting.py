"""`new`: an outline to begin with."""

from __future__ import annotations

import datetime
from pathlib import Path

from naravard_templates.brand.types import Brand
from naravard_templates.files import refuse_taken, write_atomically
from naravard_templates.kinds.starter import starter


def new(kind: str, target: Path | None, brand: Brand, *, overwrite: bool = False) -> Path:
    """Writes a first outline of a kind and returns where it is; a folder as target gets one named after the kind.

    Raises UsageError where there is no such kind, OutputError where the file is already there.
    """
    name, text = starter(kind, brand, datetime.date.today())
    if target is None or target.is_dir():
        target = (target or Path()) / f"{name}.md"
    refuse_taken([target], overwrite)
    write_atomically(target, text.encode())
    return target
