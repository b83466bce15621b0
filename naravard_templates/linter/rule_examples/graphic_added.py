"""Examples of NV211 graphic-added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, added, deck, solid
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, ElementKind, Shape

_BOX = Box(3_000_000, 5_000_000, 900_000, 900_000)


def valid() -> Iterator[Example]:
    yield Example("untouched", deck())
    yield Example("a picture on a slide is content", added(deck(), SurfaceKind.SLIDE, _picture()))
    yield Example("words that LibreOffice wrote in place of a slot", replace(
        added(deck(), SurfaceKind.MASTER, Element("9", ElementKind.SHAPE, "Text", _BOX, Shape("rect"), text="Sidfot")),
        producer="LibreOffice/7.4"))


def _picture() -> Element:
    return Element("9", ElementKind.PICTURE, "Picture 7", _BOX, picture=Picture("cat.png", "cat"))


def invalid() -> Iterator[Example]:
    yield Example("another sender's mark in the master", added(deck(), SurfaceKind.MASTER, _picture()))
    yield Example("a coloured box in a layout", added(deck(), SurfaceKind.LAYOUT, Element(
        "9", ElementKind.SHAPE, "Rektangel 3", _BOX, Shape("rect"), solid("0B6B66"))))
