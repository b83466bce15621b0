"""Whether the theme's colours still stand for what the brand says (`clrMap`, `clrMapOvr`, `clrSchemeMapping`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from naravard_templates.linter.views import PageMatch
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Page, PageKind, Snapshot


@record
class MapChange:
    """A colour map that is not the brand's: the tokens that differ, and where it is set as far as can be told."""

    page: Page
    surface: SurfaceKind
    part: str | None
    expected: dict[str, str]
    actual: dict[str, str]


def map_changes(matches: Iterable[PageMatch], snapshot: Snapshot,
                wanted: Collection[Mapping[str, str]]) -> Iterator[MapChange]:
    """The changed maps, each once. A slide that has its layout's map has it from there, a layout from its master.

    `wanted` are the maps that the brand has somewhere.
    """
    maps = {page.surfaces[-1].part: page for page in snapshot.layouts}
    untouched = {layout.master for layout in snapshot.untouched}
    known: set[str] = set()
    for match in matches:
        expected, actual = difference(match)
        if not actual:
            continue
        surface, part = _home(match.page, maps, untouched, wanted)
        key = part or f"page {match.page.number}"
        if key not in known:
            known.add(key)
            yield MapChange(match.page, surface, part, expected, actual)


def difference(match: PageMatch) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens that mean another slot on the page than they should, and what they mean."""
    wanted, found = match.view.colour_map, match.page.colour_map
    if wanted == found:
        return {}, {}
    tokens = [token for token in wanted if token in found and wanted[token] != found[token]]
    return {token: wanted[token] for token in tokens}, {token: found[token] for token in tokens}


def _home(page: Page, layouts: dict[str, Page], untouched: Collection[str],
          wanted: Collection[Mapping[str, str]]) -> tuple[SurfaceKind, str | None]:
    if page.kind not in {PageKind.SLIDE, PageKind.LAYOUT}:
        return SurfaceKind.STYLES, None
    surfaces = {surface.kind: surface for surface in (*page.surfaces, *page.hidden_surfaces)}
    layout, master = surfaces.get(SurfaceKind.LAYOUT), surfaces.get(SurfaceKind.MASTER)
    inherited = layout is not None and layout.part in layouts and layouts[layout.part].colour_map == page.colour_map
    if not inherited or layout is None:
        return page.surfaces[-1].kind, page.surfaces[-1].part
    # By part: the same master is another surface where it is drawn under another map.
    siblings = [other for other in layouts.values() if master is not None and any(
        surface.part == master.part for surface in (*other.surfaces, *other.hidden_surfaces))]
    # A layout without the map that it should have shows its master's, which is as it should be.
    own_map = page.colour_map in wanted
    if master is not None and master.part not in untouched and not own_map and all(
            other.colour_map == page.colour_map for other in siblings):
        return SurfaceKind.MASTER, master.part
    return SurfaceKind.LAYOUT, layout.part
