"""NV401 theme-font-changed."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter import themes
from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.texts import is_deck
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import PageKind


def check(context: Context) -> Iterator[Fault]:
    """One finding for headings and one for the body text, where text really is shown in the theme's font."""
    known: set[tuple[str, str]] = set()
    shown: frozenset[tuple[object, str]] | None = None
    for match in context.own_matches():
        theme = context.snapshot.theme(match.page.theme)
        expected = themes.expected_theme(context.master, match.view.theme)
        if theme is None or expected is None:
            continue
        for slot, wanted, found in (("major", expected.major_font, theme.major_font),
                                    ("minor", expected.minor_font, theme.minor_font)):
            changed = wanted and wanted.casefold() != found.casefold() and (theme.part, slot) not in known
            if not changed:
                continue
            shown = shown if shown is not None else frozenset(_shown(context))
            if (_place(context, match), slot) in shown:
                known.add((theme.part, slot))
                yield Fault(_message(slot, wanted, found), Location(SurfaceKind.THEME, None, theme.part, slot), None,
                            wanted, found)


def _message(slot: str, wanted: str, found: str) -> Message:
    values: dict[str, object] = {"actual": found, "expected": wanted}
    if slot == "major":
        return Message("The theme's font for headings is {actual} instead of {expected}.", values)
    return Message("The theme's font for body text is {actual} instead of {expected}.", values)


def _shown(context: Context) -> Iterator[tuple[object, str]]:
    """Where which of the theme's fonts is shown, or would be as soon as somebody writes there."""
    deck = is_deck(context)
    for use in context.snapshot.texts:
        yield use.location.number if deck else None, use.look.theme_font
    for style in context.snapshot.styles:
        yield style.location.part if deck else None, style.look.theme_font


def _place(context: Context, match: PageMatch) -> object:
    """Slides go by their number, layouts by their part; the text of a document may stand on any page."""
    if not is_deck(context):
        return None
    return match.page.number if match.page.kind is PageKind.SLIDE else match.page.surfaces[-1].part


RULE = Rule("NV401", "theme-font-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("The theme's font for headings or body text is not the brand's, and text is shown in it."),
    Message("One changed theme font changes every text that follows it, and lines break in other places."),
    Message("Another font pair was chosen for the whole file."),
    Message("View > Slide Master > Fonts: choose the brand's own font pair."),
    Message("Design > Fonts: choose the brand's own font pair."),
), check)
