"""Edits that move content: placeholders back, covers aside, what was added to masters to where it is content."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from naravard_templates.brand.protected import Layout
from naravard_templates.fixer.room import Move, way_off
from naravard_templates.linter.context import Context
from naravard_templates.linter.covering import Cover
from naravard_templates.linter.match import is_seen
from naravard_templates.linter.rules.external_reference import is_remote
from naravard_templates.linter.texts import Offers
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.edit import Edit, FollowLayout, ForgetTemplate, MoveDrawing, MoveToContent
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.geometry import ABSOLUTE, Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Drawn, Element, Format, Page

COVERED, MOVED, ADDED, EXTERNAL = "NV208", "NV503", "NV211", "NV902"
_CONTENT = frozenset({SurfaceKind.SLIDE, SurfaceKind.BODY})
_WIDE = (12_192_000, 6_858_000)
_TEMPLATE = "attachedTemplate"


def layout_place_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Placeholders that were moved, back to where their layout has them."""
    wanted = {(finding.location.part, finding.location.object) for finding in findings if finding.code == MOVED}
    offers = Offers(context)
    for match in context.own_matches():
        layout, surface = offers.layout(match), match.page.surfaces[-1]
        for element in surface.elements if layout else ():
            if (surface.part, element.name or None) in wanted and layout is not None:
                yield from _back(element, surface.part, layout, MOVED)


def _back(element: Element, part: str, layout: Layout, code: str) -> Iterator[Edit]:
    own = element.placeholder
    slots = [slot for slot in layout.slots if slot.box and own]
    exact = [slot for slot in slots if own and (slot.type, slot.index) == (own.type, own.index)]
    alike = [slot for slot in slots if own and slot.type == own.type]
    slot = next(iter((*exact, *alike)), None)
    if slot is not None and slot.box is not None:
        box = slot.box
        yield FollowLayout(part=part, path=element.path, box=(box.x, box.y, box.cx, box.cy), codes=(code,),
                           message=Message("Puts {name} back where the layout has it.", {"name": element.name}))


def cover_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """What lies over a protected graphic, moved the shortest way off it; smaller where there is no room."""
    wanted = {(finding.element, finding.location.part) for finding in findings if finding.code == COVERED}
    offers, known = Offers(context), set[tuple[str, str]]()
    matches = {id(match.page): match for match in context.own_matches()}
    for page, cover in context.covers():
        drawn = cover.cover
        key = drawn.surface.part, drawn.element.path.partition("/")[0]
        if (cover.pair.expected.id, drawn.surface.part) not in wanted or key in known:
            continue
        known.add(key)
        layout = offers.layout(matches[id(page)]) if id(page) in matches else None
        if drawn.surface.kind not in _CONTENT:
            yield _to_content(context, drawn, COVERED)
        elif drawn.element.placeholder is not None and layout is not None:
            yield from _back(drawn.element, drawn.surface.part, layout, COVERED)
        else:
            yield from _aside(context, matches[id(page)], cover)


def _aside(context: Context, match: PageMatch, cover: Cover) -> Iterator[Edit]:
    drawn, path = cover.cover, cover.cover.element.path.partition("/")[0]
    page = match.page
    whole = _extent(element for element in drawn.surface.elements if element.path.partition("/")[0] == path)
    marks = [pair.actual.element.box.extent for pair in match.matching.pairs
             if pair.actual.element.box and pair.actual.element.box.frame == ABSOLUTE
             and (pair is cover.pair or pair.expected.element.picture or pair.expected.element.text)
             and is_seen(pair.actual.element, _size(context, page)) and not _is_ground(context, page, pair.actual)]
    move = way_off(whole, marks, _size(context, page)) if whole else None
    if move is not None and move != Move():
        yield MoveDrawing(
            part=drawn.surface.part, path=path, dx=round(move.dx), dy=round(move.dy), scale=move.scale,
            codes=(COVERED,), message=Message("Moves {name} off the template's graphics." if move.scale == 1 else
                            "Makes {name} smaller and moves it off the template's graphics.",
                            {"name": drawn.element.name or drawn.element.kind}))


def _extent(elements: Iterator[Element]) -> tuple[float, float, float, float] | None:
    boxes = [element.box.extent for element in elements if element.box and element.box.frame == ABSOLUTE]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _size(context: Context, page: Page) -> tuple[int, int]:
    setup = next((setup for setup in context.snapshot.setups if setup.number == page.number and setup.width), None)
    return (setup.width, setup.height) if setup else context.snapshot.page_size or _WIDE


def _is_ground(context: Context, page: Page, drawn: Drawn) -> bool:
    """What is larger than half the page is there to be written on."""
    box: Box | None = drawn.element.box
    width, height = _size(context, page)
    return box is None or box.cx * box.cy > width * height / 2


def addition_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Nothing that readers saw goes: it becomes content of the pages that showed it."""
    wanted = {(finding.location.part, finding.location.object) for finding in findings if finding.code == ADDED}
    known: set[tuple[str, str]] = set()
    for addition in context.additions:
        drawn = addition.drawn
        key = drawn.surface.part, drawn.element.path.partition("/")[0]
        if (drawn.surface.part, drawn.element.name or None) in wanted and key not in known:
            known.add(key)
            yield _to_content(context, drawn, ADDED)


def _to_content(context: Context, drawn: Drawn, code: str) -> Edit:
    shown = [page for page in context.snapshot.pages
             if any(surface.part == drawn.surface.part for surface in page.surfaces)]
    targets = dict.fromkeys(page.surfaces[-1].part for page in shown if page.surfaces[-1].kind in _CONTENT)
    if context.snapshot.format is Format.DOCX:
        targets = dict.fromkeys(surface.part for page in context.snapshot.pages for surface in page.surfaces
                                if surface.kind is SurfaceKind.BODY)
    return MoveToContent(
        part=drawn.surface.part, path=drawn.element.path.partition("/")[0], targets=tuple(targets), codes=(code,),
        message=Message("Moves {name} out of the template's {surface} and into the content.",
                        {"name": drawn.element.name or drawn.element.kind, "surface": drawn.surface.kind}))


def template_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Only the template can go without a loss; what is shown from elsewhere cannot be fetched here."""
    if not any(finding.code == EXTERNAL for finding in findings):
        return
    for found in context.snapshot.facts.externals:
        if found.kind == _TEMPLATE and is_remote(found.target) and found.location.part:
            yield ForgetTemplate(part=found.location.part, target=found.target, codes=(EXTERNAL,),
                                 message=Message("Stops Word from fetching a template from another computer."))
