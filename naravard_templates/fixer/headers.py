"""Edits that give the sections of a document their headers and footers back."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naravard_templates.fixer.graphics import REMOVED, is_first_page_off
from naravard_templates.linter.context import Context
from naravard_templates.model.edit import Edit, RestoreHeader, ShowFirstPage
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.location import SurfaceKind

_HEADERS = frozenset({SurfaceKind.HEADER, SurfaceKind.FOOTER})


def header_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Sections that have no header or footer at all get the master's."""
    wanted = {finding.element for finding in findings if finding.code == REMOVED and finding.location.part is None}
    known: set[tuple[int, str, SurfaceKind]] = set()
    for lost in context.lost():
        key = lost.page.number, lost.page.kind.value, lost.element.surface
        if lost.surface is not None or lost.element.id not in wanted or key in known:
            continue
        if lost.element.surface in _HEADERS and lost.page.surfaces:
            known.add(key)
            footer = lost.element.surface is SurfaceKind.FOOTER
            yield RestoreHeader(
                part=lost.page.surfaces[-1].part, source=lost.element.part, section=lost.page.number,
                kind=lost.page.kind.value, footer=footer, codes=(REMOVED,),
                message=Message("Puts the template's footer back in section {number}." if footer else
                                "Puts the template's header back in section {number}.", {"number": lost.page.number}))


def first_page_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """A document that does not set its first page apart, as the template does."""
    wanted = {finding.element for finding in findings if finding.code == REMOVED}
    for lost in context.lost():
        if lost.element.id in wanted and lost.page.surfaces and is_first_page_off(context, lost):
            yield ShowFirstPage(part=lost.page.surfaces[-1].part, section=lost.page.number, codes=(REMOVED,),
                                message=Message("Gives the first page a header and footer of its own again."))
            return
