"""Which layouts content calls for, and the content arranged anew where a brand has none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from naravard_templates.builder.pieces import Shown, captions_joined
from naravard_templates.model.outline import (
    Block,
    ChartBlock,
    Columns,
    Heading,
    Paragraph,
    PictureBlock,
    Quote,
    Run,
    Steps,
)


def roles_for(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The roles of layouts that content calls for, best first."""
    match blocks:
        case []:
            return "title-only", "content"
        case [Quote()]:
            return "quote", "content"
        case [PictureBlock(caption=caption)]:
            return "picture", "picture-text" if caption else "content", "two-content"
        case [ChartBlock()]:
            return "chart", "content", "two-content"
        case [Steps(kind=kind)]:
            return (kind.value,)
        case [Columns() as columns]:
            return _roles_for_columns(columns)
        case _:
            return _ROLES.get(tuple(sorted(piece.kind.value for piece in captions_joined(blocks))), ())


def _roles_for_columns(columns: Columns) -> tuple[str, ...]:
    filled = [column for column in columns.columns if column]
    headed = all(isinstance(column[0], Heading) for column in filled)
    if len(filled) == 2:
        return ("comparison", "two-content") if headed else ("two-content",)
    return ("four-fields",) if len(filled) == 4 else ()


_ROLES: dict[tuple[str, ...], tuple[str, ...]] = {
    ("text",): ("content",),
    ("table",): ("table", "content"),
    ("picture", "text"): ("picture-text", "two-content"),
    ("table", "text"): ("table", "two-content"),
    ("text", "text"): ("two-content",),
    ("picture", "picture"): ("two-content",),
    ("picture", "table"): ("two-content",),
    ("chart",): ("chart", "content"),
    ("chart", "text"): ("chart", "two-content"),
    ("chart", "chart"): ("two-content",),
    ("chart", "picture"): ("two-content",),
    ("chart", "table"): ("two-content",),
}


def one_after_the_other(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Columns as what stands in them, the left one first."""
    return tuple(inner for block in blocks
                 for inner in ((one for column in block.columns for one in column) if isinstance(block, Columns)
                               else (block,)))


def captions_apart(blocks: Sequence[Block]) -> list[Block]:
    """Pictures, tables and charts with their captions as paragraphs after them, which may go on another slide."""
    return [one for block in blocks
            for one in ((replace(block, caption=""), Paragraph(block.line, (Run(block.caption),)))
                        if isinstance(block, Shown) and block.caption else (block,))]
