"""Writes time lines, four-field charts and parties with their roles as tables of two columns: what it is, what of it.

Read aloud, each row says its heading and then what belongs to it, whereas a field of boxes would be read across.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from naravard_templates.builder.steps import strong
from naravard_templates.builder.walk import runs_of, walk
from naravard_templates.formats.docx.write_flow import Flow, Tools
from naravard_templates.formats.docx.write_table import TableWriter, widths
from naravard_templates.formats.docx.write_text import Look
from naravard_templates.model.outline import Block, Run, Runs, Steps, Table

Fill = Callable[[etree._Element, tuple[Block, ...]], None]
"""Writes blocks into a cell."""


def write_steps(steps: Steps, flow: Flow, tools: Tools, fill: Fill) -> None:
    """A row a step."""
    if flow.after_table or flow.page_break:
        flow.paragraph((), Look(tools.styles.find("body")))
    header = tuple((Run(word),) for word in tools.words.steps[steps.kind])
    measured = Table(header=header, rows=tuple((strong(step.heading), _joined(step.blocks)) for step in steps.steps))
    writer = TableWriter(tools.styles, tools.text, widths(measured, tools.width), headed=True)
    writer.header(header)
    for step in steps.steps:
        fill(writer.row_to_fill(step.heading), step.blocks)
    flow.append(writer.element)


def _joined(blocks: tuple[Block, ...]) -> Runs:
    """All of a step's text, for the columns' proportions."""
    return tuple(run for block in walk(blocks) for runs in runs_of(block) for run in (*runs, Run(" ")))
