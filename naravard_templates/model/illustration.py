"""Pictures for a report: a page as it looks, with marks where something was found and where it belongs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from naravard_templates.model.finding import Message
from naravard_templates.model.record import record


@record
class PagePicture:
    """One page of a file as PNG, `width` and `height` in pixels.

    `numbers` are the findings that it is about, counted from 1 through the file; `marked` those of them that have a
    place on it. `description` says in words what is seen. `rendered` tells a picture by an office program from a
    schematic drawn from what was read.
    """

    title: Message
    png: bytes
    width: int
    height: int
    numbers: tuple[int, ...]
    description: Message
    marked: tuple[int, ...] = ()
    rendered: bool = False


@record
class Illustrations:
    """The pictures by the path of the file; `left_out` are pages beyond the most that a report can carry."""

    pictures: Mapping[str, tuple[PagePicture, ...]] = field(default_factory=dict)
    left_out: int = 0


NO_ILLUSTRATIONS = Illustrations()
