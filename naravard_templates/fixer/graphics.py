"""Edits that put protected graphics back: in place, size, form, picture and colour, or there at all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter.backgrounds import BACKGROUND
from naravard_templates.linter.context import Context, Lost
from naravard_templates.linter.locks import lost_locks
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.views import PageMatch
from naravard_templates.linter.words import name_of
from naravard_templates.model.edit import Edit, RestoreGraphic, RestoreLocks, ShowGraphics
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Format, PageKind

CHANGED = frozenset({"NV201", "NV202", "NV203", "NV205", "NV206", "NV207", "NV209", "NV210"})
REMOVED = "NV204"
HIDDEN = "NV209"
LOCKS = "NV105"


@dataclass
class _Unit:
    """One of the master's outermost drawings, and what is wrong with it in one part of the document."""

    element: ProtectedElement
    codes: set[str] = field(default_factory=set)


_Key = tuple[str, str, int]
"""A part of the document, a part of the master, and the number of the drawing there."""


def graphic_edits(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """One edit for each drawing of the master that something is wrong with, in each part that shows it."""
    units = _changed_units(context, findings)
    for found in (_lost_units(context, findings), _unlocked_units(context, findings)):
        for key, unit in found.items():
            units.setdefault(key, _Unit(unit.element)).codes.update(unit.codes)
    pairs = list(_pairs(context))
    for key, unit in units.items():
        part, source, index = key
        yield RestoreGraphic(
            part=part, source=source, index=index, codes=tuple(sorted(unit.codes)),
            message=Message("Puts {element} back as the template has it.", {"element": name_of(unit.element)}),
            paths=tuple(dict.fromkeys(pair.actual.element.path for pair in pairs if _key(pair) == key)),
            after=_below(pairs, key))
    yield from _shown(context, findings)
    yield from _locks(context, findings)


def _changed_units(context: Context, findings: Collection[Finding]) -> dict[_Key, _Unit]:
    wanted: dict[tuple[str | None, str | None], set[str]] = {}
    for finding in findings:
        if finding.code in CHANGED and finding.element:
            wanted.setdefault((finding.element, finding.location.part), set()).add(finding.code)
    units: dict[_Key, _Unit] = {}
    for pair in _pairs(context):
        codes = wanted.get((pair.expected.id, pair.actual.surface.part))
        if codes:
            units.setdefault(_key(pair), _Unit(pair.expected)).codes.update(codes)
    return units


def _lost_units(context: Context, findings: Collection[Finding]) -> dict[_Key, _Unit]:
    wanted = {(finding.element, finding.location.part) for finding in findings if finding.code == REMOVED}
    units: dict[_Key, _Unit] = {}
    for lost in context.lost():
        if lost.surface is None or (lost.element.id, lost.surface.part) not in wanted or (
                _is_hidden(lost) or is_first_page_off(context, lost)):
            continue
        key = lost.surface.part, lost.element.part, _number(lost.element)
        units.setdefault(key, _Unit(lost.element)).codes.add(REMOVED)
    return units


def _unlocked_units(context: Context, findings: Collection[Finding]) -> dict[_Key, _Unit]:
    """Word's locks are content controls around drawings, which come back with them."""
    units: dict[_Key, _Unit] = {}
    if context.snapshot.format is Format.DOCX and any(finding.code == LOCKS for finding in findings):
        for seen in context.pairs():
            if lost_locks(seen.pair):
                units.setdefault(_key(seen.pair), _Unit(seen.pair.expected)).codes.add(LOCKS)
    return units


def _locks(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Slides' graphics that another program unlocked, and left as they are otherwise."""
    if context.snapshot.format is Format.DOCX or not any(finding.code == LOCKS for finding in findings):
        return
    locked: dict[str, dict[str, tuple[str, ...]]] = {}
    for seen in context.pairs():
        if lost_locks(seen.pair):
            actual = seen.pair.actual
            locked.setdefault(actual.surface.part, {})[actual.element.path] = seen.pair.expected.element.locks
    for part, paths in locked.items():
        yield RestoreLocks(part=part, locked=tuple(paths.items()), codes=(LOCKS,),
                           message=Message("Locks the template's graphics again."))


def is_first_page_off(context: Context, lost: Lost) -> bool:
    """Whether something is missed on a first page that the document does not set apart from the others."""
    return lost.page.kind is PageKind.FIRST and not any(
        page.kind is PageKind.FIRST and page.number == lost.page.number for page in context.snapshot.pages)


def _is_hidden(lost: Lost) -> bool:
    return any(surface.kind is lost.element.surface for surface in lost.page.hidden_surfaces)


def _pairs(context: Context) -> Iterator[Pair]:
    """What is shown or hidden for protected elements, whole surfaces that a page hides left out."""
    for match in context.own_matches():
        for pair in match.matching.pairs:
            if pair.expected.element.path != BACKGROUND:
                yield pair
        for pair in match.matching.hidden:
            if pair.actual.surface not in match.page.hidden_surfaces:
                yield pair


def _key(pair: Pair) -> _Key:
    return pair.actual.surface.part, pair.expected.part, _number(pair.expected)


def _number(element: ProtectedElement) -> int:
    return int(element.element.path.partition("/")[0]) if element.element.path[:1].isdigit() else -1


def _below(pairs: Collection[Pair], key: _Key) -> tuple[str, ...]:
    """What stands in the part for the master's drawings that lie under this one."""
    part, source, index = key
    return tuple(dict.fromkeys(pair.actual.element.path for pair in pairs if pair.actual.surface.part == part
                               and pair.expected.part == source and _number(pair.expected) < index))


def _shown(context: Context, findings: Collection[Finding]) -> Iterator[Edit]:
    """Pages that hide what is below them, where a finding says so."""
    wanted = {finding.location.part for finding in findings if finding.code in {HIDDEN, REMOVED}}
    known: set[str] = set()
    for match in context.own_matches():
        page = match.page
        hidden = {surface.kind for surface in page.hidden_surfaces}
        if not hidden or not page.surfaces or page.kind in _WORD_PAGES:
            continue
        hiding = _hiding(match, hidden) if _is_missed(match, hidden) else None
        if hiding and hiding not in known and wanted & {hiding, page.surfaces[-1].part}:
            known.add(hiding)
            yield ShowGraphics(part=hiding, codes=(HIDDEN,),
                               message=Message("Shows the background graphics again."))


_WORD_PAGES = frozenset({PageKind.FIRST, PageKind.DEFAULT, PageKind.EVEN})


def _is_missed(match: PageMatch, hidden: Collection[SurfaceKind]) -> bool:
    """Whether the brand shows something there: some of its own layouts hide the master, and are meant to."""
    matching = match.matching
    return any(element.surface in hidden for element in matching.missing) or any(
        pair.actual.surface in match.page.hidden_surfaces for pair in matching.hidden)


def _hiding(match: PageMatch, hidden: Collection[SurfaceKind]) -> str | None:
    """A slide hides its layout and master, a layout only the master."""
    surfaces = {surface.kind: surface.part for surface in match.page.surfaces}
    if SurfaceKind.LAYOUT in hidden:
        return surfaces.get(SurfaceKind.SLIDE)
    return surfaces.get(SurfaceKind.LAYOUT)
