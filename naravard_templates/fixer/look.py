"""Edits that give a document the brand's theme, colour map and backgrounds back."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naravard_templates.brand.protected import MasterFacts
from naravard_templates.linter import themes
from naravard_templates.linter.context import Context
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.edit import Edit, RestoreBackground, RestoreColourMap, RestoreTheme
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Format

COLOUR, MAP, BACKGROUND, FONT = "NV301", "NV302", "NV303", "NV401"


def theme_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """One edit for each theme that has changed colours or fonts; pages on the same theme share it."""
    codes = {finding.code for finding in findings}
    slots = {str(finding.location.object) for finding in findings if finding.code == COLOUR}
    fonts = {str(finding.location.object) for finding in findings if finding.code == FONT}
    known: set[str] = set()
    for match in context.own_matches():
        part, expected = match.page.theme, themes.expected_theme(context.master, match.view.theme)
        if not part or part in known or expected is None or not (slots or fonts):
            continue
        known.add(part)
        yield RestoreTheme(part=part, source=expected.part, slots=tuple(sorted(slots)), fonts=tuple(sorted(fonts)),
                           codes=tuple(sorted(codes & {COLOUR, FONT})),
                           message=Message("Gives the theme its own colours and fonts back."))


def map_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Maps are taken from the brand's own surface of the same kind; a slide has none of its own."""
    wanted = {finding.location.part for finding in findings if finding.code == MAP}
    matches = list(context.own_matches())
    for change in context.map_changes():
        if change.part not in wanted:
            continue
        match = next(match for match in matches if match.page is change.page)
        yield RestoreColourMap(part=change.part or match.page.surfaces[-1].part,
                               source=_source(context.master, match, change.surface), codes=(MAP,),
                               message=Message("Lets the theme colours stand for what they stand for in the template."))


def background_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    wanted = {finding.location.part for finding in findings if finding.code == BACKGROUND}
    for change in context.background_changes():
        shown = change.match.page.background
        if shown is None or not change.known or shown.surface.part not in wanted:
            continue
        yield RestoreBackground(
            part=shown.surface.part, source=_source(context.master, change.match, shown.surface.kind),
            codes=(BACKGROUND,), message=Message("Restores the background that the template gives the page."))


def _source(master: MasterFacts, match: PageMatch, kind: SurfaceKind) -> str | None:
    """The part of the brand's master that is to a page's view what a surface of this kind is to the page.

    None for slides, which have nothing of their own there, and for Word, where there is only one place.
    """
    if master.format is Format.DOCX or kind is SurfaceKind.SLIDE:
        return None
    index = next((number for number, view in enumerate(master.views) if view is match.view), None)
    if index is None or index >= len(master.layouts):
        return None
    layout = master.layouts[index]
    return layout.part if kind is SurfaceKind.LAYOUT else layout.master
