"""NV402 off-brand-font."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from naravard_templates.linter.context import Context
from naravard_templates.linter.families import allowed_families
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.texts import own_texts
from naravard_templates.linter.words import excerpt
from naravard_templates.model.finding import FixSafety, Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.text import TextUse

_SHARED = frozenset({SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.STYLES, SurfaceKind.PACKAGE})


def check(context: Context) -> Iterator[Fault]:
    """Every family once for each object or style that names it."""
    allowed = allowed_families(context)
    known: set[tuple[object, ...]] = set()
    for use in own_texts(context):
        font = use.declared_font
        if not font or font.casefold() in allowed:
            continue
        place = _place(use)
        key = place.part, place.number if place.surface is SurfaceKind.SLIDE else None, place.object, font.casefold()
        if key not in known:
            known.add(key)
            yield _fault(context, use, place)


def _place(use: TextUse) -> Location:
    """Where to mend it: a style, a layout, or the text itself."""
    return replace(use.font_at, number=None) if use.font_at and use.font_at.surface in _SHARED else use.location


def _fault(context: Context, use: TextUse, place: Location) -> Fault:
    theme = next(iter(context.master.themes), None)
    values: dict[str, object] = {"font": use.look.font, "text": excerpt(use.text)}
    message = (Message("“{text}” is set in {font}, which is not the brand's font.", values) if use.text
               else Message("{font} is not the brand's font.", values))
    return Fault(message, place, None, theme.minor_font if theme else None, use.look.font)


RULE = Rule("NV402", "off-brand-font", Severity.WARNING, FixSafety.UNSAFE, Docs(
    Message("Text or a style is set in a font that is neither the theme's nor declared in brand.yaml."),
    Message("Type is part of how the brand is recognised, and a font that a reader lacks is replaced by another."),
    Message("A paragraph was pasted from a web page and kept its font."),
    Message("Select the text, Home > Font, and choose one under Theme Fonts. Next time paste with Use Destination "
            "Theme."),
    Message("Select the text and press Ctrl+Space, which takes direct formatting away. For a style: Home > Styles, "
            "right-click the style > Modify, and choose +Body or +Headings."),
), check)
