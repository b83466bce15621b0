"""The parties that a brand knows, spelt as they should be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from naravard_templates.brand.config import Parties
from naravard_templates.brand.types import Brand
from naravard_templates.errors import UsageError

_SUGGESTED: Final = 3


def offered(parties: Parties) -> tuple[str, ...]:
    """All the names; none where the brand names no parties, and then any will do."""
    return tuple(name for name in (parties.region, *parties.municipalities) if name)


def known_parties(names: Iterable[str], brand: Brand) -> tuple[str, ...]:
    """The names as the brand spells them, each once. A brand that names no parties takes any.

    Raises UsageError, with those that are nearest, for one that the brand does not know.
    """
    known = offered(brand.config.parties)
    wanted = [name.strip() for name in names if name.strip()]
    return tuple(dict.fromkeys(_known(name, known) if known else name for name in wanted))


def _known(name: str, known: Sequence[str]) -> str:
    found = spelling(name, known)
    if not found:
        raise UsageError("«{name}» is not one of the parties in brand.yaml. Nearest: {nearest}.", name=name,
                         nearest=nearest_parties(name, known))
    return found


def spelling(name: str, known: Sequence[str]) -> str:
    """The name as the brand spells it, "" where it is none of its. The place alone will do: Umeå is Umeå kommun."""
    plain = _plain(name)
    return next((one for one in known if plain in (_plain(one), *_places(one))), "")


def ways_to_say(party: str) -> tuple[str, ...]:
    """How a party may be named in a text, in lower case: its whole name, and its place alone."""
    return tuple(dict.fromkeys((_plain(party), *_places(party))))


def nearest_parties(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """The names that look most like one that is none of them, best first."""
    import difflib  # dear to import, and needed only to suggest a name

    by_look = {look: one for one in known for look in (_plain(one), *_places(one))}
    looks = difflib.get_close_matches(_plain(name), by_look, _SUGGESTED, cutoff=0)
    return tuple(dict.fromkeys(by_look[look] for look in looks))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _places(party: str) -> tuple[str, ...]:
    """The place in the name of a municipality, with and without the s of the genitive: Vindelns, Vindeln."""
    place, _, last = _plain(party).rpartition(" ")
    return (place, place.removesuffix("s")) if place and last == "kommun" else ()
