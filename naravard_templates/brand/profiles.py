"""The profiles that a brand goes by, and finding one by any of its names."""

from __future__ import annotations

import unicodedata
from functools import cache

from naravard_templates.brand.kinds import Kind, Kinds
from naravard_templates.brand.load import default_folder, load_config
from naravard_templates.brand.types import Brand


def kinds_of(brand: Brand) -> Kinds:
    """The brand's own kinds; one that names none has those of the brand that comes with the package."""
    return brand.config.kinds or default_kinds()


@cache
def default_kinds() -> Kinds:
    return load_config(default_folder()).kinds


def find_kind(name: str, kinds: Kinds) -> tuple[str, Kind] | None:
    """A kind and what brand.yaml calls it, by any of its names; a, o for å, ä, ö will do."""
    wanted = plain_kind(name)
    return next(((key, kind) for key, kind in kinds.items() if wanted in map(plain_kind, _names(key, kind))), None)


def nearest_kind(name: str, kinds: Kinds) -> str:
    """The kind whose name looks most like one that is none."""
    import difflib  # dear to import, and needed only to suggest a name

    looks = {plain_kind(one): key for key, kind in kinds.items() for one in _names(key, kind)}
    return looks[difflib.get_close_matches(plain_kind(name), looks, 1, cutoff=0)[0]]


def plain_kind(name: str) -> str:
    """How names of kinds are compared: in one case, and without the marks that not every keyboard has."""
    letters = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _names(key: str, kind: Kind) -> tuple[str, ...]:
    return key, kind.label, *kind.synonyms
