"""Examples of NV503 placeholder-moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.examples import Example, both, keep, moved, scaled, turned, with_title
from naravard_templates.model.snapshot import Element


def _emptied(element: Element) -> Element:
    return replace(element, text="")


def _grown(element: Element) -> Element:
    return replace(element, box=replace(element.box, cy=element.box.cy * 2)) if element.box else element


def valid() -> Iterator[Example]:
    yield Example("where the layout has it", with_title(keep))
    yield Example("a little wider, so that the last word fits", with_title(scaled(1.02)))
    yield Example("grown with its text", with_title(_grown))
    yield Example("moved and empty, which nobody sees", with_title(both(moved(-2_000_000), _emptied)))


def invalid() -> Iterator[Example]:
    yield Example("dragged two centimetres to the right", with_title(moved(-720_000)))
    yield Example("a title made half as wide", with_title(scaled(0.5)))
    yield Example("turned", with_title(turned(5)))
