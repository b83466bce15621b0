"""Steps as plain text has them: what counts or comes in order is a list, what belongs together in pairs a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from naravard_templates.model.outline import ListBlock, ListItem, Paragraph, Run, Runs, Step, Steps, StepsKind

LISTED: Final = frozenset({StepsKind.PROCESS, StepsKind.KEY_FIGURES})
"""Screen readers say of a list how many items it has, and which one this is."""


def as_list(steps: Steps) -> ListBlock:
    """A process as a numbered list; key figures as a list in which each figure begins a sentence."""
    process = steps.kind is StepsKind.PROCESS
    items = tuple(_headed(step) if process else _figure(step) for step in steps.steps)
    return ListBlock(steps.line, items, ordered=process)


def _headed(step: Step) -> ListItem:
    return ListItem(step.line, strong(step.heading), step.blocks)


def _figure(step: Step) -> ListItem:
    """"72 %" and "är nöjda" become "72 % är nöjda"."""
    first = step.blocks[0] if step.blocks else None
    if not isinstance(first, Paragraph):
        return _headed(step)
    return ListItem(step.line, (*strong(step.heading), Run(" "), *first.runs), step.blocks[1:])


def strong(runs: Runs) -> Runs:
    return tuple(replace(run, bold=True) for run in runs)
