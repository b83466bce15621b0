"""Rows of short, headed texts: road maps, processes, four fields, key figures, parties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from naravard_templates.model.outline import Heading, ListBlock, ListItem, Paragraph, Runs, Step, Steps, StepsKind
from naravard_templates.outline.inlines import plain
from naravard_templates.outline.places import STEP, Blocks, Reader, bare_title
from naravard_templates.outline.source import Source
from naravard_templates.outline.tree import Node

KINDS: Final[Mapping[str, StepsKind]] = {
    "tidslinje": StepsKind.TIMELINE, "färdplan": StepsKind.TIMELINE, "timeline": StepsKind.TIMELINE,
    "roadmap": StepsKind.TIMELINE, "process": StepsKind.PROCESS, "fyrfält": StepsKind.FIELDS,
    "four-fields": StepsKind.FIELDS, "nyckeltal": StepsKind.KEY_FIGURES, "key-figures": StepsKind.KEY_FIGURES,
    "parter": StepsKind.PARTIES, "parties": StepsKind.PARTIES,
}
FIELDS: Final = 4

_DASH: Final = re.compile(r"\s*(?:(?:[–—:]|--?)(?:\s+|$))?")
"""Followed by a space, for else it is a minus sign."""


def read_steps(node: Node, name: str, kind: StepsKind, reader: Reader) -> Steps:
    """Each heading begins a step; or else a list is all there is, with an item a step."""
    match reader.read(node.children, STEP):
        case (ListBlock(items=items),):
            steps = tuple(_from_item(item) for item in items)
        case blocks:
            steps = _from_headings(blocks, name, reader.source)
    return check_steps(Steps(line=node.line, kind=kind, steps=steps), name, reader.source)


def check_steps(steps: Steps, name: str, source: Source) -> Steps:
    """The steps; too few or too many are reported, as is one without a heading."""
    if not steps.steps:
        source.fault("The box {name} holds no steps: write a heading for each.", steps.line, name=name)
    elif steps.kind is StepsKind.FIELDS and len(steps.steps) != FIELDS:
        source.fault("The box {name} holds {found} fields, but it has room for four, no more and no fewer.",
                     steps.line, name=name, found=len(steps.steps))
    for step in steps.steps:
        if not plain(step.heading).strip():
            source.fault("A step begins with its heading, which is missing here.", step.line)
    return steps


def _from_headings(blocks: Blocks, name: str, source: Source) -> tuple[Step, ...]:
    steps: list[Step] = []
    for block in blocks:
        if isinstance(block, Heading):
            bare_title(block, source)
            steps.append(Step(line=block.line, heading=block.runs))
        elif steps:
            steps[-1] = replace(steps[-1], blocks=(*steps[-1].blocks, block))
        else:
            source.fault("In the box {name} a heading must come first: write for example ### 2026",
                         block.line, name=name)
    return tuple(steps)


def _from_item(item: ListItem) -> Step:
    """What begins in bold is the heading, and after the dash comes the text; without bold, all of it is the heading."""
    heading, text = _split_bold(item.runs)
    own = (Paragraph(line=item.line, runs=text),) if text else ()
    return Step(line=item.line, heading=heading, blocks=(*own, *item.children))


def _split_bold(runs: Runs) -> tuple[Runs, Runs]:
    count = next((index for index, run in enumerate(runs) if not run.bold), len(runs))
    bold, rest = runs[:count], runs[count:]
    if not bold:
        return runs, ()
    if rest:
        rest = (replace(rest[0], text=_DASH.sub("", rest[0].text, count=1)), *rest[1:])
    text = tuple(run for run in rest if run.text or run.note or run.reference)
    return tuple(replace(run, bold=False) for run in bold), text
