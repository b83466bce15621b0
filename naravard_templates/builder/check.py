"""Checks that concern an outline whatever is made of it, so that no writer can stumble."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from naravard_templates.builder.check_chart import check_chart
from naravard_templates.builder.picture_fault import PictureFault
from naravard_templates.builder.pictures import measure
from naravard_templates.builder.walk import plain, strings_of, walk
from naravard_templates.errors import OutlineProblem
from naravard_templates.model.outline import Block, ChartBlock, Heading, Metadata, Outline, PictureBlock

NO_TITLE = "The title is missing. Write title: … in the first lines."
# What XML 1.0 cannot hold (2.2): control characters, halves of surrogate pairs, two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def check(outline: Outline) -> list[OutlineProblem]:
    """All that is wrong with an outline in itself."""
    return [*_metadata(outline.meta), *(problem for block in walk(outline.blocks) for problem in _block(block))]


def _metadata(meta: Metadata) -> Iterator[OutlineProblem]:
    if not meta.title.strip():
        yield OutlineProblem(NO_TITLE)
    values = [getattr(meta, field.name) for field in fields(meta) if field.name != "parties"]
    for value in (*values, *meta.parties):
        yield from characters(value, 0)


def _block(block: Block) -> Iterator[OutlineProblem]:
    for text in strings_of(block):
        yield from characters(text, block.line)
    if isinstance(block, Heading) and not plain(block.runs):
        yield OutlineProblem("The heading is empty. Write its text, or remove the # signs.", line=block.line)
    if isinstance(block, PictureBlock):
        yield from _picture(block)
    if isinstance(block, ChartBlock):
        yield from check_chart(block)


def characters(text: str, line: int = 0) -> Iterator[OutlineProblem]:
    """What no Office file can hold."""
    found = _FORBIDDEN.search(text)
    if found:
        yield OutlineProblem(
            "The text holds the character U+{code}, which Office files cannot hold. Remove it; it is often pasted "
            "along without being seen.", line=line, code=f"{ord(found[0]):04X}")


def _picture(block: PictureBlock) -> Iterator[OutlineProblem]:
    if not block.alt.strip() and not block.decorative:
        yield OutlineProblem(
            "The picture {path} has no text for those who do not see it. Write it between the square brackets, or mark "
            "the picture as decorative.", line=block.line, path=block.path)
    try:
        measure(block.path)
    except PictureFault as fault:
        yield OutlineProblem(fault.text, line=block.line, column=0, **fault.values, path=block.path)
