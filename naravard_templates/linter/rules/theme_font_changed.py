"""NV401 theme-font-changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter import themes
from naravard_templates.linter.context import Context
from naravard_templates.linter.examples import Example
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.text_examples import deck_with, document_with, text_in, text_of, with_theme_fonts
from naravard_templates.linter.texts import is_deck
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.snapshot import PageKind


def check(context: Context) -> Iterator[Fault]:
    """One finding for headings and one for the body text, where text really is shown in the theme's font."""
    known: set[tuple[str, str]] = set()
    for match in context.own_matches():
        theme = context.snapshot.theme(match.page.theme)
        expected = themes.expected_theme(context.master, match.view.theme)
        if theme is None or expected is None:
            continue
        fonts = {"major": (expected.major_font, theme.major_font), "minor": (expected.minor_font, theme.minor_font)}
        for slot in sorted(_shown(context, match)):
            wanted, found = fonts[slot]
            if wanted and wanted.casefold() != found.casefold() and (theme.part, slot) not in known:
                known.add((theme.part, slot))
                yield Fault(_message(slot, wanted, found), Location(SurfaceKind.THEME, None, theme.part, slot), None,
                            wanted, found)


def _message(slot: str, wanted: str, found: str) -> Message:
    values: dict[str, object] = {"actual": found, "expected": wanted}
    if slot == "major":
        return Message("The theme's font for headings is {actual} instead of {expected}.", values)
    return Message("The theme's font for body text is {actual} instead of {expected}.", values)


def _shown(context: Context, match: PageMatch) -> set[str]:
    """Which of the theme's fonts a page shows, or would show as soon as somebody writes on it."""
    snapshot = context.snapshot
    if not is_deck(context):
        looks = [use.look for use in snapshot.texts] + [style.look for style in snapshot.styles]
    elif match.page.kind is PageKind.SLIDE:
        looks = [use.look for use in snapshot.texts if use.location.number == match.page.number]
    else:
        looks = [style.look for style in snapshot.styles if style.location.part == match.page.surfaces[-1].part]
    return {look.theme_font for look in looks if look.theme_font}


def valid() -> Iterator[Example]:
    yield Example("the brand's own", deck_with(text_in()))
    named = replace(deck_with(text_in(theme_font="")), layouts=())
    yield Example("another one, while all text names the brand's font", with_theme_fonts(named, "Arial", "Arial"))


def invalid() -> Iterator[Example]:
    yield Example("body text in another font", with_theme_fonts(deck_with(text_in()), "Calibri", "Arial"))
    yield Example("headings in another font", with_theme_fonts(
        deck_with(text_in(theme_font="major")), "Arial", "Calibri"))
    yield Example("a document", with_theme_fonts(document_with(text_of()), "Calibri", "Arial"))


RULE = Rule("NV401", "theme-font-changed", Severity.ERROR, FixSafety.SAFE, Docs(
    Message("The theme's font for headings or body text is not the brand's, and text is shown in it."),
    Message("One changed theme font changes every text that follows it, and lines break in other places."),
    Message("Another font pair was chosen for the whole file."),
    Message("View > Slide Master > Fonts: choose the brand's own font pair."),
    Message("Design > Fonts: choose the brand's own font pair."),
), check)
