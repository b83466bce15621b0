"""Examples of NV207 element-cropped."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, pictured
from naravard_templates.model.picture import Crop


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("recompressed", deck(logo=pictured("logo-jpeg")))


def invalid() -> Iterator[Example]:
    yield Example("a third cut away", deck(logo=pictured("logo", crop=Crop(right=0.33))))
