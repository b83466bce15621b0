"""Examples of NV504 text-outside-placeholder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, deck
from naravard_templates.model.geometry import Box
from naravard_templates.model.snapshot import Element, ElementKind, Shape, Snapshot

_SENTENCE = "Parterna följer upp handlingsplanen i juni varje år."


def _with(text: str, **changes: object) -> Snapshot:
    own = deck()
    page = own.pages[1]
    box = Element("1", ElementKind.SHAPE, "textruta 4", Box(600_000, 3_000_000, 6_000_000, 800_000), Shape("rect"),
                  text=text)
    slide = replace(page.surfaces[-1], elements=(
        *page.surfaces[-1].elements, replace(box, **changes)))  # type: ignore[arg-type]
    return replace(own, pages=(own.pages[0], replace(page, surfaces=(*page.surfaces[:-1], slide))))


def valid() -> Iterator[Example]:
    yield Example("text in placeholders only", deck())
    yield Example("a label at a picture", _with("Källa: egen mätning"))
    yield Example("a box in a drawn diagram", _with(_SENTENCE, groups=("Grupp 3",)))


def invalid() -> Iterator[Example]:
    yield Example("a sentence in a text box", _with(_SENTENCE))
