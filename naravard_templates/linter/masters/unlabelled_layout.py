"""NV801 unlabelled-layout."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.masters.context import MasterContext, at_layout
from naravard_templates.linter.masters.examples import MasterExample, deck_sheet
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity


def check(context: MasterContext) -> Iterator[Fault]:
    """A name of nothing but blanks is none. The English names that PowerPoint gives are as good as any."""
    for page in context.sheet.snapshot.layouts:
        if not page.layout.strip():
            yield Fault(Message("Layout {number} has no name.", {"number": page.number}), at_layout(page))


def valid() -> Iterator[MasterExample]:
    yield MasterExample("named", deck_sheet())
    yield MasterExample("named by PowerPoint", deck_sheet(names=("Title and Content",)))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("no name", deck_sheet(names=("Innehåll", "")))
    yield MasterExample("a blank", deck_sheet(names=(" ",)))


RULE = Rule("NV801", "unlabelled-layout", Severity.WARNING, None, Docs(
    Message("A layout in the master has no name."),
    Message("People choose a layout by its name, in PowerPoint's menu and in outlines."),
    Message("A layout was pasted from another file and lost its name."),
    Message("View > Slide Master: right-click the layout > Rename Layout."),
    Message("Word has no layouts."),
), master_check=check)
