"""Labels, `{#tab-insatser}`, and the references to them, `@tab-insatser`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from typing import Final

from markdown_it.rules_inline import StateInline

from naravard_templates.model.outline import Block, ChartBlock, PictureBlock, Run, Table
from naravard_templates.outline.attributes import plain_name
from naravard_templates.outline.source import Source, nearest

REFERENCE: Final = "reference"

_NAME: Final = r"\w+(?:[-:]+\w+)*"
_LABEL: Final = re.compile(_NAME)
_REFERENCE: Final = re.compile(rf"(?<![\w.+/@-])@(?P<name>{_NAME})")
"""Not after what an e-mail address or a web address has before it."""


def reference(state: StateInline, silent: bool) -> bool:
    """`@` and a name."""
    match = _REFERENCE.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push(REFERENCE, "", 0)
        token.info = match["name"]
    state.pos = match.end()
    return True


def read_label(name: str, source: Source, line: int) -> str:
    """The label as it is compared; one that no reference could name is reported."""
    if name and not _LABEL.fullmatch(name):
        source.fault("The label {name} cannot be referred to: write it with letters, digits and hyphens.",
                     line, name=name)
    return plain_name(name)


def check_labels(blocks: Iterable[Block], source: Source) -> None:
    """Every label once, and every reference to one that there is."""
    labelled: dict[str, Block] = {}
    references: list[tuple[Run, int]] = []
    for found, line in _walk(tuple(blocks), 0):
        if isinstance(found, Run):
            references.append((found, line))
        elif found.label in labelled:
            source.fault("The label {name} is already used on line {first}: each has its own.",
                         found.line, name=found.label, first=labelled[found.label].line)
        else:
            labelled[found.label] = found
    for run, line in references:
        _check_reference(run.reference, labelled, line, source)


def _check_reference(name: str, labelled: dict[str, Block], line: int, source: Source) -> None:
    target = labelled.get(name)
    if target is None:
        near = nearest(name, list(labelled))
        source.fault_near(
            "There is no label {name}. Did you mean {nearest}?" if near
            else "There is no label {name}: write {{#{name}}} after what it names, or \\@ for a plain at sign.",
            f"@{name}", line, name=name, nearest=near)
    elif isinstance(target, Table | PictureBlock | ChartBlock) and not target.caption:
        source.fault("What is referred to as {name} needs a caption, for its number stands in it.",
                     target.line, name=name)


def _walk(value: object, line: int) -> Iterator[tuple[Block | Run, int]]:
    """The blocks with labels and the runs with references, wherever they stand, with the line of their block."""
    if isinstance(value, tuple):
        for item in value:
            yield from _walk(item, line)
    elif isinstance(value, Run):
        if value.reference:
            yield value, line
        yield from _walk(value.note, line)
    elif isinstance(value, Block):
        line = value.line or line
        if value.label:
            yield value, line
        for field in dataclasses.fields(value):
            yield from _walk(getattr(value, field.name), line)
