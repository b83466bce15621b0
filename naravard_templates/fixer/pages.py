"""Edits that give pages and layouts their set-up back: margins, placeholders, header rows of tables."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from naravard_templates.linter.context import Context
from naravard_templates.model.edit import Edit, MarkHeaderRows, RestoreMargins, RestorePlaceholders
from naravard_templates.model.finding import Finding, JsonValue, Message
from naravard_templates.model.location import SurfaceKind

MARGINS, LAYOUT, HEADER_ROW = "NV502", "NV104", "NV604"
_SIDES = ("left", "top", "right", "bottom")


def margin_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Every section with margins that a finding tells of gets those that it names."""
    main = next((page.surfaces[-1].part for page in context.snapshot.pages if page.surfaces), "")
    for finding in findings:
        expected, actual = _margins(finding.expected), _margins(finding.actual)
        if finding.code != MARGINS or expected is None or actual is None:
            continue
        for setup in context.snapshot.setups:
            if setup.margins == actual:
                yield RestoreMargins(
                    part=main, section=setup.number, margins=expected, codes=(MARGINS,),
                    message=Message("Gives section {number} the template's margins back.", {"number": setup.number}))


def _margins(value: JsonValue) -> tuple[int, int, int, int] | None:
    if not isinstance(value, Mapping):
        return None
    sides = [value.get(side) for side in _SIDES]
    left, top, right, bottom = (int(side) if isinstance(side, int | float) else 0 for side in sides)
    return left, top, right, bottom


def placeholder_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    layouts = {layout.name: layout for layout in context.master.layouts}
    for finding in findings:
        if finding.code != LAYOUT or finding.location.part is None:
            continue
        layout = layouts.get(finding.location.object or "")
        master = next((layout.master for layout in layouts.values()), "")
        source = layout.part if layout and finding.location.surface is SurfaceKind.LAYOUT else master
        if source:
            yield RestorePlaceholders(
                part=finding.location.part, source=source, codes=(LAYOUT,),
                message=Message("Gives “{name}” the template's placeholders back.",
                                {"name": finding.location.object or finding.location.surface}))


def header_row_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    parts = dict.fromkeys(finding.location.part for finding in findings if finding.code == HEADER_ROW)
    for part in parts:
        if part is not None:
            yield MarkHeaderRows(part=part, codes=(HEADER_ROW,),
                                 message=Message("Marks the first row of tables as their header."))
