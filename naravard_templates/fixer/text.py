"""Edits that give text its looks and its language back: colours of styles, fonts, language marks."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naravard_templates.linter.context import Context
from naravard_templates.linter.marked_languages import mismarked
from naravard_templates.linter.style_changes import StyleChange, style_changes
from naravard_templates.linter.texts import FURNITURE, is_deck, slot_kind
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.edit import Edit, RestoreStyle, SetLanguage, UseThemeFont
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.location import SurfaceKind

STYLE, LANGUAGE, FONT = "NV305", "NV603", "NV402"


def style_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """The style that says the colour, and in Word the one that shows it, where that is another."""
    if not any(finding.code == STYLE for finding in findings):
        return
    for change in style_changes(context):
        if not change.own:
            yield from _in_deck(context, change) if is_deck(context) else _in_document(change)


def _in_document(change: StyleChange) -> Iterator[Edit]:
    part = change.location.part
    for name in dict.fromkeys((change.location.object, change.style.location.object)):
        if part is not None:
            yield RestoreStyle(
                part=part, style=name, codes=(STYLE,),
                message=Message("Gives the style {style} its own colours back.",
                                {"style": name or Message("of the document's defaults")}))


def _in_deck(context: Context, change: StyleChange) -> Iterator[Edit]:
    place, layout = change.location, change.style.location.part
    match = next((match for match in context.own_matches() if layout in _parts(match)), None)
    source = None if match is None else _source(context, match, place.surface)
    if place.part is not None and source is not None:
        yield RestoreStyle(
            part=place.part, source=source, style=place.object, role=_family(change.style.role), codes=(STYLE,),
            message=Message("Gives the template's text its own colours back ({style}).",
                            {"style": place.object or change.style.role}))


def _parts(match: PageMatch) -> set[str]:
    return {surface.part for surface in (*match.page.surfaces, *match.page.hidden_surfaces)}


def _source(context: Context, match: PageMatch, kind: SurfaceKind) -> str | None:
    """The brand's part that is what the document's is; the defaults of a presentation stand in its main part."""
    index = next((number for number, view in enumerate(context.master.views) if view is match.view), None)
    if index is None or index >= len(context.master.layouts):
        return None
    layout = context.master.layouts[index]
    return {SurfaceKind.LAYOUT: layout.part, SurfaceKind.MASTER: layout.master}.get(kind, "")


def _family(slot: str) -> str:
    kind = slot_kind(slot)
    return "title" if kind == "title" else "other" if kind in FURNITURE else "body"


def language_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Only text that the findings tell of is marked anew; what plainly is in another language keeps its mark."""
    if not any(finding.code == LANGUAGE for finding in findings):
        return
    wanted = context.brand.config.language
    for marked in mismarked(context):
        places: dict[str, dict[str, None]] = {}
        for use in marked.uses:
            place = use.path if is_deck(context) else use.style
            places.setdefault(use.location.part or "", {})[place] = None
        for part, found in places.items():
            yield SetLanguage(
                part=part, language=wanted, was=marked.language, places=() if marked.everything else tuple(found),
                codes=(LANGUAGE,),
                message=Message("Marks text as being in {language}.", {"language": wanted}))


def font_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Each strange family once in each part that names it."""
    known: set[tuple[str, str]] = set()
    for finding in findings:
        part, font = finding.location.part, str(finding.actual or "")
        if finding.code == FONT and part and font and (part, font) not in known:
            known.add((part, font))
            yield UseThemeFont(part=part, font=font, codes=(FONT,),
                               message=Message("Sets text in the brand's font instead of {font}.", {"font": font}))
