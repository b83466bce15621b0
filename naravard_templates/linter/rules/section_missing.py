"""NV702 section-missing."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.kinds.sections import missing_sections, misspelt, section_named
from naravard_templates.linter.context import Context
from naravard_templates.linter.document_kind import document_kind, section_headings
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """Each section that the kind requires and no heading begins, by any of its names."""
    snapshot = context.snapshot
    kind = document_kind(context)
    if kind is None:
        return
    headings = section_headings(snapshot)
    missing = missing_sections(headings, kind)
    others = [words for words in headings if words and section_named(words, kind) is None] if missing else []
    for section in missing:
        slip = misspelt(others, section)
        values: dict[str, object] = {"section": section.name, "kind": kind.label}
        message = Message("The section “{section}” is missing, which the kind {kind} must have.", values)
        if slip is not None:
            message = Message("The section “{section}” is missing, which the kind {kind} must have. Is “{heading}” "
                              "meant to be it?", {**values, "heading": others[slip]})
        yield Fault(message, Location(SurfaceKind.PACKAGE), None, section.names, None)


RULE = Rule("NV702", "section-missing", Severity.WARNING, None, Docs(
    Message("A document lacks a section that documents of its kind must have."),
    Message("Others look for the decision and its summary where they always stand."),
    Message("An extract of minutes says how the decision was reached, but has no section Beslut."),
    Message("Add a slide with the section's name as its title."),
    Message("Write the section's name in the style Heading 1, and its text below. brand.yaml lists the names that "
            "will do."),
), check)
