"""Slides of a finished presentation, one by one: which have changed since they were last drawn, and those alone."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

_BESIDE = frozenset({RT.NOTES_SLIDE, RT.SLIDE_LAYOUT})


@dataclass(frozen=True, slots=True)
class SlideSample:
    """A slide's title, "" where it has none, and a fingerprint of what it shows.

    The fingerprint is of its number, its content, its layout and the parts that it draws on: two slides with the same
    one look the same, as long as the brand is the same.
    """

    title: str
    fingerprint: str


def samples(data: bytes) -> tuple[SlideSample, ...]:
    """The slides of a presentation in their order."""
    slides = Presentation(io.BytesIO(data)).slides
    return tuple(SlideSample(_title(slide), _fingerprint(slide.part, number))
                 for number, slide in enumerate(slides, 1))


def _title(slide: Any) -> str:
    title = slide.shapes.title
    return " ".join(title.text_frame.text.split()) if title is not None else ""


def _fingerprint(part: Any, number: int) -> str:
    digest = hashlib.sha256(f"{number}\0{part.slide_layout.part.partname}\0".encode())
    for blob in _blobs(part, set()):
        digest.update(len(blob).to_bytes(8, "big"))
        digest.update(blob)
    return digest.hexdigest()


def _blobs(part: Any, seen: set[str]) -> Iterator[bytes]:
    """The part and all that it refers to, a chart's workbook too; not its notes, which are not shown."""
    seen.add(str(part.partname))
    yield part.blob
    for _, relation in sorted(part.rels.items()):
        if relation.is_external:
            yield relation.target_ref.encode()
        elif relation.reltype not in _BESIDE and str(relation.target_part.partname) not in seen:
            yield from _blobs(relation.target_part, seen)


def only_slides(data: bytes, wanted: Collection[int]) -> bytes:
    """The presentation with nothing on its other slides (numbers from 1): they only count, and cost no time to draw."""
    presentation = Presentation(io.BytesIO(data))
    for number, slide in enumerate(presentation.slides, 1):
        if number not in wanted:
            for shape in list(slide.shapes):
                slide.shapes._spTree.remove(shape._element)
            for key, relation in list(slide.part.rels.items()):
                if relation.reltype != RT.SLIDE_LAYOUT:
                    slide.part.rels.pop(key)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()
