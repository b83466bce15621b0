"""Keeps the Swedish catalogue in step with the code: which messages there are, and the compiled .mo.

    python .ci/catalogues.py            add what is new to the .po, drop what is gone, compile the .mo
    python .ci/catalogues.py --check    change nothing; exit 1 and say what is missing or out of date
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from gettext import GNUTranslations

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from templates import PACKAGE, Key, parsed, wanted

PO = PACKAGE / "locale" / "sv" / "LC_MESSAGES" / "naravard.po"
MO = PO.with_suffix(".mo")
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)  # so that only what is said makes a difference between two runs
HEADER = "# The Swedish of naravard-templates. After a change: python .ci/catalogues.py"


def read_catalogue() -> Catalog:
    """The .po as it is."""
    with PO.open("rb") as file:
        return read_po(file, locale="sv")


def translations(catalogue: Catalog) -> dict[Key, str]:
    """A catalogue as a plain mapping, without its header."""
    return {(message.context, str(message.id)): str(message.string) for message in catalogue if message.id}


def update() -> None:
    """Write the .po and the .mo: new templates with an empty translation, gone ones dropped."""
    known = translations(read_catalogue()) if PO.exists() else {}
    fresh = Catalog(locale="sv", header_comment=HEADER, fuzzy=False, creation_date=UNDATED, revision_date=UNDATED,
                    project="naravard-templates", version="-", msgid_bugs_address="-",
                    last_translator="naravard-templates contributors", language_team="sv")
    for context, text in sorted(wanted(parsed()), key=_by_context):
        fresh.add(text, known.get((context, text), ""), context=context)
    with PO.open("wb") as file:
        write_po(file, fresh, width=110)
    with MO.open("wb") as file:
        write_mo(file, fresh)


def faults() -> Iterator[str]:
    """What is not as it should be, a sentence each."""
    have, want = translations(read_catalogue()), wanted(parsed())
    yield from (f"No Swedish for: {text}" for context, text in sorted(want, key=_by_context)
                if not have.get((context, text)))
    yield from (f"No longer in the code: {text}" for _, text in sorted(have.keys() - want, key=_by_context))
    with MO.open("rb") as file:
        compiled = GNUTranslations(file)
    if any(_looked_up(compiled, key) != text for key, text in have.items() if text):
        yield "The .mo does not match the .po."


def _looked_up(compiled: GNUTranslations, key: Key) -> str:
    context, text = key
    return compiled.pgettext(context, text) if context else compiled.gettext(text)


def _by_context(key: Key) -> tuple[str, str]:
    return key[0] or "", key[1]


def main(arguments: list[str]) -> int:
    """Update or check; the exit code says whether all is well now."""
    if arguments != ["--check"]:
        update()
    problems = list(faults())
    print(*problems, "Mend with: python .ci/catalogues.py" if problems else "The catalogues are current.",
          sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
