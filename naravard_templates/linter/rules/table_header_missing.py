"""NV604 table-header-missing."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.views import renames_layouts
from naravard_templates.model.content import TableFacts
from naravard_templates.model.finding import FixSafety, Message, Outcome, Severity
from naravard_templates.model.snapshot import Format


def check(context: Context) -> Iterator[Fault]:
    """A table of one row or one column has nothing that a header could head."""
    snapshot = context.snapshot
    mark_lost = snapshot.format is Format.PPTX and renames_layouts(snapshot.producer)
    for table in snapshot.tables:
        if not table.has_header and table.rows > 1 and table.columns > 1:
            yield _headless(table, mark_lost)
        if table.nested:
            yield Fault(Message("There is a table within the table, which is hard to follow when it is read aloud."),
                        table.location, None, None, "nested", minor=True, fixable=False)
        elif table.merged:
            yield Fault(Message("Merged cells in the table: {count}. That is hard to follow when it is read aloud.",
                                {"count": table.merged}), table.location, None, 0, table.merged, minor=True,
                        fixable=False)


def _headless(table: TableFacts, mark_lost: bool) -> Fault:
    """LibreOffice drops the mark when it saves a presentation, so that nothing is known of what was there."""
    if mark_lost:
        return Fault(Message("The table's first row is not marked as a header. LibreOffice may have dropped the mark "
                             "when it saved."), table.location, None, "header", None, Outcome.UNKNOWN)
    return Fault(Message("The table's first row is not marked as a header."), table.location, None, "header", None)


RULE = Rule("NV604", "table-header-missing", Severity.WARNING, FixSafety.SAFE, Docs(
    Message("A table's header row is not marked as one, or the table has merged cells or a table within."),
    Message("Screen readers say the header of each column with its cells, and repeat it on the next page."),
    Message("The first row is bold but is a row like any other."),
    Message("Click in the table, Table Design, and tick Header Row. Split merged cells: Layout > Split Cells."),
    Message("Click in the first row, Table Layout > Repeat Header Rows, and tick Table Design > Header Row. Split "
            "merged cells: Table Layout > Split Cells."),
), check)
