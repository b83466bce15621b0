"""The files that a command line means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from naravard_templates.remote import Remote

Found = TypeVar("Found")


def documents(paths: Sequence[str]) -> list[Path]:
    """The files that files, folders and patterns stand for. Raises UsageError where there are none, and for addresses.
    """
    from naravard_templates.files import find_documents

    refuse_addresses(paths)
    return _some(find_documents(paths), paths)


def refuse_addresses(paths: Sequence[str]) -> None:
    """For what writes files. Raises UsageError."""
    from naravard_templates.remote import local

    for path in paths:
        local(path)


def documents_anywhere(paths: Sequence[str], *, uncheckable: bool = False) -> list[Path | Remote]:
    """As `documents`, and the files at addresses after the others; from folders, also those of kinds that cannot be
    checked where that is asked for. Raises UsageError where there are none.
    """
    from naravard_templates.files import DOCUMENTS, UNCHECKABLE, find_documents
    from naravard_templates.remote import is_remote

    kinds = DOCUMENTS | UNCHECKABLE if uncheckable else DOCUMENTS
    found: list[Path | Remote] = [*find_documents([path for path in paths if not is_remote(path)], kinds)]
    for address in filter(is_remote, paths):
        found += _at(address, kinds)
    return _some(list(dict.fromkeys(found)), paths)


def _at(address: str, kinds: frozenset[str]) -> list[Remote]:
    """A hidden folder hides what is in it."""
    from naravard_templates.files import is_wanted
    from naravard_templates.remote import find_remote

    return find_remote(address, lambda place: is_wanted(place.rpartition("/")[2], kinds) and "/." not in f"/{place}")


def _some(found: list[Found], paths: Sequence[str]) -> list[Found]:
    from naravard_templates.errors import UsageError

    if not found:
        raise UsageError("There is no Word or PowerPoint file in: {paths}.", paths=tuple(paths))
    return found
