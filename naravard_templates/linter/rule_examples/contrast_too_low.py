"""Examples of NV605 contrast-too-low."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import AMBER, Example, solid
from naravard_templates.linter.text_examples import TEXT_BOX, deck_with, document_with, text_in, text_of
from naravard_templates.model.colour import Fill
from naravard_templates.model.snapshot import Element, ElementKind


def _panel(fill: Fill) -> Element:
    return Element("9", ElementKind.SHAPE, "Panel", TEXT_BOX.box, fill=fill)


def valid() -> Iterator[Example]:
    yield Example("dark on light", deck_with(text_in()))
    yield Example("white on a dark panel", deck_with(text_in(fill=solid("FFFFFF", "lt1")), below=_panel(solid(AMBER))))
    yield Example("large grey text", deck_with(text_in(fill=solid("898989"), size=24.0)))
    yield Example("white in a dark cell", document_with(text_of(fill=solid("FFFFFF"), shades=(solid("14303A"),))))


def invalid() -> Iterator[Example]:
    yield Example("white on white", deck_with(text_in(fill=solid("FFFFFF", "lt1"))))
    yield Example("dark on a dark panel", deck_with(text_in(), below=_panel(solid("0F3D4C", "dk2"))))
    yield Example("light grey in a document", document_with(text_of(fill=solid("C8C8C8"))))
