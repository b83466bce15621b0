"""NV802 duplicate-layout."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.masters.context import MasterContext, at_layout
from naravard_templates.linter.masters.examples import MasterExample, deck_sheet
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity


def check(context: MasterContext) -> Iterator[Fault]:
    """One finding for each layout whose name an earlier one has, in the same file; capitals make no difference."""
    first: dict[str, int] = {}
    for page in context.sheet.snapshot.layouts:
        name = page.layout.strip().casefold()
        if name and first.setdefault(name, page.number) != page.number:
            yield Fault(
                Message("Layout {number} has the same name as layout {first}: “{name}”.",
                        {"number": page.number, "first": first[name], "name": page.layout}),
                at_layout(page), None, None, page.layout)


def valid() -> Iterator[MasterExample]:
    yield MasterExample("each its own name", deck_sheet(names=("Innehåll", "Innehåll, två kolumner")))


def invalid() -> Iterator[MasterExample]:
    yield MasterExample("the same name", deck_sheet(names=("Innehåll", "Innehåll")))
    yield MasterExample("the same but for capitals", deck_sheet(names=("Innehåll", "innehåll ")))


RULE = Rule("NV802", "duplicate-layout", Severity.WARNING, None, Docs(
    Message("Two layouts in a master file have the same name."),
    Message("Nobody can tell which of the two is meant, neither a person nor an outline."),
    Message("A layout was duplicated and changed, and kept its name."),
    Message("View > Slide Master: right-click the layout > Rename Layout, or delete the one that is not wanted."),
    Message("Word has no layouts."),
), master_check=check)
