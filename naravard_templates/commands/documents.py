"""The files that a command line means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def documents(paths: Sequence[str], *, uncheckable: bool = False) -> list[Path]:
    """The files that files, folders and patterns stand for; from folders, also those of kinds that cannot be checked
    where that is asked for. Raises UsageError where there are none.
    """
    from naravard_templates.errors import UsageError
    from naravard_templates.files import DOCUMENTS, UNCHECKABLE, find_documents

    found = find_documents(paths, DOCUMENTS | UNCHECKABLE if uncheckable else DOCUMENTS)
    if not found:
        raise UsageError("There is no Word or PowerPoint file in: {paths}.", paths=tuple(paths))
    return found
