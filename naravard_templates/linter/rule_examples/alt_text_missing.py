"""Examples of NV601 alt-text-missing."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck
from naravard_templates.linter.saying import showing
from naravard_templates.model.content import GraphicKind


def valid() -> Iterator[Example]:
    yield Example("no graphics in the content", deck())
    yield Example("described", showing("En sjuksköterska och en patient vid ett köksbord"))
    yield Example("marked as decorative", showing("", decorative=True))
    yield Example("a year is no file name", showing("Diagram: andel med fast kontakt 2026"))


def invalid() -> Iterator[Example]:
    yield Example("a picture without alt text", showing(""))
    yield Example("a chart without alt text", showing(" ", GraphicKind.CHART))
    yield Example("a file's name as alt text", showing("bild1.png"))
    yield Example("a camera's name as alt text", showing("IMG_1234"))
    yield Example("alt text that is a whole page", showing("En lång beskrivning. " * 15))
