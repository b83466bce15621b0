"""Examples of NV305 style-colour-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import AMBER, STYLE_LOOKS, Example, deck, solid
from naravard_templates.linter.text_examples import document_with, text_of
from naravard_templates.model.snapshot import Snapshot


def _recoloured(rgb: str, *, used: bool = True) -> Snapshot:
    normal, heading = STYLE_LOOKS
    return document_with(text_of(), styles=(
        normal, replace(heading, used=used, look=replace(heading.look, fill=solid(rgb)))))


def _master_text(rgb: str) -> Snapshot:
    own = deck()
    return replace(own, styles=tuple(replace(style, look=replace(style.look, fill=solid(rgb))) for style in own.styles))


def valid() -> Iterator[Example]:
    yield Example("the template's own", document_with(text_of()))
    yield Example("the same colour, said outright", _recoloured("14303A"))
    yield Example("a style that no text has", _recoloured("FF0000", used=False))


def invalid() -> Iterator[Example]:
    yield Example("headings in red", _recoloured("FF0000"))
    yield Example("headings in another colour of the palette", _recoloured(AMBER))
    yield Example("the master's titles", _master_text(AMBER))
