"""Examples of NV607 link-text."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example
from naravard_templates.linter.saying import linking


def valid() -> Iterator[Example]:
    yield Example("a text that says where it leads", linking("Handlingsplan för nära vård 2026–2028"))
    yield Example("an e-mail address", linking("kontakt@example.org", "mailto:kontakt@example.org"))
    yield Example("the name of a site", linking("1177.se", "https://www.1177.se"))
    yield Example("more than the two words", linking("Läs mer om samordnad plan"))


def invalid() -> Iterator[Example]:
    yield Example("click here", linking("klicka här"))
    yield Example("read more", linking("Läs mer »"))
    yield Example("in English", linking("Click here."))
    yield Example("a bare address", linking("https://www.example.org/a/b?id=12"))
