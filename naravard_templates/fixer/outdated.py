"""Edits that bring a file from an older version of its brand to the current one."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Final

from naravard_templates.brand.protected import Layout, MasterFacts
from naravard_templates.fixer.layout_choice import Choice, likest, on_layout
from naravard_templates.fixer.placing import placed
from naravard_templates.fixer.slides import box_of_slot, is_empty, master_part
from naravard_templates.linter.backgrounds import BACKGROUND
from naravard_templates.linter.context import Context
from naravard_templates.linter.views import PageMatch
from naravard_templates.model.edit import Edit
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.rehang import AdoptSlide, FreeDrawing, OldDrawings, SlotFilling, UpdateTemplate
from naravard_templates.model.snapshot import Element, Format, PageKind

OUTDATED: Final = "NV102"
_SIXTEEN_TO_NINE: Final = (12_192_000, 6_858_000)
_SAME: Final = 12_700
_SAME_PAGE: Final = 36_000
_HEADERS: Final = frozenset({SurfaceKind.HEADER, SurfaceKind.FOOTER})


def update_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """One edit for the file; besides, in a presentation, one for each slide that hangs on the old masters."""
    if context.brand is context.latest or not any(finding.code == OUTDATED for finding in findings):
        return
    stamp, deck = context.snapshot.stamp, context.snapshot.format is Format.PPTX
    masters = {part for match in context.own_matches() if (part := master_part(match.page))} if deck else set()
    yield UpdateTemplate(
        part=_main(context), brand=context.latest.id, version=context.latest.version, codes=(OUTDATED,),
        message=Message("Brings the file from version {old} of the template to version {new}.",
                        {"old": context.brand.version, "new": context.latest.version}),
        kind=stamp.kind if stamp else "", masters=tuple(sorted(masters)),
        drawings=() if deck else tuple(_old_drawings(context)),
        sections=() if deck else tuple(_usual_sections(context)))
    yield from _slides(context) if deck else ()


def _main(context: Context) -> str:
    """What people know the file's main part by; a presentation's is not among the surfaces."""
    if context.snapshot.format is Format.PPTX:
        return "ppt/presentation.xml"
    return next((page.surfaces[-1].part for page in context.snapshot.pages if page.surfaces), "")


def _slides(context: Context) -> Iterator[AdoptSlide]:
    new = context.latest.master(context.snapshot.format)
    for match in context.own_matches():
        if match.page.kind is PageKind.SLIDE:
            yield _moved(context, match, new)


def _moved(context: Context, match: PageMatch, new: MasterFacts) -> AdoptSlide:
    page = match.page
    old = _layout_of(context.master, match)
    filled = [element for element in page.slots if not is_empty(element)]
    choice = _choice(context, match, new, filled)
    held = {element.path for element, _ in choice.fills}
    return AdoptSlide(
        part=page.surfaces[-1].part, source=choice.layout.part, codes=(OUTDATED,),
        message=Message("Moves slide {number} to the layout “{layout}”.",
                        {"number": page.number, "layout": choice.layout.name}),
        fills=tuple(_fillings(choice, old)),
        free=tuple(FreeDrawing(element.path, element.box) for element in filled
                   if element.path not in held and element.box),
        gone=tuple(element.path for element in page.slots if is_empty(element)))


def _layout_of(master: MasterFacts, match: PageMatch) -> Layout | None:
    number = next((number for number, view in enumerate(master.views) if view is match.view), None)
    return None if number is None or number >= len(master.layouts) else master.layouts[number]


def _choice(context: Context, match: PageMatch, new: MasterFacts, filled: list[Element]) -> Choice:
    """The layout of the same name, else the likest of those with the same role, else of all."""
    size = context.snapshot.page_size or _SIXTEEN_TO_NINE
    old = _layout_of(context.master, match)
    named = [layout for layout in new.layouts if layout.name == match.view.name]
    alike = [layout for layout in new.layouts if old and layout.role and layout.role == old.role]
    if named:
        return on_layout(match.page, filled, named[0], math.hypot(*size))
    return likest(match.page, filled, alike or new.layouts, size)


def _fillings(choice: Choice, old: Layout | None) -> Iterator[SlotFilling]:
    """What stood where the old layout had it goes where the new one has it; what was moved by hand stays there."""
    for element, slot in choice.fills:
        before = box_of_slot(old, element.placeholder.type, element.placeholder.index) if (
            old and element.placeholder) else None
        if before is None or element.box is None or _is_same(element.box, before):
            box = placed(element, slot, ())
        else:
            box = element.box
        yield SlotFilling(element.path, slot.type, slot.index, box)


def _is_same(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip((one.x, one.y, one.cx, one.cy),
                                                   (other.x, other.y, other.cx, other.cy), strict=True))


def _old_drawings(context: Context) -> Iterator[OldDrawings]:
    """The brand's graphics in headers and footers, which the current ones take the place of."""
    found: dict[str, dict[str, None]] = {}
    for match in context.own_matches():
        for pair in (*match.matching.pairs, *match.matching.hidden):
            if pair.actual.surface.kind in _HEADERS and pair.actual.element.path != BACKGROUND:
                found.setdefault(pair.actual.surface.part, {})[pair.actual.element.path] = None
    for part, paths in found.items():
        yield OldDrawings(part, tuple(paths))


def _usual_sections(context: Context) -> Iterator[int]:
    """Sections as large as the old master's pages; people's own wide pages stay as they are."""
    wanted = context.master.page_size
    for setup in context.snapshot.setups:
        if wanted and abs(setup.width - wanted[0]) <= _SAME_PAGE and abs(setup.height - wanted[1]) <= _SAME_PAGE:
            yield setup.number
