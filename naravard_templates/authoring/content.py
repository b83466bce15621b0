"""What a script gives, as the blocks and runs of an outline."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TypeVar

from naravard_templates.model.outline import Block, ChartBlock, ChartKind, ListItem, Run, Runs, Series
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.charts import KINDS

Text = str | Runs
"""Text as Markdown, or as it stands: `plain("5 * 3")`."""

Content = str | Block | Sequence[Block]
"""Markdown, or blocks."""

Part = TypeVar("Part")


def plain(text: object) -> Runs:
    """Text that is nothing but text, whatever signs it holds: names from a register, figures from a table."""
    return (Run(str(text)),)


def chart(kind: str, categories: Sequence[object], series: Mapping[str, Sequence[float | None]], *, alt: str,
          title: str = "", unit: str = "", caption: str = "", label: str = "") -> ChartBlock:
    """A chart for `add`: a kind as in an outline ("stapel", "line"), and a value a category for each series.

    Raises ValueError where kind or values cannot be drawn, which is the script's mistake and not the text's.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of chart; choose one of {', '.join(KINDS)}")
    for name, values in series.items():
        if len(values) != len(categories):
            raise ValueError(f"the series {name!r} has {len(values)} values for {len(categories)} categories")
    if not alt.strip():
        raise ValueError("alt must say what the chart shows")
    made = tuple(Series(name, tuple(None if value is None else float(value) for value in values))
                 for name, values in series.items())
    return ChartBlock(kind=ChartKind(KINDS[kind]), title=title, categories=tuple(map(str, categories)), series=made,
                      alt=alt, caption=caption, unit=unit, label=plain_name(label))


def cited(title: str, *, date: object = "", number: str = "", link: str = "", label: str = "") -> ListItem:
    """A document for `documents`: the title as it stands, and its date, diary number and web address, if it has them.

    The text refers to it by `label`: "@skrivelse" becomes "underlag 1".
    """
    said = "".join(f", {part}" for part in (str(date), number) if part)
    return ListItem(runs=(Run(title, link=link), *([Run(said)] if said else [])), label=plain_name(label))


def placed(value: Part, line: int) -> Part:
    """A block, and all in it, on a line, so that its faults can be told from others'."""
    if isinstance(value, tuple):
        return tuple(placed(item, line) for item in value)  # type: ignore[return-value]
    if not isinstance(value, Block):
        return value
    inside = {field.name: placed(getattr(value, field.name), line) for field in dataclasses.fields(value)}
    return dataclasses.replace(value, **{**inside, "line": value.line or line})
