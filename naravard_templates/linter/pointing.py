"""Where on its page each finding is, and where what it found belongs: what pictures of the pages point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.linter.context import Context
from naravard_templates.linter.pairing import Pair
from naravard_templates.linter.views import PageMatch
from naravard_templates.linter.words import name_of
from naravard_templates.model.finding import Finding
from naravard_templates.model.geometry import ABSOLUTE, EMU_PER_MM, EMU_PER_POINT, Box
from naravard_templates.model.snapshot import Element, Page, PageKind, Surface

_A4 = (210 * EMU_PER_MM, 297 * EMU_PER_MM)
_SIXTEEN_TO_NINE = (12_192_000, 6_858_000)

# A copy of the logo in the content has no place of its own in the template.
_WITHOUT_PLACE = frozenset({"NV212"})
_ABOUT_THE_COVER = frozenset({"NV208"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on a page: of what was found, or (`expected`) of where it belongs.

    `number` is the finding's. `wanted` is the protected element that is missing there, for a shadow of it.
    """

    number: int
    box: Box
    name: str = ""
    expected: bool = False
    wanted: ProtectedElement | None = None


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page with the findings that are on it, as numbers, and their marks; `size` is the page's in EMU."""

    page: Page
    size: tuple[int, int]
    numbers: tuple[int, ...]
    marks: tuple[Mark, ...]


def marked_pages(context: Context, findings: Sequence[Finding]) -> tuple[MarkedPage, ...]:
    """The pages that findings are on. Findings are numbered from 1, in their order.

    A slide is shown even where nothing on it can be pointed at; a page of a document only for something in its place.
    """
    numbers: dict[int, list[int]] = defaultdict(list)
    marks: dict[int, list[Mark]] = defaultdict(list)
    places = {id(match.page): at for at, match in enumerate(context.matches)}
    for number, finding in enumerate(findings, 1):
        match = _page_of(context, finding)
        if match is None:
            continue
        found = tuple(_marks(context, match, finding, number))
        if found or match.page.kind in {PageKind.SLIDE, PageKind.LAYOUT}:
            at = places[id(match.page)]
            numbers[at].append(number)
            marks[at] += found
    return tuple(MarkedPage(context.matches[at].page, page_size(context, context.matches[at].page),
                            tuple(numbers[at]), tuple(marks[at])) for at in sorted(numbers))


def page_size(context: Context, page: Page) -> tuple[int, int]:
    """Width and height in EMU; what the file does not say is the usual size of its kind."""
    setup = next((one for one in context.snapshot.setups if one.number == page.number and one.width), None)
    if setup is not None:
        return setup.width, setup.height
    usual = _SIXTEEN_TO_NINE if page.kind in {PageKind.SLIDE, PageKind.LAYOUT} else _A4
    return context.snapshot.page_size or usual


def _page_of(context: Context, finding: Finding) -> PageMatch | None:
    """The page with the finding's number that shows the part it stands in, else the first of that number."""
    location = finding.location
    if location.number is None:
        return None
    same = [match for match in context.matches if match.page.number == location.number]
    holding = (match for match in same if any(surface.part == location.part for surface in _surfaces(match.page)))
    first = next((match for match in same if match.page.kind is not PageKind.LAYOUT), None)
    return next(holding, first)


def _surfaces(page: Page) -> Iterable[Surface]:
    return (*page.surfaces, *page.hidden_surfaces)


def _marks(context: Context, match: PageMatch, finding: Finding, number: int) -> Iterator[Mark]:
    if finding.element is None or finding.code in _WITHOUT_PLACE:
        yield from _objects(match.page, finding, number)
    elif finding.code in _ABOUT_THE_COVER:
        yield from _objects(match.page, finding, number)
        yield from _belonging(context, finding, number, shadow=False)
    else:
        yield from _protected(context, match, finding, number)


def _protected(context: Context, match: PageMatch, finding: Finding, number: int) -> Iterator[Mark]:
    """What stands for the protected element, and the element's own place where that is another."""
    pair = next((pair for pair in match.matching.pairs if pair.expected.id == finding.element), None)
    if pair is None:
        yield from _belonging(context, finding, number, shadow=True)
        return
    box = pair.actual.element.box
    if _can_be_shown(box):
        yield Mark(number, box, name_of(pair.expected))
    if _stands_elsewhere(pair):
        yield from _belonging(context, finding, number, shadow=False)


def _belonging(context: Context, finding: Finding, number: int, *, shadow: bool) -> Iterator[Mark]:
    element = next((one for one in context.master.elements if one.id == finding.element), None)
    if element is not None and _can_be_shown(box := element.element.box):
        yield Mark(number, box, name_of(element), True, element if shadow else None)


def _can_be_shown(box: Box | None) -> TypeGuard[Box]:
    return box is not None and box.frame == ABSOLUTE


def _stands_elsewhere(pair: Pair) -> bool:
    one, other = pair.expected.element.box, pair.actual.element.box
    if one is None or other is None:
        return True
    edges = zip(one.extent, other.extent, strict=True)
    return any(abs(a - b) > EMU_PER_POINT for a, b in edges)


def _objects(page: Page, finding: Finding, number: int) -> Iterator[Mark]:
    """What has the name that the finding gives, on the surface that it names; a group by what it holds."""
    name = finding.location.object
    surface = next((one for one in _surfaces(page) if one.part == finding.location.part), None)
    if not name or surface is None:
        return
    for box in _boxes(page, surface, name):
        yield Mark(number, box, name)
        belongs = _moved(box, finding.expected) if isinstance(finding.expected, Mapping) else box
        if belongs != box:
            yield Mark(number, belongs, name, True)


def _boxes(page: Page, surface: Surface, name: str) -> list[Box]:
    own = [element for element in surface.elements if element.name == name]
    boxes = [box for element in own if _can_be_shown(box := _box(page, element))]
    inner = [element.box for element in surface.elements if name in element.groups and _can_be_shown(element.box)]
    return boxes or ([_around(inner)] if inner else [])


def _box(page: Page, element: Element) -> Box | None:
    """A placeholder that says nothing of its place has its layout's."""
    if element.box is not None or element.placeholder is None:
        return element.box
    return next((slot.box for slot in page.slots if slot.path == element.path), None)


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*(box.extent for box in boxes), strict=True)
    x, y = min(left), min(top)
    return Box(round(x), round(y), round(max(right) - x), round(max(bottom) - y))


def _moved(box: Box, expected: Mapping[str, object]) -> Box:
    """The box with whatever of its place and size the finding expects."""
    x, y, cx, cy = (expected.get(key, own) for key, own in (("x", box.x), ("y", box.y), ("cx", box.cx), ("cy", box.cy)))
    if isinstance(x, int) and isinstance(y, int) and isinstance(cx, int) and isinstance(cy, int):
        return replace(box, x=x, y=y, cx=cx, cy=cy)
    return box
